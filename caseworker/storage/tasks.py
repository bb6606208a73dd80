"""What officers set themselves to do: rows of one table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from caseworker.domain.repeating import read_repeats
from caseworker.storage.day_schema import task


class SqlTasks:
    """What ``Tasks`` says, in one sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, one: Task) -> None:
        """See ``Tasks.keep``."""
        self._connection.execute(delete(task).where(task.c.id == one.id))
        self._connection.execute(
            insert(task).values(
                id=one.id,
                officer=one.officer,
                case=one.case,
                words=one.words,
                by=one.by,
                repeats=one.repeats.to_text() if one.repeats else "",
                series=one.series,
                note=one.note,
                made_at=one.made_at,
                made_by=one.made_by,
                done_at=one.done_at,
                done_by=one.done_by,
            )
        )

    def drop(self, key: str) -> None:
        """See ``Tasks.drop``."""
        if not self._connection.execute(delete(task).where(task.c.id == key)).rowcount:
            raise _no_such_task()

    def get(self, key: str) -> Task:
        """See ``Tasks.get``."""
        found = self._those(task.c.id == key)
        if not found:
            raise _no_such_task()
        return found[0]

    def to_do(self, officers: Collection[OfficerId] | None = None) -> tuple[Task, ...]:
        """See ``Tasks.to_do``."""
        open_ones = task.c.done_at.is_(None)
        if officers is None:
            return self._those(open_ones)
        return self._those(open_ones, task.c.officer.in_(sorted(officers)))

    def of_case(self, number: CaseNumber, *, done: bool = False) -> tuple[Task, ...]:
        """See ``Tasks.of_case``."""
        only = () if done else (task.c.done_at.is_(None),)
        return self._those(*only, task.c.case == number)

    def of_series(self, series: str) -> tuple[Task, ...]:
        """See ``Tasks.of_series``."""
        return self._those(task.c.series == series)

    def move(self, from_case: CaseNumber, into: CaseNumber) -> None:
        """See ``Tasks.move``."""
        rows = update(task).where(task.c.case == from_case)
        self._connection.execute(rows.values(case=into))

    def _those(self, *which: ColumnElement[bool]) -> tuple[Task, ...]:
        rows = select(task).where(*which).order_by(task.c.by.is_(None), task.c.by, task.c.id)
        return tuple(_task(row) for row in self._connection.execute(rows))


def _task(row: Row[Any]) -> Task:
    return Task(
        id=row.id,
        officer=row.officer,
        words=row.words,
        by=row.by,
        made_at=row.made_at,
        made_by=row.made_by,
        case=row.case,
        note=row.note,
        repeats=read_repeats(row.repeats),
        series=row.series,
        done_at=row.done_at,
        done_by=row.done_by,
    )


def _no_such_task() -> NotFound:
    return NotFound("There is no such task any more. Somebody may have deleted it.")
