"""Files kept with a case, through the office."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pytest

from caseworker.casework.attachments import (
    AttachDocument,
    attach_document,
    documents,
    keep_document,
    said,
)
from caseworker.casework.office import Office, Officer, Sitting, Touched
from caseworker.casework.records import Document, DocumentId, OfficeFacts
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound, UnfitFile
from tests.builders import NOW, OKAFOR, StandingClock, a_case, an_event
from tests.hostile.files import PROGRAM, a_pdf
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
NAME = "Advice from educational psychologist.pdf"
OFFICER = Officer(OKAFOR, "J. Okafor")


def sign(message: bytes) -> tuple[bytes, bytes]:
    return message[:1], b"key"


@pytest.fixture
def store() -> PaperStore:
    made = PaperStore()
    with made.sitting() as records:
        records.save_office(OfficeFacts("Ashdown", ("custody",), "OFFICIAL-SENSITIVE"))
        records.open_case(a_case(an_event("case_opened"), number=NUMBER))
    return made


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return Office(store.sitting, clock, OFFICER, sign)


def test_an_attached_file_is_kept_whole(office: Office) -> None:
    sent = a_pdf(pages=2)

    done = office.do(attach_document, AttachDocument(NUMBER, "C:\\Users\\jo\\" + NAME, sent))

    (kept,) = office.see(documents(NUMBER))
    assert (kept.name, kept.kind, kept.size) == (NAME, "pdf", len(sent))
    assert kept.sha256 == hashlib.sha256(sent).hexdigest()
    assert (kept.added_on, kept.added_by) == (NOW, OKAFOR)
    assert re.fullmatch("[0-9a-f]{32}", kept.id)
    assert (done.made, done.touched) == (kept.id, frozenset({Touched.DOCUMENTS}))
    assert office.see_document(kept) == sent


def test_the_history_says_what_was_attached(office: Office, store: PaperStore) -> None:
    sent = a_pdf() + b"\n" * (212 * 1024 - len(a_pdf()))

    office.do(attach_document, AttachDocument(NUMBER, NAME, sent))

    with store.sitting() as records:
        (line,) = records.history(NUMBER)
    assert line.words == "Attached “Advice from educational psychologist.pdf” (212 KB, PDF)."


def test_a_refused_file_leaves_nothing_behind(office: Office, store: PaperStore) -> None:
    with pytest.raises(UnfitFile):
        office.do(attach_document, AttachDocument(NUMBER, NAME, PROGRAM))

    assert office.see(documents(NUMBER)) == ()
    with store.sitting() as records:
        assert records.history(NUMBER) == ()


def test_a_file_for_a_case_that_is_not_there_is_refused(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(attach_document, AttachDocument(CaseNumber("2026-9999"), NAME, a_pdf()))


def test_that_a_document_was_looked_at_is_one_line_of_the_audit(
    office: Office, store: PaperStore
) -> None:
    office.do(attach_document, AttachDocument(NUMBER, NAME, a_pdf()))
    (kept,) = office.see(documents(NUMBER))
    before = len(store.paper.audit)

    office.see_document(kept)

    assert store.paper.audit[before:] == (
        (NOW, OKAFOR, "document_opened_to_view", NUMBER, kept.id),
    )


@pytest.mark.parametrize("change", [{"id": DocumentId("none")}, {"case": CaseNumber("2026-0114")}])
def test_a_document_that_is_not_in_that_case_cannot_be_looked_at(
    office: Office, store: PaperStore, change: dict[str, str]
) -> None:
    office.do(attach_document, AttachDocument(NUMBER, NAME, a_pdf()))
    (kept,) = office.see(documents(NUMBER))
    before = store.paper.audit

    with pytest.raises(NotFound):
        office.see_document(replace(kept, **change))  # type: ignore[arg-type]  # the row says

    assert store.paper.audit == before


def test_a_duty_of_another_kind_keeps_its_file_in_its_own_sitting(store: PaperStore) -> None:
    sitting = Sitting(NOW, OFFICER, sign)

    with store.sitting() as records:
        kept = keep_document(records, NUMBER, "notes.txt", b"Words.", sitting)

    with store.sitting() as records:
        assert records.documents(NUMBER) == (kept,)
        assert records.document_content(kept.id) == b"Words."


def test_the_same_file_twice_is_two_documents(office: Office) -> None:
    for _ in range(2):
        office.do(attach_document, AttachDocument(NUMBER, NAME, a_pdf()))

    first, second = office.see(documents(NUMBER))

    assert first.id != second.id
    assert first.sha256 == second.sha256


def test_a_document_is_said_with_its_size_and_kind() -> None:
    document = Document(DocumentId("d"), NUMBER, "photo.jpg", "jpeg", 4_300_000, "", NOW, OKAFOR)

    assert said(document) == "“photo.jpg” (4.1 MB, JPEG picture)"
