"""Cover in a leave: whoever covers sees it, nothing changes hands, and it is told afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.casework import entries
from caseworker.casework.covering import (
    EndCover,
    SetCover,
    covered_by,
    covers_ahead,
    end_cover,
    set_cover,
    while_away,
)
from caseworker.casework.diary import Choice, agenda
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import Among
from caseworker.casework.tasks import NewTask, OneTask, add_task, finish_task
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from tests.builders import OKAFOR, TODAY, StandingClock
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.casework.test_rights import TO_RECORD, store
from tests.paper_records import PaperStore

__all__ = ["store"]

NUMBER = CaseNumber("2026-0113")
LEAVE = SetCover(OKAFOR, LEWIS.id, TODAY, TODAY + timedelta(days=4), "Annual leave")


def later(store: PaperStore, who: Officer, days: int) -> Office:
    clock = StandingClock()
    clock.forward(days=days)
    colleagues = tuple(one.colleague for one in (JUDITH, LEWIS, SHAH))
    return Office(store.sitting, clock, who, lambda _: (b"", b""), lambda: colleagues)


def test_whoever_covers_sees_duties_and_tasks_and_nothing_changes_hands(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    task = office.do(add_task, NewTask("Ring", OKAFOR, TODAY, NUMBER)).made

    office.do(set_cover, LEAVE)

    (covered,) = office_of(store, LEWIS).see(covered_by(LEWIS.id))
    assert covered.cover.officer == OKAFOR
    assert covered.day.tally.open_cases == 1
    assert [one.task.words for one in covered.tasks] == ["Ring"]
    assert store.paper.cases[NUMBER].officer == OKAFOR
    office_of(store, LEWIS).do(finish_task, OneTask(task))
    assert store.paper.tasks[task].officer == OKAFOR


def test_the_diary_of_whoever_covers_holds_it_too_while_it_lasts(store: PaperStore) -> None:
    """Also where it is narrowed to their own cases; and nobody else’s diary holds it."""
    office = office_of(store, JUDITH)
    tomorrow = TODAY + timedelta(days=1)
    office.do(add_task, NewTask("Ring", OKAFOR, tomorrow, NUMBER))
    before = duties(office_of(store, LEWIS), LEWIS.id)

    office.do(set_cover, LEAVE)

    theirs = duties(office, OKAFOR)
    assert not before
    assert "Ring" in theirs
    assert duties(office_of(store, LEWIS), LEWIS.id) == theirs
    assert duties(office_of(store, SHAH), SHAH.id) == []
    assert duties(later(store, LEWIS, 5), LEWIS.id) == []


def duties(office: Office, officer: OfficerId) -> list[str]:
    """What stands in the diary that is narrowed to the cases of this officer."""
    choice = Choice(among=Among(officer=officer), tasks_of=officer)
    found = office.see(agenda(office.today, choice, 40))
    return [line.due.duty for line in (*found.late, *found.lines)]


def test_it_begins_and_ends_by_itself(store: PaperStore) -> None:
    office_of(store, JUDITH).do(set_cover, LEAVE)

    assert len(later(store, LEWIS, 4).see(covered_by(LEWIS.id))) == 1
    assert later(store, LEWIS, 5).see(covered_by(LEWIS.id)) == ()
    assert later(store, LEWIS, 5).see(covers_ahead) == ()


def test_on_return_one_is_told_what_others_did(store: PaperStore) -> None:
    office_of(store, JUDITH).do(set_cover, LEAVE)
    later(store, LEWIS, 2).do(entries.record, TO_RECORD)
    assert later(store, JUDITH, 2).see(while_away(OKAFOR)) is None  # away still

    told = later(store, JUDITH, 5).see(while_away(OKAFOR))

    assert told is not None
    assert [(one.name, one.line.officer_name) for one in told.lines] == [
        ("Tom Whitfield", "A. Lewis")
    ]
    assert later(store, JUDITH, 30).see(while_away(OKAFOR)) is None


def test_a_leave_that_two_covered_one_after_the_other_is_told_as_one(store: PaperStore) -> None:
    """The week of the first isn’t lost: there is no working day between theirs."""
    friday, monday = TODAY + timedelta(days=4), TODAY + timedelta(days=7)
    office_of(store, JUDITH).do(set_cover, SetCover(OKAFOR, LEWIS.id, TODAY, friday))
    office_of(store, JUDITH).do(
        set_cover, SetCover(OKAFOR, SHAH.id, monday, monday + timedelta(days=1))
    )
    later(store, LEWIS, 2).do(entries.record, TO_RECORD)

    told = later(store, JUDITH, 9).see(while_away(OKAFOR))

    assert told is not None
    assert [one.line.officer_name for one in told.lines] == ["A. Lewis"]
    assert (told.since, set(told.by)) == (TODAY, {LEWIS.id, SHAH.id})


def test_days_at_work_between_two_leaves_keep_them_apart(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    office.do(set_cover, SetCover(OKAFOR, LEWIS.id, TODAY, TODAY + timedelta(days=1)))
    wednesday = TODAY + timedelta(days=3)
    office.do(set_cover, SetCover(OKAFOR, LEWIS.id, wednesday, wednesday))

    told = later(store, JUDITH, 4).see(while_away(OKAFOR))

    assert told is not None
    assert told.since == wednesday


def test_whoever_covers_and_is_away_then_too_is_said(store: PaperStore) -> None:
    office_of(store, SHAH).do(set_cover, replace(LEAVE, officer=LEWIS.id, by=SHAH.id))

    done = office_of(store, JUDITH).do(set_cover, LEAVE)

    said = "But A. Lewis is away from Monday 23 November 2026 until Friday 27 November 2026: choose"
    assert said in done.sentence
    turned = office_of(store, SHAH).do(set_cover, replace(LEAVE, officer=SHAH.id, by=OKAFOR))
    assert "But R. Shah covers for A. Lewis from" in turned.sentence
    assert "But J. Okafor is away from" in turned.sentence


def test_the_same_cover_is_not_set_twice(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    key = office.do(set_cover, LEAVE).made

    with pytest.raises(Incomplete) as found:
        office.do(set_cover, replace(LEAVE, since=TODAY + timedelta(days=3)))

    assert [gap.words for gap in found.value.gaps] == [
        "A. Lewis covers in that time already: end that one first."
    ]
    office.do(end_cover, EndCover(key))
    office.do(set_cover, LEAVE)


def test_it_is_ended_early_by_either_and_by_a_manager(store: PaperStore) -> None:
    for who in (JUDITH, LEWIS, SHAH):
        key = office_of(store, JUDITH).do(set_cover, LEAVE).made
        office_of(store, who).do(end_cover, EndCover(key))
        with pytest.raises(NotAllowed, match="already"):
            office_of(store, who).do(end_cover, EndCover(key))

    assert office_of(store, LEWIS).see(covered_by(LEWIS.id)) == ()


def test_anothers_leave_is_set_by_a_manager_alone(store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="Only a manager may share out"):
        office_of(store, LEWIS).do(set_cover, LEAVE)

    assert (
        office_of(store, SHAH)
        .do(set_cover, LEAVE)
        .sentence.startswith("A. Lewis covers for J. Okafor from ")
    )


def test_nobody_covers_for_themselves_or_in_the_past(store: PaperStore) -> None:
    before = TODAY - timedelta(days=1)
    wrong = SetCover(OKAFOR, OKAFOR, before, before)

    with pytest.raises(Incomplete) as found:
        office_of(store, JUDITH).do(set_cover, wrong)

    assert [gap.field for gap in found.value.gaps] == ["by", "until"]
