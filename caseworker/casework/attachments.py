"""Files kept with a case: attach one, list them, fetch one to be looked at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.records import Document, DocumentId, Records
from caseworker.domain.attachments import FORMATS, judge, size_words
from caseworker.domain.case import CaseNumber


@dataclass(frozen=True, slots=True)
class AttachDocument:
    """A file to keep with a case: the name it came under, and its bytes."""

    case: CaseNumber
    name: str
    content: bytes


def attach_document(records: Records, command: AttachDocument, sitting: Sitting) -> Done:
    """Keep a file with a case.

    Raises:
        NotFound: there is no such case.
        UnfitFile: the file may not be kept.
    """
    case = records.case(command.case)
    document = keep_document(records, case.number, command.name, command.content, sitting)
    return Done(
        case=case.number,
        touched=frozenset({Touched.DOCUMENTS}),
        sentence=f"Attached {said(document)}.",
        act="document_attached",
        made=document.id,
    )


def keep_document(
    records: Records, case: CaseNumber, name: str, content: bytes, sitting: Sitting
) -> Document:
    """Keep a file inside a sitting that is already open, with the advice it belongs to, say.

    Raises:
        UnfitFile: the file may not be kept.
    """
    judged = judge(name, content)
    document = Document(
        id=DocumentId(uuid4().hex),
        case=case,
        name=judged.name,
        kind=judged.format.kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_on=sitting.at,
        added_by=sitting.officer.id,
    )
    records.add_document(document, content)
    return document


def said(document: Document) -> str:
    """The document in a sentence: “Advice.pdf” (212 KB, PDF)."""
    return f"“{document.name}” ({size_words(document.size)}, {FORMATS[document.kind].title})"


def not_binned(records: Records, number: CaseNumber) -> tuple[Document, ...]:
    """The documents of a case that are not in the bin: nothing of the bin goes anywhere."""
    out = {one.document for one in records.filings.of(number) if one.is_out}
    return tuple(one for one in records.documents(number) if one.id not in out)


def documents(case: CaseNumber) -> Question[tuple[Document, ...]]:
    """Asks for the documents of a case that are not in the bin."""

    def ask(records: Records, today: date) -> tuple[Document, ...]:
        del today
        return not_binned(records, case)

    return ask
