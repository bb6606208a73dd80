"""What is kept of lists that were brought in: which cases came of each, to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.officer import OfficerId


@dataclass(frozen=True, slots=True)
class BroughtList:
    """A list that was brought in. ``name`` is that of the file, ``sha256`` of its bytes.

    Somebody may be named in the name: it goes with the last of the cases.
    """

    id: str
    at: datetime
    officer: OfficerId
    name: str
    sha256: str
    lines: int
    undone_at: datetime | None = None
    undone_by: OfficerId | None = None


@dataclass(frozen=True, slots=True)
class BroughtCase:
    """A case that came of a line of it; ``mark`` is how the case was then."""

    list: str
    case: CaseNumber
    line: int
    mark: str


class BroughtLists(Protocol):
    """The lists that were brought in, within one sitting."""

    def keep(self, brought: BroughtList, cases: tuple[BroughtCase, ...]) -> None:
        """Write down a list and the cases that came of it."""
        ...

    def lists(self) -> tuple[BroughtList, ...]:
        """Every list, newest first; those that were undone, too."""
        ...

    def cases_of(self, list_: str) -> tuple[BroughtCase, ...]:
        """The cases that came of it and are still here, in the order of its lines."""
        ...

    def note_undone(self, list_: str, at: datetime, officer: OfficerId) -> None:
        """Raises NotFound: there is no such list."""
        ...
