"""All the cases in one pass: every table is read once, in the order of the case numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from caseworker.domain.case import Case, CaseNumber
from caseworker.storage import fact_rows, people_rows, rows, stands_for
from caseworker.storage.schema import (
    address,
    case_file,
    contact,
    event,
    fact,
    identifier,
    person,
)

_FILES: Final = select(case_file).order_by(case_file.c.number)
_PEOPLE: Final = select(person).order_by(person.c.case)
_EVENTS: Final = select(event).order_by(event.c.case, event.c.sequence)
_FACTS: Final = select(fact).order_by(fact.c.case, fact.c.sequence)
_AROUND: Final = tuple(
    select(table).order_by(table.c.case, table.c.position)
    for table in (identifier, address, contact)
)
_OfCase = Callable[[CaseNumber], list[Row[Any]]]


def how_many(connection: Connection) -> int:
    """How many cases there are, closed ones too."""
    return connection.execute(select(func.count()).select_from(case_file)).scalar_one()


def every(connection: Connection) -> Iterator[Case]:
    """Every case by its number, closed ones too: one statement for each table.

    It reads on while it is walked, so it must be walked within the sitting.
    """

    def stream(query: Select[Any]) -> _OfCase:
        return _by_case(connection.execute(query))

    people, events, facts = stream(_PEOPLE), stream(_EVENTS), stream(_FACTS)
    around = [stream(query) for query in _AROUND]
    joined = stands_for.of_every(connection)
    for file in connection.execute(_FILES):
        number = CaseNumber(file.number)
        (who,) = people(number)
        yield Case(
            number,
            people_rows.to_person(who, *(of(number) for of in around)),
            file.setting,
            file.officer,
            tuple(
                stands_for.read(rows.to_event(entry), joined.get(number, {}))
                for entry in events(number)
            ),
            *fact_rows.told(facts(number)),
        )


def _by_case(found: Iterable[Row[Any]]) -> _OfCase:
    """The rows of one case after the other. Cases must be asked for in the order of the rows."""
    groups = groupby(found, key=lambda row: row.case)
    ahead = next(groups, None)

    def of(number: CaseNumber) -> list[Row[Any]]:
        nonlocal ahead
        if ahead is None or ahead[0] != number:
            return []
        mine = list(ahead[1])
        ahead = next(groups, None)
        return mine

    return of
