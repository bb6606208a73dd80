"""The first layout: cases, people, events, plans, documents, history, audit and search.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What is written once and never changed; the audit not even by an erasure.
FOR_EVER = ("audit", "audit_key", "checkpoint", "officer")
# What is written once, and goes only when the whole case is erased.
WITH_THE_CASE = ("event", "fact", "history", "plan_version", "document", "released")


def upgrade() -> None:
    """From nothing to the first layout."""
    _tables()
    _search()
    _append_only()


def _tables() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_key",
        sa.Column("generation", sa.Integer(), primary_key=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "case_file",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False, unique=True),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
    )
    op.create_table(
        "checkpoint",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "erasing",
        sa.Column("case", sa.Text(), primary_key=True),
    )
    op.create_table(
        "number_given",
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("advice_service", sa.Text(), nullable=False),
        sa.Column("mediation_adviser", sa.Text(), nullable=False),
        sa.Column("disagreement_service", sa.Text(), nullable=False),
        sa.Column("schools_list", sa.Text(), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        sa.Column("clear_copies", sa.Boolean(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("practice_now", sa.Text()),
    )
    op.create_table(
        "officer",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.UniqueConstraint("id", "verify_key"),
    )
    op.create_table(
        "typing",
        sa.Column("form", sa.Text(), primary_key=True),
        sa.Column("officer", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_table(
        "address",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_table(
        "contact",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("parental_responsibility", sa.Boolean(), nullable=False),
        sa.Column("no_contact", sa.Boolean(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
    )
    op.create_index("document_of_case", "document", ["case", "sequence"])
    op.create_table(
        "due",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("by", sa.Date()),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.Column("window", sa.Boolean(), nullable=False),
        sa.Column("event", sa.Text()),
    )
    op.create_index("due_soonest", "due", ["ours", "by"])
    op.create_table(
        "event",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent", sa.Date()),
        sa.Column("served", sa.Date()),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("replaces", sa.Text()),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
    )
    op.create_index("event_of_case", "event", ["case", "sequence"])
    op.create_table(
        "fact",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
    )
    op.create_index("fact_of_case", "fact", ["case", "sequence"])
    op.create_table(
        "history",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("officer_name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("event", sa.Text()),
    )
    op.create_index("history_of_case", "history", ["case", "sequence"])
    op.create_table(
        "identifier",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "opened",
        sa.Column("officer", sa.Text(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_index("opened_last", "opened", ["officer", "at"])
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.UniqueConstraint("case", "place", "ref"),
    )
    op.create_table(
        "person",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("born_is_estimated", sa.Boolean(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("home_authority", sa.Text(), nullable=False),
        sa.Column("home_authority_basis", sa.Text(), nullable=False),
        sa.Column("whereabouts", sa.Text(), nullable=False),
        sa.Column("looked_after_by", sa.Text(), nullable=False),
        sa.Column("serving_parent", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=False),
        sa.Column("communication", sa.Text(), nullable=False),
    )
    op.create_table(
        "plan_draft",
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
    )
    op.create_table(
        "plan_version",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
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
        sa.UniqueConstraint("case", "kind", "number"),
    )
    op.create_table(
        "released",
        sa.Column("sequence", sa.Integer(), primary_key=True),
        sa.Column("case", sa.Text(), sa.ForeignKey("case_file.number"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
    )
    op.create_index("released_of_case", "released", ["case", "sequence"])
    op.create_table(
        "summary",
        sa.Column("number", sa.Text(), sa.ForeignKey("case_file.number"), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("home_authority", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
    )
    op.create_index("summary_by_name", "summary", ["closed", "sort_name", "number"])
    op.create_table(
        "document_part",
        sa.Column("document", sa.Text(), sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )


def _search() -> None:
    # Each keeps its own words, so that the passage found can be shown. Without
    # secure-delete, deleted words would stay in the blocks of the index.
    op.execute(
        "CREATE VIRTUAL TABLE find_name USING fts5("
        "words, sounds, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE find_text USING fts5("
        "words, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    op.execute("INSERT INTO find_name(find_name, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO find_text(find_text, rank) VALUES ('secure-delete', 1)")


def _never(table: str, act: str, why: str, when: str = "1") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _append_only() -> None:
    for table in FOR_EVER:
        _never(table, "UPDATE", f"{table} is only ever added to")
        _never(table, "DELETE", f"{table} is only ever added to")
    for table in WITH_THE_CASE:
        _never(table, "UPDATE", f"{table} is only ever added to")
        _never(
            table,
            "DELETE",
            f"{table} goes only with its case",
            'OLD."case" NOT IN (SELECT "case" FROM erasing)',
        )


def downgrade() -> None:
    """Layouts are never taken back: a verified copy is made before each step."""
    raise NotImplementedError
