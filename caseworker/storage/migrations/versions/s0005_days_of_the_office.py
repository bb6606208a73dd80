"""One-off bank holidays, days of schools, and copies that are of no one case.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = 'sequence, "case", kind, recipient, officer, "at", reason, copy_number, practice'


def upgrade() -> None:
    """An office begins with no days of its own; every copy that left stays with its case."""
    for name in ("one_offs", "school_days"):
        op.add_column("office", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    _released()


def _released() -> None:
    """SQLite can't make a column optional, so the table is made anew, with its triggers."""
    op.rename_table("released", "released_before")
    op.drop_index("released_of_case", "released_before")
    op.create_table(
        "released",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
    )
    op.execute(
        f"INSERT INTO released ({_COLUMNS}) SELECT {_COLUMNS} FROM released_before"  # noqa: S608
    )
    op.drop_table("released_before")
    op.create_index("released_of_case", "released", ["case", "sequence"])
    op.execute(
        "CREATE TRIGGER released_no_update BEFORE UPDATE ON released "
        "BEGIN SELECT RAISE(ABORT, 'released is only ever added to'); END"
    )
    op.execute(
        "CREATE TRIGGER released_no_delete BEFORE DELETE ON released "
        'WHEN OLD."case" IS NULL OR OLD."case" NOT IN (SELECT "case" FROM erasing) '
        "BEGIN SELECT RAISE(ABORT, 'released goes only with its case'); END"
    )
