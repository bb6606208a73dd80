"""Where the pieces of a case came from, what was merged, and what became of numbered media."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.packs import CameFrom, MediumMove, Merge, MergeId, Moved
from caseworker.storage.exchange_schema import came_from, medium_move, merge


class SqlProvenance:
    """Where the pieces came from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, *pieces: CameFrom) -> None:
        rows = [
            {
                "case": one.case,
                "what": one.what,
                "ref": one.ref,
                "pack": one.pack,
                "whose": one.whose,
                "day": one.day,
                "officer": one.officer,
                "merge": one.merge,
            }
            for one in pieces
        ]
        if rows:
            self._connection.execute(insert(came_from), rows)

    def of_case(self, case: CaseNumber) -> tuple[CameFrom, ...]:
        return self._where(came_from.c.case == case)

    def of_merge(self, one: MergeId) -> tuple[CameFrom, ...]:
        return self._where(came_from.c.merge == one)

    def move(self, one: MergeId, to: CaseNumber) -> None:
        self._connection.execute(update(came_from).where(came_from.c.merge == one).values(case=to))

    def keep_merge(self, done: Merge) -> None:
        self._connection.execute(
            insert(merge).values(
                id=done.id,
                into=done.into,
                from_case=done.from_case,
                pack=done.pack,
                at=done.at,
                officer=done.officer,
                before=dict(done.before),
            )
        )

    def merge(self, one: MergeId) -> Merge:
        row = self._connection.execute(select(merge).where(merge.c.id == one)).first()
        if row is None:
            raise NotFound("There is no such merge in these records.")
        return _merge_of(row)

    def merges(self, into: CaseNumber) -> tuple[Merge, ...]:
        query = select(merge).where(merge.c.into == into).order_by(merge.c.sequence.desc())
        return tuple(_merge_of(row) for row in self._connection.execute(query))

    def note_undone(self, one: MergeId, at: datetime, by: OfficerId) -> None:
        if self.merge(one).undone_at is not None:
            raise NotAllowed("That merge was undone before.")
        self._connection.execute(
            update(merge).where(merge.c.id == one).values(undone_at=at, undone_by=by)
        )

    def _where(self, wanted: ColumnElement[bool]) -> tuple[CameFrom, ...]:
        query = select(came_from).where(wanted).order_by(came_from.c.sequence)
        return tuple(
            CameFrom(
                row.case, row.what, row.ref, row.pack, row.whose, row.day, row.officer, row.merge
            )
            for row in self._connection.execute(query)
        )


class SqlMedia:
    """What became of numbered media."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, move: MediumMove) -> None:
        self._connection.execute(
            insert(medium_move).values(
                medium=move.medium,
                what=move.what.name,
                at=move.at,
                officer=move.officer,
                who=move.who,
                pack=move.pack,
                number=move.number,
                words=move.words,
            )
        )

    def moves(self, medium: str = "") -> tuple[MediumMove, ...]:
        query = select(medium_move).order_by(medium_move.c.sequence)
        if medium:
            query = query.where(medium_move.c.medium == medium)
        return tuple(
            MediumMove(
                row.medium, Moved[row.what], row.at, row.officer,
                row.who, row.pack, row.number, row.words,
            )
            for row in self._connection.execute(query)
        )  # fmt: skip


def _merge_of(row: Any) -> Merge:
    return Merge(
        MergeId(row.id), row.into, row.from_case, row.pack, row.at, row.officer, row.before,
        row.undone_at, row.undone_by,
    )  # fmt: skip
