"""The tables of the exchange: keys, offices, packs both ways, where pieces came from, media."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from caseworker.storage.schema import Moment, metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _case(name: str = "case", *, needed: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey("case_file.number"), nullable=not needed)


exchange_key: Final = Table(
    "exchange_key",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("ended", Moment),
    _bytes("signing"),
    _bytes("sealing"),
    _text("reason"),
)

receiver: Final = Table(
    "receiver",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("opened", Date),
    Column("closed", Date),
)

receiver_key: Final = Table(
    "receiver_key",
    metadata,
    Column("receiver", Text, ForeignKey("receiver.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("verify", Text, nullable=False),
    Column("seal", Text, nullable=False, unique=True),
    Column("since", Date, nullable=False),
    Column("ended", Date),
    Column("vouched", Boolean, nullable=False),
    Column("compared_on", Date),
    _text("compared_by"),
    _text("how"),
    Index("receiver_key_signs", "verify"),
)

pack_sent: Final = Table(
    "pack_sent",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("receiver", Text, ForeignKey("receiver.id"), nullable=False),
    _case(),
    _text("number"),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    Column("own_key", Integer, ForeignKey("exchange_key.sequence"), nullable=False),
    Column("verify", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("manifest", JSON, nullable=False),
    Column("state", Text, nullable=False),
    UniqueConstraint("receiver", "sequence"),
    Index("pack_sent_of_case", "case", "at"),
)

pack_answer: Final = Table(
    "pack_answer",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("pack", Text, ForeignKey("pack_sent.pack"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    Column("answer", Text, nullable=False),
    _text("words"),
    _bytes("receipt"),
    Index("answers_to_pack", "pack", "sequence"),
)

pack_received: Final = Table(
    "pack_received",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("verify", Text, nullable=False),
    Column("sender", Text, ForeignKey("receiver.id")),
    Column("sequence", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("manifest", JSON, nullable=False),
    Column("state", Text, nullable=False),
    _case(),
    _text("words"),
    _bytes("answered_with"),
    Index("pack_received_from", "verify", "sequence"),
)

pack_held: Final = Table(
    "pack_held",
    metadata,
    Column("pack", Text, ForeignKey("pack_received.pack"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _bytes("content"),
)

came_from: Final = Table(
    "came_from",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _case(needed=True),
    Column("what", Text, nullable=False),
    Column("ref", Text, nullable=False),
    _text("pack"),
    Column("whose", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("officer", Text, nullable=False),
    _text("merge"),
    Index("came_from_of_case", "case", "sequence"),
    Index("came_from_merge", "merge", "sequence"),
)

merge: Final = Table(
    "merge",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _case("into", needed=True),
    _case("from_case"),
    _text("pack"),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    Column("before", JSON, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text),
    Index("merge_of_case", "into", "sequence"),
)

medium_move: Final = Table(
    "medium_move",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("medium", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    _text("who"),
    _text("pack"),
    _text("number"),
    _text("words"),
    Index("moves_of_medium", "medium", "sequence"),
)
