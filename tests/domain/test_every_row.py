"""Every row of the law, counted a second time day by day: on any day, by any calendar.

``test_days.py`` holds the rules of counting against dates worked out by hand; ``tests/house``
holds each row against its own. Here each row is held against a slow count of its own numbers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Event
from caseworker.domain.clock import Run, end_of, runs_of
from caseworker.domain.days import Rule, Unit
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import CountsFrom
from caseworker.domain.law.limits import Nature, TimeLimit
from tests.builders import an_event
from tests.domain.slowly import counted_slowly, for_the_tribunal, is_open

DAY = timedelta(days=1)
FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)
KINDS = event_kinds()
ROWS = the_law().time_limits
COUNTED = [row for row in ROWS if row.rule]

HARD = [
    date(year, month, day)
    for year in (1996, 2000, 2023, 2024, 2026, 2027, 2028, 2060)
    for month, day in (
        *((1, 1), (1, 29), (1, 30), (1, 31), (2, 28), (3, 1), (3, 31), (4, 30), (5, 31)),
        *((6, 30), (7, 31), (8, 1), (8, 29), (8, 31), (9, 1), (10, 25), (10, 26), (11, 30)),
        *((12, 23), (12, 24), (12, 25), (12, 26), (12, 31)),
    )
] + [
    date(1992, 2, 29),
    date(2024, 2, 29),
    date(2056, 2, 29),
    *(date(2008, 3, day) for day in range(19, 26)),  # the earliest Easter of these years
    *(date(2038, 4, day) for day in range(21, 28)),  # the latest
    *(date(2024, 3, day) for day in range(27, 32)),  # an Easter at the turn of a month
]


def the_name(row: TimeLimit) -> str:
    return f"{row.id} {row.name} {row.regime}".strip()


every_row = pytest.mark.parametrize("row", ROWS, ids=the_name)
every_counted_row = pytest.mark.parametrize("row", COUNTED, ids=the_name)
# Others may share an end among several days: the corresponding date, or a day of the year.
every_row_of_days = pytest.mark.parametrize(
    "row",
    [
        replace(row, or_later=None, then_back=None)
        for row in COUNTED
        if row.unit in {Unit.DAYS, Unit.WEEKS, Unit.WORKING_DAYS} and not row.on_the
    ],
    ids=the_name,
)
on_days_that_differ = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
days = st.one_of(st.dates(FIRST, LAST), st.sampled_from(HARD))


@st.composite
def calendars(draw: st.DrawFn, near: date) -> Calendar:
    """England, with days that somebody added and took away near ``near``, and terms of a school."""
    added = draw(st.lists(st.integers(-60, 60), max_size=4))
    closed = [near + n * DAY for n in range(-60, 60) if england().holiday(near + n * DAY)]
    removed = draw(st.lists(st.sampled_from(closed), max_size=2)) if closed else []
    return england().with_days({near + n * DAY: "A jubilee" for n in added}, removed)


@st.composite
def schools(draw: st.DrawFn, near: date) -> Calendar:
    """Terms with breaks between and closures within, known from before ``near``.

    They may end too soon. Before what is known no day is counted: see the schools’ own tests.
    """
    first = near + draw(st.integers(-60, 30)) * DAY
    terms = [(near - 300 * DAY, near - 100 * DAY)]
    for length, pause in draw(
        st.lists(st.tuples(st.integers(1, 50), st.integers(2, 40)), min_size=1, max_size=4)
    ):
        terms.append((first, first + length * DAY))
        first += (length + pause) * DAY
    closed = [
        (near + at * DAY, near + (at + length) * DAY)
        for at, length in draw(
            st.lists(st.tuples(st.integers(-9, 60), st.integers(0, 9)), max_size=2)
        )
    ]
    return draw(calendars(near)).of_school(terms, closed)


def a_run(row: TimeLimit, day: date, kind: str = "", served: int = 0) -> Run:
    """The row's clock, begun on ``day`` and told of ``served`` days later."""
    told = day + served * DAY
    facts = {row.from_fact: day.isoformat()} if row.from_fact else {}
    trigger = an_event(kind or min(row.triggers), day, sent=day, served=told, facts=facts)
    return Run(trigger)


def by_slow_count(row: TimeLimit, run: Run, calendar: Calendar) -> date | None:
    """The row's own numbers, counted by the clerk."""
    start = _start(row, run.trigger)
    if row.rule is None:
        return start if row.nature is Nature.APPOINTMENT else None
    if row.on_the:
        start = date(start.year, *row.on_the)
    end = counted_slowly(row.rule, row.length, row.unit, start, calendar)
    other = row.or_later
    if end and other and (run.later or not other.triggers):
        since = (run.later or run.trigger).day
        second = counted_slowly(other.rule, other.length, other.unit, since, calendar)
        end = max(end, second) if second else None
    if end and row.then_back:
        end = counted_slowly(Rule.K5, row.then_back.length, row.then_back.unit, end, calendar)
    if end and row.roll:
        end = for_the_tribunal(end, calendar)
    return end + DAY if end and row.nature is Nature.NOT_BEFORE else end


