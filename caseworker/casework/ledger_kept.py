"""What the ledger of all that left can be asked, and what can be added to it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.ledger import Fate, LedgerAsked, LedgerLine, LedgerRow
from caseworker.domain.release import Release


class Ledger(Protocol):
    """Lines are added, and never changed."""

    def next_number(self, year: int) -> str:
        """The number that the next disclosure of this year has: “2026-0071”."""
        ...

    def keep(self, case: CaseNumber | None, release: Release) -> None:
        """Raises NotAllowed: its number isn't the next, or the copy has been made already."""
        ...

    def releases(self, case: CaseNumber | None) -> tuple[Release, ...]:
        """Oldest first; without a case, the copies that are of no one case."""
        ...

    def keep_fate(self, fate: Fate) -> None:
        """Raises NotFound: nothing left under that number."""
        ...

    def lines(self, asked: LedgerAsked) -> tuple[LedgerLine, ...]:
        """Those wanted, newest first."""
        ...

    def rows(self, asked: LedgerAsked) -> tuple[LedgerRow, ...]:
        """The same lines as a list shows them: quick for thousands."""
        ...

    def numbered(self, numbers: Collection[str]) -> tuple[LedgerLine, ...]:
        """Those with these numbers, newest first."""
        ...
