"""The facts of a case's setting: written as they come, read as they now stand and as they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Row, bindparam, delete, insert, select

from caseworker.domain.case import CaseNumber, OfficerId, Superseded
from caseworker.storage.schema import erasing, fact

_NUMBER: Final[BindParameter[str]] = bindparam("number")
_FACTS: Final = (
    select(fact.c.name, fact.c.value, fact.c.recorded_at)
    .where(fact.c.case == _NUMBER)
    .order_by(fact.c.sequence)
)


def read(
    connection: Connection, number: CaseNumber
) -> tuple[Mapping[str, str], tuple[Superseded, ...]]:
    """The facts of one case as they stand, and what they were before, oldest first."""
    return told(connection.execute(_FACTS, {"number": number}))


def told(found: Iterable[Row[Any]]) -> tuple[Mapping[str, str], tuple[Superseded, ...]]:
    """The same from rows that were read already, in the order in which they were written."""
    now: dict[str, str] = {}
    before = []
    for row in found:
        if was := now.get(row.name):
            before.append(Superseded(row.name, was, row.recorded_at))
        now[row.name] = row.value
    return {name: value for name, value in now.items() if value}, tuple(before)


def write(
    connection: Connection,
    number: CaseNumber,
    facts: Mapping[str, str],
    at: datetime,
    officer: OfficerId,
) -> bool:
    """Write those that are other than they were; whether any is."""
    before, _ = read(connection, number)
    changed = [
        {
            "case": number,
            "name": name,
            "value": value,
            "recorded_at": at,
            "recorded_by": officer,
        }
        for name, value in facts.items()
        if before.get(name, "") != value
    ]
    if changed:
        connection.execute(insert(fact), changed)
    return bool(changed)


def erase(connection: Connection, number: CaseNumber, names: Collection[str]) -> None:
    """Take these out, with all that they ever were.

    Facts are only ever added to; the door opens for this alone, and is shut within the sitting.
    """
    connection.execute(insert(erasing).values(case=number))
    connection.execute(delete(fact).where(fact.c.case == number, fact.c.name.in_(names)))
    connection.execute(delete(erasing).where(erasing.c.case == number))
