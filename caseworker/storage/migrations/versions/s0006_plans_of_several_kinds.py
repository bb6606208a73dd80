"""A case may have plans of several kinds; the plan being written tells its editions apart.

Revision ID: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Both tables of plans are built anew: what tells their rows apart has changed."""
    _drafts()
    _versions()


def _drafts() -> None:
    op.create_table(
        "plan_draft_0006",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("series", sa.Text(), primary_key=True),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
    )
    # Every plan that was there before is the one that the law asks for.
    op.execute(
        """
        INSERT INTO plan_draft_0006 ("case", series, plan, saved_at, saved_by, edition)
        SELECT "case", 'plan', plan, saved_at, saved_by, '' FROM plan_draft
        """
    )
    op.drop_table("plan_draft")
    op.rename_table("plan_draft_0006", "plan_draft")


def _versions() -> None:
    op.create_table(
        "plan_version_0006",
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
        sa.UniqueConstraint("case", "series", "kind", "number"),
    )
    op.execute(
        """
        INSERT INTO plan_version_0006 (
            sequence, "case", series, number, kind, plan, issued_on, advice, review_by,
            signed_by, signed_name, signed_role, signed_on, signature, public_key)
        SELECT sequence, "case", 'plan', number, kind, plan, issued_on, advice, review_by,
            signed_by, signed_name, signed_role, signed_on, signature, public_key
        FROM plan_version
        """
    )
    # Its triggers forbid taking rows out; they go first, and come back over the new table.
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER plan_version_no_{act}")
    op.drop_table("plan_version")
    op.rename_table("plan_version_0006", "plan_version")
    op.execute(
        "CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version WHEN 1 "
        "BEGIN SELECT RAISE(ABORT, 'plan_version is only ever added to'); END"
    )
    op.execute(
        "CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version "
        'WHEN OLD."case" NOT IN (SELECT "case" FROM erasing) '
        "BEGIN SELECT RAISE(ABORT, 'plan_version goes only with its case'); END"
    )
