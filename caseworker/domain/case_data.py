"""A person, and entries, as plain data and back to the letter: for what is kept to undo a merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from caseworker.domain.case import Event, EventId, OfficerId
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person

_AROUND: Final = ("identifiers", "addresses", "contacts")


def person_to_data(person: Person) -> dict[str, Any]:
    """Fit for JSON."""
    data = {one.name: _plain(getattr(person, one.name)) for one in fields(person)}
    data["needs"] = [need.name for need in person.needs]
    for name in _AROUND:
        data[name] = [
            {field.name: _plain(getattr(one, field.name)) for field in fields(one)}
            for one in getattr(person, name)
        ]
    return data


def person_from_data(data: Mapping[str, Any]) -> Person:
    """What ``person_to_data`` wrote."""
    return Person(
        **{
            **data,
            "born": date.fromisoformat(data["born"]),
            "needs": tuple(NeedType[name] for name in data["needs"]),
            "identifiers": tuple(Identifier(**one) for one in data["identifiers"]),
            "addresses": tuple(
                Address(**{**one, "since": _day(one["since"]), "until": _day(one["until"])})
                for one in data["addresses"]
            ),
            "contacts": tuple(Contact(**one) for one in data["contacts"]),
        }
    )


def event_to_data(event: Event) -> dict[str, Any]:
    """Fit for JSON."""
    return {
        "id": event.id,
        "kind": event.kind,
        "day": event.day.isoformat(),
        "sent": _plain(event.sent),
        "served": _plain(event.served),
        "facts": dict(event.facts),
        "replaces": event.replaces,
        "by": event.recorded_by,
        "at": event.recorded_at.isoformat(),
    }


def event_from_data(data: Mapping[str, Any]) -> Event:
    """What ``event_to_data`` wrote."""
    return Event(
        EventId(data["id"]),
        data["kind"],
        date.fromisoformat(data["day"]),
        OfficerId(data["by"]),
        datetime.fromisoformat(data["at"]),
        _day(data["sent"]),
        _day(data["served"]),
        data["facts"],
        EventId(data["replaces"]) if data["replaces"] else None,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
