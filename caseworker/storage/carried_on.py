"""What going back to a backup must not take back, carried on from the records of today.

A number that was given once names one child, and may stand on a paper that has left. What was
destroyed under the retention rules stays so. And nobody opens a case again that was restricted
after the backup was made.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Table, delete, insert, select

from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.storage.day_schema import destroyed
from caseworker.storage.ledger_schema import disclosure_given
from caseworker.storage.schema import case_file, number_given, own_file

_COUNTED: Final = (number_given, disclosure_given)


def carry_on(now: Connection, then: Connection) -> None:
    """Write into ``then``, of this layout, what holds whatever the backup says."""
    for table in _COUNTED:
        _highest(now, then, table)
    _missing(now, then, destroyed)
    here = set(then.execute(select(case_file.c.number)).scalars())
    known = _keys(then, own_file)
    for row in now.execute(select(own_file).where(own_file.c.kind == RESTRICTED)).mappings():
        if row["name"] in here and (row["kind"], row["name"]) not in known:
            then.execute(insert(own_file).values(**row))


def _highest(now: Connection, then: Connection, table: Table) -> None:
    last = {row.year: row.last for row in then.execute(select(table))}
    for row in now.execute(select(table)):
        last[row.year] = max(row.last, last.get(row.year, 0))
    then.execute(delete(table))
    for year, most in last.items():
        then.execute(insert(table).values(year=year, last=most))


def _missing(now: Connection, then: Connection, table: Table) -> None:
    known = _keys(then, table)
    for row in now.execute(select(table)):
        if tuple(row._mapping[column.name] for column in table.primary_key) not in known:  # noqa: SLF001 - the public name of it
            then.execute(insert(table).values(**row._mapping))  # noqa: SLF001 - likewise


def _keys(connection: Connection, table: Table) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(select(*table.primary_key))}
