"""Which entries and documents of a case are read in the place of others, since cases were joined.

Nothing that came is rewritten: what points to one of theirs that we have ourselves is read as
pointing to ours, for as long as they stand joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, select

from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.merging_join import read_here
from caseworker.storage.exchange_schema import merge

STANDS_FOR: Final = "stands_for"
_NUMBER: Final[BindParameter[str]] = bindparam("number")
_JOINED: Final = (
    select(merge.c.into, merge.c.before)
    .where(merge.c.undone_at.is_(None))
    .order_by(merge.c.sequence)
)
_OF_CASE: Final = _JOINED.where(merge.c.into == _NUMBER)

Renamed = Mapping[str, str]


def of_case(connection: Connection, number: CaseNumber) -> Renamed:
    """Theirs to ours, for one case."""
    found: dict[str, str] = {}
    for row in connection.execute(_OF_CASE, {"number": number}):
        found |= row.before.get(STANDS_FOR, {})
    return found


def of_every(connection: Connection) -> Mapping[CaseNumber, Renamed]:
    """The same for every case that others were joined to."""
    found: dict[CaseNumber, dict[str, str]] = {}
    for row in connection.execute(_JOINED):
        found.setdefault(CaseNumber(row.into), {}).update(row.before.get(STANDS_FOR, {}))
    return found


def read(event: Event, renamed: Renamed) -> Event:
    """The entry as it is read in its case."""
    return read_here(event, renamed)
