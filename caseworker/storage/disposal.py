"""Lists for disposal, and what was destroyed: rows to domain values and back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from caseworker.domain.case import CaseNumber
from caseworker.domain.disposal import (
    Agreement,
    Destroyed,
    DisposalId,
    DisposalList,
    lines_from,
    to_data,
)
from caseworker.domain.errors import NotFound
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.storage.day_schema import destroyed, disposal
from caseworker.storage.last_check import WENT_BACK
from caseworker.storage.schema import audit, event


class SqlDisposal:
    """What ``DisposalBook`` says, in one sitting."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, one: DisposalList) -> None:
        row = {
            "made_at": one.made_at,
            "made_by": one.made_by,
            "lines": to_data(one),
            "agreed_at": one.agreed.at if one.agreed else None,
            "agreed_by": one.agreed.by if one.agreed else None,
            "done_at": one.done_at,
            "done_by": one.done_by or None,
            "certificate": one.certificate,
        }
        changed = self._connection.execute(
            update(disposal).where(disposal.c.id == one.id).values(**row)
        )
        if not changed.rowcount:
            self._connection.execute(insert(disposal).values(id=one.id, **row))

    def list(self, one: DisposalId) -> DisposalList:
        row = self._connection.execute(select(disposal).where(disposal.c.id == one)).first()
        if row is None:
            raise NotFound("There is no such list for disposal.")
        return _list_of(row)

    def lists(self) -> tuple[DisposalList, ...]:
        query = select(disposal).order_by(disposal.c.made_at.desc(), disposal.c.id)
        return tuple(_list_of(row) for row in self._connection.execute(query))

    def note_destroyed(self, one: Destroyed) -> None:
        known = select(destroyed.c.number).where(destroyed.c.number == one.number)
        if self._connection.execute(known).first() is not None:
            return
        self._connection.execute(
            insert(destroyed).values(
                number=one.number,
                at=one.at,
                destroyed_by=one.by,
                agreed_by=one.agreed_by,
                rule=one.rule,
                certificate=one.certificate,
                counts=dict(one.counts),
                backups_until=one.backups_until,
            )
        )

    def destroyed(self) -> tuple[Destroyed, ...]:
        query = select(destroyed).order_by(destroyed.c.at.desc(), destroyed.c.number)
        return tuple(
            Destroyed(
                CaseNumber(row.number), row.at, OfficerId(row.destroyed_by), row.agreed_by,
                row.rule, row.certificate, row.backups_until, row.counts,
            )
            for row in self._connection.execute(query)
        )  # fmt: skip

    def cases_with(self, kinds: Collection[str]) -> tuple[CaseNumber, ...]:
        query = select(event.c.case).where(event.c.kind.in_(kinds)).distinct()
        found = self._connection.execute(query.order_by(event.c.case)).scalars()
        return tuple(CaseNumber(number) for number in found)


def gone_by(connection: Connection, today: date) -> datetime | None:
    """The last moment at which something was destroyed that no backup may hold any more.

    What a backup brought again and was destroyed again keeps its first day in the list of what
    was destroyed, to which is only ever added: the later one is that of its list for disposal or,
    where it went out of the bin, that of the audit.
    """
    once = {row.number: row for row in connection.execute(select(destroyed))}
    moments = [row.at for row in once.values() if row.backups_until < today]
    for number, at in _erased(connection):
        if (first := once.get(number)) is not None:
            days = first.backups_until - day_of(first.at)
            moments += [at] if day_of(at) + days < today else []
    carried_out = select(disposal).where(disposal.c.certificate != "")
    lists = map(_list_of, connection.execute(carried_out))
    over = (one.done_at for one in lists if one.backups_until and one.backups_until < today)
    return max((*moments, *filter(None, over)), default=None)


def _erased(connection: Connection) -> Iterator[tuple[str, datetime]]:
    """Every case that was erased here, and when.

    Not what going back to a backup erased of it, in the same moment: no backup made here since the
    first time has that.
    """
    acts = select(audit).where(audit.c.act.in_(["case_destroyed", WENT_BACK]))
    lines = connection.execute(acts).all()
    back = {line.at for line in lines if line.act == WENT_BACK}
    for line in lines:
        if line.at not in back:
            yield line.case, datetime.fromisoformat(line.at)


def _list_of(row: Any) -> DisposalList:
    data = row.lines
    agreed = None
    if row.agreed_at is not None:
        agreed = Agreement(row.agreed_by, data["agreed_name"], row.agreed_at, data["evidence"])
    until = data["backups_until"]
    return DisposalList(
        DisposalId(row.id),
        row.made_at,
        OfficerId(row.made_by),
        data["made_name"],
        lines_from(data),
        agreed,
        row.done_at,
        row.done_by or "",
        data["done_name"],
        row.certificate,
        date.fromisoformat(until) if until else None,
        data["from_bin"],
    )
