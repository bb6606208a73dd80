"""What an officer looked at and put aside on the page of health: what the records keep of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from caseworker.domain.officer import OfficerId


@dataclass(frozen=True, slots=True)
class PutAside:
    """One finding about one thing, and why it may stay as it is.

    ``about`` is a case and which of several in it, two cases, or nothing where it is about the
    store. ``mark`` is of what was found: when that changes, it is shown again.
    """

    finding: str
    about: str
    mark: str
    reason: str
    at: datetime
    officer: OfficerId


class Aside(Protocol):
    """The book of it, within one sitting."""

    def every(self) -> tuple[PutAside, ...]:
        """By finding, and by what each is about."""
        ...

    def keep(self, one: PutAside) -> None:
        """Keep it, in the place of one with the same finding about the same thing."""
        ...

    def drop(self, finding: str, about: str) -> None:
        """Show it again. Raises NotFound."""
        ...
