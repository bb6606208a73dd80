"""The numbers that cases were given: each once, whatever becomes of its case."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from caseworker.domain.case import CaseNumber
from caseworker.storage.schema import number_given


def last(connection: Connection, year: int) -> int:
    """The last place that was given in that year; 0 before the first."""
    query = select(number_given.c.last).where(number_given.c.year == year)
    return connection.execute(query).scalar() or 0


def note(connection: Connection, number: CaseNumber) -> None:
    """This one is never given again. A number that another system gave counts for nothing."""
    year, _, place = number.partition("-")
    if not (year.isdecimal() and place.isdecimal()):
        return
    before = last(connection, int(year))
    if not before:
        connection.execute(insert(number_given).values(year=int(year), last=int(place)))
    elif int(place) > before:
        of_year = update(number_given).where(number_given.c.year == int(year))
        connection.execute(of_year.values(last=int(place)))
