"""What was put aside on the page of health: rows and back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from caseworker.casework.put_aside_kept import PutAside
from caseworker.domain.errors import NotFound
from caseworker.storage.day_schema import put_aside


class SqlAside:
    """What ``Aside`` says."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> tuple[PutAside, ...]:
        """See ``Aside.every``."""
        rows = select(put_aside).order_by(put_aside.c.finding, put_aside.c.about)
        return tuple(PutAside(**row._mapping) for row in self._connection.execute(rows))  # noqa: SLF001 - the public name of it

    def keep(self, one: PutAside) -> None:
        """See ``Aside.keep``."""
        self._connection.execute(delete(put_aside).where(_this(one.finding, one.about)))
        self._connection.execute(
            insert(put_aside).values(
                finding=one.finding,
                about=one.about,
                mark=one.mark,
                reason=one.reason,
                at=one.at,
                officer=one.officer,
            )
        )

    def drop(self, finding: str, about: str) -> None:
        """See ``Aside.drop``."""
        gone = delete(put_aside).where(_this(finding, about))
        if not self._connection.execute(gone).rowcount:
            raise NotFound("Nothing of this was put aside.")


def _this(finding: str, about: str) -> ColumnElement[bool]:
    return and_(put_aside.c.finding == finding, put_aside.c.about == about)
