"""The diary: what is owed on each day of a span, and how much lies in each week ahead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Final

from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import EVERYBODY, Among, DayCount, DueLine, Owed, Records
from caseworker.casework.tasks import task_lines
from caseworker.casework.whose_kept import covered_on
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Nature
from caseworker.domain.officer import OfficerId

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
WEEKS_AHEAD: Final = 12


class Whose(Enum):
    """What of the diary is shown. The values are the words on screen."""

    EVERYTHING = "Everything"
    OURS = "Ours to do"
    OTHERS = "Waiting on others"
    MEETINGS = "Meetings"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of the diary is asked for."""

    whose: Whose = Whose.EVERYTHING
    among: Among = EVERYBODY
    tasks_of: OfficerId | None = None
    """Whose own tasks stand among it; None where nobody’s do."""
    covered: frozenset[OfficerId] = frozenset()
    """For whom that officer covers; the diary finds it out when it is asked."""

    @property
    def has_tasks(self) -> bool:
        """They are no meetings, and others don’t owe them."""
        return self.tasks_of is not None and self.whose in {Whose.EVERYTHING, Whose.OURS}

    def tasks(self, records: Records) -> tuple[DueLine, ...]:
        """The lines of the tasks, soonest first."""
        if self.tasks_of is None or not self.has_tasks:
            return ()
        return task_lines(records, self.tasks_of, *sorted(self.covered))

    def with_cover(self, records: Records, today: date) -> Choice:
        """The same, with what those have to do for whom this officer covers today."""
        me = self.tasks_of or self.among.officer
        if me is None:
            return self
        covered = covered_on(records.whose.covers(), me, today)
        return replace(self, covered=covered, among=replace(self.among, also=covered))

    def owed(self, since: date | None, until: date | None) -> Owed:
        """The same, as the records are asked for it. Both days are counted in."""
        ours = {Whose.OURS: True, Whose.OTHERS: False}.get(self.whose)
        rows = meeting_rows() if self.whose is Whose.MEETINGS else None
        return Owed(since=since, until=until, ours=ours, among=self.among, rows=rows)


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """One day: how many are owed on it, and the first of them."""

    day: date
    count: int
    lines: tuple[DueLine, ...]

    @property
    def more(self) -> int:
        """How many there are besides ``lines``."""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class Span:
    """Every day from the first to the last, those with nothing on them too.

    ``next_day`` is the first day after them on which something is owed, where they hold
    nothing at all; None if nothing comes. ``calendar`` has the bank holidays of this office.
    """

    today: date
    days: tuple[DiaryDay, ...]
    next_day: date | None = None
    calendar: Calendar = field(default_factory=england)

    @property
    def is_empty(self) -> bool:
        return not any(day.count for day in self.days)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is owed from a day on, soonest first; ``more`` says that it goes on.

    ``late`` is what is owed from before today; empty if the agenda begins on another day.
    """

    today: date
    late: tuple[DueLine, ...]
    lines: tuple[DueLine, ...]
    more: bool
    calendar: Calendar = field(default_factory=england)


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What a week holds, from its Monday to its Sunday."""

    monday: date
    ours: int
    others: int

    @property
    def count(self) -> int:
        return self.ours + self.others


@dataclass(frozen=True, slots=True)
class Load:
    """What is late already (``ours``, ``others``), and what each week ahead holds.

    Tasks are among ours, where the diary shows them.
    The first week is this one, from today on: what of it is late is counted as late.
    """

    today: date
    ours_late: int
    others_late: int
    weeks: tuple[WeekLoad, ...]


def span(since: date, until: date, chosen: Choice, each: int) -> Callable[[Records, date], Span]:
    """A question: the days from ``since`` to ``until``, with at most ``each`` lines a day."""

    def ask(records: Records, today: date) -> Span:
        choice = chosen.with_cover(records, today)
        counts = {found.day: found for found in records.due_counts(choice.owed(since, until))}
        tasks = choice.tasks(records)
        days = []
        for number in range((until - since).days + 1):
            day = since + number * DAY
            count = _all(counts[day]) if day in counts else 0
            lines = records.due_lines(choice.owed(day, day), each) if count else ()
            own = tuple(one for one in tasks if one.due.by == day)
            days.append(DiaryDay(day, count + len(own), (*lines, *own)[:each]))
        found = Span(today, tuple(days), calendar=calendar_of(records.office()))
        if found.is_empty:
            after = records.due_lines(choice.owed(until + DAY, None), 1)
            return replace(found, next_day=after[0].due.by if after else None)
        return found

    return ask


def agenda(since: date, chosen: Choice, most: int) -> Callable[[Records, date], Agenda]:
    """A question: at most so many lines from ``since`` on, and as many that are late."""

    def ask(records: Records, today: date) -> Agenda:
        choice = chosen.with_cover(records, today)
        late = records.due_lines(choice.owed(None, today - DAY), most) if since == today else ()
        lines = records.due_lines(choice.owed(since, None), most + 1)
        tasks = choice.tasks(records)
        if since == today:
            late = by_day((*late, *(one for one in tasks if one.due.by and one.due.by < today)))
        lines = by_day((*lines, *(one for one in tasks if one.due.by and one.due.by >= since)))
        calendar = calendar_of(records.office())
        return Agenda(today, late, lines[:most], len(lines) > most, calendar)

    return ask


def load(chosen: Choice) -> Callable[[Records, date], Load]:
    """A question: how much is late, and how much lies in each of the weeks ahead."""

    def ask(records: Records, today: date) -> Load:
        choice = chosen.with_cover(records, today)
        first = monday_of(today)
        last = first + WEEKS_AHEAD * WEEK - DAY
        tasks = Counter(one.due.by for one in choice.tasks(records) if one.due.by)
        counts = [
            *records.due_counts(choice.owed(None, last)),
            *(DayCount(day, found, 0) for day, found in tasks.items()),
        ]
        late = [found for found in counts if found.day < today]
        weeks = []
        for number in range(WEEKS_AHEAD):
            monday = first + number * WEEK
            within = [
                found
                for found in counts
                if found.day >= today and monday <= found.day < monday + WEEK
            ]
            weeks.append(WeekLoad(monday, *_summed(within)))
        return Load(today, *_summed(late), tuple(weeks))

    return ask


def covering_for(me: OfficerId) -> Callable[[Records, date], frozenset[OfficerId]]:
    """A question: for whom this officer covers today, whose days stand in the diary, too."""
    return lambda records, today: covered_on(records.whose.covers(), me, today)


def by_day(lines: Iterable[DueLine]) -> tuple[DueLine, ...]:
    """Soonest first; those of one day stay in their order, and what has no day comes last."""
    return tuple(sorted(lines, key=lambda one: one.due.by or date.max))


@cache
def meeting_rows() -> frozenset[str]:
    """The rows of the law that stand for a planned meeting."""
    rows = the_law().time_limits
    return frozenset(row.id for row in rows if row.nature is Nature.APPOINTMENT)


def monday_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - day.weekday() * DAY


def _all(found: DayCount) -> int:
    return found.ours + found.others


def _summed(found: list[DayCount]) -> tuple[int, int]:
    return sum(each.ours for each in found), sum(each.others for each in found)
