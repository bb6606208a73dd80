"""What an office adds to the program: letters, and whatever else is a file of its own.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table for every kind of file."""
    op.create_table(
        "own_file",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
    )
