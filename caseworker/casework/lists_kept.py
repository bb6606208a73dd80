"""Lists that were saved: what the records do for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from caseworker.domain.list_view import ListView
from caseworker.domain.officer import OfficerId


@dataclass(frozen=True, slots=True)
class SavedList:
    """A way to look at one register, under a name. Without ``officer`` it is everybody’s."""

    id: str
    register: str
    name: str
    officer: OfficerId | None
    view: ListView
    made_at: datetime
    made_by: OfficerId


class SavedLists(Protocol):
    """Within one sitting. What it shows is asked anew each time: no row of a list is kept."""

    def of(self, register: str) -> tuple[SavedList, ...]:
        """Those of one register, by name."""
        ...

    def keep(self, saved: SavedList) -> None:
        """Keep it, in the place of the one with its id."""
        ...

    def drop(self, saved: str) -> None:
        """Raises NotFound: there is no list with that id."""
        ...
