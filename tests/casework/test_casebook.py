"""Between them, the children of the casebook meet whatever the rows of the program know of."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.practice.casebook import CHILDREN, child
from caseworker.casework.practice.clock import START
from caseworker.domain.case import Case
from caseworker.domain.circumstances import circumstances
from caseworker.domain.holding import all_held
from caseworker.domain.settings import settings
from caseworker.domain.state_rules import state_rules
from caseworker.domain.states import overlays_of, state_of
from tests.casebook_on_paper import casebook_told

TODAY = START.date()


def days_of(case: Case) -> list[date]:
    return sorted({event.day for event in case.events} | {TODAY})


def states_met(case: Case) -> set[str]:
    """Each state it was in at the end of some day, with the step that custody lies over."""
    stood = [state_of(case, day) for day in days_of(case)]
    return {state.id for there in stood for state in (there.state, there.inner)}


def test_there_are_twelve_children_whom_nobody_can_mistake_for_each_other() -> None:
    _, told = casebook_told()

    assert len(CHILDREN) == 12
    assert len({case.person.name for case in told.values()}) == 12
    assert len({case.person.born for case in told.values()}) == 12


def test_they_meet_every_state() -> None:
    _, told = casebook_told()

    met = {state for case in told.values() for state in states_met(case)}

    assert met == set(state_rules().states)


def test_they_meet_whatever_may_lie_over_a_state() -> None:
    _, told = casebook_told()

    met = {
        row.name
        for case in told.values()
        for day in days_of(case)
        for row in overlays_of(case, day)
    }

    assert met == {row.name for row in state_rules().overlays}


def test_they_meet_every_circumstance() -> None:
    _, told = casebook_told()

    met = {held.circumstance.title for case in told.values() for held in all_held(case, TODAY)}

    assert met == set(circumstances())


@pytest.mark.parametrize("setting", settings())
def test_there_are_three_of_each_setting_at_least(setting: str) -> None:
    _, told = casebook_told()

    assert sum(case.setting == setting for case in told.values()) >= 3


@pytest.mark.parametrize("name", CHILDREN)
def test_no_story_goes_past_the_first_morning(name: str) -> None:
    story = child(name).story

    assert all(step.at <= START for step in story.steps)
