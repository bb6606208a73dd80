"""The files of the guided practice: each can be done, and each look can fail."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.entries import Record, record
from caseworker.casework.practice.casebook import CHILDREN
from caseworker.casework.practice.clock import START
from caseworker.casework.practice.exercise_checks import looked_over
from caseworker.casework.practice.exercises import LOOKS, Exercise, exercises, read_exercise
from caseworker.casework.practice.progress import (
    Begin,
    Begun,
    Finish,
    begin_exercise,
    finish_exercise,
    progress_of,
)
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.settings import settings
from caseworker.domain.state_rules import state_rules
from tests.casebook_on_paper import PracticeOnPaper, the_casebook_told

each_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.name)


def test_there_are_ten_and_two_at_least_of_each_setting() -> None:
    found = [one.setting for one in exercises()]

    assert len(found) == 10
    assert all(found.count(setting) >= 2 for setting in settings())


@each_exercise
def test_an_exercise_says_whom_what_and_how_it_is_seen(one: Exercise) -> None:
    assert (one.child in CHILDREN) is (one.somebody is None)
    assert one.steps
    assert one.hints
    assert one.checks
    assert one.minutes <= 10


@each_exercise
def test_what_is_looked_for_is_something_that_there_is(one: Exercise) -> None:
    rows = {row.id for law in the_law().instruments.values() for row in law.time_limits}
    for check in one.checks:
        if check.look in {"entry", "corrects"}:
            known = {fact.name for fact in event_kinds()[check.of].facts}
            assert {*check.facts, *check.given} <= known
        assert check.look != "state" or check.of in state_rules().states
        assert check.look != "not_owed" or check.of in rows
        assert check.look != "opened" or check.of in settings()


def test_the_exercises_look_in_every_way_that_the_program_knows_but_for_facts() -> None:
    used = {check.look for one in exercises() for check in one.checks}

    assert set(LOOKS) - used == {"noted"}


def test_a_fact_of_the_setting_can_be_looked_for() -> None:
    practice, told = the_casebook_told()
    begun = Begun(case=told["jakub"].number)

    wanted = practice.office.see(looked_over(_noted("Greywell"), begun))
    other = practice.office.see(looked_over(_noted("Fenmoor"), begun))

    assert (wanted[0].is_there, other[0].is_there) == (True, False)


def test_only_what_was_entered_since_it_was_begun_counts() -> None:
    practice, told = the_casebook_told()
    one, number = exercises()[0], told["nour"].number
    call = {"person": "Rana Haddad", "how": "Call", "note": "The hearing aids came."}
    entry = Record(number, Happening("contact_made", START.date(), facts=call))
    practice.office.do(record, entry)

    practice.office.do(begin_exercise, Begin(one.name, number))
    before = practice.office.see(looked_over(one, _begun(practice, one)))
    practice.office.do(record, entry)
    after = practice.office.see(looked_over(one, _begun(practice, one)))

    assert [found.is_there for found in before] == [False, False]
    assert [found.is_there for found in after] == [True, True]


def test_what_was_done_is_kept_for_each_officer_with_its_day() -> None:
    practice = PracticeOnPaper(START)

    practice.office.do(begin_exercise, Begin("03-a-late-reception"))
    practice.office.do(finish_exercise, Finish("03-a-late-reception"))

    assert _begun(practice, exercises()[2]).done == date(2026, 11, 23).isoformat()
    assert practice.kept.paper.audit[-1][2] == "practice_exercise_done"


def test_real_records_have_no_exercises() -> None:
    real = PracticeOnPaper(START, OfficeFacts("Northmere", ("community",), "OFFICIAL"))

    with pytest.raises(NotAllowed, match="practice casebook only"):
        real.office.do(begin_exercise, Begin("03-a-late-reception"))


@pytest.mark.parametrize("row", ["", 'state = "S9"\nopened = "custody"\n'])
def test_a_check_looks_for_one_thing(row: str) -> None:
    with pytest.raises(ValueError, match="must look for one of"):
        read_exercise("x", f'{_HEAD}[[check]]\nwords = "w"\n{row}')


_HEAD = """title = "t"
setting = "custody"
child = "jakub"
minutes = 5
why = "w"
steps = ["s"]
hints = ["h"]
"""


def _noted(where: str) -> Exercise:
    text = f'{_HEAD}[[check]]\nwords = "w"\nnoted = {{ held_at = "{where}" }}\n'
    return read_exercise("x", text)


def _begun(practice: PracticeOnPaper, one: Exercise) -> Begun:
    return practice.office.see(progress_of(practice.office.officer.id))[one.name]
