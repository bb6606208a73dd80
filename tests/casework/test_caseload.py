"""A caseload is handed over in one act, with a note for each case; how much each officer has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.casework.caseload import (
    CaseNote,
    HandedCase,
    HandOver,
    hand_over,
    notes_of,
    notes_wanted,
)
from caseworker.casework.giving import GiveCases, TakeBack, give_cases, take_back
from caseworker.casework.loads import count_loads, load_words
from caseworker.casework.records import CaseSummary, OpenDue
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.tasks import NewTask, add_task
from caseworker.casework.term_reviews import review_rows
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from tests.builders import OKAFOR, TODAY, a_case
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.casework.test_rights import store
from tests.paper_records import PaperStore
from tests.storage.stores import a_summary

__all__ = ["store"]

NUMBER, OTHER = CaseNumber("2026-0113"), CaseNumber("2026-0114")


def owed(duty: str, days: int, *, ours: bool = True, row: str = "X-01") -> OpenDue:
    return OpenDue(row, duty, TODAY + timedelta(days=days), ours, "the school", "A rule")


def with_another(store: PaperStore) -> None:
    with store.sitting() as records:
        case = a_case(number=OTHER)
        records.open_case(case)
        dues = (owed("Decide", -2), owed("Write", 28), owed("Advice", 3, ours=False))
        records.write_summary(replace(a_summary(case), dues=dues))


def test_the_note_says_what_is_owed_and_goes_into_the_history(store: PaperStore) -> None:
    with_another(store)
    office = office_of(store, JUDITH)
    office.do(add_task, NewTask("Ring the school", OKAFOR, None, OTHER))
    office.do(add_task, NewTask("Ring the school", OKAFOR, None, OTHER))

    notes = {one.case: one for one in office.see(notes_of(OKAFOR))}

    said = notes[OTHER].note
    assert "Tasks: Ring the school; Ring the school." in said
    handed = tuple(HandedCase(one, LEWIS.id, notes[one].note) for one in notes)
    done = office.do(hand_over, HandOver(OKAFOR, handed, "She leaves."))
    assert done.sentence == "Handed over 2 cases of J. Okafor to A. Lewis."
    assert store.paper.history[-1].words.startswith("Handed over from J. Okafor to A. Lewis:")
    assert {one.officer for one in store.paper.cases.values()} == {LEWIS.id}
    assert {one.officer for one in store.paper.tasks.values()} == {LEWIS.id}


def test_late_due_and_awaited_are_said_in_words(store: PaperStore) -> None:
    with_another(store)

    notes = {one.case: one.note for one in office_of(store, JUDITH).see(notes_of(OKAFOR))}

    lines = notes[OTHER].splitlines()
    assert lines[0].startswith("Late: Decide, by ")
    assert lines[1].startswith("Due in 28 days: Write, by ")
    assert lines[2].startswith("Awaited: Advice, the school, by ")


def test_one_press_takes_the_whole_of_it_back(store: PaperStore) -> None:
    with_another(store)
    office = office_of(store, JUDITH)
    each = (HandedCase(NUMBER, LEWIS.id, ""), HandedCase(OTHER, SHAH.id, "Mind the dog."))
    key = office.do(hand_over, HandOver(OKAFOR, each, "Leave")).made
    assert {one.officer for one in store.paper.cases.values()} == {LEWIS.id, SHAH.id}

    office.do(take_back, TakeBack(key))

    assert {one.officer for one in store.paper.cases.values()} == {OKAFOR}


def test_what_was_given_to_somebody_else_meanwhile_stays_with_them(store: PaperStore) -> None:
    """A manager hands over what the notes were drafted for an hour ago."""
    with_another(store)
    office_of(store, JUDITH).do(give_cases, GiveCases((OTHER,), SHAH.id, "She knows the school."))
    each = tuple(HandedCase(one, LEWIS.id, "") for one in (NUMBER, OTHER))

    done = office_of(store, SHAH).do(hand_over, HandOver(OKAFOR, each, "Leave"))

    assert done.sentence == (
        "Handed over 1 case of J. Okafor to A. Lewis. 1 case had been given to somebody else "
        "since, and stayed."
    )
    assert store.paper.cases[OTHER].officer == SHAH.id
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        office_of(store, SHAH).do(hand_over, HandOver(OKAFOR, each, "Leave"))


def test_a_restricted_case_stops_all_of_it_or_is_named_by_its_number(store: PaperStore) -> None:
    with_another(store)
    named = RestrictCase(OTHER, frozenset({OKAFOR}), "A relative works here.")
    office_of(store, SHAH).do(restrict_case, named)
    each = tuple(HandedCase(one, LEWIS.id, "") for one in (NUMBER, OTHER))

    with pytest.raises(NotAllowed, match="2026-0114 is restricted"):
        office_of(store, JUDITH).do(hand_over, HandOver(OKAFOR, each, "Leave"))

    assert {one.officer for one in store.paper.cases.values()} == {OKAFOR}
    closed = [one for one in office_of(store, SHAH).see(notes_of(OKAFOR)) if one.is_closed_to_us]
    assert [(one.case, one.note) for one in closed] == [(OTHER, "")]


def test_it_asks_for_cases_takers_and_a_reason(store: PaperStore) -> None:
    with pytest.raises(Incomplete) as found:
        office_of(store, JUDITH).do(hand_over, HandOver(OKAFOR, (), " "))
    assert [gap.field for gap in found.value.gaps] == ["cases", "reason"]
    to_nobody = HandOver(OKAFOR, (HandedCase(NUMBER, OKAFOR, ""),), "Leave")
    with pytest.raises(Incomplete, match="who gets it"):
        office_of(store, JUDITH).do(hand_over, to_nobody)


def test_on_paper_each_stands_under_whoever_gets_it() -> None:
    notes = tuple(CaseNote(number, "Jordan Reyes", "Opened", "") for number in (NUMBER, OTHER))
    both = ((notes[0], SHAH.id, "Late: Decide."), (notes[1], LEWIS.id, "Nothing."))
    names = {SHAH.id: "R. Shah", LEWIS.id: "A. Lewis"}

    listed = notes_wanted(both, names, "J. Okafor", "R. Shah", TODAY).listed

    assert listed is not None
    assert [(one.under, one.words) for one in listed.entries] == [
        ("A. Lewis", "Nothing."),
        ("R. Shah", "Late: Decide."),
    ]


def test_loads_are_counted_as_by_hand(store: PaperStore) -> None:
    """Three cases of one, one of another; counted here on paper, line by line."""
    review = min(review_rows())
    with store.sitting() as records:
        for at, (officer, stage, dues) in enumerate((
            (OKAFOR, Stage.DRAFTING, (owed("Decide", -1), owed("Write", 0))),
            (OKAFOR, Stage.PLAN_IN_FORCE, (owed("Review", 10, row=review), owed("Late", 29))),
            (LEWIS.id, Stage.PLAN_IN_FORCE, (owed("Advice", -3, ours=False),)),
        )):  # fmt: skip
            case = a_case(number=f"2026-020{at}", officer=officer)
            records.open_case(case)
            records.write_summary(replace(a_summary(case, stage), dues=dues))
    office_of(store, JUDITH).do(add_task, NewTask("Ring", LEWIS.id))

    found = office_of(store, SHAH).see(count_loads())

    by = {one.officer: one for one in found.loads}
    hers, his = by[OKAFOR], by[LEWIS.id]
    own = _first_case(store)  # the case that the store begins with is hers, too
    assert len(hers.cases) == 3
    late = sum(bool(due.ours and due.by and due.by < TODAY) for due in own.dues)
    assert (hers.overdue, hers.to_write, hers.reviews, hers.tasks) == (1 + late, 1, 1, 0)
    assert hers.by_stage[Stage.DRAFTING] == 1
    assert (len(his.cases), his.overdue, his.due_soon, his.tasks) == (1, 0, 0, 1)
    assert load_words(his.by_stage) == "1 Plan in force"
    assert found.term == "Autumn term 2026"


def _first_case(store: PaperStore) -> CaseSummary:
    return store.paper.summaries[NUMBER]


def test_an_officer_who_left_still_stands_with_what_was_theirs(store: PaperStore) -> None:
    with store.sitting() as records:
        case = a_case(number=OTHER, officer=OfficerId("gone"))
        records.open_case(case)
        records.write_summary(a_summary(case))

    assert "gone" in {one.officer for one in office_of(store, SHAH).see(count_loads()).loads}
