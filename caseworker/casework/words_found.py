"""Which words of a paper are searched for: read in a process of its own, page by page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.casework.office import Question
from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Viewing
from caseworker.domain.errors import CaseworkerError, DamagedStore, UnfitFile
from caseworker.domain.file_read import UNREAD

READ: Final = frozenset({"pdf", "docx", "txt", "eml", "msg"})
MOST_LETTERS: Final = 600_000
"""Of one paper: a novel. What comes after it is read in the paper, and not found."""
_PIECE: Final = 20_000  # letters of one passage, so that a hit shows where in the paper it is
_PAGE: Final = "page "
_VIEWING: Final = Viewing()


@dataclass(frozen=True, slots=True)
class ToRead:
    """A paper that the search has not read yet. Without ``content`` it holds no words."""

    document: Document
    content: bytes | None


@dataclass(frozen=True, slots=True)
class HasRead:
    """What reading it gave."""

    document: Document
    read: WordsRead
    words: tuple[Words, ...] = ()


def next_to_read(but: Collection[str] = ()) -> Question[Document | None]:
    """Asks for one paper that the search has not read, ``but`` these; None: it has read all."""

    def ask(records: Records, today: date) -> Document | None:
        del today
        for number, ident in records.filings.unread(1 + len(but)):
            if ident not in but:
                return next(one for one in records.documents(number) if one.id == ident)
        return None

    return ask


def fetched(document: Document) -> Question[ToRead]:
    """Asks for the bytes of a paper, where its kind has words.

    Raises:
        DamagedStore: they are not those that were kept; ``passed_over`` says what to keep then.
        NotFound: it is gone meanwhile.
    """

    def ask(records: Records, today: date) -> ToRead:
        del today
        has_words = document.kind in READ
        return ToRead(document, records.document_content(document.id) if has_words else None)

    return ask


def passed_over(document: Document, error: CaseworkerError) -> HasRead | None:
    """What to keep of a paper that could not be fetched; None where the next start may try again.

    One damaged paper is no reason to leave all those behind it unread.
    """
    return HasRead(document, WordsRead.DAMAGED) if isinstance(error, DamagedStore) else None


def read_words(of: ToRead, viewing: Viewing = _VIEWING) -> HasRead:
    """Its words, with the place of each. Up to ten seconds; never on the window’s thread."""
    if of.content is None:
        return HasRead(of.document, WordsRead.NONE)
    try:
        found = tuple(_words(of.document, of.content, viewing))
    except UnfitFile:
        return HasRead(of.document, WordsRead.UNREADABLE)
    return HasRead(of.document, WordsRead.FOUND if found else WordsRead.NONE, found)


def _words(document: Document, content: bytes, viewing: Viewing) -> Iterator[Words]:
    if document.kind == "pdf":
        pieces = _pages(content, viewing)
    else:
        whole = viewing.look(document.kind, content).text
        pieces = ((0, whole[at : at + _PIECE]) for at in range(0, len(whole), _PIECE))
    left, seen = MOST_LETTERS, 0
    for page, text in pieces:
        if not text.strip() or left <= 0:
            continue
        where = f", page {page}" if page else ""
        seen += 1
        yield Words(f"“{document.name}”{where}", page or -seen, text[:left])
        left -= len(text)


def _pages(content: bytes, viewing: Viewing) -> Iterator[tuple[int, str]]:
    read = viewing.words("pdf", content)
    if UNREAD in read.codes and not read.said:
        raise UnfitFile("It can’t be read.")
    for where, text in read.said:
        if where.startswith(_PAGE) and where[len(_PAGE) :].isdecimal():
            yield int(where[len(_PAGE) :]), text
