"""The list an officer opens the day with, and its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import EVERYBODY, Among, DueLine, Owed, Records, Tally
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import TimeLimit

SOON = timedelta(days=7)
# So that the 20 weeks of a request stand on Today from its first day.
AHEAD = timedelta(weeks=26)


DAY = timedelta(days=1)
RELEASE = "released"  # the entry that ends a detention


@dataclass(frozen=True, slots=True)
class DayList:
    """Today: what is late, what is due this week and after, and what others owe us.

    Late and this week's come by consequence, then by date: what the law says, then what a
    code says, then a policy. A duty of which notice is given stands here from its first notice
    on. ``leaving`` are those whose release is expected within so many days as its row has; they
    stand nowhere else. ``not_received`` was expected of others by a day that has gone.
    ``more`` says that there are further lines than were asked for; by ``calendar`` it is
    said how late they are.
    """

    today: date
    tally: Tally
    overdue: tuple[DueLine, ...]
    this_week: tuple[DueLine, ...]
    later: tuple[DueLine, ...]
    not_received: tuple[DueLine, ...]
    waiting: tuple[DueLine, ...]
    more: bool = False
    leaving: tuple[DueLine, ...] = ()
    calendar: Calendar = field(default_factory=england)

    @property
    def is_empty(self) -> bool:
        ours = self.overdue or self.leaving or self.this_week or self.later
        return not (ours or self.not_received or self.waiting)


def day_list(records: Records, today: date, most: int = 200, among: Among = EVERYBODY) -> DayList:
    """Everything to look at today, at most so many of a sort."""
    week, ahead = today + SOON, today + AHEAD

    def lines(owed: Owed) -> tuple[DueLine, ...]:
        return records.due_lines(owed, most + 1)

    sorts = (
        lines(Owed(until=today - DAY, ours=True, among=among, by_weight=True)),
        lines(Owed(since=today, until=week, ours=True, among=among, by_weight=True)),
        lines(Owed(since=week + DAY, until=ahead, ours=True, among=among)),
        lines(Owed(until=today - DAY, ours=False, among=among, by_weight=True)),
        lines(Owed(since=today, until=ahead, ours=False, undated=True, among=among)),
    )
    leaving = lines(Owed(since=today, until=ahead, among=among, rows=_of_release()))
    overdue, this_week, later, not_received, waiting = (
        tuple(line for line in found[:most] if _stands_here(line, today)) for found in sorts
    )
    return DayList(
        today=today,
        tally=records.tally(today, week, among),
        overdue=overdue,
        this_week=this_week,
        later=later,
        not_received=not_received,
        waiting=waiting,
        leaving=tuple(line for line in leaving[:most] if _is_noticed(line, today)),
        more=any(len(found) > most for found in (*sorts, leaving)),
        calendar=calendar_of(records.office()),
    )


def _stands_here(line: DueLine, today: date) -> bool:
    is_leaving = line.due.row in _of_release() and line.due.by is not None and line.due.by >= today
    return not is_leaving and _is_noticed(line, today)


def leaving_days() -> int:
    """How long before an expected release somebody stands among those who leave."""
    rows = (row for row in the_law().time_limits if RELEASE in row.met_by)
    return max((days for row in rows for days in row.notices), default=0)


@cache
def _of_release() -> frozenset[str]:
    """The rows that a release itself meets."""
    return frozenset(row.id for row in the_law().time_limits if RELEASE in row.met_by)


def _is_noticed(line: DueLine, today: date) -> bool:
    limit = _with_notices().get((line.due.row, line.due.duty))
    return limit is None or line.due.by is None or limit.is_noticed((line.due.by - today).days)


@cache
def _with_notices() -> Mapping[tuple[str, str], TimeLimit]:
    """The rows of which notice is given, by id and duty: one id may stand for several duties."""
    return {(row.id, row.duty): row for row in the_law().time_limits if row.notices}
