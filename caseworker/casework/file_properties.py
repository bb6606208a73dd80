"""What the files of a case say of themselves: read in a process of its own, once for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Viewing
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import UnfitFile
from caseworker.domain.plan import Advice

_HAVE_ANY: Final = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpeg"})
_VIEWING: Final = Viewing()


def attached_to(records: Records, wanted: Wanted, advice: Iterable[Advice]) -> Iterator[Document]:
    """The files that go along with a paper: the advice of a plan, the enclosures of a letter."""
    if wanted.case is None:
        return
    names = {*wanted.enclosed, *(entry.document for entry in advice if entry.document)}
    if names:
        yield from (one for one in records.documents(wanted.case) if one.name in names)


def properties_of(records: Records, document: Document) -> tuple[tuple[str, str], ...]:
    """What this file says of itself, each under its name; nothing where it can’t be read."""
    if document.kind not in _HAVE_ANY:
        return ()
    read = records.known_names().files
    if document.sha256 not in read:
        content = records.document_content(document.id)
        try:
            read[document.sha256] = _VIEWING.properties(document.kind, content)
        except UnfitFile:  # locked or damaged: nobody else can read what it says, either
            read[document.sha256] = ()
    return read[document.sha256]
