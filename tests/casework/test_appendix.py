"""Appendix K: all the advice of a case in one paper, numbered as one, safe and honest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from caseworker.casework import papers
from caseworker.casework.case_papers import case_papers
from caseworker.casework.found_names import NamesAnother
from caseworker.casework.office import Office, Officer
from caseworker.casework.paper_pages import NOT_HEARD_NOTE, pages_for_printer, see_paper
from caseworker.casework.papers import LetGo
from caseworker.casework.records import Document, DocumentId
from caseworker.casework.showing.pdf import _found
from caseworker.casework.standing import LookedThrough, looked_through
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from tests.builders import OKAFOR, StandingClock, a_case, a_person, an_event
from tests.casework.test_letters import OFFICE
from tests.documents.examples import a_tagged_pdf
from tests.documents.readers import structure
from tests.hostile.files import a_docx, a_locked_pdf, a_picture, hostile_file
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
BUNDLE = Wanted("advice_bundle", NUMBER)
JUDITH = Officer(OKAFOR, "Judith Okafor")
FRONT = 1  # pages of cover and contents
KEPT = (
    ("Psychology.pdf", "pdf", a_tagged_pdf(3)),
    ("Script.pdf", "pdf", hostile_file("a PDF that runs a script")[1]),
    ("Locked.pdf", "pdf", a_locked_pdf()),
    ("Broken.pdf", "pdf", b"%PDF-1.7\nbroken"),
    ("Photo.png", "png", a_picture()),
    ("Head.docx", "docx", a_docx("<w:p><w:r><w:t>He reads every day.</w:t></w:r></w:p>")),
    ("Note.txt", "txt", "Siân saw him twice.".encode()),
)


def an_office(*kept: tuple[str, str, bytes]) -> Office:
    """A case with these documents as advice, one adviser who wrote none, and another case."""
    store = PaperStore()
    asked = [
        an_event(
            "advice_received",
            date(2026, 11, 2 + at),
            facts={"adviser": f"Adviser {at}", "advice": "Advice", "document": name},
        )
        for at, (name, _, _) in enumerate(kept)
    ]
    without = an_event(
        "advice_received", date(2026, 11, 20), facts={"adviser": "By telephone", "advice": "Care"}
    )
    drafting = an_event("decided_to_issue", date(2026, 11, 21))
    other = a_person(given="Maya", family="Lindqvist", known_as="", contacts=())
    with store.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(*asked, without, drafting, person=a_person()))
        records.open_case(a_case(number="2026-0114", person=other))
        for name, kind, content in kept:
            at = datetime(2026, 11, 2, tzinfo=UTC)
            document = Document(DocumentId(name), NUMBER, name, kind, len(content), "", at, OKAFOR)
            records.add_document(document, content)
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


@pytest.fixture(scope="module")
def office() -> Office:
    """Somebody has looked at the photograph, in which no name can be found."""
    office = an_office(*KEPT)
    with pytest.raises(NamesAnother, match="it is a picture") as stopped:
        office.do(papers.let_go, LetGo(BUNDLE, "print", "Tom Whitfield"))
    (photograph,) = stopped.value.found
    office.do(looked_through, LookedThrough(BUNDLE, photograph.print))
    return office


@pytest.fixture(scope="module")
def bundle(office: Office) -> bytes:
    done = office.do(papers.let_go, LetGo(BUNDLE, "print", "Tom Whitfield"))
    return office.see(papers.copy(BUNDLE, int(done.made))).content


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_every_page_says_which_of_the_appendix_it_is_and_whose_copy(bundle: bytes) -> None:
    pages = pages_of(bundle)

    for number, said in enumerate(pages, start=1):
        assert f"Appendix K · page {number} of {len(pages)}" in said
        assert "for Tom Whitfield" in said


def test_the_documents_stand_in_order_each_on_pages_of_its_own(bundle: bytes) -> None:
    pages = pages_of(bundle)
    cover, rest = pages[0], pages[FRONT:]

    assert "5 bound here, 3 left out" in cover.replace("\r\n", " ")
    began = [next(at for at, said in enumerate(rest) if words in said) for words in (
        "Advice, page 1", "Advice, page 3", "Script.pdf, its page 1 of 1", "Locked.pdf",
        "Broken.pdf", "Photo.png", "He reads every day.", "Siân saw him twice.", "By telephone",
    )]  # fmt: skip
    assert began == sorted(began)
    assert len(set(began)) == len(began)


def test_the_contents_say_the_pages_and_so_do_the_bookmarks(bundle: bytes) -> None:
    pages = pages_of(bundle)
    with pikepdf.open(BytesIO(bundle)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        links = [
            (str(link.Contents), numbers[link.Dest[0].objgen])
            for page in list(pdf.pages)[:FRONT]
            for link in page.obj.get("/Annots", ())
        ]
        with pdf.open_outline() as outline:
            marks = [mark for top in outline.root for mark in (top, *top.children)]
        marked = {
            mark.title: numbers[mark.destination[0].objgen]
            for mark in marks
            if isinstance(mark.destination, pikepdf.Array)
        }

    begins = [FRONT + at for at in (1, 4, 5, 6, 7, 8, 9, 10)]
    assert links == [(f"Go to {at}", at) for at in begins]
    assert [at for title, at in marked.items() if title[:1].isdigit()] == begins
    assert marked["1  Psychology.pdf"] == begins[0]
    assert "Advice, page 1" in pages[FRONT]


def test_what_is_locked_or_broken_is_named_and_its_page_says_why(bundle: bytes) -> None:
    pages = pages_of(bundle)

    locked = next(said for said in pages[FRONT:] if "Locked.pdf" in said)
    assert "left out" in locked
    assert "locked with a password" in locked
    assert "damaged" in next(said for said in pages[FRONT:] if "Broken.pdf" in said)
    assert "nothing to bind" in pages[-1].replace("\r\n", " ")
    assert "".join(pages[:FRONT]).count("Left out") == 3


def test_nothing_in_it_acts(bundle: bytes) -> None:
    with pikepdf.open(BytesIO(bundle)) as pdf:
        assert _found(pdf) == set()
        assert "/AcroForm" not in pdf.Root


def test_every_page_of_others_says_its_words_or_that_it_is_a_picture(bundle: bytes) -> None:
    with pikepdf.open(BytesIO(bundle)) as pdf:
        told = [
            str(one.get("/ActualText", one.get("/Alt", "")))
            for one in structure(pdf)
            if "/ActualText" in one or one.S == "/Figure"
        ]

    assert [words.splitlines()[-1] for words in told] == [
        "Advice, page 1",
        "Advice, page 2",
        "Advice, page 3",
        "Advice, page 1",
        "Page 1 of 1 of “Photo.png”, Adviser 4, 6 November 2026: a picture without text.",
    ]
    assert "Photo.png, its page 1 of 1: a picture without text" in "".join(pages_of(bundle))
    assert "1 page here is a picture without text" in pages_of(bundle)[0]


def test_the_preview_says_that_a_picture_without_text_cannot_be_heard(office: Office) -> None:
    seen = office.see(see_paper(BUNDLE, JUDITH))

    assert NOT_HEARD_NOTE.format(1) in seen.notes
    assert seen.holds_others
    assert seen.count == FRONT + 10
    assert "Advice, page 1" in seen.pages[FRONT].text


def test_its_pages_reach_the_printer_through_a_process_with_limits(bundle: bytes) -> None:
    (page,) = pages_for_printer(bundle, [FRONT + 1], holds_others=True)

    assert abs(page.width - 8.27 * 200) < 3
    assert len(page.rgba) == page.width * page.height * 4
    assert page.rgba[3] == 255


def test_the_same_copy_is_the_same_file(office: Office, bundle: bytes) -> None:
    assert office.see(papers.copy(BUNDLE, 1)).content == bundle


def test_it_is_offered_once_advice_is_in(office: Office) -> None:
    assert BUNDLE in [each.wanted for each in office.see(case_papers(NUMBER)).offered]


def test_nothing_leaves_that_names_a_child_of_another_case_on_a_page_laid_in() -> None:
    office = an_office(("Report.pdf", "pdf", a_tagged_pdf(1, "He sits beside Maya Lindqvist")))

    with pytest.raises(NamesAnother) as stopped:
        office.do(papers.let_go, LetGo(BUNDLE, "print", "Tom Whitfield"))

    assert "page 1 of document 1 that is laid in" in str(stopped.value)
    assert "Maya" not in str(stopped.value)
    (found,) = office.see(see_paper(BUNDLE, JUDITH)).found
    assert found.page == 2


def test_it_cannot_be_had_in_word_where_its_pages_would_be_missing(office: Office) -> None:
    with pytest.raises(NotFound, match="Pages of others"):
        office.do(
            papers.let_go,
            LetGo(replace(BUNDLE, form="docx"), "clear_copy", "Tom Whitfield", "She asked."),
        )
