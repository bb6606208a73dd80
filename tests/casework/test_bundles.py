"""The bundle for the Tribunal: this case alone, numbered across, read back; rebuilt; the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest

from caseworker.casework import papers
from caseworker.casework.bundles import (
    BundleDesk,
    MakeBundle,
    SendBundle,
    bundle_desk,
    make_bundle,
    pages_of,
    send_bundle,
)
from caseworker.casework.found_names import NamesAnother
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.papers_in import PutInBin, put_in_bin
from caseworker.casework.records import Document, DocumentId
from caseworker.casework.tray import in_tray
from caseworker.casework.wanted import Wanted
from caseworker.domain.bundle import Numbering, Part
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from tests.builders import OKAFOR, StandingClock, a_case, a_person, an_event
from tests.casework.test_letters import OFFICE
from tests.documents.examples import a_tagged_pdf, a_version
from tests.documents.readers import pdftotext
from tests.hostile.files import a_docx, a_pdf
from tests.paper_records import PaperRecords, PaperStore

NUMBER, OTHER = CaseNumber("2026-0113"), CaseNumber("2026-0114")
JUDITH = Officer(OKAFOR, "Judith Okafor")
AT = datetime(2026, 11, 2, tzinfo=UTC)
NOTE = "He reads every day."
KEPT = (
    *((f"Report {at:02}.pdf", "pdf", a_tagged_pdf(1 + at % 3)) for at in range(1, 9)),
    ("Order.pdf", "pdf", a_pdf(pages=2, words="The response")),
    ("Letter.docx", "docx", a_docx(f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>")),
    ("Note.txt", "txt", b"Seen twice."),
)


def keep(records: PaperRecords, name: str, kind: str, content: bytes, case: CaseNumber) -> None:
    document = Document(DocumentId(name), case, name, kind, len(content), name, AT, OKAFOR)
    records.add_document(document, content)


def an_office(store: PaperStore) -> Office:
    """A plan that is appealed against, eleven documents, and another child’s case with one."""
    events = [
        an_event("final_plan_sent", date(2026, 11, 9), sent=date(2026, 11, 9)),
        an_event("appeal_registered", date(2026, 11, 16), facts={"about": "section F"}),
        an_event("tribunal_registered", date(2026, 11, 18), facts={"reference": "EH800/26/1"}),
        an_event(
            "tribunal_sent",
            date(2026, 11, 20),
            sent=date(2026, 11, 20),
            facts={"what": "Response", "document": "Order.pdf"},
        ),
        *(
            an_event(
                "advice_received",
                date(2026, 10, at),
                facts={"adviser": f"A {at}", "advice": "-", "document": f"Report {at:02}.pdf"},
            )
            for at in range(1, 9)
        ),
    ]
    maya = a_person(given="Maya", family="Lindqvist", known_as="", contacts=())
    with store.sitting() as records:
        records.save_office(replace(OFFICE, practice=False, clear_copies=True))
        records.open_case(a_case(*events, person=a_person()))
        records.open_case(a_case(number=OTHER, person=maya))
        records.issue(replace(a_version(), case=NUMBER))
        for name, kind, content in KEPT:
            keep(records, name, kind, content, NUMBER)
        keep(records, "Maya.pdf", "pdf", a_pdf(), OTHER)
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


@pytest.fixture
def store() -> PaperStore:
    return PaperStore()


@pytest.fixture
def office(store: PaperStore) -> Office:
    return an_office(store)


def counted(office: Office, *keys: str) -> tuple[tuple[str, int], ...]:
    return tuple((key, office.see(pages_of(NUMBER, key, JUDITH)).pages) for key in keys)


def desk(office: Office) -> BundleDesk:
    return office.see(bundle_desk(NUMBER))


def made(
    office: Office, keys: list[str], pages: dict[str, int], numbering: Numbering = Numbering.ANEW
) -> str:
    section = {one.key: one.section for one in desk(office).papers}
    parts = tuple(Part(section[key], key) for key in keys)
    many = tuple((key, pages[key]) for key in keys)
    done = office.do(make_bundle, MakeBundle(NUMBER, "Bundle", parts, many, numbering))
    return str(done.made)


def drawn(office: Office, bundle: str) -> bytes:
    wanted = Wanted("tribunal_bundle", NUMBER, bundle)
    return office.see(papers.preview(wanted, JUDITH)).content


def read_back(content: bytes) -> list[tuple[str, str]]:
    """Each page: what a reader of PDFs calls it, and what stands on it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        names = [page.label for page in pdf.pages]
    pages = pdftotext(content, "-layout").split("\f")[: len(names)]
    return list(zip(names, pages, strict=True))


def test_twelve_papers_are_proposed_by_section_and_day(office: Office) -> None:
    found = desk(office)

    assert [one.section for one in found.papers] == ["A", "B", *["C"] * 8, "D", "D"]
    assert found.papers[0].title == "Order.pdf"
    assert "Maya.pdf" not in {one.title for one in found.papers}
    assert found.reference == "EH800/26/1"


