"""Where the person is, and when the row of a list was worked out.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows that are there already are of no day, so they are worked out anew."""
    for name in ("place", "as_of"):
        op.add_column("summary", sa.Column(name, sa.Text(), nullable=False, server_default=""))
