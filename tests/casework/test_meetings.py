"""A meeting stands in the diary on its day, is moved with both days kept, and then told of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import entries, meetings
from caseworker.casework.diary import Choice, Whose, agenda
from caseworker.casework.entries import Record
from caseworker.casework.meetings import MoveMeeting
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.records import DueLine
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.diary import UNTOLD
from caseworker.domain.errors import Incomplete, NotAllowed
from tests.builders import OKAFOR, TODAY, StandingClock, a_case
from tests.casework.test_letters import OFFICE
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "Judith Okafor")
MONDAY = TODAY + timedelta(14)
WEDNESDAY = TODAY + timedelta(16)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OFFICE)
        records.open_case(a_case())
    return kept


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return Office(store.sitting, clock, JUDITH, lambda _: (b"", b""))


def plan(office: Office, on: date = MONDAY, what: str = "Draft plan", **facts: str) -> EventId:
    """A meeting arranged today."""
    facts = {"what": what, "on": on.isoformat(), **facts}
    return done(office, "meeting_planned", **facts)


def done(office: Office, kind: str, **facts: str) -> EventId:
    happening = Happening(kind, office.today, facts=facts)
    written = office.do(entries.record, Record(NUMBER, happening))
    assert written.event is not None
    return written.event


def in_the_diary(office: Office) -> list[DueLine]:
    found = office.see(agenda(office.today, Choice(Whose.MEETINGS), 9))
    return [*found.late, *found.lines]


def days(office: Office) -> list[tuple[str, date | None]]:
    return [(line.due.about, line.due.by) for line in in_the_diary(office)]


def test_a_planned_meeting_stands_in_the_diary_on_its_day(office: Office) -> None:
    plan(office)
    plan(office, TODAY + timedelta(1), "Advice")

    (first, second) = in_the_diary(office)

    assert [(line.due.about, line.due.by) for line in (first, second)] == [
        ("Advice", TODAY + timedelta(1)),
        ("Draft plan", MONDAY),
    ]
    assert first.due.ours
    assert "Meeting planned: Day of the meeting, Tuesday 24 November 2026." in first.due.because


def test_the_history_says_when_and_where(office: Office, store: PaperStore) -> None:
    plan(office, time="10:00", where="Mill Lane Primary")

    assert store.paper.history[-1].words == (
        "Planned a meeting (Draft plan) for Monday 7 December 2026, at 10:00, Mill Lane Primary."
    )


def test_what_became_of_it_ends_it(office: Office) -> None:
    plan(office)

    done(office, "meeting_held", what="Draft plan")

    assert in_the_diary(office) == []


def test_calling_one_off_leaves_the_others(office: Office) -> None:
    first, _ = plan(office), plan(office, WEDNESDAY)

    done(office, "meeting_called_off", what="Draft plan", meeting=first)

    assert days(office) == [("Draft plan", WEDNESDAY)]


def test_a_review_that_was_planned_is_ended_by_the_review(office: Office) -> None:
    done(office, "existing_plan_recorded", authority="Northmere")
    plan(office, what="Annual review")
    before = [line.due.duty for line in in_the_diary(office)]

    done(office, "review_held")

    assert before == ["Planned review meeting"]
    assert in_the_diary(office) == []


def test_calling_off_another_meeting_leaves_the_notice_of_the_review_owed(office: Office) -> None:
    done(office, "existing_plan_recorded", authority="Northmere")
    plan(office, what="Annual review")
    other = plan(office, what="Advice")

    done(office, "meeting_called_off", what="Advice", meeting=other)

    assert "Give notice of the review meeting" in owed_by_others(office)


def test_what_must_be_done_before_a_review_moves_with_it(office: Office) -> None:
    done(office, "existing_plan_recorded", authority="Northmere")
    planned = plan(office, what="Annual review")

    moved = office.see(meetings.what_moves(NUMBER, planned, WEDNESDAY))

    assert [(change.words, *change.days) for change in moved] == [
        ("Give notice of the review meeting", TODAY, TODAY + timedelta(2)),
        ("Send round the advice for the review meeting", TODAY, TODAY + timedelta(2)),
        ("Planned review meeting", MONDAY, WEDNESDAY),
    ]


def owed_by_others(office: Office) -> list[str]:
    return [line.due.duty for line in office.see(agenda(office.today, Choice(), 20)).lines]


def test_of_two_alike_the_one_that_is_named_is_ended(office: Office) -> None:
    first, _ = plan(office), plan(office, WEDNESDAY)

    done(office, "meeting_held", what="Draft plan", meeting=first)

    assert days(office) == [("Draft plan", WEDNESDAY)]


def test_after_its_day_the_diary_asks_what_became_of_it(
    office: Office, clock: StandingClock
) -> None:
    plan(office)

    clock.forward(days=15)
    office.freshen(9)

    (line,) = in_the_diary(office)
    assert line.due.by == MONDAY
    assert UNTOLD in line.due.because


def move(office: Office, event: EventId, on: date, why: str = "") -> Done:
    return office.do(meetings.move_meeting, MoveMeeting(NUMBER, event, on, why))


def test_a_moved_meeting_is_a_correction_and_both_days_stay_in_the_history(
    office: Office, store: PaperStore
) -> None:
    planned = plan(office)

    moved = move(office, planned, WEDNESDAY, "The hall is taken.")

    assert days(office) == [("Draft plan", WEDNESDAY)]
    assert store.paper.history[-1].words == (
        "Moved a meeting (Draft plan) from Monday 7 December 2026 to "
        "Wednesday 9 December 2026. Reason: The hall is taken."
    )
    assert store.paper.cases[NUMBER].events[-1].replaces == planned
    assert store.paper.audit[-1][2] == "corrected:meeting_planned"
    assert moved.event != planned


def test_moving_it_back_undoes_it(office: Office) -> None:
    moved = move(office, plan(office), WEDNESDAY)
    assert moved.event is not None

    move(office, moved.event, MONDAY)

    assert days(office) == [("Draft plan", MONDAY)]


@pytest.mark.parametrize("on", [MONDAY, TODAY - timedelta(1)])
def test_it_is_not_moved_to_its_own_day_or_to_one_that_has_gone(office: Office, on: date) -> None:
    planned = plan(office)

    with pytest.raises(Incomplete):
        move(office, planned, on)

    assert days(office) == [("Draft plan", MONDAY)]


def test_what_was_moved_since_or_is_no_meeting_is_not_moved(office: Office) -> None:
    planned = plan(office)
    concern = done(office, "concern_raised", raised_by="His teacher", concern="Reading")
    move(office, planned, WEDNESDAY)

    for event in (planned, concern):
        with pytest.raises(NotAllowed):
            move(office, event, MONDAY)


def test_what_moves_is_said_beforehand_and_nothing_is_changed(office: Office) -> None:
    planned = plan(office)

    found = office.see(meetings.what_moves(NUMBER, planned, WEDNESDAY))

    assert [(change.words, *change.days) for change in found] == [
        ("Planned meeting: Draft plan", MONDAY, WEDNESDAY)
    ]
    assert days(office) == [("Draft plan", MONDAY)]


def test_a_meeting_can_be_looked_at(office: Office) -> None:
    planned = plan(office, time="10:00", where="Mill Lane Primary")

    found = office.see(meetings.meeting(NUMBER, planned))

    assert (found.what, found.on, found.time, found.where) == (
        "Draft plan",
        MONDAY,
        "10:00",
        "Mill Lane Primary",
    )


def test_the_day_of_a_meeting_must_be_a_day(office: Office) -> None:
    with pytest.raises(Incomplete):
        done(office, "meeting_planned", what="Advice", on="next week")
