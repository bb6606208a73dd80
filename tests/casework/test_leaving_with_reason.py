"""A plan leaves by duty, consent or ground, whole or in part, and each copy is one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from caseworker.casework import papers
from caseworker.casework.disclosures import latest, to_disclose
from caseworker.casework.ledger_pages import COVER
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.wanted import Wanted
from caseworker.casework.withheld import refuse_withheld
from caseworker.documents.reading_back import all_said
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Authority, Recipient, Request
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import LedgerLine, line_hash
from caseworker.domain.people import Address
from caseworker.domain.plan import Plan, Section, Version, VersionKind, WorkingDraft
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_person, a_plan, an_event, an_item
from tests.casework.test_letters import CHILD, DRAFTING, FATHER, MOTHER, OFFICE, REQUEST
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor")
DRAFT = Wanted("ehc_plan", NUMBER)
FINAL = Wanted("ehc_plan", NUMBER, "Final 1")
PLANTED = {letter: f"Planted {letter} zanzibar quokka {letter * 3} marmalade" for letter in "BCDGJ"}
LEFT_OUT = ("B", "C", "D", "G", "H1", "H2", "I", "J", "K")


def planted() -> Plan:
    """Words of their own in every section that is left out; an item in B that F serves."""
    plan = a_plan()
    for letter, said in PLANTED.items():
        plan = plan.with_section(letter, Section(paragraphs(said)))
    need = an_item("need-1", "Planted need wobbegong octopus trellis.", who="Planted Nurse Kestrel")
    return plan.with_section("B", Section(paragraphs(PLANTED["B"]), (need,)))


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    home = Address("4 Wombat Terrace")
    person = a_person(
        born=CHILD, contacts=(MOTHER, FATHER), addresses=(home,), whereabouts="Bandicoot House"
    )
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(REQUEST, DRAFTING, person=person))
        records.keep_working_draft(WorkingDraft(NUMBER, planted(), NOW, OKAFOR))
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, planted(), date(2026, 11, 9)))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


def necessary(sections: str, to: str = "Sgt Brook") -> Request:
    """Necessary in his interests, as a second officer authorised."""
    return Request(
        Recipient(to, "wing_staff", "Ashdown House"),
        Pieces(frozenset(sections)),
        "day_to_day",
        "To keep him learning on the wing",
        OKAFOR,
        "known in person",
        ground="17a",
        facts=(("necessity", "Nobody else sees him in the evening."),),
        authority=Authority("Sam Lewis", evidence="A letter of 20 November"),
        by_name="Judith Okafor",
    )


def let_go(office: Office, wanted: Wanted, to: str, **more: object) -> Done:
    command = replace(LetGo(wanted, "print", to), **more)  # type: ignore[arg-type]
    return office.do(papers.let_go, command)


def line_of(store: PaperStore) -> LedgerLine:
    (line,) = store.paper.ledger.kept
    return line


def test_what_the_law_sends_goes_with_no_more_asked_and_the_basis_is_kept(
    office: Office, store: PaperStore
) -> None:
    done = let_go(office, DRAFT, MOTHER.name)

    line = line_of(store)
    assert line.release.basis is not None
    assert line.release.basis.row == "S38"
    assert "Yes, the law requires it" in done.sentence
    assert line.release.what.carries.sections >= {"A", "B", "F", "K"}
    assert "I" not in line.release.what.carries.sections
    assert len(line.release.what.fingerprint) == 64


@pytest.mark.parametrize("to", ["The head of Harrow Down Academy", "Northmere Care Board"])
def test_whoever_is_listed_to_be_sent_the_final_plan_is_sent_it_at_once(
    office: Office, store: PaperStore, to: str
) -> None:
    """Reg 13(2): the institution that is named, and the responsible commissioning body."""
    facts = {
        "decider": MOTHER.name,
        "institution": "The head of Harrow Down Academy",
        "health": "Northmere Care Board",
    }
    with store.sitting() as records:
        records.add_event(
            NUMBER, an_event("plan_recipients_listed", date(2026, 11, 9), facts=facts)
        )
        records.add_event(NUMBER, an_event("final_plan_sent", date(2026, 11, 9)))

    let_go(office, FINAL, to)

    basis = line_of(store).release.basis
    assert basis is not None
    assert basis.row == "R13"
    with pytest.raises(NotAllowed):
        let_go(office, DRAFT, to)


@pytest.mark.parametrize("to", ["A solicitor", "Sgt Brook", "Northmere Academy"])
def test_whoever_the_law_does_not_name_gets_nothing_of_a_plan(
    office: Office, store: PaperStore, to: str
) -> None:
    with pytest.raises(NotAllowed, match="Ask on the Disclosures page"):
        let_go(office, DRAFT, to)

    assert store.paper.ledger.kept == ()
    assert store.paper.history == ()


def test_a_letter_that_goes_with_the_plan_rests_on_the_duty_to_send_it(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.add_event(NUMBER, an_event("draft_sent", date(2026, 11, 9)))
    words = (("schools_list", "on our website"),)
    days = (("views_by", date(2026, 11, 23)),)
    letter = Wanted(
        "letter",
        NUMBER,
        "L-10",
        to=MOTHER.name,
        officer="J",
        role="Officer",
        words=words,
        days=days,
    )

    let_go(office, letter, MOTHER.name)

    assert line_of(store).release.basis is not None
    with pytest.raises(NotAllowed):
        let_go(office, replace(letter, to="A solicitor"), "A solicitor")


def test_an_officers_own_print_is_a_working_copy_that_says_so(
    office: Office, store: PaperStore
) -> None:
    done = let_go(office, DRAFT, JUDITH.name)
    drawn = office.see(papers.copy(DRAFT, int(done.made)))

    assert line_of(store).release.kind == "working_copy"
    said = " ".join(" ".join(all_said(drawn.content, "pdf")).split())
    assert "Working copy for Judith Okafor. Not to leave the office" in said


ARABIC = "\u0645\u0631\u064a\u0645 \u0627\u0644\u062d\u062f\u0627\u062f"
LONG = "so that she is heard in good time, " * 9  # 315 letters


def test_a_recipient_in_arabic_and_a_very_long_purpose_are_kept_and_printed(
    office: Office, store: PaperStore
) -> None:
    asked = replace(necessary("AEF", to=ARABIC), why=LONG)
    part = replace(FINAL, left_out=LEFT_OUT)

    done = let_go(office, part, ARABIC, asked=asked)
    drawn = office.see(papers.copy(part, int(done.made)))

    release = line_of(store).release
    assert release.to == ARABIC
    assert release.basis is not None
    assert release.basis.request.why == LONG
    said = " ".join(all_said(drawn.content, "pdf"))
    assert ARABIC.split()[1] in said  # the foot is drawn as shaped: joined letters read back apart
    assert drawn.name == "disclosure-2026-0001"
    cover = Wanted("letter", NUMBER, COVER, about=release.number, to=ARABIC)
    assert office.see(papers.preview(cover, JUDITH)).content


def test_a_file_for_oneself_is_no_working_copy_unless_it_stays_in_the_office(
    office: Office,
) -> None:
    with pytest.raises(NotAllowed):
        let_go(office, DRAFT, JUDITH.name, kind="clear_copy", reason="To work at home")


@pytest.mark.parametrize("kind", ["print", "encrypted_copy", "clear_copy"])
def test_a_copy_that_stays_in_the_office_is_numbered_and_needs_no_consent(
    office: Office, store: PaperStore, kind: str
) -> None:
    """The draft that the manager is to read, or that is taken to a meeting."""
    to = "Priya Nair, manager"
    done = let_go(office, DRAFT, to, kind=kind, reason="The panel of Tuesday", inside=True)
    drawn = office.see(papers.copy(DRAFT, int(done.made)))

    release = line_of(store).release
    assert (release.kind, release.basis, release.to) == ("working_copy", None, to)
    assert release.number
    assert release.number in done.sentence
    assert line_of(store).state == "In our own office"
    assert office.see(to_disclose(NUMBER)).left == ()  # it was disclosed to nobody
    assert office.see(latest(9)) == ()
    said = " ".join(" ".join(all_said(drawn.content, "pdf")).split())
    assert f"Working copy for {to}. Not to leave the office" in said


def test_nobody_of_the_case_is_of_our_own_office(office: Office, store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="not of our own office"):
        let_go(office, DRAFT, f"  {MOTHER.name.upper()} ", inside=True)

    assert store.paper.ledger.kept == ()


def test_what_the_page_asked_is_asked_again_as_it_leaves(office: Office, store: PaperStore) -> None:
    part = replace(FINAL, left_out=LEFT_OUT)
    asked = necessary("AEF")

    with pytest.raises(NotAllowed):
        let_go(office, part, "Sgt Brook", asked=replace(asked, authority=None))
    with pytest.raises(NotAllowed, match="another recipient"):
        let_go(office, part, "Somebody else", asked=asked)
    with pytest.raises(NotAllowed, match="does not cover"):
        let_go(office, replace(FINAL, left_out=LEFT_OUT[:-1]), "Sgt Brook", asked=asked)
    assert store.paper.ledger.kept == ()

    done = let_go(office, part, "Sgt Brook", asked=asked)

    assert line_of(store).release.basis is not None
    assert "Left out: sections B, C, D, G, H1, H2, I, J and K." in done.sentence


@pytest.mark.parametrize("paper", ["ehc_plan", "one_page_plan", "provision_table"])
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_planted_words_of_what_is_left_out_are_in_nothing_that_leaves(
    office: Office, store: PaperStore, paper: str, form: str
) -> None:
    part = replace(FINAL, left_out=LEFT_OUT, paper=paper, form=form)  # type: ignore[arg-type]
    asked = necessary("AEF")
    done = let_go(
        office, part, "Sgt Brook", asked=asked, kind="clear_copy", reason="No printer on the wing"
    )

    content = office.see(papers.copy(part, int(done.made))).content

    said = " ".join(all_said(content, form)).casefold()
    around = ("wombat", "bandicoot", MOTHER.name.casefold())  # only whoever has the whole needs it
    for word in ("zanzibar", "quokka", "marmalade", "wobbegong", "kestrel", "planted", *around):
        assert word not in said
        assert word.encode() not in content.lower()
    assert "left out of this copy" in " ".join(said.split())
    assert {"B", "C"} & line_of(store).release.what.carries.sections == set()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_copy_that_holds_withheld_words_after_all_is_refused(office: Office, form: str) -> None:
    """As if what cuts had forgotten every section: the proof is another pair of eyes."""
    part = replace(FINAL, left_out=("C",), form=form)  # type: ignore[arg-type]
    whole = office.see(papers.preview(replace(FINAL, form=part.form), JUDITH)).content

    with pytest.raises(NotAllowed, match="Words of section C stand in this copy"):
        office.see(lambda records, today: refuse_withheld(records, part, whole, today))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_withheld_words_in_arabic_are_found_as_well(
    office: Office, store: PaperStore, form: str
) -> None:
    said = f"{ARABIC} {ARABIC} {ARABIC}"
    plan = planted().with_section("C", Section(paragraphs(said)))
    with store.sitting() as records:
        records.issue(Version(NUMBER, 2, VersionKind.FINAL, plan, date(2026, 11, 16)))
    part = replace(FINAL, which="Final 2", left_out=("C",), form=form)  # type: ignore[arg-type]
    whole = office.see(papers.preview(replace(part, left_out=()), JUDITH)).content

    with pytest.raises(NotAllowed, match="Words of section C stand in this copy"):
        office.see(lambda records, today: refuse_withheld(records, part, whole, today))


def test_a_covered_section_that_repeats_withheld_words_is_no_escape(
    office: Office, store: PaperStore
) -> None:
    again = planted().with_section("A", Section(paragraphs(PLANTED["C"])))
    with store.sitting() as records:
        records.issue(Version(NUMBER, 2, VersionKind.FINAL, again, date(2026, 11, 16)))
    part = replace(FINAL, which="Final 2", left_out=LEFT_OUT)

    assert let_go(office, part, "Sgt Brook", asked=necessary("AEF")).made == "1"


def test_each_copy_is_one_line_tied_to_the_audit(office: Office, store: PaperStore) -> None:
    for to in (MOTHER.name, MOTHER.name):
        let_go(office, DRAFT, to)

    kept = store.paper.ledger.kept
    assert [line.number for line in kept] == ["2026-0001", "2026-0002"]
    assert [(act, ref) for _, _, act, _, ref in store.paper.audit] == [
        ("released:print", f"{line.number}:{line_hash(NUMBER, line.release)}") for line in kept
    ]


@pytest.mark.parametrize(
    ("paper", "kind", "form"),
    [
        ("ehc_plan", "print", "pdf"),
        ("ehc_plan", "clear_copy", "pdf"),
        ("ehc_plan", "clear_copy", "docx"),
        ("ehc_plan", "encrypted_copy", "pdf"),
        ("threads", "print", "pdf"),
        ("timeline", "print", "pdf"),
        ("history", "clear_copy", "pdf"),
        ("disclosures", "clear_copy", "csv"),
    ],
)
def test_whatever_leaves_is_exactly_one_line_and_one_link(
    office: Office, store: PaperStore, paper: str, kind: str, form: str
) -> None:
    which = "family" if paper == "disclosures" else ""
    wanted = Wanted(paper, NUMBER, which, form=form)  # type: ignore[arg-type]

    done = let_go(office, wanted, MOTHER.name, kind=kind, reason="She asked")
    office.see(papers.copy(wanted, int(done.made)))

    line = line_of(store)
    assert (line.release.kind, line.release.to) == (kind, MOTHER.name)
    assert [act for _, _, act, _, _ in store.paper.audit] == [f"released:{kind}"]
    assert len(store.paper.history) == 1


def test_what_changed_since_it_was_written_down_does_not_leave(
    office: Office, store: PaperStore
) -> None:
    done = let_go(office, DRAFT, MOTHER.name)
    with store.sitting() as records:
        plan = planted().with_section("A", Section(paragraphs("Another text.")))
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))

    with pytest.raises(NotAllowed, match="changed since"):
        office.see(papers.copy(DRAFT, int(done.made)))


def test_it_says_when_it_is_to_be_destroyed_and_what_it_left_on(
    office: Office, store: PaperStore
) -> None:
    by = date(2027, 1, 31)
    done = let_go(
        office, DRAFT, MOTHER.name, destroy_by=by, medium="Encrypted file", medium_number="S-14"
    )

    said = " ".join(all_said(office.see(papers.copy(DRAFT, int(done.made))).content, "pdf"))
    handling = line_of(store).release.handling
    assert "Destroy by 31 January 2027" in " ".join(said.split())
    assert "To be destroyed by 31 January 2027." in done.sentence
    assert (handling.destroy_by, handling.medium_number) == (by, "S-14")
    assert handling.marking == OFFICE.marking


def test_the_file_is_called_by_its_number_alone(office: Office) -> None:
    done = let_go(office, DRAFT, MOTHER.name)

    drawn = office.see(papers.copy(DRAFT, int(done.made)))

    assert drawn.name == "disclosure-2026-0001"
    assert BytesIO(drawn.content).read(5) == b"%PDF-"
