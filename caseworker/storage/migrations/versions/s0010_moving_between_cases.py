"""Pieces of a case may move to another, as they are; a version may come from elsewhere.

Revision ID: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_MOVES = ("event", "history", "document", "plan_version")
_MAY_CHANGE = {"case", "issued_as", "whose"}


def upgrade() -> None:
    """As ``erasing`` opens the door to taking a case out, ``moving`` opens it to moving pieces."""
    op.create_table(
        "moving",
        sa.Column("from_case", sa.Text(), primary_key=True),
        sa.Column("into_case", sa.Text(), primary_key=True),
    )
    _versions()
    for table in _MOVES:
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        _no_update(table)


def _versions() -> None:
    """What tells two versions apart has changed, so the table is built anew."""
    op.create_table(
        "plan_version_0010",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("advice", sa.JSON(), nullable=False),
        sa.Column("review_by", sa.Date()),
        sa.Column("signed_by", sa.Text()),
        sa.Column("signed_name", sa.Text()),
        sa.Column("signed_role", sa.Text()),
        sa.Column("signed_on", sa.Date()),
        sa.Column("signature", sa.LargeBinary()),
        sa.Column("public_key", sa.LargeBinary()),
        sa.Column("issued_as", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.UniqueConstraint("case", "series", "kind", "number", "issued_as", "whose"),
    )
    kept = (
        'sequence, "case", series, number, kind, plan, issued_on, advice, review_by, signed_by, '
        "signed_name, signed_role, signed_on, signature, public_key"
    )
    op.execute(
        f"INSERT INTO plan_version_0010 ({kept}, issued_as, whose, left_out) "  # noqa: S608 - our own names
        f"SELECT {kept}, '', '', '[]' FROM plan_version"
    )
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER plan_version_no_{act}")
    op.drop_table("plan_version")
    op.rename_table("plan_version_0010", "plan_version")
    op.execute(
        "CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version "
        'WHEN OLD."case" NOT IN (SELECT "case" FROM erasing) '
        "BEGIN SELECT RAISE(ABORT, 'plan_version goes only with its case'); END"
    )


def _no_update(table: str) -> None:
    kept = [
        row.name
        for row in op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")
        if row.name not in _MAY_CHANGE
    ]
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in kept)
    going = 'EXISTS (SELECT 1 FROM moving WHERE from_case = OLD."case" AND into_case = NEW."case")'
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        f"WHEN {changed} OR NOT {going} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )
