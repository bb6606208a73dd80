"""What officers set themselves to do, on paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId


class PaperTasks:
    """What ``Tasks`` promises."""

    def __init__(self, kept: dict[str, Task]) -> None:
        self._kept = kept

    def keep(self, task: Task) -> None:
        self._kept[task.id] = task

    def drop(self, key: str) -> None:
        if self._kept.pop(key, None) is None:
            raise NotFound("There is no such task.")

    def get(self, key: str) -> Task:
        if key not in self._kept:
            raise NotFound("There is no such task.")
        return self._kept[key]

    def to_do(self, officers: Collection[OfficerId] | None = None) -> tuple[Task, ...]:
        return tuple(
            one
            for one in self._sorted()
            if not one.is_done and (officers is None or one.officer in officers)
        )

    def of_case(self, number: CaseNumber, *, done: bool = False) -> tuple[Task, ...]:
        return tuple(
            one for one in self._sorted() if one.case == number and (done or not one.is_done)
        )

    def of_series(self, series: str) -> tuple[Task, ...]:
        return tuple(one for one in self._sorted() if one.series == series)

    def move(self, from_case: CaseNumber, into: CaseNumber) -> None:
        for key, one in self._kept.items():
            if one.case == from_case:
                self._kept[key] = replace(one, case=into)

    def _sorted(self) -> list[Task]:
        return sorted(self._kept.values(), key=lambda one: (one.by or date.max, one.id))
