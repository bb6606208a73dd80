"""How a person, and each of those around them, needs papers printed.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of nobody is it known yet: their papers are in ordinary print, as before."""
    for table in ("person", "contact"):
        op.add_column(table, sa.Column("print", sa.Text(), nullable=False, server_default=""))
