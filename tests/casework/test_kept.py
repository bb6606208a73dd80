"""The kept plan and its hours, through the office: what is refused, put right, printed, sent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import cases, entries, facts, plans
from caseworker.casework.basis_for import Going, basis_for
from caseworker.casework.hours import NoteHours, WeekTyped, learners_of, note_hours
from caseworker.casework.kept import (
    AnswerOnProvision,
    Matched,
    MatchProvision,
    answer_on_provision,
    kept_desk,
    match_provision,
)
from caseworker.casework.letters import letters_for
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.papers import preview
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.documents.review_report import REPORT
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.hours import hours_said, weeks_of
from caseworker.domain.plan import Section
from tests.builders import OKAFOR, TODAY, StandingClock, a_person, a_plan, an_item
from tests.documents.readers import pdftotext
from tests.paper_records import PaperStore

MONDAY = date(2026, 10, 12)
PLAN = a_plan(
    "detained_plan",
    E=Section(items=(an_item("e1", "He reads a page."),)),
    F=Section(
        items=(an_item("f1", "Specialist teacher", how_long="3 hours"), an_item("f2", "Talk"))
    ),
    G=Section(),
)


@pytest.fixture
def paper() -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Fenmoor education", ("custody",), "OFFICIAL-SENSITIVE"))
    return store


@pytest.fixture
def office(paper: PaperStore, clock: StandingClock) -> Office:
    return Office(paper.sitting, clock, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b""))


@pytest.fixture
def number(office: Office) -> CaseNumber:
    found = detained(office, "Danny")
    record(office, found, "existing_plan_recorded", date(2025, 11, 3), authority="Hull")
    office.do(plans.start_plan, plans.StartPlan(found))
    office.keep_plan(found, PLAN)
    return found


def detained(office: Office, given: str) -> CaseNumber:
    person = a_person(given=given, known_as="", home_authority="Hull City Council")
    opening = cases.OpenCase(person, "custody", date(2026, 9, 7), "The reception list")
    found = CaseNumber(office.do(cases.open_case, opening).made)
    record(office, found, "detained", date(2026, 9, 7), establishment="Wetherby")
    office.do(facts.note_facts, facts.NoteFacts(found, {"held_at": "Wetherby"}))
    return found


def record(office: Office, number: CaseNumber, kind: str, day: date, **said: str) -> Done:
    return office.do(entries.record, entries.Record(number, Happening(kind, day, facts=said)))


def match(office: Office, number: CaseNumber, *matches: Matched, **agreed: object) -> Done:
    command = MatchProvision(number, MONDAY, matches, **agreed)  # type: ignore[arg-type]
    return office.do(match_provision, command)


def case_of(office: Office, number: CaseNumber) -> Case:
    return office.see(lambda records, _: records.case(number))


CLOSEST = Matched("f1", "Closest practicable", "One hour of three.")


@pytest.mark.parametrize(
    ("matches", "agreed", "words"),
    [
        ((), {}, "Say of at least one piece how it is met."),
        ((Matched("f1", "Closest practicable"),), {}, "Say why it is not as the plan says."),
        ((CLOSEST,), {"agreed_by": "M. Reyes"}, "Say on which day they agreed."),
        ((CLOSEST,), {"agreed_on": TODAY}, "Say who agreed, by name."),
    ],
)
def test_a_match_that_says_too_little_changes_nothing(
    office: Office,
    number: CaseNumber,
    matches: tuple[Matched, ...],
    agreed: dict[str, object],
    words: str,
) -> None:
    before = case_of(office, number)

    with pytest.raises(Incomplete, match=words):
        match(office, number, *matches, **agreed)

    assert case_of(office, number) == before


def test_a_piece_that_the_plan_does_not_have_is_refused(office: Office, number: CaseNumber) -> None:
    with pytest.raises(NotAllowed, match="no such piece"):
        match(office, number, CLOSEST, Matched("f9", "As the plan says"))
    with pytest.raises(NotAllowed, match="Nothing of the plan is held here"):
        match(office, detained(office, "Ben"), CLOSEST)


def test_several_pieces_are_one_act_and_the_letter_asks_about_the_one_that_waits(
    office: Office, number: CaseNumber
) -> None:
    done = match(office, number, Matched("f2", "As the plan says"), CLOSEST)

    desk = office.see(kept_desk(number))
    assert [(one.number, one.is_outstanding) for one in desk.items] == [("F1", True), ("F2", False)]
    assert "F2: As the plan says" in done.sentence
    assert "F1: Closest practicable, because: One hour of three" in done.sentence
    (letter,) = [one for one in office.see(letters_for(number)) if one.event == done.event]
    assert letter.letter == "LK-01"
    assert letter.recipients == ("Hull City Council",)


def test_agreement_is_asked_for_no_longer_once_it_is_as_written_or_they_agreed(
    office: Office, number: CaseNumber
) -> None:
    def asked_about() -> list[str]:
        found = office.see(letters_for(number))
        return [one.about for one in found if one.letter == "LK-01"]

    match(office, number, CLOSEST, Matched("f2", "Not at all yet", "Nobody can teach it."))
    assert sorted(asked_about()) == ["F1", "F2"]

    match(office, number, Matched("f2", "As the plan says"))
    assert asked_about() == ["F1"]

    office.do(answer_on_provision, AnswerOnProvision(number, ("f1",), "M. Reyes", TODAY))
    assert asked_about() == []

    match(office, number, Matched("f2", "Closest practicable", "One hour of two."))
    assert asked_about() == ["F2"]


def test_an_answer_is_about_what_is_outstanding_and_about_nothing_else(
    office: Office, number: CaseNumber
) -> None:
    match(office, number, CLOSEST, Matched("f2", "As the plan says"))
    no = AnswerOnProvision(number, ("f1",), "M. Reyes", TODAY, agreed=False)
    with pytest.raises(Incomplete, match="what they want instead"):
        office.do(answer_on_provision, no)
    with pytest.raises(NotAllowed, match="F2 waits for nobody’s agreement"):
        office.do(answer_on_provision, AnswerOnProvision(number, ("f2",), "M. Reyes", TODAY))

    office.do(answer_on_provision, AnswerOnProvision(number, ("f1",), "M. Reyes", TODAY))

    assert not office.see(kept_desk(number)).outstanding
    assert case_of(office, number).events[-1].facts["agreed_by"] == "M. Reyes"


def test_the_table_and_the_report_say_how_it_is_met_and_who_agreed(
    office: Office, number: CaseNumber
) -> None:
    """Read again by poppler."""
    match(office, number, CLOSEST)
    office.do(note_hours, NoteHours(number, (WeekTyped(MONDAY, "15", "6", "4.5", "S"),)))
    held = {"what": "Monitoring in custody", "proposals": "Two hours from January."}
    record(office, number, "monitoring_meeting_held", TODAY, **held)

    table, report = (
        pdftotext(office.see(preview(Wanted(name, number), office.officer)).content)
        for name in ("kept_provision", "monitoring_report")
    )

    for text in map(_plainly, (table, report)):
        assert "F2 Talk Nobody has said yet" in text
        assert "(b) Closest practicable" in text
        assert "Outstanding: home authority" in text
        assert "15 hours planned, 6 offered, 4.5 attended" in text
        assert "annual review" not in text.casefold()
    assert "Outcomes, on release: how far each has come" in _plainly(report)
    assert "Two hours from January." in report


def _plainly(text: str) -> str:
    return " ".join(text.split())


def test_the_report_goes_to_the_home_authority_and_nobody_else_without_a_ground(
    office: Office, number: CaseNumber
) -> None:
    def row(to: str) -> str:
        going = Going(Wanted("monitoring_report", number), REPORT, to, "J. Okafor")
        basis = office.see(lambda records, today: basis_for(records, going, today))
        return basis.row if basis else ""

    assert row("Hull City Council") == "M10"
    for other in ("Northmere Council", "A solicitor", a_person().name):
        with pytest.raises(NotAllowed, match="the law does not have it sent to them"):
            row(other)


# --- hours ------------------------------------------------------------------------------------


def test_a_week_typed_again_is_put_right_and_one_that_says_the_same_is_left(
    office: Office, number: CaseNumber
) -> None:
    first = WeekTyped(MONDAY, "15", "15", "15")
    later = WeekTyped(MONDAY + timedelta(weeks=1), "15", "12", "12", "no t", unit=" Kestrel ")
    office.do(note_hours, NoteHours(number, (first, later)))

    right = WeekTyped(MONDAY, "15", "6", "4:30", "s")
    done = office.do(note_hours, NoteHours(number, (right, later)))

    case = case_of(office, number)
    assert done.made == "1"
    assert "2 weeks" in done.sentence
    assert [(hours_said(one.offered), hours_said(one.attended)) for one in weeks_of(case)] == [
        ("6", "4.5"),
        ("12", "12"),
    ]
    assert [one.why_offered for one in weeks_of(case)] == ["Separation", "No teacher"]
    assert len([one for one in case.events if one.kind == "hours_noted"]) == 3
    with pytest.raises(Incomplete, match="noted already"):
        office.do(note_hours, NoteHours(number, (later,)))


@pytest.mark.parametrize(
    ("week", "field", "words"),
    [
        (WeekTyped(MONDAY, "x", "6", "4"), "planned", "give a number"),
        (WeekTyped(MONDAY, "15", "", "4"), "offered", "give a number"),
        (WeekTyped(MONDAY, "15", "4", "6"), "attended", "one of them is wrong"),
        (WeekTyped(MONDAY, "15", "4", "4", "gang"), "why_offered", "The codes are: S, H, K"),
        (WeekTyped(MONDAY, "15", "4", "4", "", "T"), "why_attended", "is no reason"),
        (WeekTyped(MONDAY, "15", "4", "4", place="roof"), "place", "is no place"),
        (WeekTyped(date(2026, 10, 13), "15", "4", "4"), "planned", "begins on a Monday"),
        (WeekTyped(date(2026, 12, 7), "15", "4", "4"), "planned", "still to come"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_and_nothing_is_written(
    office: Office, number: CaseNumber, week: WeekTyped, field: str, words: str
) -> None:
    good = WeekTyped(MONDAY + timedelta(weeks=2), "15", "15", "15")

    with pytest.raises(Incomplete, match=words) as refused:
        office.do(note_hours, NoteHours(number, (good, week)))

    assert f"{week.monday} {field}" in {gap.field for gap in refused.value.gaps}
    assert not weeks_of(case_of(office, number))


def test_the_list_of_a_week_has_everybody_in_custody_by_name(
    office: Office, number: CaseNumber
) -> None:
    detained(office, "Ali")
    released = detained(office, "Zac")
    record(office, released, "case_closed", TODAY, reasons="Left")
    office.do(note_hours, NoteHours(number, (WeekTyped(MONDAY, "15", "6", "4.5", "S"),)))

    found = office.see(learners_of(MONDAY + timedelta(weeks=1)))

    assert [one.name.split()[0] for one in found.learners] == ["Ali", "Danny"]
    ali, danny = found.learners
    assert ali.norm is not None
    assert ali.norm.hours == 15
    assert ali.before is None
    assert danny.before is not None
    assert danny.noted is None
