"""A contact's name as it is written in other letters.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those who are in the records already have one name, as they had before."""
    op.add_column(
        "contact", sa.Column("also_written", sa.Text(), nullable=False, server_default="")
    )
