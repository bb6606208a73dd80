"""Which tables an export holds, under which name, and how a line of one is plain data and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, Table

from caseworker.storage import day_schema as day
from caseworker.storage import exchange_schema as packs
from caseworker.storage import ledger_schema as ledger
from caseworker.storage import schema
from caseworker.storage.schema import Moment

OF_CASE: Final[Mapping[str, tuple[Table, str]]] = {
    "case": (schema.case_file, "number"),
    "person": (schema.person, "case"),
    "identifiers": (schema.identifier, "case"),
    "addresses": (schema.address, "case"),
    "contacts": (schema.contact, "case"),
    "facts": (schema.fact, "case"),
    "events": (schema.event, "case"),
    "documents": (schema.document, "case"),
    "filings": (day.filing, "case"),
    "drafts": (schema.plan_draft, "case"),
    "versions": (schema.plan_version, "case"),
    "history": (schema.history, "case"),
    "disclosures": (ledger.disclosure, "case"),
    "origins": (packs.came_from, "case"),
    "merges": (packs.merge, "into"),
}
"""The tables of a case, and the column that names the case."""

ONE: Final = frozenset({"case", "person", "office"})
"""Of these there is one line, and no list."""

OF_OFFICE: Final[Mapping[str, Table]] = {
    "office": schema.office,
    "own_files": schema.own_file,
    "numbers_given": schema.number_given,
    "disclosures_given": ledger.disclosure_given,
    "receivers": packs.receiver,
    "receiver_keys": packs.receiver_key,
    "media": packs.medium_move,
    "tasks": day.task,
    "covers": day.cover,
    "places": day.place,
    "saved_lists": day.saved_list,
    "put_aside": day.put_aside,
    "disposals": day.disposal,
    "destroyed": day.destroyed,
}

FOR_READING: Final[Mapping[str, Table]] = {
    "packs_sent": packs.pack_sent,
    "answers": packs.pack_answer,
    "packs_received": packs.pack_received,
}
"""They hang on keys that never leave, so they can be brought in nowhere."""

FATES: Final = ledger.disclosure_fate  # beside each disclosure, as its “fates”

APART: Final[Mapping[str, str]] = {
    "document_part": "the bytes of documents are files of their own",
    "audit": "a file of its own, to be read",
}
LEFT_OUT: Final[Mapping[str, str]] = {
    "exchange_key": "private keys never leave",
    "audit_key": "secret keys never leave",
    "checkpoint": "seals of a chain that goes on nowhere else",
    "officer": "keys of officers of this store; their names go along",
    "pack_held": "packs in quarantine that nobody accepted",
    "typing": "what an officer is typing and has not recorded",
    "opened": "who opened what last, for a list on the screen",
    "summary": "worked out anew from the entries",
    "due": "worked out anew from the entries",
    "passage": "where words are found, written anew",
    "words_read": "which documents were read for the search, read anew",
    "brought_list": "what a list brought in, to be undone in this store alone",
    "brought_case": "likewise",
    "bulk_act": "what was done to many cases, to be undone in this store alone",
    "erasing": "work that is under way in this store",
    "moving": "work that is under way in this store",
}
"""What an export does not hold, and why."""

_OURS: Final = frozenset({("case_file", "id"), ("office", "id")})  # of no meaning elsewhere


def columns(table: Table, named_by: str = "") -> list[Column[Any]]:
    """The columns of a table that are told, in their order."""
    return [
        column
        for column in table.columns
        if column.name != named_by and (table.name, column.name) not in _OURS
    ]


def told(table: Table, row: Any, named_by: str = "") -> dict[str, Any]:
    """A line as plain data, fit for JSON."""
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's own way to the values of a row
    return {one.name: _plain(values[one.name]) for one in columns(table, named_by)}


def read(table: Table, data: object, named_by: str = "") -> dict[str, Any]:
    """A line from plain data.

    Raises:
        ValueError: it has other columns, or a value is not of its column.
    """
    wanted = {one.name: one for one in columns(table, named_by)}
    if not isinstance(data, dict) or data.keys() != wanted.keys():
        raise ValueError(f"no line of {table.name}")
    return {name: _read(column, data[name]) for name, column in wanted.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _read(column: Column[Any], value: Any) -> Any:
    kind = column.type
    if isinstance(kind, JSON):
        return value
    if value is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is missing")
        return None
    wanted = bool if isinstance(kind, Boolean) else int if isinstance(kind, Integer) else str
    if type(value) is not wanted:
        raise ValueError(f"{column.name} is no {wanted.__name__}")
    return _of_kind(kind, value)


def _of_kind(kind: Any, value: Any) -> Any:
    """What the column holds, from its text."""
    if isinstance(kind, Moment):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return moment
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return bytes.fromhex(value) if isinstance(kind, LargeBinary) else value
