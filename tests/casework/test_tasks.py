"""Tasks: whose they are, that they come round, and that everything can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.casework import diary
from caseworker.casework.calendar import SaveCalendar, calendar
from caseworker.casework.diary import Choice, Whose
from caseworker.casework.gathering import GATHER
from caseworker.casework.giving import GiveCases, TakeBack, give_cases, take_back
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.tasks import (
    ChangeTask,
    NewTask,
    OneTask,
    PutBack,
    PutOff,
    add_task,
    change_task,
    drop_task,
    finish_task,
    put_back,
    put_off,
    reopen_task,
    tasks_of,
    tasks_of_case,
)
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.release import Naming
from caseworker.domain.repeating import Every
from tests.builders import NOW, OKAFOR, TODAY
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.casework.test_rights import store
from tests.paper_records import PaperStore

__all__ = ["store"]

NUMBER = CaseNumber("2026-0113")
RING = NewTask("Ring the school", OKAFOR, TODAY, NUMBER)


def words(store: PaperStore, who: object = JUDITH) -> list[tuple[str, date | None]]:
    found = office_of(store, JUDITH).see(tasks_of(getattr(who, "id")))  # noqa: B009 - any officer
    return [(one.task.words, one.task.by) for one in found]


def test_a_task_about_a_case_stands_in_its_history(store: PaperStore) -> None:
    office = office_of(store, JUDITH)

    key = office.do(add_task, RING).made
    office.do(finish_task, OneTask(key))

    lines = [line.words for line in store.paper.history[-2:]]
    assert lines[0].startswith("New task for J. Okafor: Ring the school, by ")
    assert lines[1] == "Done: Ring the school."
    assert office.see(tasks_of_case(NUMBER)) == ()
    office.do(reopen_task, OneTask(key))
    assert [one.name for one in office.see(tasks_of_case(NUMBER))] == ["Tom Whitfield"]


def test_a_task_comes_round_and_undoing_it_takes_the_next_away(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    late = TODAY - timedelta(days=15)
    key = office.do(add_task, NewTask("Look at the tray", OKAFOR, late, every=Every.WEEK)).made

    office.do(finish_task, OneTask(key))

    assert words(store) == [("Look at the tray", late + timedelta(days=21))]  # none pile up
    office.do(reopen_task, OneTask(key))
    assert words(store) == [("Look at the tray", late)]


@pytest.mark.parametrize("how", ["changed", "put off"])
def test_undoing_takes_no_next_one_away_that_was_changed_since(store: PaperStore, how: str) -> None:
    office = office_of(store, JUDITH)
    new = NewTask("Look at the tray", OKAFOR, TODAY, every=Every.WEEK)
    key = office.do(add_task, new).made
    office.do(finish_task, OneTask(key))
    (following,) = (one for one in store.paper.tasks if one != key)
    week = TODAY + timedelta(days=7)
    if how == "changed":
        noted = replace(new, by=week, note="Ask for the key first")
        office.do(change_task, ChangeTask(following, noted))
    else:
        office.do(put_off, PutOff(following, week + timedelta(days=1)))

    done = office.do(reopen_task, OneTask(key))

    assert done.sentence.endswith("The next one was changed since, and stays.")
    assert len(words(store)) == 2


def test_it_ends_on_its_last_day(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    ends = NewTask("Call", OKAFOR, TODAY, every=Every.DAY, until=TODAY)

    office.do(finish_task, OneTask(office.do(add_task, ends).made))

    assert words(store) == []


def test_it_is_changed_put_off_deleted_and_put_back(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    key = office.do(add_task, RING).made
    office.do(change_task, ChangeTask(key, replace(RING, words="Ring the head", note="0161")))
    office.do(put_off, PutOff(key, TODAY + timedelta(days=7)))
    assert words(store) == [("Ring the head", TODAY + timedelta(days=7))]

    kept = store.paper.tasks[key]
    office.do(drop_task, OneTask(key))
    assert words(store) == []
    office.do(put_back, PutBack(kept))
    assert store.paper.tasks[key] == kept


def test_a_colleague_may_be_given_a_task_and_a_manager_sees_and_changes_it(
    store: PaperStore,
) -> None:
    key = office_of(store, JUDITH).do(add_task, replace(RING, officer=LEWIS.id, case=None)).made
    assert words(store, LEWIS) == [("Ring the school", TODAY)]
    office_of(store, SHAH).do(put_off, PutOff(key, TODAY + timedelta(days=1)))

    hers = office_of(store, JUDITH).do(add_task, replace(RING, case=None)).made
    with pytest.raises(NotAllowed, match="Only a manager"):
        office_of(store, LEWIS).do(drop_task, OneTask(hers))


@pytest.mark.parametrize(
    ("task", "field"),
    [
        (replace(RING, words=" "), "words"),
        (replace(RING, words="x" * 301), "words"),
        (replace(RING, officer=type(OKAFOR)("nobody")), "officer"),
        (replace(RING, by=None, every=Every.DAY), "by"),
        (replace(RING, every=Every.DAY, until=TODAY - timedelta(days=1)), "until"),
    ],
)
def test_what_is_missing_is_said(store: PaperStore, task: NewTask, field: str) -> None:
    with pytest.raises(Incomplete) as found:
        office_of(store, JUDITH).do(add_task, task)

    assert [gap.field for gap in found.value.gaps] == [field]


def test_a_task_about_a_restricted_case_is_seen_by_nobody_else(store: PaperStore) -> None:
    key = office_of(store, JUDITH).do(add_task, replace(RING, officer=LEWIS.id)).made
    named = RestrictCase(NUMBER, frozenset({OKAFOR}), "A relative works here.")
    office_of(store, SHAH).do(restrict_case, named)

    assert office_of(store, LEWIS).see(tasks_of(LEWIS.id)) == ()
    assert words(store, LEWIS) == [("Ring the school", TODAY)]
    with pytest.raises(RestrictedCase):
        office_of(store, LEWIS).do(finish_task, OneTask(key))
    with pytest.raises(RestrictedCase):
        office_of(store, LEWIS).do(add_task, replace(RING, officer=LEWIS.id))


def test_tasks_go_along_with_a_case_that_is_given_and_come_back(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    office.do(add_task, RING)

    key = office.do(give_cases, GiveCases((NUMBER,), LEWIS.id, "She leaves.")).made
    assert (len(words(store, LEWIS)), len(words(store))) == (1, 0)

    office.do(take_back, TakeBack(key))
    assert (len(words(store, LEWIS)), len(words(store))) == (0, 1)


def test_they_stand_in_the_diary_and_on_my_list_apart_from_the_law(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    office.do(add_task, RING)
    office.do(add_task, NewTask("Order stamps", OKAFOR, TODAY - timedelta(days=1)))

    mine = Choice(tasks_of=OKAFOR)
    today = office.see(diary.span(TODAY, TODAY, mine, 9)).days[0]
    agenda = office.see(diary.agenda(TODAY, mine, 9))
    listed = office.see(
        lambda records, day: GATHER["my_list"](records, Wanted("my_list", which=OKAFOR), day)
    )

    assert [one.due.duty for one in today.lines if one.due.weight == "task"] == ["Ring the school"]
    assert "Order stamps" in [one.due.duty for one in agenda.late]
    assert [one.duty for one in listed.entries if one.own] == ["Order stamps", "Ring the school"]
    for choice in (
        Choice(),
        replace(mine, whose=Whose.OTHERS),
        replace(mine, whose=Whose.MEETINGS),
    ):
        lines = office.see(diary.span(TODAY, TODAY, choice, 9)).days[0].lines
        assert all(one.due.weight != "task" for one in lines)


def test_another_calendar_gets_the_day_of_a_task_and_none_of_its_words(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    office.do(add_task, replace(RING, words="Ring Mrs Reyes", case=None))
    save = SaveCalendar(Naming.INITIALS, Choice(tasks_of=OKAFOR), "Mine", "To see it at home")

    drawn = office.see(calendar(save, JUDITH, NOW)).content.decode()

    assert "Own task" in drawn
    assert "Reyes" not in drawn
