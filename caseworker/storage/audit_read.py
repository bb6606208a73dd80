"""Reading the audit: its lines of a time, and who ever did something on which case."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from caseworker.domain.case import CaseNumber
from caseworker.domain.looking import LOOKS, Looked
from caseworker.domain.officer import OfficerId
from caseworker.storage.schema import audit


class SqlAuditRead:
    """The audit within one sitting, to be read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(self, since: datetime, until: datetime) -> tuple[Looked, ...]:
        asked = (
            select(audit.c.at, audit.c.officer, audit.c.act, audit.c.case, audit.c.ref)
            .where(audit.c.at >= _written(since), audit.c.at < _written(until))
            .order_by(audit.c.sequence)
        )
        return tuple(
            Looked(
                datetime.fromisoformat(row.at),
                OfficerId(row.officer),
                row.act,
                CaseNumber(row.case) if row.case else None,
                row.ref,
            )
            for row in self._connection.execute(asked)
        )

    def ever_acted(self) -> frozenset[tuple[OfficerId, CaseNumber]]:
        asked = (
            select(audit.c.officer, audit.c.case)
            .where(audit.c.case != "", audit.c.act.not_in(LOOKS))
            .distinct()
        )
        rows = self._connection.execute(asked)
        return frozenset((OfficerId(row.officer), CaseNumber(row.case)) for row in rows)

    def moments_since(self, act: str) -> tuple[datetime, ...]:
        last = select(func.max(audit.c.sequence)).where(audit.c.act == act).scalar_subquery()
        asked = (
            select(audit.c.at)
            .where(audit.c.sequence >= func.coalesce(last, 0))
            .order_by(audit.c.sequence)
        )
        return tuple(map(datetime.fromisoformat, self._connection.execute(asked).scalars()))

    def openings(self, case: CaseNumber, until: datetime | None = None) -> int:
        asked = select(func.count()).where(audit.c.case == case, audit.c.act.in_(LOOKS))
        if until is not None:
            asked = asked.where(audit.c.at < _written(until))
        return int(self._connection.execute(asked).scalar_one())


def _written(at: datetime) -> str:
    """As the chain writes a moment: in UTC, to the microsecond, so that text sorts as time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
