"""Places and people: rows to values and back, and the cases that name one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, text, update

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.directory import Directory, Former, Place, PlacePerson
from caseworker.domain.errors import NotFound
from caseworker.storage.day_schema import place
from caseworker.storage.schema import audit, contact, fact, person

_LAST: Final = select(func.max(audit.c.sequence))
_OF_THE_OFFICE: Final = select(func.max(audit.c.sequence)).where(
    audit.c.sequence > bindparam("until"), audit.c.case == ""
)
_WRITTEN: Final = text(
    'SELECT DISTINCT p."case" FROM find_text AS f JOIN passage AS p ON p.id = f.rowid'
    " WHERE find_text MATCH :wanted"
)
_APART: Final = frozenset({"id", "former", "codes", "needs", "people", "source", "changed_by"})
_PLAIN: Final = tuple(one.name for one in fields(Place) if one.name not in _APART)


class PlacesReady:
    """The places as they were read last: one for each open store, and both lanes ask it.

    What an office changes that is of no case leaves a line of the audit without one; while there
    is no such line since, nothing can have changed.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._known: Directory | None = None
        self._until = 0

    def current(self, connection: Connection) -> Directory:
        """The places as the records of this connection know them."""
        with self._turn:
            last = connection.execute(_LAST).scalar() or 0
            if self._known is None or last < self._until or self._has_changed(connection):
                self._known = read_every(connection)
            self._until = last
            return self._known

    def forget(self) -> None:
        """Nothing is kept ready any more."""
        with self._turn:
            self._known = None

    def _has_changed(self, connection: Connection) -> bool:
        asked = {"until": self._until}
        return connection.execute(_OF_THE_OFFICE, asked).scalar() is not None


class SqlPlaces:
    """The places within one transaction."""

    def __init__(self, connection: Connection, ready: PlacesReady) -> None:
        self._connection = connection
        self._ready = ready
        self._is_changed = False

    def every(self) -> Directory:
        if self._is_changed:
            return read_every(self._connection)
        return self._ready.current(self._connection)

    def keep(self, one: Place) -> None:
        self._is_changed = True
        said = _row(one)
        here = update(place).where(place.c.id == one.id).values(**said)
        if not self._connection.execute(here).rowcount:
            self._connection.execute(insert(place).values(id=one.id, **said))

    def drop(self, one: str) -> None:
        self._is_changed = True
        if not self._connection.execute(delete(place).where(place.c.id == one)).rowcount:
            raise NotFound("There is no such place in the directory.")

    def naming(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        wanted = _lower(names)
        if not wanted:
            return ()
        phrases = " OR ".join('"' + name.replace('"', " ") + '"' for name in wanted)
        found = set(self._connection.execute(_WRITTEN, {"wanted": phrases}).scalars())
        where = (person.c.whereabouts, person.c.home_authority, person.c.looked_after_by)
        for query in (
            select(person.c.case).where(or_(*(func.lower(one).in_(wanted) for one in where))),
            select(fact.c.case).where(func.lower(fact.c.value).in_(wanted)),
            _contacts(wanted),
        ):
            found.update(self._connection.execute(query).scalars())
        return tuple(CaseNumber(number) for number in sorted(found))

    def copied_by(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        found = set(self._connection.execute(_contacts(_lower(names))).scalars())
        return tuple(CaseNumber(number) for number in sorted(found))


def read_every(connection: Connection) -> Directory:
    """Every place, by name."""
    rows = connection.execute(select(place))
    found = (_place(row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _contacts(wanted: list[str]) -> Any:
    either = (contact.c.organisation, contact.c.name)
    return select(contact.c.case).where(or_(*(func.lower(one).in_(wanted) for one in either)))


def _lower(names: Collection[str]) -> list[str]:
    """As SQLite makes words small: the letters of ASCII alone."""
    told = (name for name in names if any(one.isalnum() for one in name))
    return sorted({"".join(c.lower() if c.isascii() else c for c in name) for name in told})


def _row(one: Place) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in _PLAIN},
        "former": [[was.name, was.until.isoformat() if was.until else ""] for was in one.former],
        "codes": dict(one.codes),
        "needs": list(one.needs),
        "contacts": [[each.name, each.role, each.telephone, each.email, each.days]
                     for each in one.people],
        "changed_by": one.changed_by or "",
    }  # fmt: skip


def _place(row: Any) -> Place:
    return Place(
        id=row.id,
        former=tuple(
            Former(name, date.fromisoformat(until) if until else None) for name, until in row.former
        ),
        codes=tuple(row.codes.items()),
        needs=tuple(row.needs),
        people=tuple(PlacePerson(*each) for each in row.contacts),
        changed_by=OfficerId(row.changed_by) if row.changed_by else None,
        **{name: getattr(row, name) for name in _PLAIN},
    )
