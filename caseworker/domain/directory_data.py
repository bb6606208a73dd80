"""A place as plain data and back, for what is kept to be put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from caseworker.domain.case import OfficerId
from caseworker.domain.directory import Former, Place, PlacePerson


def place_data(place: Place) -> dict[str, Any]:
    """Everything of it, as JSON may hold it."""
    said: dict[str, Any] = {one.name: getattr(place, one.name) for one in fields(Place)}
    for name, value in said.items():
        if isinstance(value, date):  # a moment is one, too
            said[name] = value.isoformat()
    said["former"] = [[one.name, one.until and one.until.isoformat()] for one in place.former]
    said["codes"] = [list(code) for code in place.codes]
    said["needs"] = list(place.needs)
    said["people"] = [[getattr(one, name) for name in one.__slots__] for one in place.people]
    return said


def place_of(data: Mapping[str, Any]) -> Place:
    """The same back."""
    said = dict(data)
    for name in ("opened", "closed", "checked_on"):
        said[name] = _day(said[name])
    changed = said["changed_at"]
    said["changed_at"] = datetime.fromisoformat(changed) if changed else None
    said["changed_by"] = OfficerId(said["changed_by"]) if said["changed_by"] else None
    said["former"] = tuple(Former(name, _day(until)) for name, until in said["former"])
    said["codes"] = tuple((name, code) for name, code in said["codes"])
    said["needs"] = tuple(said["needs"])
    said["people"] = tuple(PlacePerson(*each) for each in said["people"])
    return Place(**said)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
