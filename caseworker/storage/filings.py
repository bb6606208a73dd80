"""How papers are filed: rows beside those of the documents; their words: passages of the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing
from caseworker.storage import search
from caseworker.storage.day_schema import filing, words_read
from caseworker.storage.schema import document

_NAMES: Final = [one.name for one in fields(Filing)]
_LISTS: Final = frozenset({"needs", "themes"})
_MAY_LACK: Final = frozenset({"came_with", "supersedes"})  # empty text here, NULL there


class SqlFilings:
    """What ``Filings`` promises, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, number: CaseNumber) -> tuple[Filing, ...]:
        """See ``Filings.of``."""
        found = self._connection.execute(
            select(filing).where(filing.c.case == number).order_by(filing.c.document)
        )
        return tuple(_read(row) for row in found)

    def keep(self, number: CaseNumber, of: Filing) -> None:
        """See ``Filings.keep``."""
        before = self._connection.execute(
            select(filing).where(filing.c.document == of.document)
        ).first()
        was = before.supersedes if before is not None else None
        self._connection.execute(delete(filing).where(filing.c.document == of.document))
        self._connection.execute(insert(filing).values(case=number, **_row(of)))
        for one in {of.document, of.supersedes, was or ""} - {""}:
            if self._is_hidden(one):
                self._forget(number, one)

    def binned(self) -> tuple[tuple[CaseNumber, Filing], ...]:
        """See ``Filings.binned``."""
        found = self._connection.execute(
            select(filing).where(filing.c.out_since.is_not(None)).order_by(filing.c.out_since)
        )
        return tuple((CaseNumber(row.case), _read(row)) for row in found)

    def damaged(self) -> tuple[tuple[CaseNumber, str], ...]:
        """See ``Filings.damaged``."""
        found = self._connection.execute(
            select(words_read.c.case, words_read.c.document)
            .where(words_read.c.read == WordsRead.DAMAGED.value)
            .order_by(words_read.c.document)
        )
        return tuple((CaseNumber(row.case), str(row.document)) for row in found)

    def unread(self, most: int) -> tuple[tuple[CaseNumber, str], ...]:
        """See ``Filings.unread``."""
        is_read = exists().where(words_read.c.document == document.c.id)
        found = self._connection.execute(
            select(document.c.case, document.c.id)
            .where(~is_read, ~_hidden(document.c.id))
            .order_by(document.c.sequence.desc())
            .limit(most)
        )
        return tuple((CaseNumber(row.case), str(row.id)) for row in found)

    def keep_words(
        self, number: CaseNumber, document: str, read: WordsRead, words: Iterable[Words]
    ) -> None:
        """See ``Filings.keep_words``."""
        if self._is_hidden(document):
            return
        self._forget(number, document)
        search.keep_document(self._connection, number, document, words)
        self._connection.execute(
            insert(words_read).values(document=document, case=number, read=read.value)
        )

    def words_read(self, number: CaseNumber) -> dict[str, WordsRead]:
        """See ``Filings.words_read``."""
        found = self._connection.execute(select(words_read).where(words_read.c.case == number))
        return {row.document: WordsRead(row.read) for row in found}

    def _is_hidden(self, document: str) -> bool:
        asked = select(filing.c.document).where(
            ((filing.c.document == document) & filing.c.out_since.is_not(None))
            | ((filing.c.supersedes == document) & filing.c.out_since.is_(None))
        )
        return self._connection.execute(asked).first() is not None

    def _forget(self, number: CaseNumber, document: str) -> None:
        search.keep_document(self._connection, number, document, ())
        self._connection.execute(delete(words_read).where(words_read.c.document == document))


def _hidden(of: ColumnElement[str]) -> ColumnElement[bool]:
    """In the bin, or replaced by what is not."""
    other = filing.alias()
    is_out = exists().where(filing.c.document == of, filing.c.out_since.is_not(None))
    return is_out | exists().where(other.c.supersedes == of, other.c.out_since.is_(None))


def _row(of: Filing) -> dict[str, Any]:
    kept = {name: getattr(of, name) for name in _NAMES}
    for name in _LISTS:
        kept[name] = list(kept[name])
    for name in _MAY_LACK:
        kept[name] = kept[name] or None
    return kept


def _read(row: Any) -> Filing:
    kept = {name: getattr(row, name) for name in _NAMES}
    for name in _LISTS:
        kept[name] = tuple(kept[name])
    for name in _MAY_LACK:
        kept[name] = kept[name] or ""
    return Filing(**kept)
