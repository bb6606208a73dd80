"""The lists that were brought in, as rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from caseworker.storage.day_schema import brought_case, brought_list


class SqlBroughtLists:
    """What ``BroughtLists`` says, in one sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, brought: BroughtList, cases: tuple[BroughtCase, ...]) -> None:
        """See ``BroughtLists.keep``."""
        row = {
            "id": brought.id,
            "at": brought.at,
            "officer": brought.officer,
            "name": brought.name,
            "sha256": brought.sha256,
            "lines": brought.lines,
        }
        self._connection.execute(insert(brought_list).values(**row))
        if cases:
            rows = [
                {"list": one.list, "case": one.case, "line": one.line, "mark": one.mark}
                for one in cases
            ]
            self._connection.execute(insert(brought_case), rows)

    def lists(self) -> tuple[BroughtList, ...]:
        """See ``BroughtLists.lists``."""
        rows = select(brought_list).order_by(brought_list.c.at.desc(), brought_list.c.id)
        return tuple(
            BroughtList(
                row.id,
                row.at,
                row.officer,
                row.name,
                row.sha256,
                row.lines,
                row.undone_at,
                row.undone_by,
            )
            for row in self._connection.execute(rows)
        )

    def cases_of(self, list_: str) -> tuple[BroughtCase, ...]:
        """See ``BroughtLists.cases_of``."""
        rows = (
            select(brought_case)
            .where(brought_case.c.list == list_)
            .order_by(brought_case.c.line, brought_case.c.case)
        )
        return tuple(
            BroughtCase(row.list, row.case, row.line, row.mark)
            for row in self._connection.execute(rows)
        )

    def note_undone(self, list_: str, at: datetime, officer: OfficerId) -> None:
        """See ``BroughtLists.note_undone``."""
        row = update(brought_list).where(brought_list.c.id == list_)
        changed = self._connection.execute(row.values(undone_at=at, undone_by=officer))
        if not changed.rowcount:
            raise NotFound("There is no such list.")