def test_a_bundle_of_twelve_is_read_back_with_its_index_and_every_number(office: Office) -> None:
    keys = [one.key for one in desk(office).papers]
    pages = dict(counted(office, *keys))

    content = drawn(office, made(office, keys, pages))

    read = read_back(content)
    total = sum(pages.values())
    front = [name for name, _ in read if not name.isdigit()]
    assert [name for name, _ in read] == ["i", "ii", *map(str, range(1, total + 1))]
    for name, said in read:
        assert f"Bundle {name} · page" in said
    index = " ".join(" ".join(said for _, said in read[: len(front)]).split())
    assert "Number of the appeal EH800/26/1" in index
    first = 1
    for key in keys:
        title = next(one.title for one in desk(office).papers if one.key == key)
        last = first + pages[key] - 1
        span = str(first) if last == first else f"{first} to {last}"
        assert (
            title in read[len(front) + first - 1][1]
        )  # its heading stands on the page that the index names
        assert span in index
        first = last + 1
    assert any(NOTE in said for _, said in read)
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        marks = [mark.title for top in outline.root for mark in (top, *top.children)]
        assert sum(mark[:1].isdigit() for mark in marks) == len(keys)
        assert "/StructTreeRoot" in pdf.Root


def test_rebuilt_with_one_paper_more_it_keeps_its_numbers_or_counts_anew(office: Office) -> None:
    keys = [one.key for one in desk(office).papers if "Report" in one.title][:3]
    late = next(one.key for one in desk(office).papers if one.title == "Report 04.pdf")
    pages = dict(counted(office, *keys, late))
    made(office, keys, pages)
    order = [keys[0], late, *keys[1:]]
    first = pages[keys[0]]

    kept = read_back(drawn(office, made(office, order, pages, Numbering.KEPT)))

    letters = [f"{first}{letter}" for letter in "ab"[: pages[late]]]
    names = [name for name, _ in kept]
    assert names[1 : 1 + first + len(letters)] == [*map(str, range(1, first + 1)), *letters]
    assert names[-1] == str(sum(pages[key] for key in keys))
    assert letters[0] in kept[0][1]
    anew = read_back(drawn(office, made(office, order, pages)))
    assert [name for name, _ in anew][-1] == str(sum(pages.values()))


def test_what_came_in_since_is_put_where_its_day_belongs_and_nothing_else_moves(
    office: Office,
) -> None:
    keys = [one.key for one in desk(office).papers if "Report" in one.title]
    turned = [keys[2], keys[0], keys[3]]
    made(office, turned, dict.fromkeys(turned, 1))

    found = desk(office)

    assert found.chosen == tuple(turned)
    assert [one.key for one in found.papers if one.key in turned] == turned


def test_nothing_of_the_bin_is_ever_in_it(office: Office) -> None:
    key = "document/Note.txt"
    office.do(put_in_bin, PutInBin(NUMBER, ("Note.txt",), "It is about his sister"))

    assert key not in {one.key for one in desk(office).papers}
    with pytest.raises(NotFound):
        office.do(make_bundle, MakeBundle(NUMBER, "B", (Part("A", key),), ((key, 1),)))


def test_nothing_of_another_case_is_ever_in_it(office: Office) -> None:
    key = "document/Maya.pdf"

    with pytest.raises(NotFound):
        office.see(pages_of(NUMBER, key, JUDITH))
    with pytest.raises(NotFound):
        office.do(make_bundle, MakeBundle(NUMBER, "B", (Part("A", key),), ((key, 1),)))
    with pytest.raises(Incomplete):
        office.do(make_bundle, MakeBundle(NUMBER, "B", (), ()))


def test_the_gate_lets_it_go_for_the_appeal_and_the_tray_holds_it(office: Office) -> None:
    """SEND Regs 2014 reg 17(1)(b): the ground of the appeal, with its number."""
    keys = [one.key for one in desk(office).papers][:2]
    bundle = made(office, keys, dict.fromkeys(keys, 2))
    case = office.see(lambda records, _: records.case(NUMBER))
    event = next(one.id for one in case.events if str(one.id) == bundle)
    with pytest.raises(Incomplete):
        office.do(send_bundle, SendBundle(NUMBER, event, "The Tribunal", "tribunal", ""))

    office.do(send_bundle, SendBundle(NUMBER, event, "The Tribunal", "tribunal", "EH800/26/1"))

    (waiting,) = office.see(in_tray)
    assert waiting.goes
    assert waiting.verdict.basis == "17b"
    (paper,) = waiting.papers
    assert paper.wanted == Wanted("tribunal_bundle", NUMBER, bundle, to="The Tribunal")
    let_go = LetGo(paper.wanted, "print", "The Tribunal", "The appeal", asked=waiting.request)
    done = office.do(papers.let_go, let_go)
    copied = office.see(papers.copy(paper.wanted, int(done.made))).content
    assert "for The Tribunal" in pdftotext(copied)
    with pytest.raises(NotAllowed):
        office.do(papers.let_go, LetGo(paper.wanted, "print", "A neighbour", "He asked"))


def test_the_name_of_another_child_stops_it(office: Office, store: PaperStore) -> None:
    with store.sitting() as records:
        keep(records, "Wrong.txt", "txt", b"Maya Lindqvist reads well.", NUMBER)
    key = "document/Wrong.txt"
    bundle = made(office, [key], {key: 1})
    case = office.see(lambda records, _: records.case(NUMBER))
    event = next(one.id for one in case.events if str(one.id) == bundle)
    office.do(send_bundle, SendBundle(NUMBER, event, "The Tribunal", "tribunal", "EH800/26/1"))
    (waiting,) = office.see(in_tray)

    with pytest.raises(NamesAnother):
        office.do(
            papers.let_go,
            LetGo(waiting.papers[0].wanted, "print", "The Tribunal", "-", asked=waiting.request),
        )
