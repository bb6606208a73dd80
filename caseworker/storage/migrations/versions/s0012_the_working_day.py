"""The working day: how papers are filed, tasks, cover, brought lists, places, lists, disposal.

Revision ID: 0012
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FOR_EVER: Final = ("destroyed",)  # what was destroyed is never forgotten


def upgrade() -> None:
    """New tables; of the lists, rows that are there already are worked out anew within the day."""
    bind = op.get_bind()
    known = sa.MetaData()
    for name, key in (("case_file", "number"), ("document", "id")):
        sa.Table(name, known, sa.Column(key, sa.Text(), primary_key=True))
    for table in _tables(known):
        table.create(bind)
    for name in ("flags", "marks", "needs"):
        op.add_column("summary", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("heard_on", "opened_on", "plan_on"):
        op.add_column("summary", sa.Column(name, sa.Date()))
    for name in _FOR_EVER:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_no_{act.lower()} BEFORE {act} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is only ever added to'); END"
            )


def _tables(known: sa.MetaData) -> tuple[sa.Table, ...]:
    return (*_of_papers(known), *_of_officers(known), *_of_many(known), *_of_keeping(known))


def _of_papers(known: sa.MetaData) -> tuple[sa.Table, ...]:
    return (
        sa.Table(
            "filing",
            known,
            sa.Column("document", sa.Text(), sa.ForeignKey("document.id"), primary_key=True),
            _case(),
            _text("sort"),
            sa.Column("day", sa.Date()),
            _text("from_whom"),
            sa.Column("needs", sa.JSON(), nullable=False),
            sa.Column("themes", sa.JSON(), nullable=False),
            _text("note"),
            sa.Column("came_with", sa.Text()),
            sa.Column("supersedes", sa.Text()),
            sa.Column("out_since", sa.Text()),
            sa.Column("out_by", sa.Text()),
            _text("out_why"),
            sa.Index("filing_of_case", "case"),
            sa.Index("filing_supersedes", "supersedes"),
        ),
        sa.Table(
            "words_read",
            known,
            sa.Column("document", sa.Text(), sa.ForeignKey("document.id"), primary_key=True),
            _case(),
            _text("read"),
            sa.Index("words_read_of_case", "case"),
        ),
        sa.Table(
            "place",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            _text("kind"),
            _text("name"),
            sa.Column("former", sa.JSON(), nullable=False),
            sa.Column("codes", sa.JSON(), nullable=False),
            _text("run_by"),
            _text("authority"),
            _text("address"),
            _text("postcode"),
            _text("telephone"),
            _text("email"),
            _text("web"),
            sa.Column("opened", sa.Date()),
            sa.Column("closed", sa.Date()),
            _text("successor"),
            sa.Column("age_from", sa.Integer()),
            sa.Column("age_to", sa.Integer()),
            sa.Column("needs", sa.JSON(), nullable=False),
            _text("who_for"),
            _text("offers"),
            _text("how"),
            _text("note"),
            sa.Column("contacts", sa.JSON(), nullable=False),
            sa.Column("for_families", sa.Boolean(), nullable=False),
            sa.Column("checked_on", sa.Date()),
            sa.Column("changed_at", sa.Text(), nullable=False),
            sa.Column("changed_by", sa.Text(), nullable=False),
            sa.Index("place_by_name", "kind", "name"),
        ),
    )


def _of_officers(known: sa.MetaData) -> tuple[sa.Table, ...]:
    return (
        sa.Table(
            "task",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("officer", sa.Text(), nullable=False),
            sa.Column("case", sa.Text()),
            _text("words"),
            sa.Column("by", sa.Date()),
            _text("repeats"),
            _text("series"),
            _text("note"),
            sa.Column("made_at", sa.Text(), nullable=False),
            sa.Column("made_by", sa.Text(), nullable=False),
            sa.Column("done_at", sa.Text()),
            sa.Column("done_by", sa.Text()),
            sa.Index("task_soonest", "officer", "done_at", "by"),
            sa.Index("task_of_case", "case"),
        ),
        sa.Table(
            "cover",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("officer", sa.Text(), nullable=False),
            sa.Column("covered_by", sa.Text(), nullable=False),
            sa.Column("since", sa.Date(), nullable=False),
            sa.Column("until", sa.Date()),
            _text("why"),
            sa.Column("made_at", sa.Text(), nullable=False),
            sa.Column("made_by", sa.Text(), nullable=False),
            sa.Column("ended_at", sa.Text()),
            sa.Column("ended_by", sa.Text()),
        ),
    )


def _of_many(known: sa.MetaData) -> tuple[sa.Table, ...]:
    return (
        sa.Table(
            "brought_list",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("at", sa.Text(), nullable=False),
            sa.Column("officer", sa.Text(), nullable=False),
            _text("name"),
            _text("sha256"),
            sa.Column("lines", sa.Integer(), nullable=False),
            sa.Column("undone_at", sa.Text()),
            sa.Column("undone_by", sa.Text()),
        ),
        sa.Table(
            "brought_case",
            known,
            sa.Column("list", sa.Text(), sa.ForeignKey("brought_list.id"), primary_key=True),
            _case(key=True),
            sa.Column("line", sa.Integer(), nullable=False),
            _text("mark"),
        ),
        sa.Table(
            "bulk_act",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("at", sa.Text(), nullable=False),
            sa.Column("officer", sa.Text(), nullable=False),
            _text("act"),
            _text("words"),
            sa.Column("before", sa.JSON(), nullable=False),
            sa.Column("undone_at", sa.Text()),
            sa.Column("undone_by", sa.Text()),
        ),
        sa.Table(
            "saved_list",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("register", sa.Text(), nullable=False),
            sa.Column("name", sa.Text(), nullable=False),
            _text("officer"),
            sa.Column("view", sa.JSON(), nullable=False),
            sa.Column("made_at", sa.Text(), nullable=False),
            sa.Column("made_by", sa.Text(), nullable=False),
        ),
    )


def _of_keeping(known: sa.MetaData) -> tuple[sa.Table, ...]:
    return (
        sa.Table(
            "put_aside",
            known,
            sa.Column("finding", sa.Text(), primary_key=True),
            sa.Column("about", sa.Text(), primary_key=True),
            _text("mark"),
            _text("reason"),
            sa.Column("at", sa.Text(), nullable=False),
            sa.Column("officer", sa.Text(), nullable=False),
        ),
        sa.Table(
            "disposal",
            known,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("made_at", sa.Text(), nullable=False),
            sa.Column("made_by", sa.Text(), nullable=False),
            sa.Column("lines", sa.JSON(), nullable=False),
            sa.Column("agreed_at", sa.Text()),
            sa.Column("agreed_by", sa.Text()),
            sa.Column("done_at", sa.Text()),
            sa.Column("done_by", sa.Text()),
            _text("certificate"),
        ),
        sa.Table(
            "destroyed",
            known,
            sa.Column("number", sa.Text(), primary_key=True),
            sa.Column("at", sa.Text(), nullable=False),
            sa.Column("destroyed_by", sa.Text(), nullable=False),
            sa.Column("agreed_by", sa.Text(), nullable=False),
            _text("rule"),
            _text("certificate"),
            sa.Column("counts", sa.JSON(), nullable=False),
            sa.Column("backups_until", sa.Date(), nullable=False),
        ),
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _case(*, key: bool = False) -> sa.Column[Any]:
    case = sa.ForeignKey("case_file.number")
    return sa.Column("case", sa.Text(), case, nullable=False, primary_key=key)
