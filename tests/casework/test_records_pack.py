"""What is given to somebody who asks to see the records: everything held, and nothing of others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import papers
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.records import Document, DocumentId, HistoryLine
from caseworker.casework.records_held import Sort, everything_held
from caseworker.casework.records_pack import GiveRecords, give_records, refuse_redacted
from caseworker.casework.records_requests import (
    DecidePiece,
    LookedForHarm,
    MarkWords,
    PiecesFound,
    decide_piece,
    looked_for_harm,
    mark_words,
    pieces_found,
    requests_of,
)
from caseworker.casework.tray import InTray, in_tray
from caseworker.documents.reading_back import all_said
from caseworker.domain.blocks import Block, Run, paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.filing import Filing
from caseworker.domain.people import Contact
from caseworker.domain.plan import Section, Version, VersionKind, WorkingDraft
from caseworker.domain.records_request import EVERYWHERE, Decision, Give
from caseworker.domain.release import Release
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_case, a_person, a_plan, an_event
from tests.casework.test_letters import OFFICE
from tests.documents.examples import a_tagged_pdf
from tests.hostile.files import a_docx, a_picture
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
EARLIER, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
JUDITH = Officer(OKAFOR, "Judith Okafor")
AUNT = Contact(
    "Zuzanna Quokkafield", "Aunt", address="77 Wobbegong Terrace\nTrellisham",
    telephone="01632 960 777", email="zuzanna@quokka.example",
)  # fmt: skip
MOTHER = Contact("Dawn Whitfield", "Mother", parental_responsibility=True, address="4 Mill Row")
TEACHER = Contact("Ann Dow", "Head of school", organisation="Mill Lane Primary")
OTHER = a_person(given="Kuba", family="Zielinski", known_as="", contacts=())
PLANTED = (
    "Zuzanna", "Quokkafield", "Wobbegong Terrace", "960 777", "quokka.example", "Dawn",
    "Kuba", "Zielinski", "Marmalade Kestrel",
)  # fmt: skip
HARM = "The hidden heron nests under the viaduct at midnight."
SAID = "Zuzanna Quokkafield and Kuba Zielinski"
REQUEST = an_event(
    "records_requested",
    date(2026, 11, 12),
    facts={
        "asker": "Tom Whitfield",
        "asked_by": "The person themselves",
        "wants": "Everything you hold about me",
        "identity": "Known to the officer",
    },
    recorded_at=NOW,
)


def a_plan_of(section: str) -> Section:
    """A name broken over two runs, one of them bold."""
    runs = (Run(f"{section}: he lives with Zuzanna "), Run("Quokka", frozenset("b")), Run("field."))
    return Section((Block(runs=runs), *paragraphs(f"{SAID} of 77 Wobbegong Terrace helped.")))


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    person = a_person(contacts=(MOTHER, AUNT, TEACHER))
    plan = a_plan().with_section("B", a_plan_of("B")).with_section("K", a_plan_of("K"))
    events = (
        an_event(
            "concern_raised",
            date(2026, 9, 1),
            facts={"raised_by": SAID, "concern": "Dawn rang from 01632 960 777. Ann Dow knows."},
        ),
        an_event(
            "advice_received",
            date(2026, 10, 1),
            facts={"adviser": "Ann Dow", "advice": "Educational", "document": "Advice.txt"},
        ),
        an_event(
            "consent_given",
            date(2026, 10, 2),
            facts={
                "giver": "Young person", "giver_name": "Tom Whitfield", "recipients": "A college",
                "what": "Named sections", "sections": "B", "purposes": "A place",
                "how": "Spoken and witnessed", "witness": "Zuzanna Quokkafield",
            },
        ),
        REQUEST,
    )  # fmt: skip
    files = (
        ("Advice.txt", "txt", f"Advice. {SAID} wrote to zuzanna@quokka.example.".encode()),
        ("Letter of Zuzanna Quokkafield.docx", "docx", a_docx(f"<w:p><w:r><w:t>{SAID} came."
                                                               "</w:t></w:r></w:p>")),
        ("Harm.txt", "txt", HARM.encode()),
        ("Plain.pdf", "pdf", a_tagged_pdf(2)),
        ("Photo.png", "png", a_picture()),
    )  # fmt: skip
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(*events, person=person))
        records.open_case(a_case(number="2026-0999", person=OTHER))
        records.keep_working_draft(WorkingDraft(NUMBER, plan, NOW, OKAFOR))
        records.issue(Version(NUMBER, 1, VersionKind.FINAL, plan, date(2026, 11, 9)))
        for name, kind, content in files:
            document = Document(
                DocumentId(name), NUMBER, name, kind, len(content), name, NOW, OKAFOR
            )
            records.add_document(document, content)
        records.write_audit(EARLIER, OKAFOR, "case_opened_to_view", NUMBER)
        records.write_audit(EARLIER, OKAFOR, "case_opened_to_view", CaseNumber("2026-0999"))
        words = f"Rang {SAID} at 77 Wobbegong Terrace."
        records.write_history(HistoryLine(NUMBER, NOW, OKAFOR, "Judith Okafor", words))
        number = records.ledger.next_number(2026)
        records.keep_release(
            NUMBER,
            Release("print", "Zuzanna Quokkafield", "Judith Okafor", EARLIER, number=number,
                    copy_number=1),
        )  # fmt: skip
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    return Office(store.sitting, StandingClock(LATER), JUDITH, lambda _: (b"", b""))


def found(office: Office) -> PiecesFound:
    return office.see(pieces_found(NUMBER, REQUEST.id))


def decides(office: Office, piece: str, decision: Decision) -> Done:
    return office.do(decide_piece, DecidePiece(NUMBER, REQUEST.id, piece, piece, decision))


def everything_decided(office: Office) -> InTray:
    """Harm.txt and the photograph are held back, the rest is given; then it lies in the tray."""
    harm = Decision(Give.WITHHELD, "serious_harm", "He is at risk.", "Dr Patel", TODAY)
    decides(office, "document/Harm.txt", harm)
    decides(office, "document/Photo.png", Decision(Give.WITHHELD, "third_party", "His friends."))
    office.do(mark_words, MarkWords(NUMBER, REQUEST.id, "Marmalade Kestrel", take_out=True))
    office.do(looked_for_harm, LookedForHarm(NUMBER, REQUEST.id, "Sam Lewis", TODAY))
    office.do(give_records, GiveRecords(NUMBER, REQUEST.id))
    (lies,) = office.see(in_tray)
    return lies


def test_everything_that_is_held_is_listed_by_kind_with_its_day_and_author(
    store: PaperStore,
) -> None:
    with store.sitting() as records:
        held = everything_held(records, NUMBER, TODAY)

    assert {one.sort for one in held} == set(Sort)
    assert [one.sort for one in held] == sorted((one.sort for one in held), key=list(Sort).index)
    by_id = {one.id: one for one in held}
    assert by_id["document/Advice.txt"].author == "Judith Okafor"
    assert by_id["document/Photo.png"].unread
    assert by_id["plan/plan/Final 1"].day == date(2026, 11, 9)
    assert "being written" in by_id["draft/plan"].title
    assert "opened to be read once" in by_id["openings"].text


def test_a_paper_in_the_bin_is_held_and_marked(store: PaperStore, office: Office) -> None:
    """Nobody looks at it any more, but until it is erased it is there to be seen."""
    with store.sitting() as records:
        binned = Filing("Harm.txt", out_since=NOW, out_by=OKAFOR, out_why="Of another")
        records.filings.keep(NUMBER, binned)
        held = {one.id: one.title for one in everything_held(records, NUMBER, TODAY)}

    assert held["document/Harm.txt"] == "Harm.txt (in the bin)"
    assert held["document/Advice.txt"] == "Advice.txt"
    harm = Decision(Give.WITHHELD, "serious_harm", "He is at risk.", "Dr Patel", TODAY)
    decides(office, "document/Harm.txt", harm)
    assert {one.hidden for one in found(office).pieces} == {("Harm.txt", "Photo.png")}


def test_others_are_marked_in_every_kind_of_piece_and_those_at_work_in_none(
    office: Office,
) -> None:
    pieces = found(office).pieces
    marked = {one.held.sort for one in pieces if one.marked}
    words = {mark.words for one in pieces for mark in one.marked}

    assert marked == set(Sort)
    assert {"Zuzanna Quokkafield", "Kuba Zielinski", "Dawn Whitfield"} <= words
    assert not any("Dow" in said or "Okafor" in said or "Tom" in said for said in words)


def test_what_nobody_could_read_is_to_be_decided_by_hand(office: Office) -> None:
    assert [one.held.title for one in found(office).undecided] == ["Photo.png"]

    with pytest.raises(Incomplete, match=r"Photo\.png"):
        office.do(give_records, GiveRecords(NUMBER, REQUEST.id))


def test_nothing_is_given_before_somebody_looked_for_harm(office: Office) -> None:
    decides(office, "document/Photo.png", Decision(Give.WHOLE))

    with pytest.raises(Incomplete, match="serious harm"):
        office.do(give_records, GiveRecords(NUMBER, REQUEST.id))


def test_no_planted_word_is_in_the_pack_whatever_is_read_of_it(
    office: Office, store: PaperStore
) -> None:
    lies = everything_decided(office)
    (leaves,) = lies.papers
    command = LetGo(leaves.wanted, "print", "Tom Whitfield", asked=lies.request)
    office.see(papers.may_let_go(command, JUDITH))
    done = office.do(papers.let_go, command)
    drawn = office.see(papers.copy(leaves.wanted, int(done.made)))

    said = "\n".join(all_said(drawn.content, "pdf"))
    flat = " ".join(said.split())
    assert [
        word for word in (*PLANTED, "hidden heron", "Harm.txt", "Photo.png") if word in flat
    ] == []
    assert "[redacted: third party]" in flat
    assert "Ann Dow" in flat
    assert "serious harm if it were given" in flat
    assert "Information Commissioner" in flat
    line = store.paper.ledger.kept[-1]
    assert line.release.basis is not None
    assert line.release.basis.row == "SAR"
    assert line.release.what.carries.sections >= {"A", "B", "K"}
    assert "document/Harm.txt" not in line.release.what.carries.documents


def test_words_that_stand_in_what_was_made_although_they_were_taken_out_stop_it(
    office: Office, store: PaperStore
) -> None:
    wanted = everything_decided(office).papers[0].wanted
    with store.sitting() as records:
        for said in (
            "Zuzanna\nQuokkafield",
            "the hidden heron nests under",
            "960 777 01632 960 777",
        ):
            with pytest.raises(NotAllowed, match="Nothing has left"):
                refuse_redacted(records, wanted, TODAY, [said])
        refuse_redacted(records, wanted, TODAY, ["Tom Whitfield, Ann Dow"])


def test_words_marked_in_every_piece_change_those_alone_that_say_them(office: Office) -> None:
    office.do(mark_words, MarkWords(NUMBER, REQUEST.id, "hidden heron", take_out=True))

    there = found(office)
    said = {one.held.id for one in there.pieces if "hidden heron" in one.phrases}
    whole = {one.held.id for one in there.of(Give.WHOLE)}
    assert said == {"document/Harm.txt"}
    assert {"document/Plain.pdf", "openings"} <= whole


def test_what_an_officer_lets_stand_is_given(office: Office) -> None:
    office.do(mark_words, MarkWords(NUMBER, REQUEST.id, "Dawn Whitfield", take_out=False))

    there = found(office)
    phrases = {phrase for one in there.pieces for phrase in one.phrases}
    assert "Dawn Whitfield" not in phrases
    assert "Zuzanna Quokkafield" in phrases
    assert "Dawn Whitfield" in there.work.let_stand[EVERYWHERE]


def test_to_anybody_but_whoever_decides_the_gate_says_no(store: PaperStore) -> None:
    office = Office(store.sitting, StandingClock(LATER), JUDITH, lambda _: (b"", b""))
    facts = {
        **REQUEST.facts,
        "asker": "Dawn Whitfield",
        "asked_by": "Parent, on the child’s behalf",
    }
    other = an_event("records_requested", TODAY, facts=facts)
    with store.sitting() as records:
        records.add_event(NUMBER, other)
    decide = DecidePiece(
        NUMBER, other.id, "document/Photo.png", "Photo", Decision(Give.WITHHELD, "third_party", "x")
    )
    office.do(decide_piece, decide)
    office.do(looked_for_harm, LookedForHarm(NUMBER, other.id, "Sam Lewis", TODAY))

    with pytest.raises(NotAllowed):
        office.do(give_records, GiveRecords(NUMBER, other.id))
    asked = office.see(requests_of(NUMBER))
    assert [one.name for one in asked] == ["Dawn Whitfield", "Tom Whitfield"]
    assert "nobody asks for them without their own authority" in " ".join(asked[0].cautions)


def test_a_request_shows_what_is_owed_on_it_until_it_is_answered(
    office: Office, store: PaperStore
) -> None:
    (asked,) = office.see(requests_of(NUMBER))
    assert asked.due is not None
    assert asked.due.by == date(2026, 12, 12)
    with store.sitting() as records:
        records.add_event(NUMBER, an_event("records_answered", facts={"asker": "Tom Whitfield"}))

    (asked,) = office.see(requests_of(NUMBER))
    assert asked.due is None


def test_a_request_that_is_put_right_keeps_what_was_decided(
    office: Office, store: PaperStore
) -> None:
    decides(office, "document/Photo.png", Decision(Give.WITHHELD, "third_party", "His friends."))
    again = an_event(
        "records_requested", REQUEST.day - timedelta(1), facts=REQUEST.facts, replaces=REQUEST.id
    )
    with store.sitting() as records:
        records.add_event(NUMBER, again)

    assert office.see(pieces_found(NUMBER, again.id)).undecided == ()


def test_who_looked_for_harm_is_asked_for(office: Office) -> None:
    for by, on in (("", TODAY), ("Sam Lewis", TODAY + timedelta(1))):
        with pytest.raises(Incomplete):
            office.do(looked_for_harm, LookedForHarm(NUMBER, REQUEST.id, by, on))


def test_what_is_decided_is_told_in_the_history_without_the_words(office: Office) -> None:
    done = office.do(mark_words, MarkWords(NUMBER, REQUEST.id, "Zuzanna", take_out=True))

    assert "Zuzanna" not in done.sentence
    assert done.sentence.startswith("Request of Tom Whitfield to see the records:")