def _start(row: TimeLimit, trigger: Event) -> date:
    if row.from_fact:
        return date.fromisoformat(trigger.facts[row.from_fact])
    which = row.runs_from or KINDS[trigger.kind].counts_from
    days = {CountsFrom.DAY: trigger.day, CountsFrom.SENT: trigger.sent}
    day = days.get(which, trigger.served)
    assert day
    return day


def end(row: TimeLimit, run: Run, calendar: Calendar) -> date | None:
    return end_of(row, run, KINDS, calendar).by


@every_row
@on_days_that_differ
@given(data=st.data())
def test_a_row_ends_where_a_slow_count_ends(row: TimeLimit, data: st.DataObject) -> None:
    day = data.draw(days)
    calendar = data.draw(schools(day) if row.unit is Unit.SCHOOL_DAYS else calendars(day))
    kind = data.draw(st.sampled_from(sorted(row.triggers)))
    run = a_run(row, day, kind, data.draw(st.integers(0, 9)))
    if row.or_later and row.or_later.triggers:
        gap = data.draw(st.one_of(st.none(), st.integers(0, 90)))
        if gap is not None:
            later = an_event(min(row.or_later.triggers), day + gap * DAY)
            run = replace(run, later=later)

    assert end(row, run, calendar) == by_slow_count(row, run, calendar)


@every_row
def test_a_row_ends_there_at_leap_days_ends_of_months_easter_and_christmas(row: TimeLimit) -> None:
    calendar = england()
    if row.unit is Unit.SCHOOL_DAYS:
        calendar = calendar.of_school([(date(year, 1, 3), date(year, 7, 22)) for year in YEARS])

    wrong = [
        day
        for day in HARD
        if end(row, a_run(row, day), calendar) != by_slow_count(row, a_run(row, day), calendar)
    ]

    assert wrong == []


YEARS = range(1990, 2063)


@every_counted_row
@on_days_that_differ
@given(data=st.data())
def test_a_later_day_never_ends_earlier(row: TimeLimit, data: st.DataObject) -> None:
    day = data.draw(days)
    by = data.draw(st.one_of(st.integers(0, 5), st.integers(0, 400)))
    calendar = data.draw(schools(day) if row.unit is Unit.SCHOOL_DAYS else calendars(day))

    first = end(row, a_run(row, day), calendar)
    second = end(row, a_run(row, day + by * DAY), calendar)

    if first is None:  # the terms end too soon: and then so they do for a later day
        assert second is None
    else:
        assert second is None or first <= second
        assert second or row.unit is Unit.SCHOOL_DAYS


@every_row_of_days
@pytest.mark.parametrize("begins", [date(2023, 11, 20), date(2027, 11, 22)], ids=str)
def test_no_day_is_skipped_or_ended_on_twice(row: TimeLimit, begins: date) -> None:
    """Over a winter with a leap day and Easter: as one day follows another, so do the ends."""
    counts = england().is_working if row.unit is Unit.WORKING_DAYS else _any_day
    started = [begins + n * DAY for n in range(160)]
    started = [day for day in started if counts(day)]

    ends = [end(row, a_run(row, day), england()) for day in started]

    first = ends[0]
    assert first
    if row.nature is Nature.NOT_BEFORE:
        ends = [one - DAY for one in ends if one]
        first -= DAY
    whole = [first + n * DAY for n in range(300)]
    assert ends == [day for day in whole if counts(day)][: len(ends)]


def _any_day(_day: date) -> bool:
    return True


@every_row
def test_a_row_starts_no_clock_before_it_was_law(row: TimeLimit) -> None:
    assert len(started_on(row, row.in_force)) == 1
    assert started_on(row, row.in_force - DAY) == ()


def started_on(row: TimeLimit, day: date) -> tuple[Run, ...]:
    facts = {name: values[0] for name, values in row.where.items()}
    before = [an_event(kind, day) for kind in sorted(row.after)[:1]]
    trigger = a_run(row, day).trigger
    trigger = replace(trigger, facts={**trigger.facts, **facts})
    return runs_of(row, [*before, trigger], KINDS, day)


@pytest.mark.parametrize("year", range(1990, 2061))
def test_the_slow_count_has_the_working_days_of_the_calendar(year: int) -> None:
    """The bank holidays made twice, by another way to Easter: they must be the same days."""
    first = date(year, 1, 1)
    every_day = [first + n * DAY for n in range((date(year + 1, 1, 1) - first).days)]

    assert [day for day in every_day if is_open(day, england())] == [
        day for day in every_day if england().is_working(day)
    ]
