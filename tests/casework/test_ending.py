"""Ending a plan through the office: consulted on a ground, decided, over on a day of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caseworker.casework import ending
from caseworker.casework.reckoning import reckoning_of
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.ceasing import Ending, ending_of
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.retention import kept_until
from caseworker.domain.states import state_of
from tests.builders import a_person
from tests.ui.case.store import OFFICE, CaseStore

NINETEEN = a_person(born=date(2007, 3, 2))
TOLD, DECIDED, OVER = date(2026, 9, 14), date(2026, 10, 1), date(2026, 12, 2)


def it_is(store: CaseStore, day: date) -> date:
    store.standing.at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return day


def with_a_plan(store: CaseStore, born: date = NINETEEN.born) -> CaseNumber:
    it_is(store, date(2026, 9, 7))
    number = store.a_case(a_person(born=born))
    made = {"authority": "Northmere"}
    store.record(number, Happening("existing_plan_recorded", date(2026, 3, 9), facts=made))
    return number


def consult(number: CaseNumber, ground: str, **said: str) -> ending.ConsultOnEnding:
    words = {"reasons": "The outcomes are met.", "told": "Tom Whitfield", "institution": "College"}
    words |= said
    by = date(2026, 9, 29)
    return ending.ConsultOnEnding(number, ground, TOLD, comments_by=by, **words)


def decide(number: CaseNumber, *, ends: bool = True) -> ending.DecideOnEnding:
    return ending.DecideOnEnding(number, ends, DECIDED, DECIDED, "The outcomes are met.")


def now(store: CaseStore, number: CaseNumber) -> Ending:
    case, today = store.case(number), store.standing.at.date()
    return ending_of(case, dues_of(case, reckoning_of(OFFICE, today)), today)


def decided(store: CaseStore) -> CaseNumber:
    number = with_a_plan(store)
    store.record(number, Happening("review_held", date(2026, 9, 7), facts={}))
    it_is(store, TOLD)
    store.office.do(ending.consult_on_ending, consult(number, "not_necessary"))
    it_is(store, DECIDED)
    store.office.do(ending.decide_on_ending, decide(number))
    return number


def test_the_plan_ends_on_a_day_of_its_own_and_its_file_is_kept_from_then() -> None:
    """S17 to S19, T-29: the notice of 1 October holds the plan to the end of 1 December."""
    store = CaseStore()
    number = decided(store)

    assert now(store, number).earliest == OVER
    with pytest.raises(NotAllowed, match="The plan may not end"):
        store.office.do(ending.end_plan, ending.EndPlan(number, DECIDED))

    it_is(store, OVER)
    store.office.do(ending.end_plan, ending.EndPlan(number, OVER))

    case = store.case(number)
    over = now(store, number)
    assert state_of(case, OVER).id == "S19"
    assert over.ended is not None
    assert over.decided is not None
    assert (over.decided.day, over.ended.day) == (DECIDED, OVER)
    assert over.ground is not None
    assert over.ground.sen2 == 2
    assert kept_until(case).until == date(2038, 3, 2)


def test_a_ground_that_is_not_open_is_refused_with_its_source() -> None:
    """Reg 29: out of education under 18 is a reason to review, and none to end the plan."""
    store = CaseStore()
    number = with_a_plan(store, born=date(2009, 3, 2))
    it_is(store, TOLD)

    with pytest.raises(NotAllowed, match="Under 18") as refused:
        store.office.do(ending.consult_on_ending, consult(number, "no_wish_to_learn"))

    assert refused.value.source == "SEND Regs 2014 reg 29"
    assert "Review the plan" in refused.value.instead


def test_everybody_who_must_be_consulted_is_asked_for_at_once() -> None:
    store = CaseStore()
    number = with_a_plan(store)
    it_is(store, TOLD)
    empty = consult(number, "not_necessary", told="", institution="", reasons="")

    with pytest.raises(Incomplete) as refused:
        store.office.do(ending.consult_on_ending, empty)

    assert {gap.field for gap in refused.value.gaps} == {"told", "institution", "reasons"}


def test_the_decision_waits_for_what_comes_first() -> None:
    """Section 45(3): over 18, somebody has looked at whether the outcomes are achieved."""
    store = CaseStore()
    number = with_a_plan(store)
    it_is(store, TOLD)
    store.office.do(ending.consult_on_ending, consult(number, "not_necessary"))
    it_is(store, DECIDED)

    with pytest.raises(NotAllowed, match="outcomes") as refused:
        store.office.do(ending.decide_on_ending, decide(number))

    assert "s.45(3)" in refused.value.source
    assert "decided_to_cease" not in store.kinds(number)


def test_the_plan_may_be_kept_after_all_even_once_it_was_decided_to_end_it() -> None:
    store = CaseStore()
    number = decided(store)

    store.office.do(ending.decide_on_ending, decide(number, ends=False))

    assert now(store, number) == Ending()
    assert state_of(store.case(number), DECIDED).id == "S9"
    with pytest.raises(NotAllowed, match="No decision to end the plan stands"):
        store.office.do(ending.end_plan, ending.EndPlan(number, DECIDED))


def test_in_custody_nothing_of_an_ending_is_recorded() -> None:
    """Section 74(2): the plan is kept."""
    store = CaseStore()
    number = with_a_plan(store, born=date(2009, 3, 2))
    held = Happening("detained", date(2026, 9, 7), facts={"establishment": "Ashdown House"})
    store.record(number, held)
    it_is(store, TOLD)

    with pytest.raises(NotAllowed, match="In custody a plan is kept") as refused:
        store.office.do(ending.consult_on_ending, consult(number, "not_necessary"))

    assert "74(2)" in refused.value.source


def test_an_open_appeal_holds_the_file_whatever_the_day_says() -> None:
    store = CaseStore()
    number = decided(store)
    it_is(store, date(2026, 11, 16))
    store.record(number, Happening("appeal_registered", date(2026, 11, 16)))

    assert "appeal" in kept_until(store.case(number)).held
    assert now(store, number).earliest is None
