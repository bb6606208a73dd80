"""How well time limits were kept: figures counted from the dues of many cases.

A clock is one due of one case. It belongs to the calendar year in which its last day fell,
whenever the thing was done. A figure divides what was kept by what had fallen due: nothing
counts either way before its last day is over, so that a year under way is not flattered by
what was done early. What an exception excused, what was no longer owed, what has not fallen
due and what has no day are counted apart, each by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.due import Due, DueState
from caseworker.domain.law.limits import Nature, TimeLimit

NOWHERE: Final = "No home authority given"
SMALL: Final = 5
"""A count below this may point to one child."""


class Outcome(Enum):
    """What became of one clock. The values are the words on screen and on paper."""

    IN_TIME = "In time"
    LATE = "Done late"
    OVERDUE = "Late, not done"
    EXCUSED = "Excused"
    NOT_OWED = "No longer owed"
    NOT_DUE = "Not due yet"
    NO_DAY = "No day known"


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit that ran on one case. ``limit`` is the row's id; no name is in it.

    ``authority`` and ``officer`` are the case's as it stands now.
    """

    case: CaseNumber
    limit: str
    about: str
    by: date | None
    done_on: date | None
    outcome: Outcome
    late_words: str
    authority: str
    officer: OfficerId

    @property
    def year_words(self) -> str:
        """The year of its last day, or that it has none: the line it stands in."""
        return str(self.by.year) if self.by else Outcome.NO_DAY.value

    @property
    def authority_words(self) -> str:
        return self.authority or NOWHERE

    @property
    def kept(self) -> bool:
        """Whether it was done by its last day, excused or not."""
        return self.by is not None and self.done_on is not None and self.done_on <= self.by


