"""The book of acts on many cases: what was done, and what was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from caseworker.domain.officer import OfficerId


@dataclass(frozen=True, slots=True)
class Bulk:
    """One act on many cases. ``act`` is its code, ``words`` say it in the list of such acts.

    ``before`` is what ``act`` needs to put everything back: plain data, codes where that will do.
    """

    id: str
    at: datetime
    officer: OfficerId
    act: str
    words: str
    before: Mapping[str, Any]
    undone_at: datetime | None = None
    undone_by: OfficerId | None = None


class Bulks(Protocol):
    """The book of such acts, within one sitting."""

    def keep(self, bulk: Bulk) -> None: ...

    def get(self, key: str) -> Bulk:
        """Raises NotFound."""
        ...

    def latest(self, most: int) -> tuple[Bulk, ...]:
        """Newest first, those that were taken back among them."""
        ...

    def mark_undone(self, key: str, at: datetime, officer: OfficerId) -> None: ...
