"""What officers set themselves to do, as the records keep it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.officer import OfficerId
from caseworker.domain.repeating import Repeats


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, in somebody’s own words. ``case`` is None where it is about none.

    Each time of a repeating task is a task; those of one ``series`` have its id in common.
    """

    id: str
    officer: OfficerId
    words: str
    by: date | None
    made_at: datetime
    made_by: OfficerId
    case: CaseNumber | None = None
    note: str = ""
    repeats: Repeats | None = None
    series: str = ""
    done_at: datetime | None = None
    done_by: OfficerId | None = None

    @property
    def is_done(self) -> bool:
        return self.done_at is not None


class Tasks(Protocol):
    """The book of tasks, within one sitting."""

    def keep(self, task: Task) -> None:
        """Keep it, in the place of one with the same id."""
        ...

    def drop(self, key: str) -> None:
        """Raises NotFound."""
        ...

    def get(self, key: str) -> Task:
        """Raises NotFound."""
        ...

    def to_do(self, officers: Collection[OfficerId] | None = None) -> tuple[Task, ...]:
        """What these officers have not done yet (all of them for None), soonest first."""
        ...

    def of_case(self, number: CaseNumber, *, done: bool = False) -> tuple[Task, ...]:
        """Not done yet, or with ``done`` all; soonest first, whatever has no day comes last."""
        ...

    def of_series(self, series: str) -> tuple[Task, ...]: ...

    def move(self, from_case: CaseNumber, into: CaseNumber) -> None:
        """All tasks of a case are another’s from now on: the two were joined."""
        ...