@dataclass(frozen=True, slots=True)
class Figure:
    """How many clocks ended how. The figure itself is ``in_time`` out of ``fell_due``."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0
    excused: int = 0
    excused_kept: int = 0
    """Of the excused: done by the original day all the same."""
    not_owed: int = 0
    not_due: int = 0
    no_day: int = 0

    @property
    def fell_due(self) -> int:
        """The denominator: in time, done late, and late and not done."""
        return self.in_time + self.late + self.overdue

    @property
    def per_cent(self) -> str:
        return per_cent(self.in_time, self.fell_due)

    @property
    def fell_due_with_excused(self) -> int:
        return self.fell_due + self.excused

    @property
    def per_cent_with_excused(self) -> str:
        """As if no exception had been claimed: each by its original day."""
        return per_cent(self.in_time + self.excused_kept, self.fell_due_with_excused)

    @property
    def total(self) -> int:
        return self.fell_due + self.excused + self.not_owed + self.not_due + self.no_day

    @property
    def is_small(self) -> bool:
        """Whether one of its counts may point to a child."""
        counts = (self.in_time, self.late, self.overdue, self.excused, self.not_owed, self.not_due)
        return any(0 < count < SMALL for count in counts)

    def of(self, outcome: Outcome) -> int:
        return {
            Outcome.IN_TIME: self.in_time,
            Outcome.LATE: self.late,
            Outcome.OVERDUE: self.overdue,
            Outcome.EXCUSED: self.excused,
            Outcome.NOT_OWED: self.not_owed,
            Outcome.NOT_DUE: self.not_due,
            Outcome.NO_DAY: self.no_day,
        }[outcome]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the year or the authority, and its figure."""

    words: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Choice:
    """Which clocks a report is about. Both years are counted in; None narrows nothing.

    An ``authority`` of no words is that of the cases which name none.
    """

    limit: str
    first: int
    last: int
    authority: str | None = None
    officer: OfficerId | None = None

    @property
    def span(self) -> str:
        """``2026``, or ``2024 to 2026``."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    def within(self, clocks: Iterable[Clock]) -> tuple[Clock, ...]:
        """The clocks that it is about. One that has no day is in every span of years."""
        return tuple(c for c in clocks if c.limit == self.limit and self._holds(c))

    def every_limit(self, clocks: Iterable[Clock]) -> Mapping[str, Figure]:
        """The figure of each limit, narrowed to the same years, authority and officer."""
        found = _sorted((c for c in clocks if self._holds(c)), lambda clock: clock.limit)
        return {limit: figure(those) for limit, those in found.items()}

    def _holds(self, clock: Clock) -> bool:
        return (
            (clock.by is None or self.first <= clock.by.year <= self.last)
            and self.authority in {None, clock.authority}
            and self.officer in {None, clock.officer}
        )


def is_counted(row: TimeLimit) -> bool:
    """Whether keeping this row can be counted: a deadline with a number, not a side of another."""
    is_a_limit = row.nature is Nature.DEADLINE and row.rule is not None
    return is_a_limit and not (row.part_of or row.only_listed)


def clocks_of(case: Case, dues: Iterable[Due], today: date) -> Iterator[Clock]:
    """The clocks of one case that can be counted, from its dues as they stand ``today``."""
    for due in dues:
        if is_counted(due.row):
            yield Clock(
                case=case.number,
                limit=due.id,
                about=due.about,
                by=due.by,
                done_on=due.done_on,
                outcome=outcome_of(due, today),
                late_words=due.late_words,
                authority=case.person.home_authority,
                officer=case.officer,
            )


def figure(clocks: Iterable[Clock]) -> Figure:
    """The figure of all these clocks."""
    found: Counter[Outcome] = Counter()
    kept = 0
    for clock in clocks:
        found[clock.outcome] += 1
        kept += clock.outcome is Outcome.EXCUSED and clock.kept
    return Figure(
        in_time=found[Outcome.IN_TIME],
        late=found[Outcome.LATE],
        overdue=found[Outcome.OVERDUE],
        excused=found[Outcome.EXCUSED],
        excused_kept=kept,
        not_owed=found[Outcome.NOT_OWED],
        not_due=found[Outcome.NOT_DUE],
        no_day=found[Outcome.NO_DAY],
    )


def by_year(clocks: Iterable[Clock], first: int, last: int) -> tuple[Line, ...]:
    """A line for every year of the span, the empty ones too; then those without a day, if any."""
    found = _sorted(clocks, lambda clock: clock.year_words)
    lines = [Line(str(year), figure(found.get(str(year), ()))) for year in range(first, last + 1)]
    undated = Outcome.NO_DAY.value
    return (*lines, *([Line(undated, figure(found[undated]))] if undated in found else []))


def by_authority(clocks: Iterable[Clock]) -> tuple[Line, ...]:
    """A line for each home authority, by name; the cases that name none come last."""
    found = _sorted(clocks, lambda clock: clock.authority_words)
    names = sorted(found, key=lambda name: (name == NOWHERE, name.casefold()))
    return tuple(Line(name, figure(found[name])) for name in names)


def per_cent(part: int, whole: int) -> str:
    """``83.3%``, rounded half up; never 100% or 0% of what isn't all or nothing of it."""
    if not whole:
        return "–"
    tenths = (2 * 1000 * part + whole) // (2 * whole)
    if part < whole:
        tenths = min(tenths, 999)
    if part > 0:
        tenths = max(tenths, 1)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def outcome_of(due: Due, today: date) -> Outcome:
    """What became of one time limit, as it stands ``today``."""
    if due.by is None:
        return Outcome.NO_DAY
    if due.state is DueState.NONE:
        return Outcome.NOT_OWED
    if due.by >= today:
        return Outcome.NOT_DUE
    if due.exemption:
        return Outcome.EXCUSED
    if due.done_on is None:
        return Outcome.OVERDUE
    return Outcome.LATE if due.done_on > due.by else Outcome.IN_TIME


def _sorted(clocks: Iterable[Clock], by: Callable[[Clock], str]) -> dict[str, list[Clock]]:
    found: dict[str, list[Clock]] = {}
    for clock in clocks:
        found.setdefault(by(clock), []).append(clock)
    return found
