"""What lists show, from rows and to rows: a case's summary, and what is owed on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from itertools import takewhile
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from caseworker.casework.list_facts import Named
from caseworker.casework.records import (
    Among,
    CaseSummary,
    DayCount,
    DueLine,
    Narrowings,
    OpenDue,
    Owed,
    Tally,
)
from caseworker.domain.case import CaseNumber, OfficerId, Stage
from caseworker.domain.law.limits import Weight
from caseworker.domain.listed import listed, one_a_line
from caseworker.storage.schema import due, opened, person, summary

_HEAVIEST: Final = case(
    {weight.value: place for place, weight in enumerate(Weight)}, value=due.c.weight
)
_DUE_FIELDS = tuple(field.name for field in fields(OpenDue))

# Built once: building a statement takes three times as long as asking it.
_NUMBER: Final[BindParameter[str]] = bindparam("number")
_THERE: Final = select(summary).where(summary.c.number == _NUMBER)
_OWED: Final = select(due).where(due.c.case == _NUMBER).order_by(due.c.position)

# In the order of the fields: a row by its places is read in half the time of one by its names.
_PLAIN_DUES: Final = select(due.c.case, *(due.c[name] for name in _DUE_FIELDS)).order_by(
    due.c.case, due.c.position
)
_NAMED: Final = select(person.c.case, person.c.given, person.c.family, person.c.born)
FEW: Final = 500
"""Cases that are asked for by their numbers; of more, every row is read."""
_PLAIN: Final = ("number", "name", "known_as", "born", "setting", "stage", "officer")
_PLAIN_TOO: Final = ("place", "as_of", "standing", "heard_on")
_ROWS: Final = select(
    *(summary.c[name] for name in (*_PLAIN, "home_authority", *_PLAIN_TOO)),
    *(summary.c[name] for name in ("flags", "marks", "needs", "opened_on", "plan_on")),
).order_by(summary.c.sort_name, summary.c.number)


def write(connection: Connection, of: CaseSummary) -> None:
    """The case's row as it now is. Rows that would stay as they are aren't written."""
    row = _summary_row(of)
    there = connection.execute(_THERE, {"number": of.number}).first()
    if there is None:
        connection.execute(insert(summary).values(number=of.number, **row))
    elif {name: value for name, value in there._mapping.items() if name != "number"} != row:  # noqa: SLF001 - SQLAlchemy's public name for it
        connection.execute(update(summary).where(summary.c.number == of.number).values(**row))
    _write_dues(connection, of.number, of.dues)


def every(
    connection: Connection, *, closed: bool, of: Collection[CaseNumber] | None = None
) -> tuple[CaseSummary, ...]:
    """By name; closed ones only when asked for, and of these cases alone where some are named."""
    query = _ROWS if closed else _ROWS.where(summary.c.closed.is_(False))
    if of is not None:
        query = query.where(summary.c.number.in_(sorted(of)))
    rows = connection.execute(query).all()
    dues = _dues(connection, of)
    return tuple(_summary(row, dues) for row in rows)


def named(connection: Connection, cases: Collection[CaseNumber]) -> Mapping[CaseNumber, Named]:
    """Whose each of these cases is: two columns in place of a whole case."""
    query = _NAMED if len(cases) > FEW else _NAMED.where(person.c.case.in_(sorted(cases)))
    wanted = frozenset(cases)
    return {
        number: Named(f"{given} {family}".strip(), born)
        for number, given, family, born in connection.execute(query).all()
        if number in wanted
    }


def recent(connection: Connection, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
    """The cases that this officer opened last, newest first."""
    rows = connection.execute(
        _ROWS.order_by(None)
        .join(opened, opened.c.case == summary.c.number)
        .where(opened.c.officer == officer)
        .order_by(opened.c.at.desc(), summary.c.number.desc())
        .limit(most)
    ).all()
    dues = _dues(connection, [row.number for row in rows])
    return tuple(_summary(row, dues) for row in rows)


def owed(connection: Connection, wanted: Owed, most: int) -> tuple[DueLine, ...]:
    """The duties of open cases that a list asks for, in its order."""
    soonest = (due.c.by.is_(None), due.c.by, due.c.case, due.c.position)
    query: Select[Any] = (
        select(due, summary.c.name, summary.c.born, summary.c.setting)
        .join(summary, summary.c.number == due.c.case)
        .where(*_those(wanted))
        .order_by(*((_HEAVIEST, *soonest) if wanted.by_weight else soonest))
        .limit(most)
    )
    return tuple(
        DueLine(row.case, row.name, row.born, row.setting, _due(row))
        for row in connection.execute(query)
    )


def counts(connection: Connection, wanted: Owed) -> tuple[DayCount, ...]:
    """How many duties of open cases are owed on each day that has any."""
    ours = func.sum(case((due.c.ours.is_(True), 1), else_=0))
    query = (
        select(due.c.by, ours, func.count())
        .join(summary, summary.c.number == due.c.case)
        .where(*_those(replace(wanted, undated=False)))
        .group_by(due.c.by)
        .order_by(due.c.by)
    )
    found = connection.execute(query).all()
    return tuple(DayCount(day, of_us, every - of_us) for day, of_us, every in found)


def tally(connection: Connection, today: date, soon: date, among: Among) -> Tally:
    """Counts over the open cases."""
    those = (summary.c.closed.is_(False), *_among(among))

    def how_many(condition: Any) -> Any:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    ours = due.c.ours.is_(True)
    overdue, due_soon, waiting = connection.execute(
        select(
            how_many(ours & (due.c.by < today)),
            how_many(ours & (due.c.by >= today) & (due.c.by <= soon)),
            how_many(due.c.ours.is_(False)),
        )
        .join(summary, summary.c.number == due.c.case)
        .where(*those)
    ).one()
    stages = connection.execute(
        select(summary.c.stage, func.count()).where(*those).group_by(summary.c.stage)
    ).all()
    by_stage = {Stage[name]: count for name, count in stages}
    return Tally(overdue, due_soon, waiting, sum(by_stage.values()), by_stage)


def _among(among: Among) -> Iterator[ColumnElement[bool]]:
    if among.officer is not None:
        yield summary.c.officer.in_(sorted({among.officer, *among.also}))
    if among.authority:
        yield summary.c.home_authority == among.authority
    if among.place:
        yield summary.c.place == among.place
    if among.without:
        yield summary.c.number.not_in(sorted(among.without))


def _those(wanted: Owed) -> Iterator[ColumnElement[bool]]:
    """Which rows a list asks for, of the open cases."""
    yield summary.c.closed.is_(False)
    yield from _among(wanted.among)
    yield from _days(wanted)
    # Both are named where both are meant: the index begins with this column.
    yield due.c.ours.in_((True, False) if wanted.ours is None else (wanted.ours,))
    if wanted.rows is not None:
        yield due.c.row.in_(sorted(wanted.rows))


def _days(wanted: Owed) -> Iterator[ColumnElement[bool]]:
    first, last = wanted.since or date.min, wanted.until or date.max
    dated = due.c.by.between(first, last)  # a duty without a day is between no two
    yield or_(due.c.by.is_(None), dated) if wanted.undated else dated


def narrowings(connection: Connection, among: Among) -> Narrowings:
    """What these open cases can be narrowed to."""
    those = (summary.c.closed.is_(False), *_among(among))

    def each(column: Column[str]) -> tuple[str, ...]:
        query = select(column).distinct().where(*those, column != "")
        return tuple(sorted(connection.execute(query).scalars(), key=str.casefold))

    officers = tuple(OfficerId(name) for name in each(summary.c.officer))
    return Narrowings(officers, each(summary.c.home_authority), each(summary.c.place))


def not_as_of(connection: Connection, mark: str, most: int) -> tuple[CaseNumber, ...]:
    """Open cases whose row is of another mark."""
    query = (
        select(summary.c.number)
        .where(summary.c.closed.is_(False), summary.c.as_of != mark)
        .order_by(summary.c.number)
        .limit(most)
    )
    return tuple(CaseNumber(number) for number in connection.execute(query).scalars())


def _write_dues(connection: Connection, number: CaseNumber, owed: tuple[OpenDue, ...]) -> None:
    """Only from the first line that differs: the lines before it stay as they are."""
    there = [_due(row) for row in connection.execute(_OWED, {"number": number})]
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there, owed, strict=False))
    )
    if len(there) > same:
        connection.execute(delete(due).where(due.c.case == number, due.c.position > same))
    rows = [
        {"case": number, "position": place, **_due_row(each)}
        for place, each in enumerate(owed[same:], start=same + 1)
    ]
    if rows:
        connection.execute(insert(due), rows)


def _dues(
    connection: Connection, numbers: Iterable[CaseNumber] | None
) -> dict[CaseNumber, tuple[OpenDue, ...]]:
    """What is owed on each of these cases; on all of them for None."""
    query = _PLAIN_DUES
    if numbers is not None:
        query = query.where(due.c.case.in_(list(numbers)))
    found: dict[CaseNumber, list[OpenDue]] = {}
    for number, *owed in connection.execute(query).all():
        found.setdefault(number, []).append(OpenDue(*owed))
    return {number: tuple(dues) for number, dues in found.items()}


def _summary_row(of: CaseSummary) -> dict[str, Any]:
    return {
        "name": of.name,
        "known_as": of.known_as,
        "born": of.born,
        "setting": of.setting,
        "stage": of.stage.name,
        "officer": of.officer,
        "home_authority": of.home_authority,
        "closed": of.stage is Stage.CLOSED,
        "sort_name": of.name.casefold(),
        "place": of.place,
        "as_of": of.as_of,
        "standing": of.standing,
        "heard_on": of.heard_on,
        "flags": one_a_line(of.flags),
        "marks": one_a_line(of.marks),
        "needs": one_a_line(of.needs),
        "opened_on": of.opened_on,
        "plan_on": of.plan_on,
    }


def _summary(row: Row[Any], dues: Mapping[CaseNumber, tuple[OpenDue, ...]]) -> CaseSummary:
    number, name, known_as, born, setting, stage, officer, authority, *rest = tuple(row)
    place, as_of, standing, heard_on, flags, marks, needs, opened_on, plan_on = rest
    return CaseSummary(
        number,
        name,
        known_as,
        born,
        setting,
        Stage[stage],
        officer,
        authority,
        dues.get(number, ()),
        place,
        as_of,
        standing,
        heard_on,
        flags=listed(flags) if flags else (),
        marks=listed(marks) if marks else (),
        needs=listed(needs) if needs else (),
        opened_on=opened_on,
        plan_on=plan_on,
    )


def _due_row(each: OpenDue) -> dict[str, Any]:
    return {name: getattr(each, name) for name in _DUE_FIELDS}


def _due(row: Row[Any]) -> OpenDue:
    kept = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return OpenDue(**{name: kept[name] for name in _DUE_FIELDS})
