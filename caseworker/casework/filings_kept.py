"""What the records keep of how papers are filed, and of which of their words are found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing


class WordsRead(Enum):
    """What reading a paper for the search gave. The values are kept."""

    FOUND = "found"
    NONE = "none"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paper: where they stand in it, as it is shown, and on which page.

    Of a paper without pages they come in pieces: -1, -2, and so on.
    """

    place: str
    page: int
    words: str


class Filings(Protocol):
    """How the papers of cases are filed, within one sitting."""

    def of(self, number: CaseNumber) -> tuple[Filing, ...]:
        """Of a case, those of its papers of which something is said; in the bin or not."""
        ...

    def keep(self, number: CaseNumber, filing: Filing) -> None:
        """In the place of what was said of this paper before.

        What is in the bin, or replaced, is not found by its words; what comes back is read anew.
        """
        ...

    def binned(self) -> tuple[tuple[CaseNumber, Filing], ...]:
        """All that is in the bin, of every case, longest there first."""
        ...

    def damaged(self) -> tuple[tuple[CaseNumber, str], ...]:
        """Papers whose bytes are no longer those that were kept: their case and their id."""
        ...

    def unread(self, most: int) -> tuple[tuple[CaseNumber, str], ...]:
        """Papers that have not been read for the search: their case and their id."""
        ...

    def keep_words(
        self, number: CaseNumber, document: str, read: WordsRead, words: Iterable[Words]
    ) -> None:
        """Make a paper findable by these words and no others, and say how reading it went."""
        ...

    def words_read(self, number: CaseNumber) -> dict[str, WordsRead]:
        """How reading the papers of a case went, by their ids; what was not read isn’t there."""
        ...
