"""What the files of a case hold: read in a process of its own, once for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Viewing
from caseworker.casework.wanted import Wanted
from caseworker.domain.file_read import FileRead
from caseworker.domain.plan import Advice

MOST_KEPT: Final = 300  # files whose words stay in memory while the store is open
_VIEWING: Final = Viewing()


def attached_to(records: Records, wanted: Wanted, advice: Iterable[Advice]) -> Iterator[Document]:
    """The files that go along with a paper: the advice of a plan, the enclosures of a letter."""
    if wanted.case is None:
        return
    names = {*wanted.enclosed, *(entry.document for entry in advice if entry.document)}
    if names:
        yield from (one for one in records.documents(wanted.case) if one.name in names)


def read(records: Records, document: Document) -> FileRead:
    """Every word of this file, and what could not be read of it."""
    kept = records.known_names().files
    if document.sha256 not in kept:
        if len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)))
        content = records.document_content(document.id)
        kept[document.sha256] = _VIEWING.words(document.kind, content)
    return kept[document.sha256]
