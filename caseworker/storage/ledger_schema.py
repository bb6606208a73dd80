"""The tables of the ledger: what left, what became of it, and the numbers that were given."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from caseworker.storage.schema import Moment, metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


disclosure: Final = Table(
    "disclosure",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("case", Text, ForeignKey("case_file.number")),  # none: a list, or a report
    Column("kind", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("at", Moment, nullable=False),
    _text("reason"),
    Column("copy_number", Integer, nullable=False),
    Column("practice", Boolean, nullable=False),
    _text("title"),
    _text("version"),
    _text("fingerprint"),
    Column("carries", JSON, nullable=False),
    Column("left_out", JSON, nullable=False),
    _text("medium"),
    _text("medium_number"),
    _text("marking"),
    Column("destroy_by", Date),
    Column("basis", JSON(none_as_null=True)),
    Index("disclosure_of_case", "case", "sequence"),
)

disclosure_fate: Final = Table(
    "disclosure_fate",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("number", Text, ForeignKey("disclosure.number"), nullable=False),
    Column("went", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("officer", Text, nullable=False),
    Column("at", Moment, nullable=False),
    _text("words"),
    Index("fates_of_disclosure", "number", "sequence"),
)

disclosure_given: Final = Table(
    "disclosure_given",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
