"""A preview is free; a print and a clear copy are written down, numbered, and only then drawn."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from caseworker.casework import papers
from caseworker.casework.case_papers import case_papers
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.paper_pages import CAUTION_NOTE, pages_for_printer, pages_from, see_paper
from caseworker.casework.papers import CameToNothing, LetGo
from caseworker.casework.records import HistoryLine
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.ledger import line_hash
from caseworker.domain.people import Contact
from caseworker.domain.plan import Signature, Version, VersionKind, WorkingDraft
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_person, a_plan, an_event
from tests.casework.test_letters import CHILD, DRAFTING, FATHER, MOTHER, OFFICE, REQUEST
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
PLAN = Wanted("ehc_plan", NUMBER)
TIMELINE = Wanted("timeline", NUMBER)
JUDITH = Officer(OKAFOR, "Judith Okafor")


@pytest.fixture
def store() -> PaperStore:
    """One child, with a request and a plan that is being written: a draft goes to the parents."""
    kept = PaperStore()
    person = a_person(born=CHILD, contacts=(MOTHER, FATHER, Contact("Ms Head", "Head teacher")))
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case(REQUEST, DRAFTING, person=person))
        records.keep_working_draft(WorkingDraft(NUMBER, a_plan(), NOW, OKAFOR))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


def let_go(office: Office, wanted: Wanted, **changes: str) -> Done:
    command = LetGo(wanted, "print", MOTHER.name)
    return office.do(papers.let_go, replace(command, **changes))  # type: ignore[arg-type]


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pages_of(pdf: bytes) -> int:
    return len(pikepdf.open(BytesIO(pdf)).pages)


def test_a_preview_says_on_every_page_that_it_is_one(office: Office) -> None:
    drawn = office.see(papers.preview(PLAN, JUDITH))

    said = " ".join(words_of(drawn.content).split())
    assert said.count("Preview for Judith Okafor") == pages_of(drawn.content)


def test_a_preview_leaves_nothing_in_the_history(office: Office, store: PaperStore) -> None:
    office.see(papers.preview(PLAN, JUDITH))

    assert store.paper.history == ()
    assert store.paper.releases == ()


def test_a_print_is_written_down_and_numbered_before_it_is_drawn(
    office: Office, store: PaperStore
) -> None:
    done = let_go(office, PLAN)
    drawn = office.see(papers.copy(PLAN, int(done.made)))

    assert "Copy 1 for Dawn Whitfield" in words_of(drawn.content)
    assert done.sentence.startswith("Printed “Education, Health and Care plan: Draft 1” for ")
    assert "for Dawn Whitfield (copy 1)" in store.paper.history[0].words
    assert [audit[2] for audit in store.paper.audit] == ["released:print"]


def test_every_copy_has_its_own_number(office: Office) -> None:
    made = [let_go(office, wanted).made for wanted in (PLAN, TIMELINE, PLAN)]

    assert made == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"to": " "}, ["to"]),
        ({"kind": "clear_copy"}, ["reason"]),
        ({"kind": "clear_copy", "to": ""}, ["to", "reason"]),
    ],
)
def test_what_is_missing_is_asked_for_at_once_and_nothing_is_let_go(
    office: Office, store: PaperStore, changes: dict[str, str], missing: list[str]
) -> None:
    with pytest.raises(Incomplete) as refused:
        let_go(office, PLAN, **changes)

    assert [gap.field for gap in refused.value.gaps] == missing
    assert store.paper.releases == ()


def test_an_office_may_make_no_clear_copies_at_all(office: Office, store: PaperStore) -> None:
    with store.sitting() as records:
        records.save_office(replace(OFFICE, clear_copies=False))

    with pytest.raises(NotAllowed, match="no copies without encryption"):
        let_go(office, PLAN, kind="clear_copy", reason="For the court")

    assert store.paper.releases == ()


def test_a_practice_store_lets_everything_go_and_says_so_on_the_page(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.save_office(replace(OFFICE, clear_copies=False, practice=True))

    done = let_go(office, PLAN, kind="clear_copy", to="")
    drawn = office.see(papers.copy(PLAN, int(done.made)))

    assert "practice" in words_of(drawn.content).casefold()


def test_nothing_is_let_go_to_somebody_marked_no_contact(office: Office, store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="no contact"):
        let_go(office, TIMELINE, to="carl whitfield")

    assert store.paper.releases == ()


def test_a_paper_that_cant_be_drawn_is_not_written_down_as_let_go(
    office: Office, store: PaperStore
) -> None:
    with pytest.raises(Incomplete):
        let_go(office, Wanted("letter", NUMBER, "L-01", to=""))

    assert store.paper.releases == ()


def test_a_copy_that_never_left_is_said_to_have_come_to_nothing(
    office: Office, store: PaperStore
) -> None:
    let_go(office, PLAN)

    office.do(papers.came_to_nothing, CameToNothing(NUMBER, 1, "The disk is full."))

    assert store.paper.history[-1].words == "Copy 1 was not made after all. The disk is full."
    assert let_go(office, PLAN).made == "2"


def test_letters_that_no_font_has_are_named_beside_the_preview(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        case = records.case(NUMBER)
        records.save_person(NUMBER, replace(case.person, known_as="ᓄᓇ"))

    seen = office.see(see_paper(PLAN, JUDITH))

    assert seen.notes[0].startswith("No font here has these letters: ᓄ ᓇ.")


def test_a_copy_that_was_never_let_go_is_not_drawn(office: Office) -> None:
    with pytest.raises(NotFound):
        office.see(papers.copy(PLAN, 7))
    with pytest.raises(NotFound):
        office.do(papers.came_to_nothing, CameToNothing(NUMBER, 7, "The disk is full."))


@pytest.mark.parametrize("paper", ["ehc_plan", "timeline", "history"])
def test_a_papers_file_name_holds_no_name(office: Office, paper: str) -> None:
    drawn = office.see(papers.preview(Wanted(paper, NUMBER), JUDITH))

    assert "whitfield" not in drawn.name.casefold()
    assert "tom" not in drawn.name.casefold()


def test_a_copy_of_my_list_is_kept_with_whom_it_is_for_and_why(
    office: Office, store: PaperStore
) -> None:
    wanted = Wanted("my_list", officer=JUDITH.name)

    first = let_go(office, wanted, to=JUDITH.name)
    second = let_go(office, wanted, kind="clear_copy", to="The team", reason="For the meeting")
    drawn = office.see(papers.copy(wanted, int(second.made)))

    assert (first.case, first.made, second.made) == (None, "1", "2")
    assert [(each.to, each.reason) for _, each in store.paper.releases] == [
        (JUDITH.name, ""),
        ("The team", "For the meeting"),
    ]
    assert pikepdf.open(BytesIO(drawn.content)).Root.MarkInfo.Marked
    assert "Copy 2 for The team" in words_of(drawn.content)
    assert store.paper.history == ()


def test_a_copy_of_no_case_that_never_left_is_written_down_as_that(
    office: Office, store: PaperStore
) -> None:
    let_go(office, Wanted("my_list", officer=JUDITH.name), to=JUDITH.name)

    office.do(papers.came_to_nothing, CameToNothing(None, 1, "The disk is full."))

    line = store.paper.ledger.kept[0]
    assert [(act, ref) for _, _, act, _, ref in store.paper.audit] == [
        ("released:print", f"2026-0001:{line_hash(None, line.release)}"),
        ("release_came_to_nothing", "2026-0001"),
    ]
    assert line.state == "Never left"


def test_the_window_gets_pages_words_and_whom_it_may_be_for(office: Office) -> None:
    seen = office.see(see_paper(PLAN, JUDITH))

    assert seen.count == len(seen.pages)
    page = seen.pages[0]
    assert len(page.dots()) == page.width * page.height * 3
    assert "language programme" in seen.words
    assert seen.about == "Tom Whitfield · 2026-0113"
    assert seen.people.names == ("Dawn Whitfield", "Tom Whitfield", "Ms Head")
    assert seen.people.bars("CARL whitfield")


def test_a_date_written_from_memory_is_said_to_need_checking(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.add_event(
            NUMBER,
            an_event("advice_requested", date(2026, 10, 12), facts={"adviser": "Psychologist"}),
        )
    letter = Wanted(
        "letter", NUMBER, "L-01", to=MOTHER.name, words=(("requested_by", "the school"),)
    )

    assert office.see(see_paper(letter, JUDITH)).notes == ()
    cautious = replace(letter, words=(("requested_by", "the school (check with the authority)"),))
    assert office.see(see_paper(cautious, JUDITH)).notes == (CAUTION_NOTE,)


def test_further_pages_are_pictured_when_they_are_asked_for(office: Office) -> None:
    seen = office.see(see_paper(PLAN, JUDITH))

    assert [page.number for page in pages_from(seen.pdf, 2)] == list(range(2, seen.count + 1))
    assert pages_from(seen.pdf, seen.count + 1) == ()


def test_the_printers_pages_are_as_fine_as_paper_needs(office: Office) -> None:
    seen = office.see(see_paper(TIMELINE, JUDITH))

    (page,) = pages_for_printer(seen.pdf, [1])

    assert abs(page.width - 8.27 * 300) < 3
    assert abs(page.height - 11.69 * 300) < 3


def test_a_case_offers_its_plan_timeline_and_history_and_tells_what_left(office: Office) -> None:
    let_go(office, PLAN)
    found = office.see(case_papers(NUMBER))

    papers_offered = {each.wanted.paper for each in found.offered}
    assert papers_offered == {"ehc_plan", "timeline", "sen2_dates", "history", "chronology"}
    assert found.left[0].release.words == "No. 2026-0001 · Copy 1 for Dawn Whitfield"


def test_a_version_brings_what_is_made_out_of_it_and_a_draft_its_form(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.issue(Version(NUMBER, 1, VersionKind.DRAFT, a_plan(), date(2026, 11, 9)))

    offered = {each.wanted.paper: each.wanted for each in office.see(case_papers(NUMBER)).offered}

    made = ("one_page_plan", "provision_table", "representation_form")
    assert [offered[name].which for name in made] == ["Draft 1"] * 3
    for name in made:
        assert office.see(papers.preview(offered[name], JUDITH)).content.startswith(b"%PDF")


def test_a_signed_plan_is_saved_for_the_record_and_an_unsigned_one_is_not(
    office: Office, store: PaperStore
) -> None:
    day = date(2026, 11, 9)
    signature = Signature(OKAFOR, "Judith Okafor", "SEND officer", day, b"x" * 64, b"y" * 32)
    final = Version(NUMBER, 1, VersionKind.FINAL, a_plan(), day, signature=signature)
    with store.sitting() as records:
        records.add_event(NUMBER, an_event("draft_sent", day))
        records.issue(final)
    wanted = replace(PLAN, which=final.title, form="record")
    command = LetGo(wanted, "clear_copy", MOTHER.name, "For the archive")

    done = office.do(papers.let_go, command)
    copy = office.see(papers.copy(wanted, int(done.made))).content

    assert "with what it says as data (PDF/A) for Dawn Whitfield (copy 1)." in done.sentence
    with pikepdf.open(BytesIO(copy)) as read:
        data = read.attachments["plan.json"].get_file().read_bytes()
    assert sha256(data).digest() == final.fingerprint
    with pytest.raises(NotAllowed, match="saved, not printed"):
        office.do(papers.let_go, replace(command, kind="print"))
    with pytest.raises(NotFound):
        office.do(papers.let_go, replace(command, wanted=replace(wanted, which="")))


def test_an_office_that_left_something_unsaid_is_told_every_gap(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.save_office(replace(OFFICE, advice_service=""))

    with pytest.raises(Incomplete) as refused:
        office.see(see_paper(Wanted("letter", NUMBER, "L-01"), JUDITH))

    assert Gap("to", "Say who this letter is to.") in refused.value.gaps
    assert "advice_service" in {gap.field for gap in refused.value.gaps}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system can't be told its place")
def test_the_history_is_told_in_the_time_of_the_place(
    office: Office, store: PaperStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half past eleven in UTC is half past midnight of the next day in a British summer."""
    at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    with store.sitting() as records:
        records.write_history(HistoryLine(NUMBER, at, OKAFOR, "Judith Okafor", "Wrote it down."))
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()

    try:
        drawn = office.see(papers.preview(Wanted("history", NUMBER), JUDITH))
    finally:
        monkeypatch.undo()
        time.tzset()

    said = " ".join(words_of(drawn.content).split())
    assert "1 July 2026" in said
    assert "00:30" in said


