"""The tables of every working day: how papers are filed, tasks, cover, lists, places, disposal."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from caseworker.storage.schema import Moment, metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _case(*, key: bool = False) -> Column[str]:
    case = ForeignKey("case_file.number")
    return Column("case", Text, case, nullable=False, primary_key=key)


filing = Table(
    "filing",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    _case(),
    _text("sort"),
    Column("day", Date),
    _text("from_whom"),
    Column("needs", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    _text("note"),
    Column("came_with", Text),
    Column("supersedes", Text),
    Column("out_since", Moment),
    Column("out_by", Text),
    _text("out_why"),
    Index("filing_of_case", "case"),
    Index("filing_supersedes", "supersedes"),
)

words_read = Table(
    "words_read",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    _case(),
    _text("read"),
    Index("words_read_of_case", "case"),
)

task = Table(
    "task",
    metadata,
    Column("id", Text, primary_key=True),
    Column("officer", Text, nullable=False),
    Column("case", Text),  # or of none: the officer’s own
    _text("words"),
    Column("by", Date),
    _text("repeats"),
    _text("series"),
    _text("note"),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("done_at", Moment),
    Column("done_by", Text),
    Index("task_soonest", "officer", "done_at", "by"),
    Index("task_of_case", "case"),
)

cover = Table(
    "cover",
    metadata,
    Column("id", Text, primary_key=True),
    Column("officer", Text, nullable=False),
    Column("covered_by", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    _text("why"),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", Text),
)

brought_list = Table(
    "brought_list",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    _text("name"),
    _text("sha256"),
    Column("lines", Integer, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text),
)

brought_case = Table(
    "brought_case",
    metadata,
    Column("list", Text, ForeignKey("brought_list.id"), primary_key=True),
    _case(key=True),
    Column("line", Integer, nullable=False),
    _text("mark"),
)

bulk_act = Table(
    "bulk_act",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
    _text("act"),
    _text("words"),
    Column("before", JSON, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text),
)

place = Table(
    "place",
    metadata,
    Column("id", Text, primary_key=True),
    _text("kind"),
    _text("name"),
    Column("former", JSON, nullable=False),
    Column("codes", JSON, nullable=False),
    _text("run_by"),
    _text("authority"),
    _text("address"),
    _text("postcode"),
    _text("telephone"),
    _text("email"),
    _text("web"),
    Column("opened", Date),
    Column("closed", Date),
    _text("successor"),
    Column("age_from", Integer),
    Column("age_to", Integer),
    Column("needs", JSON, nullable=False),
    _text("who_for"),
    _text("offers"),
    _text("how"),
    _text("note"),
    Column("contacts", JSON, nullable=False),
    Column("for_families", Boolean, nullable=False),
    Column("checked_on", Date),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    Index("place_by_name", "kind", "name"),
)

saved_list = Table(
    "saved_list",
    metadata,
    Column("id", Text, primary_key=True),
    Column("register", Text, nullable=False),
    Column("name", Text, nullable=False),
    _text("officer"),
    Column("view", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
)

put_aside = Table(
    "put_aside",
    metadata,
    Column("finding", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    _text("mark"),
    _text("reason"),
    Column("at", Moment, nullable=False),
    Column("officer", Text, nullable=False),
)

disposal = Table(
    "disposal",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("agreed_at", Moment),
    Column("agreed_by", Text),
    Column("done_at", Moment),
    Column("done_by", Text),
    _text("certificate"),
)

destroyed = Table(
    "destroyed",
    metadata,
    Column("number", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("destroyed_by", Text, nullable=False),
    Column("agreed_by", Text, nullable=False),
    _text("rule"),
    _text("certificate"),
    Column("counts", JSON, nullable=False),
    Column("backups_until", Date, nullable=False),
)
