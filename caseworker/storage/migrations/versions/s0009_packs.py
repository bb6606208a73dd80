"""The exchange of packs: our keys, other offices, packs both ways, where pieces came from, media.

Revision ID: 0009
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_GOING: Final = 'IN (SELECT "case" FROM erasing)'
_SENT_GOING: Final = 'IN (SELECT pack FROM pack_sent WHERE "case" IN (SELECT "case" FROM erasing))'
_CAME_GOING: Final = (
    'IN (SELECT pack FROM pack_received WHERE "case" IN (SELECT "case" FROM erasing))'
)

# What goes with its case, and when; what isn't here is never taken out.
_WITH_THE_CASE: Final = {
    "pack_sent": f'OLD."case" {_GOING}',
    "pack_answer": f"OLD.pack {_SENT_GOING}",
    "pack_received": f'OLD."case" {_GOING}',
    "came_from": f'OLD."case" {_GOING}',
    "merge": f'OLD."into" {_GOING} OR OLD.from_case {_GOING}',
    "medium_move": f"OLD.pack {_SENT_GOING} OR OLD.pack {_CAME_GOING}",
}
_FOR_EVER: Final = ("exchange_key", "receiver", "receiver_key")

# The columns that may change once a row is written; of other tables, none may.
_MAY_CHANGE: Final = {
    "exchange_key": ("ended", "reason"),
    "receiver": ("name", "kind", "data", "opened", "closed"),
    "receiver_key": ("ended", "compared_on", "compared_by", "how"),
    "pack_sent": ("state",),
    "pack_received": ("state", "sender", "case", "words", "manifest", "answered_with"),
    "came_from": ("case",),
    "merge": ("undone_at", "undone_by"),
}


def upgrade() -> None:
    """Tables for all that packs need; and what may not be changed in them is kept by triggers."""
    bind = op.get_bind()
    for table in _tables():
        table.create(bind)
    for name in (*_FOR_EVER, *_WITH_THE_CASE):
        _no_delete(name, _WITH_THE_CASE.get(name, ""))
        _no_update(name, _MAY_CHANGE.get(name, ()))
    op.execute(
        "CREATE TRIGGER exchange_key_ends_once BEFORE UPDATE ON exchange_key "
        "WHEN OLD.ended IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'a key ends only once'); END"
    )
    op.execute(
        "CREATE TRIGGER pack_held_no_update BEFORE UPDATE ON pack_held "
        "BEGIN SELECT RAISE(ABORT, 'what is held only goes'); END"
    )


def _no_delete(table: str, going: str) -> None:
    when = f"WHEN NOT coalesce({going}, 0) " if going else ""
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, 'this goes only with its case'); END"
    )


def _no_update(table: str, may_change: tuple[str, ...]) -> None:
    kept = [
        row.name
        for row in op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")
        if row.name not in may_change
    ]
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in kept)
    when = f"WHEN {changed} " if may_change else ""
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, 'this is only ever added to'); END"
    )


def _tables() -> tuple[sa.Table, ...]:
    known = sa.MetaData()
    sa.Table("case_file", known, sa.Column("number", sa.Text(), primary_key=True))
    return (*_of_offices(known), *_of_packs(known), *_of_pieces(known))


def _of_offices(known: sa.MetaData) -> tuple[sa.Table, ...]:
    key = sa.Table(
        "exchange_key",
        known,
        sa.Column("sequence", sa.Integer(), primary_key=True),
        _text("since"),
        sa.Column("ended", sa.Text()),
        _blob("signing"),
        _blob("sealing"),
        _text("reason"),
    )
    receiver = sa.Table(
        "receiver",
        known,
        sa.Column("id", sa.Text(), primary_key=True),
        _text("name"),
        _text("kind"),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("opened", sa.Date()),
        sa.Column("closed", sa.Date()),
    )
    receiver_key = sa.Table(
        "receiver_key",
        known,
        sa.Column("receiver", sa.Text(), sa.ForeignKey("receiver.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _text("verify"),
        sa.Column("seal", sa.Text(), nullable=False, unique=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date()),
        sa.Column("vouched", sa.Boolean(), nullable=False),
        sa.Column("compared_on", sa.Date()),
        _text("compared_by"),
        _text("how"),
        sa.Index("receiver_key_signs", "verify"),
    )
    return key, receiver, receiver_key


def _of_packs(known: sa.MetaData) -> tuple[sa.Table, ...]:
    sent = sa.Table(
        "pack_sent",
        known,
        sa.Column("pack", sa.Text(), primary_key=True),
        _number("sequence"),
        sa.Column("receiver", sa.Text(), sa.ForeignKey("receiver.id"), nullable=False),
        _case("case", needed=False),
        _text("number"),
        _text("at"),
        _text("officer"),
        sa.Column("own_key", sa.Integer(), sa.ForeignKey("exchange_key.sequence"), nullable=False),
        _text("verify"),
        _text("sha256"),
        _number("size"),
        sa.Column("manifest", sa.JSON(), nullable=False),
        _text("state"),
        sa.UniqueConstraint("receiver", "sequence"),
        sa.Index("pack_sent_of_case", "case", "at"),
    )
    answer = sa.Table(
        "pack_answer",
        known,
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("pack", sa.Text(), sa.ForeignKey("pack_sent.pack"), nullable=False),
        _text("at"),
        _text("officer"),
        _text("answer"),
        _text("words"),
        _blob("receipt"),
        sa.Index("answers_to_pack", "pack", "sequence"),
    )
    received = sa.Table(
        "pack_received",
        known,
        sa.Column("pack", sa.Text(), primary_key=True),
        _text("verify"),
        sa.Column("sender", sa.Text(), sa.ForeignKey("receiver.id")),
        _number("sequence"),
        _text("at"),
        _text("officer"),
        _text("sha256"),
        _number("size"),
        sa.Column("manifest", sa.JSON(), nullable=False),
        _text("state"),
        _case("case", needed=False),
        _text("words"),
        _blob("answered_with"),
        sa.Index("pack_received_from", "verify", "sequence"),
    )
    held = sa.Table(
        "pack_held",
        known,
        sa.Column("pack", sa.Text(), sa.ForeignKey("pack_received.pack"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _blob("content"),
    )
    return sent, answer, received, held


def _of_pieces(known: sa.MetaData) -> tuple[sa.Table, ...]:
    came_from = sa.Table(
        "came_from",
        known,
        sa.Column("sequence", sa.Integer(), primary_key=True),
        _case("case", needed=True),
        _text("what"),
        _text("ref"),
        _text("pack"),
        _text("whose"),
        sa.Column("day", sa.Date(), nullable=False),
        _text("officer"),
        _text("merge"),
        sa.Index("came_from_of_case", "case", "sequence"),
        sa.Index("came_from_merge", "merge", "sequence"),
    )
    merge = sa.Table(
        "merge",
        known,
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        _case("into", needed=True),
        _case("from_case", needed=False),
        _text("pack"),
        _text("at"),
        _text("officer"),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.Text()),
        sa.Column("undone_by", sa.Text()),
        sa.Index("merge_of_case", "into", "sequence"),
    )
    medium_move = sa.Table(
        "medium_move",
        known,
        sa.Column("sequence", sa.Integer(), primary_key=True),
        _text("medium"),
        _text("what"),
        _text("at"),
        _text("officer"),
        _text("who"),
        _text("pack"),
        _text("number"),
        _text("words"),
        sa.Index("moves_of_medium", "medium", "sequence"),
    )
    return came_from, merge, medium_move


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _blob(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _case(name: str, *, needed: bool) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), sa.ForeignKey("case_file.number"), nullable=not needed)