DAWN = replace(MOTHER, print="large_18")
TO_DAWN = Wanted("letter", NUMBER, "L-01", to=MOTHER.name, officer="J. Okafor", role="Officer")


def _dawn_needs_large_print(store: PaperStore) -> None:
    with store.sitting() as records:
        person = records.case(NUMBER).person
        records.save_person(NUMBER, replace(person, contacts=(DAWN, FATHER), print="open"))


def test_a_letter_is_set_as_whoever_it_is_to_needs_it(store: PaperStore, office: Office) -> None:
    _dawn_needs_large_print(store)

    to_dawn = office.see(see_paper(TO_DAWN, JUDITH))
    to_the_house = office.see(see_paper(replace(TO_DAWN, to="Head of Ashdown House"), JUDITH))
    done = office.do(papers.let_go, LetGo(TO_DAWN, "print", MOTHER.name))

    assert (to_dawn.print, to_dawn.needs) == (
        "large_18",
        f"{MOTHER.name} needs large print, 18 point.",
    )
    assert (to_the_house.print, to_the_house.needs) == ("ordinary", "")
    assert to_dawn.count > to_the_house.count
    assert "(Large print, 18 point)" in done.sentence


def test_another_print_that_was_chosen_stays(store: PaperStore, office: Office) -> None:
    _dawn_needs_large_print(store)

    seen = office.see(see_paper(replace(TO_DAWN, print="large_24"), JUDITH))

    assert seen.print == "large_24"


def test_the_young_person_has_letters_in_their_own_print(store: PaperStore, office: Office) -> None:
    _dawn_needs_large_print(store)
    with store.sitting() as records:
        name = records.case(NUMBER).person.name

    seen = office.see(see_paper(replace(TO_DAWN, to=name), JUDITH))

    assert (seen.print, seen.needs) == ("open", f"{name} needs print that is easier with dyslexia.")
