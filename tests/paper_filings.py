"""How papers are filed, on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing, replaced

if TYPE_CHECKING:
    from tests.paper_records import Paper


class PaperFilings:
    """What ``Filings`` promises."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def of(self, number: CaseNumber) -> tuple[Filing, ...]:
        kept = sorted(self._paper.filings.items())
        return tuple(one for key, one in kept if self._case(key) == number)

    def keep(self, number: CaseNumber, filing: Filing) -> None:
        del number  # that of its document
        before = self._paper.filings.get(filing.document)
        self._paper.filings[filing.document] = filing
        for one in {filing.document, filing.supersedes, before.supersedes if before else ""}:
            if self._is_hidden(one):
                self._paper.words.pop(one, None)

    def binned(self) -> tuple[tuple[CaseNumber, Filing], ...]:
        out = [one for one in self._paper.filings.values() if one.out_since is not None]
        out.sort(key=lambda one: str(one.out_since))
        return tuple((self._case(one.document), one) for one in out)

    def damaged(self) -> tuple[tuple[CaseNumber, str], ...]:
        kept = sorted(self._paper.words.items())
        return tuple((self._case(key), key) for key, (read, _) in kept if read is WordsRead.DAMAGED)

    def unread(self, most: int) -> tuple[tuple[CaseNumber, str], ...]:
        left = (
            (document.case, str(key))
            for key, (document, _) in reversed(self._paper.documents.items())
            if key not in self._paper.words and not self._is_hidden(str(key))
        )
        return tuple(left)[:most]

    def keep_words(
        self, number: CaseNumber, document: str, read: WordsRead, words: Iterable[Words]
    ) -> None:
        del number
        if not self._is_hidden(document):
            self._paper.words[document] = (read, tuple(words))

    def words_read(self, number: CaseNumber) -> dict[str, WordsRead]:
        kept = self._paper.words.items()
        return {key: read for key, (read, _) in kept if self._case(key) == number}

    def _is_hidden(self, document: str) -> bool:
        filing = self._paper.filings.get(document)
        is_out = filing is not None and filing.is_out
        return is_out or document in replaced(self._paper.filings.values())

    def _case(self, document: str) -> CaseNumber:
        return next(one.case for key, (one, _) in self._paper.documents.items() if key == document)
