"""The lists that were saved: rows of one table."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from caseworker.casework.lists_kept import SavedList
from caseworker.domain.errors import NotFound
from caseworker.domain.list_view import read_view
from caseworker.domain.officer import OfficerId
from caseworker.storage.day_schema import saved_list


class SqlSavedLists:
    """What ``SavedLists`` says, in one sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, register: str) -> tuple[SavedList, ...]:
        """See ``SavedLists.of``."""
        rows = self._connection.execute(select(saved_list).where(saved_list.c.register == register))
        found = (one for row in rows if (one := _read(row)) is not None)
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def keep(self, saved: SavedList) -> None:
        """See ``SavedLists.keep``."""
        self._connection.execute(delete(saved_list).where(saved_list.c.id == saved.id))
        self._connection.execute(
            insert(saved_list).values(
                id=saved.id,
                register=saved.register,
                name=saved.name,
                officer=saved.officer or "",
                view=saved.view.to_data(),
                made_at=saved.made_at,
                made_by=saved.made_by,
            )
        )

    def drop(self, saved: str) -> None:
        """See ``SavedLists.drop``."""
        wanted = delete(saved_list).where(saved_list.c.id == saved)
        if not self._connection.execute(wanted).rowcount:
            raise NotFound("There is no such list any more.")


def _read(row: Row[Any]) -> SavedList | None:
    """None of one that came with an export and can't be read: the others are still lists."""
    try:
        view = read_view(row.view)
    except ValueError:
        return None
    officer = OfficerId(row.officer) if row.officer else None
    return SavedList(row.id, row.register, row.name, officer, view, row.made_at, row.made_by)
