"""Moving pieces from one case to another, as they are: what the records do for joining cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from caseworker.domain.case import CaseNumber


@dataclass(frozen=True, slots=True)
class Moved:
    """Which pieces: entries and documents by their ids, versions by ``Version.key``."""

    events: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()


class Moving(Protocol):
    """Nothing is written anew and nothing is lost: each piece is as it was, in another case."""

    def move(self, pieces: Moved, from_case: CaseNumber, into: CaseNumber) -> None:
        """Take them across, the lines of the history that tell of these entries with them.

        A version keeps the number of the case that it was issued in. Raises NotFound: there is no
        such case.
        """
        ...

    def cases_with(self, ids: Iterable[str]) -> frozenset[CaseNumber]:
        """The cases in which entries or documents with one of these ids stand."""
        ...

    def read_again(self, *numbers: CaseNumber) -> None:
        """What stands for what in these cases has changed (``Merge.before["stands_for"]``)."""
        ...
