"""Whose cases they are, who covers, and what was done to many cases at once: rows and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from caseworker.casework.bulk_kept import Bulk
from caseworker.casework.whose_kept import ByAnother, Cover
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from caseworker.storage.day_schema import bulk_act, cover
from caseworker.storage.schema import case_file, history, summary


class SqlWhose:
    """What ``Whose`` says. ``read`` are the cases that this sitting has read so far."""

    def __init__(self, connection: Connection, read: dict[CaseNumber, Case]) -> None:
        self._connection, self._read = connection, read

    def give(self, number: CaseNumber, officer: OfficerId) -> None:
        """See ``Whose.give``."""
        rows = update(case_file).where(case_file.c.number == number).values(officer=officer)
        if not self._connection.execute(rows).rowcount:
            raise NotFound("There is no case with that number in these records.")
        line = update(summary).where(summary.c.number == number).values(officer=officer)
        self._connection.execute(line)
        self._read.pop(number, None)

    def lines_by_others(
        self, officer: OfficerId, since: datetime, until: datetime, most: int
    ) -> tuple[ByAnother, ...]:
        """See ``Whose.lines_by_others``."""
        rows = (
            select(history)
            .join(case_file, case_file.c.number == history.c.case)
            .where(case_file.c.officer == officer, history.c.officer != officer)
            .where(history.c.at >= since, history.c.at < until)
            .order_by(history.c.at.desc(), history.c.sequence.desc())
            .limit(most)
        )
        return tuple(
            ByAnother(row.case, row.at, row.officer_name, row.words)
            for row in self._connection.execute(rows)
        )

    def keep_cover(self, one: Cover) -> None:
        """See ``Whose.keep_cover``."""
        self._connection.execute(delete(cover).where(cover.c.id == one.id))
        self._connection.execute(
            insert(cover).values(
                id=one.id,
                officer=one.officer,
                covered_by=one.by,
                since=one.since,
                until=one.until,
                why=one.why,
                made_at=one.made_at,
                made_by=one.made_by,
                ended_at=one.ended_at,
                ended_by=one.ended_by,
            )
        )

    def cover(self, key: str) -> Cover:
        """See ``Whose.cover``."""
        row = self._connection.execute(select(cover).where(cover.c.id == key)).first()
        if row is None:
            raise NotFound("There is no such cover in these records.")
        return _cover(row)

    def covers(self) -> tuple[Cover, ...]:
        """See ``Whose.covers``."""
        rows = select(cover).order_by(cover.c.since.desc(), cover.c.id)
        return tuple(_cover(row) for row in self._connection.execute(rows))


class SqlBulks:
    """What ``Bulks`` says, in one sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, bulk: Bulk) -> None:
        """See ``Bulks.keep``."""
        self._connection.execute(
            insert(bulk_act).values(
                id=bulk.id,
                at=bulk.at,
                officer=bulk.officer,
                act=bulk.act,
                words=bulk.words,
                before=dict(bulk.before),
            )
        )

    def get(self, key: str) -> Bulk:
        """See ``Bulks.get``."""
        row = self._connection.execute(select(bulk_act).where(bulk_act.c.id == key)).first()
        if row is None:
            raise NotFound("There is no such act in these records.")
        return _bulk(row)

    def latest(self, most: int) -> tuple[Bulk, ...]:
        """See ``Bulks.latest``."""
        rows = select(bulk_act).order_by(bulk_act.c.at.desc(), bulk_act.c.id).limit(most)
        return tuple(_bulk(row) for row in self._connection.execute(rows))

    def mark_undone(self, key: str, at: datetime, officer: OfficerId) -> None:
        """See ``Bulks.mark_undone``."""
        row = update(bulk_act).where(bulk_act.c.id == key)
        self._connection.execute(row.values(undone_at=at, undone_by=officer))


def _cover(row: Row[Any]) -> Cover:
    return Cover(
        row.id,
        row.officer,
        row.covered_by,
        row.since,
        row.until,
        row.why,
        row.made_at,
        row.made_by,
        row.ended_at,
        row.ended_by,
    )


def _bulk(row: Row[Any]) -> Bulk:
    return Bulk(
        row.id,
        row.at,
        row.officer,
        row.act,
        row.words,
        row.before,
        row.undone_at,
        row.undone_by,
    )
