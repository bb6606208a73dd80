"""Which move from phase to phase comes when, and the line that leads to it (T-18 to T-20, K7)."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.phase_line import StepToMove, last_days, line_to
from caseworker.domain.phase_rules import phase_rules
from caseworker.domain.phases import next_move, year_words
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

TODAY = date(2026, 9, 14)
YEAR_6 = date(2016, 3, 2)
YEAR_11 = date(2011, 5, 20)
NOW_IN_A_PLAN = on("existing_plan_recorded", "2025-11-20", authority="Northmere")


def child(born: date, *events: Event, attends: str = "") -> Case:
    case = a_case(NOW_IN_A_PLAN, *events, person=a_person(born=born))
    return Case(
        case.number, case.person, "community", case.officer, case.events, {"attends": attends}
    )


def noted(schools: str, group: str = "Their own year group") -> Event:
    facts = {"schools": schools, "group": group, "reasons": "The school says so."}
    return on("schooling_noted", "2026-09-10", **facts)


@pytest.mark.parametrize(
    ("born", "attends", "phase", "moves_on", "lawful", "said", "meeting"),
    [
        (  # reg 2(1)(a): the September after the fourth birthday
            date(2023, 1, 10), "Little Acorns Nursery", "Early years to school",
            "2027-09-01", "2027-02-14", "2027-02-15", "2026-11-22",
        ),
        (
            date(2019, 9, 3), "Fernhill Infant School", "Infant to junior school",
            "2027-09-01", "2027-02-14", "2027-02-15", "2026-11-22",
        ),
        (
            date(2017, 9, 30), "Holm First School", "Primary to middle school",
            "2027-09-01", "2027-02-14", "2027-02-15", "2026-11-22",
        ),
        (
            YEAR_6, "Harrow Hill Primary", "Primary to secondary school",
            "2027-09-01", "2027-02-14", "2027-02-15", "2026-11-22",
        ),
        (  # in Year 7 of a middle school: the year after next
            date(2014, 12, 1), "Holm Middle School", "Middle to secondary school",
            "2028-09-01", "2028-02-14", "2028-02-15", "2027-11-22",
        ),
        (
            YEAR_11, "Northmere High School", "Secondary school to post-16",
            "2027-09-01", "2027-03-30", "2027-03-31", "2027-01-05",
        ),
    ],
)  # fmt: skip
def test_the_move_that_the_school_year_brings(  # noqa: PLR0913, PLR0917 - a table
    born: date, attends: str, phase: str, moves_on: str, lawful: str, said: str, meeting: str
) -> None:
    """SEND Regs 2014 reg 2(1) and 18(1); section 2.3 has the meetings by 22 Nov and 5 Jan."""
    move = next_move(child(born, attends=attends), TODAY)

    assert move is not None
    assert move.expected is None
    assert (move.phase.words, move.moves_on.isoformat()) == (phase, moves_on)
    days = last_days(move)
    assert days.said is not None
    assert (days.lawful.isoformat(), days.said.isoformat()) == (lawful, said)
    assert days.meeting.isoformat() == meeting


def test_a_move_between_post_16_institutions_comes_at_any_time_and_is_only_entered() -> None:
    """T-20, reg 18(2): at least five months before. The law names no day: one reading."""
    grown = date(2009, 1, 5)
    assert next_move(child(grown, attends="Northmere College"), TODAY) is None

    facts = {"phase": "From one post-16 institution to another", "moves_on": "2027-04-12"}
    expected = on("phase_transfer_expected", "2026-09-12", **facts)
    move = next_move(child(grown, expected), TODAY)

    assert move is not None
    assert move.year is None
    assert last_days(move).lawful == date(2026, 11, 12)
    assert last_days(move).said is None
    assert last_days(move).meeting == date(2026, 8, 20)
    row = named(child(grown, expected), "2026-09-14")["phase_meeting_between_post_16"]
    assert row.by == date(2026, 8, 20)


@pytest.mark.parametrize(
    ("schools", "group", "phase", "moves_on"),
    [
        ("Primary, then secondary school", "One year behind their own",
         "Primary to secondary school", date(2028, 9, 1)),
        ("First, middle, then upper school", "Their own year group",
         "Middle to secondary school", date(2029, 9, 1)),
        ("Infant, junior, then secondary school", "One year ahead of their own",
         "Secondary school to post-16", date(2031, 9, 1)),
        ("One school throughout, to 16 or beyond", "Their own year group", None, None),
    ],
)  # fmt: skip
def test_an_officer_puts_the_move_right(
    schools: str, group: str, phase: str | None, moves_on: date | None
) -> None:
    """Held back, moved on, an area of three tiers, or one school for all of the years."""
    move = next_move(child(YEAR_6, noted(schools, group)), TODAY)

    assert (move.phase.words if move else None, move.moves_on if move else None) == (
        phase,
        moves_on,
    )


def test_what_is_put_right_ends_the_clocks_of_what_was_expected() -> None:
    facts = {"phase": "Primary to secondary school", "moves_on": "2027-09-01"}
    expected = on("phase_transfer_expected", "2026-09-08", **facts)
    before, after = (
        child(YEAR_6, expected),
        child(
            YEAR_6, expected, noted("Primary, then secondary school", "One year behind their own")
        ),
    )

    assert named(before, "2026-09-14")["phase_transfer"].is_open
    for row in ("phase_transfer", "phase_meeting"):
        assert not named(after, "2026-09-14")[row].is_open
    move = next_move(after, TODAY)
    assert move is not None
    assert move.expected is None
    assert move.moves_on == date(2028, 9, 1)


def test_a_move_that_has_come_is_over_and_the_next_one_is_worked_out() -> None:
    facts = {"phase": "Primary to secondary school", "moves_on": "2027-09-03"}
    case = child(YEAR_6, on("phase_transfer_expected", "2026-09-08", **facts))

    on_the_day, after = (next_move(case, day) for day in (date(2027, 9, 3), date(2027, 9, 4)))

    assert on_the_day is not None
    assert on_the_day.expected is not None
    assert after is not None
    assert after.phase.words == "Secondary school to post-16"


def line(case: Case, today: date) -> dict[str, StepToMove]:
    move = next_move(case, today)
    assert move is not None
    return {step.row.name: step for step in line_to(case, move, Reckoning(today))}


def test_the_line_to_a_secondary_school_is_worked_back_from_14_february() -> None:
    days = {name: step.by for name, step in line(child(YEAR_6), TODAY).items()}

    assert days == {
        "preference": date(2026, 10, 11),
        "meeting": date(2026, 11, 22),
        "changes": date(2026, 12, 20),
        "consult": date(2027, 1, 10),
        "replies": date(2027, 1, 25),
        "decide": date(2027, 1, 31),
        "final": date(2027, 2, 14),
    }


def test_a_leaver_goes_to_college_by_30_march() -> None:
    """A whole Year 11 line: asked, met, consulted, one reply and one gone on without, named."""
    facts = {"phase": "Secondary school to post-16", "moves_on": "2027-09-01"}
    college, other = ({"institution": name} for name in ("Northmere College", "Weir College"))
    case = child(
        YEAR_11,
        on("phase_transfer_expected", "2026-09-10", **facts),
        on("preference_asked", "2026-10-20", "2026-10-20", person="Tom Whitfield"),
        on("institution_requested", "2026-11-10", institution="Northmere College"),
        on("review_held", "2026-12-15", what="Phase transfer"),
        on("amendment_notice_served", "2027-01-11", "2027-01-11", "2027-01-12", changes="I"),
        on("institution_consulted", "2027-01-28", **college),
        on("institution_consulted", "2027-01-28", **other),
        on("institution_replied", "2027-02-05", reply="Can meet the needs", **college),
    )
    waiting = line(case, date(2027, 2, 13))
    assert waiting["replies"].by == date(2027, 2, 12)  # T-08: 15 days from 28 January
    assert waiting["replies"].met is None
    assert waiting["replies"].is_late(date(2027, 2, 13))

    ended = child(
        YEAR_11,
        *case.events[1:],
        on("went_on_without_reply", "2027-02-16", **other),
        on("institution_chosen", "2027-02-22", reasons="As asked for.", **college),
        on("amended_plan_sent", "2027-03-08", "2027-03-08", **college),
    )
    found = line(ended, date(2027, 3, 9))
    assert {name: step.met for name, step in found.items()} == {
        "preference": date(2026, 11, 10),
        "meeting": date(2026, 12, 15),
        "changes": date(2027, 1, 11),
        "consult": date(2027, 1, 28),
        "replies": date(2027, 2, 16),
        "decide": date(2027, 2, 22),
        "final": date(2027, 3, 8),
    }
    assert found["meeting"].by == date(2027, 1, 5)
    assert found["final"].by == date(2027, 3, 30)
    assert not any(
        step.is_late(date(2027, 3, 9)) for step in found.values() if step.row.law == "limit"
    )


def test_to_go_on_without_one_reply_ends_the_waiting_for_that_one_alone() -> None:
    asked = [
        on("institution_consulted", "2027-01-11", institution=name) for name in ("Hillside", "Weir")
    ]
    gone = on("went_on_without_reply", "2027-01-27", institution="Weir", request=str(asked[1].id))
    found = {due.about: due.is_open for due in replies(child(YEAR_6, *asked, gone), "2027-01-28")}

    assert found == {"Hillside": True, "Weir": False}


def replies(case: Case, today: str) -> list[Due]:
    dues = dues_of(case, Reckoning(date.fromisoformat(today)))
    return [due for due in dues if due.row.name == "institution_reply"]


def test_the_rows_speak_of_entries_and_rows_of_law_that_there_are() -> None:
    rules, kinds = phase_rules(), event_kinds()
    rows = {row.name for row in the_law().time_limits}
    expected, corrected = kinds["phase_transfer_expected"], kinds["schooling_noted"]

    assert {phase.limit for phase in rules.phases} | {p.meeting for p in rules.phases} <= rows
    assert {name for step in rules.steps for name in step.met_by} <= kinds.keys()
    phases = expected.fact("phase")
    assert phases is not None
    assert {phase.words for phase in rules.phases} == set(phases.choices)
    for fact, words in (
        ("schools", {one.words for one in rules.schools}),
        ("group", {one.words for one in rules.groups}),
    ):
        spec = corrected.fact(fact)
        assert spec is not None
        assert set(spec.choices) == words


@pytest.mark.parametrize(
    ("year", "words"), [(6, "Year 6"), (0, "Reception"), (-1, "Before Reception"), (None, "")]
)
def test_a_school_year_in_words(year: int | None, words: str) -> None:
    assert year_words(year) == words
