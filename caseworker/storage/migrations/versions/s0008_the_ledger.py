"""The ledger: each copy that left has a number in the whole office, a basis, and what became of it.

Revision ID: 0008
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_EMPTY: Final = "[[], [], []]"
_NUMBERED: Final = """
    INSERT INTO disclosure
    (sequence, number, "case", kind, recipient, officer, "at", reason, copy_number, practice,
     title, version, fingerprint, carries, left_out, medium, medium_number, marking)
    SELECT sequence,
           substr("at", 1, 4) || '-' || printf('%04d', row_number() OVER
               (PARTITION BY substr("at", 1, 4) ORDER BY sequence)),
           "case", kind, recipient, officer, "at", reason, copy_number, practice,
           '', '', '', :empty, :empty, '', '', ''
    FROM released ORDER BY sequence
"""
_GIVEN: Final = """
    INSERT INTO disclosure_given (year, last)
    SELECT CAST(substr("at", 1, 4) AS INTEGER), count(*) FROM disclosure GROUP BY 1
"""
_OF_ONE_GOING: Final = 'OLD."case" IN (SELECT "case" FROM erasing)'
_FATE_GOING: Final = (
    'OLD.number IN (SELECT number FROM disclosure WHERE "case" IN (SELECT "case" FROM erasing))'
)


def upgrade() -> None:
    """What had left before keeps its place, and is given a number by its year and order."""
    _tables()
    op.get_bind().execute(sa.text(_NUMBERED), {"empty": _EMPTY})
    op.execute(_GIVEN)
    op.drop_index("released_of_case", "released")
    op.execute("DROP TRIGGER released_no_update")
    op.execute("DROP TRIGGER released_no_delete")
    op.drop_table("released")
    _only_added_to("disclosure", _OF_ONE_GOING)
    _only_added_to("disclosure_fate", _FATE_GOING)
    op.execute(
        "CREATE TRIGGER disclosure_given_forward BEFORE UPDATE ON disclosure_given "
        "WHEN NEW.last <= OLD.last OR NEW.year <> OLD.year "
        "BEGIN SELECT RAISE(ABORT, 'a number is given only once'); END"
    )
    op.execute(
        "CREATE TRIGGER disclosure_given_no_delete BEFORE DELETE ON disclosure_given "
        "BEGIN SELECT RAISE(ABORT, 'a number is given only once'); END"
    )


def _tables() -> None:
    op.create_table(
        "disclosure",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False, unique=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("carries", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("medium_number", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("destroy_by", sa.Date()),
        sa.Column("basis", sa.JSON()),
    )
    op.create_index("disclosure_of_case", "disclosure", ["case", "sequence"])
    op.create_table(
        "disclosure_fate",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Text(), sa.ForeignKey("disclosure.number"), nullable=False),
        sa.Column("went", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.create_index("fates_of_disclosure", "disclosure_fate", ["number", "sequence"])
    op.create_table(
        "disclosure_given",
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )


def _only_added_to(table: str, going: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({going}) "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger goes only with its case'); END"
    )
