"""Events, documents and the office, from rows and to rows."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final

from caseworker.casework.records import Document, OfficeFacts
from caseworker.domain.bank_holidays import OneOff
from caseworker.domain.case import Event
from caseworker.domain.schools import SchoolDays

# A row is a dictionary on the way in, and has its columns as attributes on the way out.
Row = Any


def of_event(entry: Event) -> dict[str, Any]:
    """The row of this event."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "day": entry.day,
        "sent": entry.sent,
        "served": entry.served,
        "facts": dict(entry.facts),
        "replaces": entry.replaces,
        "recorded_by": entry.recorded_by,
        "recorded_at": entry.recorded_at,
    }


def to_event(row: Row) -> Event:
    """The event of this row."""
    return Event(
        id=row.id,
        kind=row.kind,
        day=row.day,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        sent=row.sent,
        served=row.served,
        facts=row.facts,
        replaces=row.replaces,
    )


def of_document(of: Document) -> dict[str, Any]:
    """The row of this document."""
    return {
        "id": of.id,
        "case": of.case,
        "name": of.name,
        "kind": of.kind,
        "size": of.size,
        "sha256": of.sha256,
        "added_on": of.added_on,
        "added_by": of.added_by,
    }


def to_document(row: Row) -> Document:
    """The document of this row."""
    return Document(
        row.id,
        row.case,
        row.name,
        row.kind,
        row.size,
        row.sha256,
        row.added_on,
        row.added_by,
    )


#: These are files of the office's own: see ``casework.office_files``.
_APART: Final = {"establishments", "options", "numbers", "targets"}
_OF_THE_ROW: Final = [one.name for one in fields(OfficeFacts) if one.name not in _APART]


def of_office(facts: OfficeFacts) -> dict[str, Any]:
    """The row of this office. Its columns have the names of the facts."""
    row = {name: getattr(facts, name) for name in _OF_THE_ROW}
    return {
        **row,
        "kinds": list(facts.kinds),
        "one_offs": [_plain(each) for each in facts.one_offs],
        "school_days": [_plain(each) for each in facts.school_days],
    }


def to_office(row: Row) -> OfficeFacts:
    """The office of this row."""
    kept = {name: getattr(row, name) for name in _OF_THE_ROW}
    lists = {
        "kinds": tuple(row.kinds),
        "one_offs": tuple(OneOff(**_with_days(each, "day")) for each in row.one_offs),
        "school_days": tuple(
            SchoolDays(**_with_days(each, "first", "last")) for each in row.school_days
        ),
    }
    return OfficeFacts(**{**kept, **lists})


def _plain(of: OneOff | SchoolDays) -> dict[str, Any]:
    """As JSON can hold it: days as text."""
    kept = {field.name: getattr(of, field.name) for field in fields(of)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in kept.items()
    }


def _with_days(kept: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**kept, **{name: date.fromisoformat(kept[name]) for name in names}}
