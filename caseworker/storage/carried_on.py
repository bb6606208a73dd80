"""What going back to a backup must not take back, carried on from the records of today.

A number that was given once names one child, and may stand on a paper that has left. What was
destroyed under the retention rules stays so: its certificate is carried on, and the case or paper
goes from the backup, too. And whoever may open a restricted case is whoever may open it today.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, Table, delete, insert, inspect, select, update

from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.domain.case import CaseNumber
from caseworker.storage.audit import AuditChain, Deed
from caseworker.storage.day_schema import destroyed, disposal
from caseworker.storage.exchange_schema import merge
from caseworker.storage.ledger_schema import disclosure_given
from caseworker.storage.records import SqlRecords
from caseworker.storage.schema import case_file, document, number_given, own_file

_COUNTED: Final = (number_given, disclosure_given)


def carry_on(now: Connection, then: Connection) -> None:
    """Write into ``then``, of this layout, what holds whatever the backup says."""
    for table in _COUNTED:
        _highest(now, then, table)
    _missing(now, then, destroyed)
    _lists_carried_out(now, then)
    here = set(then.execute(select(case_file.c.number)).scalars())
    for row in now.execute(select(own_file).where(own_file.c.kind == RESTRICTED)).mappings():
        if row["name"] in here:
            same = (own_file.c.kind == row["kind"], own_file.c.name == row["name"])
            then.execute(delete(own_file).where(*same))
            then.execute(insert(own_file).values(**row))


def in_order(
    then: Connection, gone: Collection[str]
) -> tuple[tuple[CaseNumber, ...], tuple[CaseNumber, ...]]:
    """Which of these cases are there and can go, each after what it was joined to; and the rest.

    The rest stand in a case that stays. ``then`` may be of an older layout.
    """
    into: dict[str, str] = {}
    if inspect(then).has_table(merge.name):
        joined = select(merge.c.from_case, merge.c.into).where(
            merge.c.from_case.is_not(None), merge.c.undone_at.is_(None)
        )
        into = {row.from_case: row.into for row in then.execute(joined)}
    here = set(then.execute(select(case_file.c.number)).scalars())
    order: list[str] = []
    waiting = sorted(here.intersection(gone))
    while ready := [one for one in waiting if one not in into or into[one] in order]:
        order += ready
        waiting = [one for one in waiting if one not in ready]
    return tuple(map(CaseNumber, order)), tuple(map(CaseNumber, waiting))


def destroy_again(then: Connection, chain: AuditChain, deed: Deed) -> None:
    """Take out of ``then``, of this layout, what its list of the destroyed says is gone.

    Papers, too: what was erased out of the bin is on that list by its id.
    """
    certificates = {row.number: row.certificate for row in then.execute(select(destroyed))}
    records = SqlRecords(then, chain)
    for number in in_order(then, certificates)[0]:
        records.erase_case(number)
        gone = Deed(deed.at, deed.officer, "case_destroyed", number, certificates[number])
        chain.write(then, gone)
    papers = then.execute(select(document.c.id, document.c.case)).all()
    for paper in papers:
        if paper.id in certificates:
            number = CaseNumber(paper.case)
            records.erase_document(number, paper.id)
            chain.write(then, Deed(deed.at, deed.officer, "document_erased", number, paper.id))


def _lists_carried_out(now: Connection, then: Connection) -> None:
    """Their certificates: that of the next list has the number after theirs."""
    for row in now.execute(select(disposal).where(disposal.c.done_at.is_not(None))).mappings():
        then.execute(delete(disposal).where(disposal.c.id == row["id"]))
        then.execute(insert(disposal).values(**row))


def _highest(now: Connection, then: Connection, table: Table) -> None:
    """A count only ever goes up: the table itself refuses anything else."""
    last = {row.year: row.last for row in then.execute(select(table))}
    for row in now.execute(select(table)):
        if row.year not in last:
            then.execute(insert(table).values(year=row.year, last=row.last))
        elif row.last > last[row.year]:
            then.execute(update(table).where(table.c.year == row.year).values(last=row.last))


def _missing(now: Connection, then: Connection, table: Table) -> None:
    known = _keys(then, table)
    for row in now.execute(select(table)):
        if tuple(row._mapping[column.name] for column in table.primary_key) not in known:  # noqa: SLF001 - the public name of it
            then.execute(insert(table).values(**row._mapping))  # noqa: SLF001 - likewise


def _keys(connection: Connection, table: Table) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(select(*table.primary_key))}
