"""What the shipped schemas of an export must say, worked out from the tables themselves."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, Table

from caseworker.storage.schema import Moment
from caseworker.storage.whole_rows import FATES, FOR_READING, OF_CASE, OF_OFFICE, ONE, columns

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def every_schema() -> dict[str, str]:
    """The text of each file, by its name."""
    made = {
        "export-case.json": _case(),
        "export-office.json": _office(),
        "export-manifest.json": _manifest(),
    }
    return {
        name: f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"
        for name, schema in made.items()
    }


def _case() -> Schema:
    said = {}
    for name, (table, named_by) in OF_CASE.items():
        more = {}
        if name == "documents":
            more = {"file": _text("The file of this export that holds its bytes")}
        if name == "disclosures":
            more = {"fates": _list(FATES, "number")}
        one = _line(table, "" if name == "case" else named_by, more)
        said[name] = one if name in ONE else {"type": "array", "items": one}
    return _whole("caseworker-export-case", "One case, all of it", said)


def _office() -> Schema:
    said: Schema = {
        "layout": _text("The layout of the tables that these are lines of"),
        "practice": {"type": "boolean"},
        "officers": {
            "type": "array",
            "items": _object({"id": _text(), "name": _text(), "roles": _text()}),
        },
        "for_reading": _object({name: _list(table) for name, table in FOR_READING.items()}),
        "disclosures": {
            "type": "array",
            "items": _line(OF_CASE["disclosures"][0], "case", {"fates": _list(FATES, "number")}),
        },
    }
    for name, table in OF_OFFICE.items():
        said[name] = _line(table) if name in ONE else _list(table)
    return _whole("caseworker-export-office", "The office, and what is of no one case", said)


def _manifest() -> Schema:
    counted = (
        "cases", "events", "versions", "drafts", "documents", "history", "disclosures", "facts",
        "document_bytes",
    )  # fmt: skip
    said = {
        **{
            name: _text()
            for name in (
                "layout", "program", "office", "made_by", "made_for", "reason",
            )
        },
        "made_at": _text() | {"format": "date-time"},
        "practice": {"type": "boolean"},
        "counts": _object({name: _whole_number() for name in counted}),
        "files": {
            "type": "array",
            "items": _object({
                "name": _text(),
                "size": _whole_number(),
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            }),
        },
    }  # fmt: skip
    return _whole("caseworker-export", "What is in an export", said)


def _whole(kind: str, title: str, said: Schema) -> Schema:
    head = {
        "format": {"const": kind},
        "major": {"const": 1},
        "minor": {"type": "integer", "minimum": 0},
    }
    return {"$schema": DRAFT, "title": title, **_object({**head, **said})}


def _object(said: Schema) -> Schema:
    return {
        "type": "object",
        "properties": said,
        "required": sorted(said),
        "additionalProperties": False,
    }


def _list(table: Table, named_by: str = "") -> Schema:
    return {"type": "array", "items": _line(table, named_by)}


def _line(table: Table, named_by: str = "", more: Schema | None = None) -> Schema:
    said = {column.name: _of(column) for column in columns(table, named_by)}
    return _object({**said, **(more or {})})


def _of(column: Column[Any]) -> Schema:
    kind = column.type
    if isinstance(kind, JSON):
        return {"type": ["object", "array", "string", "number", "boolean", "null"]}
    found: Schema
    if isinstance(kind, Moment):
        found = {"type": "string", "format": "date-time"}
    elif isinstance(kind, Date):
        found = {"type": "string", "format": "date"}
    elif isinstance(kind, LargeBinary):
        found = {"type": "string", "pattern": "^([0-9a-f]{2})*$"}
    elif isinstance(kind, Boolean):
        found = {"type": "boolean"}
    elif isinstance(kind, Integer):
        found = {"type": "integer"}
    else:
        found = {"type": "string"}
    return found | {"type": [found["type"], "null"]} if column.nullable else found


def _text(words: str = "") -> Schema:
    return {"type": "string"} | ({"description": words} if words else {})


def _whole_number() -> Schema:
    return {"type": "integer", "minimum": 0}
