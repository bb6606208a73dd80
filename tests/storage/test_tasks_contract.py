"""Tasks as the records keep them: encrypted and on paper alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.casework.records import OpenRecords
from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from caseworker.domain.repeating import Every, Repeats
from tests.builders import NOW, OKAFOR, TODAY

LEWIS = OfficerId("lewis")
NUMBER, OTHER = CaseNumber("2026-0113"), CaseNumber("2026-0114")
UNDATED = Task("t0", OKAFOR, "Ask about لينا", None, NOW, OKAFOR, note="أم لينا")
WEEKLY = Task(
    "t1", OKAFOR, "Ring the school", TODAY, NOW, LEWIS, NUMBER,
    repeats=Repeats(Every.WEEK, TODAY), series="t1",
)  # fmt: skip
HIS = replace(UNDATED, id="t2", officer=LEWIS, by=TODAY - timedelta(days=3), case=OTHER)


def test_tasks_come_back_soonest_first_and_done_ones_are_gone(sitting: OpenRecords) -> None:
    with sitting() as records:
        for one in (UNDATED, WEEKLY, HIS):
            records.tasks.keep(one)

    with sitting() as records:
        assert records.tasks.to_do() == (HIS, WEEKLY, UNDATED)
        assert records.tasks.to_do({OKAFOR}) == (WEEKLY, UNDATED)
        assert records.tasks.of_case(NUMBER) == (WEEKLY,)
        records.tasks.keep(replace(WEEKLY, done_at=NOW, done_by=OKAFOR))
        assert records.tasks.to_do({OKAFOR}) == (UNDATED,)
        assert records.tasks.of_series("t1")[0].done_by == OKAFOR
        assert records.tasks.of_case(NUMBER) == ()
        assert [one.id for one in records.tasks.of_case(NUMBER, done=True)] == [WEEKLY.id]


def test_a_task_is_dropped_and_follows_a_case_that_is_joined(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.tasks.keep(HIS)
        records.tasks.move(OTHER, NUMBER)
        assert records.tasks.get("t2").case == NUMBER
        records.tasks.drop("t2")
        for ask in (records.tasks.get, records.tasks.drop):
            with pytest.raises(NotFound):
                ask("t2")
