"""What a list says of a case in place of its stage: a plan that is kept, its provision paused.

Revision ID: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rows that are there already are worked out anew within the day, as on every other."""
    op.add_column("summary", sa.Column("standing", sa.Text(), nullable=False, server_default=""))
