"""Everybody in the store, kept ready while it is open, so that a paper can be looked through.

Read once, with one statement for each table; after that only the cases that the audit says
something was done to. Forgotten when the store is shut.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from caseworker.casework.ordinary import ordinary_words
from caseworker.domain.case import CaseNumber
from caseworker.domain.known_names import (
    KnownNames,
    Somebody,
    around,
    child,
    is_helper,
    is_of_a_person,
)
from caseworker.storage.directory import PlacesReady
from caseworker.storage.schema import audit, contact, fact, identifier, person

_LAST: Final = select(func.max(audit.c.sequence))
_WHO: Final = select(
    person.c.case, person.c.given, person.c.family, person.c.known_as, person.c.born
).order_by(person.c.case)
_NUMBERS: Final = select(identifier.c.case, identifier.c.kind, identifier.c.value)
_FACTS: Final = select(fact.c.case, fact.c.value).where(fact.c.name.endswith("_number"))
_AROUND: Final = select(
    contact.c.case,
    contact.c.name,
    contact.c.also_written,
    contact.c.role,
    contact.c.organisation,
    contact.c.parental_responsibility,
).order_by(contact.c.case)
_AT_ONCE: Final = 500  # cases; SQLite bears more, but not without end


class NamesKept:
    """One for each open store; both lanes ask it."""

    def __init__(self) -> None:
        self.places = PlacesReady()
        self._turn = Lock()
        self._known: KnownNames | None = None
        self._until = 0

    def current(self, connection: Connection) -> KnownNames:
        """Everybody, as the records of this connection know them."""
        with self._turn:
            last = connection.execute(_LAST).scalar() or 0
            if self._known is None:
                self._known = KnownNames(ordinary_words())
                _read(connection, self._known)
                self._until = last
            elif last > self._until:
                self._catch_up(connection, self._known)
                self._until = last
            return self._known

    @property
    def are_ready(self) -> bool:
        """Whether everybody has been read."""
        return self._known is not None

    def forget(self) -> None:
        """Nobody is known any more, and no place."""
        self.places.forget()
        with self._turn:
            self._known = None

    def _catch_up(self, connection: Connection, known: KnownNames) -> None:
        since = select(audit.c.case).where(audit.c.sequence > self._until, audit.c.case != "")
        touched = list(connection.execute(since.distinct()).scalars())
        for start in range(0, len(touched), _AT_ONCE):
            some = touched[start : start + _AT_ONCE]
            for number in some:
                known.drop(CaseNumber(number))
            _read(connection, known, some)


def _read(connection: Connection, known: KnownNames, only: list[str] | None = None) -> None:
    def asked(query: Select[Any]) -> Any:
        table = query.selected_columns["case"]
        return connection.execute(query if only is None else query.where(table.in_(only)))

    numbers: dict[str, list[str]] = {}
    for row in asked(_NUMBERS):
        if is_of_a_person(row.kind):
            numbers.setdefault(row.case, []).append(row.value)
    for row in asked(_FACTS):
        numbers.setdefault(row.case, []).append(row.value)
    others = {case: _others(rows) for case, rows in groupby(asked(_AROUND), lambda row: row.case)}
    for row in asked(_WHO):
        names = (row.given, row.family, row.known_as)
        told = (*numbers.get(row.case, ()), row.case)
        known.put(row.case, (child(names, row.born, told), *others.get(row.case, ())))


def _others(rows: Iterable[Any]) -> tuple[Somebody, ...]:
    return tuple(
        around(
            (row.name, row.also_written),
            helper=is_helper(row.role, row.organisation, parent=row.parental_responsibility),
        )
        for row in rows
    )
