"""Mistakes: an entry is struck out, put on the right case, or taken back; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries, facts
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.striking import StrikeOut, strike_out
from caseworker.casework.undo import TakeBack
from caseworker.casework.undoing import undo
from caseworker.domain.case import Case, CaseNumber, EventId, Happening, OfficerId, Stage
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.striking import BY_MISTAKE, NEEDED, WRONG_CASE
from tests.builders import TODAY, StandingClock, a_person
from tests.casework.offices import at_work, northmere
from tests.paper_records import PaperStore

KINDS = event_kinds()


@pytest.fixture
def paper() -> PaperStore:
    return northmere("community")


@pytest.fixture
def office(paper: PaperStore, clock: StandingClock) -> Office:
    return at_work(paper, clock)


def opened(office: Office, given: str = "Zoë") -> CaseNumber:
    command = cases.OpenCase(a_person(given=given), "community", TODAY, "A letter came")
    return CaseNumber(office.do(cases.open_case, command).made)


def recorded(office: Office, case: CaseNumber, kind: str, **told: str) -> Done:
    return office.do(entries.record, entries.Record(case, Happening(kind, TODAY, facts=told)))


def seen(office: Office, case: CaseNumber) -> Case:
    return office.see(lambda records, _: records.case(case))


def history(office: Office, case: CaseNumber) -> list[str]:
    return [line.words for line in office.see(lambda records, _: records.history(case))]


def strike(office: Office, case: CaseNumber, done: Done, **more: object) -> Done:
    assert done.event is not None
    command = replace(StrikeOut(case, done.event, BY_MISTAKE), **more)  # type: ignore[arg-type]
    return office.do(strike_out, command)


def test_what_is_struck_out_no_longer_counts_and_stays_in_the_history(office: Office) -> None:
    case = opened(office)
    done = recorded(office, case, "request_received", requested_by="Parent")

    strike(office, case, done, reasons="It was a letter about transport.")

    assert seen(office, case).stage(KINDS) is Stage.OPENED
    assert history(office, case)[0] == (
        "Struck out “Request for assessment received” of Monday 23 November 2026: "
        "Entered by mistake. It was a letter about transport."
    )
    assert len(history(office, case)) == 3


def test_what_something_came_of_is_struck_out_last(office: Office) -> None:
    case = opened(office)
    request = recorded(office, case, "request_received", requested_by="Parent")
    decided = recorded(office, case, "decided_to_assess", reasons="He may need it.")

    with pytest.raises(NotAllowed, match=r"Decided to assess.* came of it") as refused:
        strike(office, case, request)
    assert "first" in refused.value.instead

    strike(office, case, decided)
    strike(office, case, request)

    assert seen(office, case).stage(KINDS) is Stage.OPENED


def test_the_entry_that_a_case_begins_with_is_not_struck_out_under_the_others(
    office: Office,
) -> None:
    case = opened(office)
    recorded(office, case, "concern_raised", raised_by="The school", concern="Reading")
    first = seen(office, case).events[0]

    with pytest.raises(NotAllowed, match="begins with this entry"):
        office.do(strike_out, StrikeOut(case, first.id, BY_MISTAKE))


def test_nothing_is_struck_out_twice_or_without_a_reason_that_is_offered(office: Office) -> None:
    case = opened(office)
    done = recorded(office, case, "concern_raised", raised_by="The school", concern="Reading")

    with pytest.raises(Incomplete):
        strike(office, case, done, why="Because")
    struck = strike(office, case, done)

    with pytest.raises(NotAllowed, match="already"):
        strike(office, case, done)
    with pytest.raises(NotAllowed, match="can’t be struck out"):
        strike(office, case, struck)


def test_an_entry_of_the_wrong_case_is_put_on_the_right_one(office: Office) -> None:
    case, right = opened(office), opened(office, "Tom")
    done = recorded(office, case, "concern_raised", raised_by="The school", concern="Reading")

    strike(office, case, done, why=WRONG_CASE, onto=right)

    assert [one.kind for one in seen(office, case).live] == ["case_opened", "struck_out"]
    there = seen(office, right).last("concern_raised")
    assert there is not None
    assert there.facts["concern"] == "Reading"
    assert "on case 2026-0002 now" in history(office, case)[0]
    assert history(office, right)[0].startswith("Concern raised")


def test_where_the_right_case_cannot_have_it_nothing_is_written(office: Office) -> None:
    case, right = opened(office), opened(office, "Tom")
    recorded(office, case, "request_received", requested_by="Parent")
    done = recorded(office, case, "decided_to_assess", reasons="He may need it.")

    with pytest.raises(NotAllowed):
        strike(office, case, done, why=WRONG_CASE, onto=right)

    assert seen(office, case).stage(KINDS) is Stage.ASSESSING


def test_a_case_that_was_opened_by_mistake_is_back_in_a_press(office: Office) -> None:
    case = opened(office)
    recorded(office, case, "request_received", requested_by="Parent")
    done = recorded(office, case, "opened_by_mistake", reasons="Twice")
    assert seen(office, case).stage(KINDS) is Stage.CLOSED

    strike(office, case, done, why=NEEDED)

    assert seen(office, case).stage(KINDS) is Stage.DECIDING


def test_what_was_just_recorded_is_taken_back_by_an_act_of_its_own(office: Office) -> None:
    case = opened(office)
    done = recorded(office, case, "request_received", requested_by="Parent")
    assert done.undo is not None

    back = office.do(undo, done.undo)

    assert seen(office, case).stage(KINDS) is Stage.OPENED
    assert back.act == "taken_back:request_received"
    assert back.undo is None
    assert "Taken back at once" in history(office, case)[0]


def test_a_correction_that_is_taken_back_gives_way_to_what_it_corrected(office: Office) -> None:
    case = opened(office)
    done = recorded(office, case, "concern_raised", raised_by="The school", concern="Reading")
    assert done.event is not None
    said = {"raised_by": "A nurse", "concern": "Sleep"}
    other = Happening("concern_raised", date(2026, 11, 20), facts=said)
    corrected = office.do(entries.correct, entries.Correct(case, done.event, other, "Typed wrong"))
    assert corrected.undo is not None

    office.do(undo, corrected.undo)

    now = seen(office, case).last("concern_raised")
    assert now is not None
    assert (now.day, now.facts["concern"]) == (TODAY, "Reading")


def test_nobody_takes_back_what_somebody_else_recorded(
    office: Office, paper: PaperStore, clock: StandingClock
) -> None:
    case = opened(office)
    done = recorded(office, case, "concern_raised", raised_by="The school", concern="Reading")
    lewis = Officer(OfficerId("lewis"), "A. Lewis")
    other = Office(paper.sitting, clock, lewis, lambda _: (b"", b""))
    assert done.event is not None

    with pytest.raises(NotAllowed, match="Somebody else"):
        other.do(undo, TakeBack(case, done.event))


def test_the_person_is_put_back_unless_they_were_changed_again(office: Office) -> None:
    case = opened(office)
    before = seen(office, case).person
    first = office.do(
        cases.change_person, cases.ChangePerson(case, replace(before, known_as="Zozo"))
    )
    assert first.undo is not None

    office.do(undo, first.undo)
    assert seen(office, case).person == before

    office.do(cases.change_person, cases.ChangePerson(case, replace(before, known_as="Zo")))
    with pytest.raises(NotAllowed, match="changed again"):
        office.do(undo, first.undo)


def test_facts_are_put_back_with_those_that_were_not_there(office: Office) -> None:
    case = opened(office)
    spec = "attends"
    done = office.do(facts.note_facts, facts.NoteFacts(case, {spec: "Hill School"}))
    assert done.undo is not None

    office.do(undo, done.undo)

    assert seen(office, case).facts.get(spec, "") == ""
    with pytest.raises(NotAllowed, match="changed again"):
        office.do(undo, done.undo)


def test_an_entry_that_is_not_there_cannot_be_struck_out(office: Office) -> None:
    case = opened(office)

    with pytest.raises(Exception, match="no such entry"):
        office.do(strike_out, StrikeOut(case, EventId("nothing"), BY_MISTAKE))
