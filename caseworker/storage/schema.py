"""The tables, as SQLAlchemy sees them. The steps in ``migrations`` make them.

Search tables and triggers are SQLite's own and stand in the steps alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

LAYOUT: Final = "0012"
"""The step that this version of the program reads and writes."""

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as text that sorts. Refuses a time without a zone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def _of_case() -> Column[str]:
    return Column("case", Text, ForeignKey("case_file.number"), nullable=False)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


case_file = Table(
    "case_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("setting", Text, nullable=False),
    Column("officer", Text, nullable=False),
)

number_given = Table(
    "number_given",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("given", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("born", Date, nullable=False),
    Column("born_is_estimated", Boolean, nullable=False),
    _words("known_as"),
    _words("pronouns"),
    _words("home_authority"),
    _words("home_authority_basis"),
    _words("whereabouts"),
    _words("looked_after_by"),
    Column("serving_parent", Boolean, nullable=False),
    Column("needs", JSON, nullable=False),
    _words("interpreter"),
    _words("communication"),
    _words("print"),
)

identifier = Table(
    "identifier",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
)

address = Table(
    "address",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("lines", Text, nullable=False),
    _words("postcode"),
    Column("since", Date),
    Column("until", Date),
    _words("note"),
)

contact = Table(
    "contact",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("parental_responsibility", Boolean, nullable=False),
    Column("no_contact", Boolean, nullable=False),
    _words("organisation"),
    _words("address"),
    _words("telephone"),
    _words("email"),
    _words("note"),
    _words("also_written"),
    _words("print"),
)

fact = Table(
    "fact",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _of_case(),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Index("fact_of_case", "case", "sequence"),
)

event = Table(
    "event",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of_case(),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("sent", Date),
    Column("served", Date),
    Column("facts", JSON, nullable=False),
    Column("replaces", Text),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Index("event_of_case", "case", "sequence"),
)

summary = Table(
    "summary",
    metadata,
    Column("number", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("name", Text, nullable=False),
    _words("known_as"),
    Column("born", Date, nullable=False),
    Column("setting", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("officer", Text, nullable=False),
    _words("home_authority"),
    Column("closed", Boolean, nullable=False),
    Column("sort_name", Text, nullable=False),
    _words("place"),
    _words("as_of"),
    _words("standing"),
    _words("flags"),
    _words("marks"),
    _words("needs"),
    Column("heard_on", Date),
    Column("opened_on", Date),
    Column("plan_on", Date),
    Index("summary_by_name", "closed", "sort_name", "number"),
)

due = Table(
    "due",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("row", Text, nullable=False),
    Column("duty", Text, nullable=False),
    Column("by", Date),
    Column("ours", Boolean, nullable=False),
    Column("whose", Text, nullable=False),
    Column("source", Text, nullable=False),
    _words("because"),
    _words("about"),
    Column("checked", Text, nullable=False),
    Column("weight", Text, nullable=False),
    Column("window", Boolean, nullable=False, default=False),
    Column("event", Text),
    Index("due_soonest", "ours", "by"),
)

opened = Table(
    "opened",
    metadata,
    Column("officer", Text, primary_key=True),
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("opened_last", "officer", "at"),
)

document = Table(
    "document",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of_case(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("added_on", Moment, nullable=False),
    Column("added_by", Text, nullable=False),
    Index("document_of_case", "case", "sequence"),
)

document_part = Table(
    "document_part",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

plan_draft = Table(
    "plan_draft",
    metadata,
    Column("case", Text, ForeignKey("case_file.number"), primary_key=True),
    Column("series", Text, primary_key=True),
    Column("plan", JSON, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", Text, nullable=False),
    Column("edition", Text, nullable=False),
)

plan_version = Table(
    "plan_version",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("case", Text, ForeignKey("case_file.number"), nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("plan", JSON, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("advice", JSON, nullable=False),
    Column("review_by", Date),
    Column("signed_by", Text),
    Column("signed_name", Text),
    Column("signed_role", Text),
    Column("signed_on", Date),
    Column("signature", LargeBinary),
    Column("public_key", LargeBinary),
    Column("issued_as", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("left_out", JSON, nullable=False),
    UniqueConstraint("case", "series", "kind", "number", "issued_as", "whose"),
)

typing = Table(
    "typing",
    metadata,
    Column("form", Text, primary_key=True),
    Column("officer", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _of_case(),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("event", Text),
    Index("history_of_case", "case", "sequence"),
)

office = Table(
    "office",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("marking", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("advice_service", Text, nullable=False),
    Column("mediation_adviser", Text, nullable=False),
    Column("disagreement_service", Text, nullable=False),
    Column("schools_list", Text, nullable=False),
    Column("idle_minutes", Integer, nullable=False),
    Column("clear_copies", Boolean, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("practice_now", Moment),
    Column("one_offs", JSON, nullable=False),
    Column("school_days", JSON, nullable=False),
)

own_file = Table(
    "own_file",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("added_on", Moment, nullable=False),
    Column("added_by", Text, nullable=False),
)

officer = Table(
    "officer",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("verify_key", LargeBinary, nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("id", "verify_key"),
)

audit = Table(
    "audit",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
)

audit_key = Table(
    "audit_key",
    metadata,
    Column("generation", Integer, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

passage = Table(
    "passage",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_case(),
    Column("place", Text, nullable=False),
    Column("ref", Text, nullable=False),
    UniqueConstraint("case", "place", "ref"),
)

erasing = Table(
    "erasing",
    metadata,
    Column("case", Text, primary_key=True),
)

moving = Table(
    "moving",
    metadata,
    Column("from_case", Text, primary_key=True),
    Column("into_case", Text, primary_key=True),
)
