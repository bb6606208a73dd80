"""What the records keep of disposal: lists, and what was destroyed, for ever."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.disposal import Destroyed, DisposalId, DisposalList


class DisposalBook(Protocol):
    """Within the sitting that it was reached in."""

    def keep(self, one: DisposalList) -> None:
        """A new list, or one that has come further."""
        ...

    def list(self, one: DisposalId) -> DisposalList:
        """Raises NotFound."""
        ...

    def lists(self) -> tuple[DisposalList, ...]:
        """Every list, newest first."""
        ...

    def note_destroyed(self, one: Destroyed) -> None:
        """Kept for ever. Of what a backup brought here again, the first time stands."""
        ...

    def destroyed(self) -> tuple[Destroyed, ...]:
        """Everything that ever was, newest first."""
        ...

    def cases_with(self, kinds: Collection[str]) -> tuple[CaseNumber, ...]:
        """The cases that ever had an entry of one of these kinds, by their numbers."""
        ...
