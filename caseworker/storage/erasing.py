"""Taking a case out, or one paper of it: every row that belongs to it, in whichever table.

The tables say themselves what belongs to a case, by what they point to: one that is made later
needs nothing here. What points to a case without saying so is named below.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Delete,
    ForeignKey,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.storage import day_schema, ledger_schema, search
from caseworker.storage.exchange_schema import (
    came_from,
    medium_move,
    merge,
    pack_received,
    pack_sent,
)
from caseworker.storage.schema import (
    case_file,
    document,
    erasing,
    metadata,
    own_file,
    passage,
    typing,
)

# Loaded before the tables are walked, so that none is missing from among them.
_PARTS: Final = (day_schema, ledger_schema)
_BY_ITSELF: Final = (case_file, passage)
_NUMBER: Final[BindParameter[str]] = bindparam("number")

_NAMELESS: Final = (
    update(day_schema.brought_list)
    .where(
        day_schema.brought_list.c.name != "",
        ~exists().where(day_schema.brought_case.c.list == day_schema.brought_list.c.id),
    )
    .values(name="")
)
"""Of a list that was brought in, and of which no case is left: its file may name somebody."""


def erase(connection: Connection, number: CaseNumber) -> None:
    """Take out all of this case. The door is opened for it alone, and shut within the sitting.

    Raises NotAllowed: what was in it stands in another case now.
    """
    _refuse_joined(connection, number)
    connection.execute(insert(erasing).values(case=number))
    _words(connection, number)
    _beside(connection, number)
    for rows in _deletions():
        connection.execute(rows, {"number": number})
    connection.execute(delete(case_file).where(case_file.c.number == number))
    connection.execute(_NAMELESS)
    connection.execute(delete(erasing).where(erasing.c.case == number))


def erase_document(connection: Connection, number: CaseNumber, one: str) -> None:
    """Take out one paper of this case. Raises NotFound: it has none with this id."""
    here = select(document.c.id).where(document.c.case == number, document.c.id == one)
    if connection.execute(here).first() is None:
        raise NotFound("There is no such paper in this case.")
    connection.execute(insert(erasing).values(case=number))
    search.keep_document(connection, number, one, ())
    filing = day_schema.filing
    for pointing in (filing.c.came_with, filing.c.supersedes):
        connection.execute(update(filing).where(pointing == one).values({pointing: None}))
    connection.execute(delete(typing).where(_names(typing.c.form, one)))
    connection.execute(delete(came_from).where(came_from.c.case == number, came_from.c.ref == one))
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is document:
                connection.execute(delete(table).where(table.c[key.parent.name] == one))
    connection.execute(delete(document).where(document.c.id == one))
    connection.execute(delete(erasing).where(erasing.c.case == number))


def typed_on(connection: Connection, number: CaseNumber) -> frozenset[OfficerId]:
    """Whose typing would go with a case."""
    found = select(typing.c.officer).where(_names(typing.c.form, number))
    return frozenset(map(OfficerId, connection.execute(found).scalars()))


def _refuse_joined(connection: Connection, number: CaseNumber) -> None:
    joined = select(merge.c.into).where(merge.c.from_case == number, merge.c.undone_at.is_(None))
    into = connection.execute(joined).scalar()
    if into is not None:
        raise NotAllowed(
            f"What was in case {number} stands in case {into} now, and goes only with it.",
            instead="Take the two apart first, if they were joined by mistake.",
        )


def _words(connection: Connection, number: CaseNumber) -> None:
    """What is searched for: SQLite’s own tables, which know a case only by its row."""
    of = {"number": number}
    row = "(SELECT id FROM case_file WHERE number = :number)"
    rows = '(SELECT id FROM passage WHERE "case" = :number)'
    connection.execute(text(f"DELETE FROM find_name WHERE rowid = {row}"), of)  # noqa: S608 - ours
    connection.execute(text(f"DELETE FROM find_text WHERE rowid IN {rows}"), of)  # noqa: S608 - ours
    connection.execute(delete(passage).where(passage.c.case == number))


def _beside(connection: Connection, number: CaseNumber) -> None:
    """What is kept under the number of a case, and points to nothing."""
    packs = [
        pack
        for table in (pack_sent, pack_received)
        for pack in connection.execute(select(table.c.pack).where(table.c.case == number)).scalars()
    ]
    for name in (number, *packs):
        connection.execute(delete(typing).where(_names(typing.c.form, name)))
    connection.execute(delete(own_file).where(_names(own_file.c.name, number)))
    aside, task = day_schema.put_aside, day_schema.task
    connection.execute(delete(aside).where(_names(aside.c.about, number)))
    connection.execute(delete(task).where(task.c.case == number))
    connection.execute(delete(medium_move).where(medium_move.c.pack.in_(packs)))
    _acts_on_many(connection, number)


def _acts_on_many(connection: Connection, number: CaseNumber) -> None:
    """What was before an act on many cases is kept for the others that it was done to."""
    acts = day_schema.bulk_act
    naming = select(acts.c.id, acts.c.before).where(cast(acts.c.before, Text).contains(number))
    for row in connection.execute(naming).all():
        left = without(row.before, number)
        connection.execute(update(acts).where(acts.c.id == row.id).values(before=left))


def without(kept: Any, name: str) -> Any:
    """The same data, but for what is kept under this name, and the name in its lists."""
    if isinstance(kept, dict):
        return {key: without(one, name) for key, one in kept.items() if name not in (key, one)}
    if isinstance(kept, list):
        return [without(one, name) for one in kept if one != name]
    return kept


def _names(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether one of the parts between strokes or blanks is this name: ``join/2026-0113``."""
    parts = func.replace(column, " ", "/", type_=column.type)
    return ("/" + parts + "/").contains(f"/{name}/", autoescape=True)


@cache
def _deletions() -> tuple[Delete, ...]:
    """What takes the rows of a case out of each table, built once for a list of many cases."""
    return tuple(
        delete(table).where(rows)
        for table in reversed(metadata.sorted_tables)
        if table not in _BY_ITSELF and (rows := _of_case(table)) is not None
    )


def _of_case(table: Table) -> ColumnElement[bool] | None:
    """The rows that point to the case, or to a row that does; None: this table has none."""
    found = [rows for key in table.foreign_keys if (rows := _pointing(table, key)) is not None]
    return or_(*found) if found else None


def _pointing(table: Table, key: ForeignKey) -> ColumnElement[bool] | None:
    mine, theirs = table.c[key.parent.name], key.column
    if theirs.table is case_file:
        return mine == _NUMBER
    theirs_of_case = [
        one.parent == _NUMBER for one in theirs.table.foreign_keys if one.column.table is case_file
    ]
    if not theirs_of_case:
        return None
    return mine.in_(select(theirs).where(or_(*theirs_of_case)))
