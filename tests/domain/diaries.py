"""Reads the diary of a few events, for the tests."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Event, standing
from caseworker.domain.diary import Reckoning, actors_of, dues
from caseworker.domain.due import Due
from caseworker.domain.law import the_law
from caseworker.domain.regime import spells_of
from tests.builders import an_event

MONDAY = date(2026, 9, 7)
REQUEST = an_event("request_received", MONDAY)


def due_on(
    day: date, *events: Event, setting: str = "community", office: tuple[str, ...] = ()
) -> dict[str, Due]:
    """Every due by its id; of several with one id, the last by day."""
    return {due.id: due for due in all_due_on(day, *events, setting=setting, office=office)}


def all_due_on(
    day: date, *events: Event, setting: str = "community", office: tuple[str, ...] = ()
) -> tuple[Due, ...]:
    live = standing(events)
    spells = spells_of(live, the_law().kinds, setting)
    return dues(live, spells, Reckoning(day, actors_of(office)))
