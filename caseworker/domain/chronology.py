"""The clocks of one case laid out in time: from when each ran, to when, and how it stands.

Nothing is drawn here. The window and the paper both draw what this says, to one scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from caseworker.domain.days import MONTHS, day_words, months_on
from caseworker.domain.due import Due, DueState
from caseworker.domain.law.limits import Nature
from caseworker.domain.regime import Spell
from caseworker.domain.settings import settings

MOST_TICKS: Final = 9
STEPS: Final = (1, 2, 3, 6, 12, 24, 60)  # months from one tick to the next
ROOM: Final = timedelta(days=7)  # so that nothing stands on the very edge


class Standing(Enum):
    """How a clock stands. The values are the words beside its sign."""

    KEPT = "Done in time"
    DONE_LATE = "Done late"
    RUNNING = "Still to do"
    OVERDUE = "Late, not done"
    EXCUSED = "Excused"
    DROPPED = "No longer owed"
    PASSING = "A time that passes"


@dataclass(frozen=True, slots=True)
class Lane:
    """One clock: it ran from ``first``, its day is ``by``, and ``until`` is what became of it.

    ``until`` is the day it was done; today, if it is late and not done; else ``by``.
    """

    number: int
    due: Due
    first: date
    by: date
    until: date
    standing: Standing
    excuse: str = ""
    """Why the limit need not be kept, in the words of the law files."""

    @property
    def words(self) -> str:
        """The duty in few words; who was asked comes first, since that tells one from another."""
        brief = self.due.row.brief
        return f"{self.due.about}: {brief[0].lower()}{brief[1:]}" if self.due.about else brief

    @property
    def stands(self) -> str:
        """``Done late: 20 October 2026, 1 day late``."""
        said = [self.standing.value]
        if self.standing is Standing.EXCUSED:
            return f"{self.standing.value}: {self.excuse}" if self.excuse else said[0]
        if self.due.done_on and self.standing is not Standing.PASSING:
            said.append(day_words(self.due.done_on))
        if self.due.late_words:
            said.append(self.due.late_words)
        return f"{said[0]}: {', '.join(said[1:])}" if said[1:] else said[0]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch under one set of rules; both days are where it is cut off to be drawn."""

    words: str
    first: date
    last: date
    since: date | None
    because: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with a line of its own across the drawing."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """Every dated clock of a case, oldest first, between two days; and those without a day."""

    first: date
    last: date
    today: date
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    undated: tuple[Due, ...]

    def share(self, day: date) -> float:
        """Where a day stands between the first and the last, 0 to 1."""
        whole = (self.last - self.first).days or 1
        return min(1.0, max(0.0, (day - self.first).days / whole))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Firsts of months, as many as can be told apart."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((each for each in STEPS if months / each <= MOST_TICKS), STEPS[-1])
        day = date(self.first.year, 1, 1)
        found: list[Tick] = []
        while day <= self.last:
            if day >= self.first:
                month = MONTHS[day.month - 1][:3]
                named = day.month == 1 or not found  # the year is said once
                found.append(Tick(day, f"{month} {day.year}" if named else month))
            day, _ = months_on(day, step)
        return tuple(found)


def chronology(dues: Iterable[Due], spells: Sequence[Spell], today: date) -> Chronology:
    """The clocks of one case and the rules they ran under, as they stand ``today``."""
    every = tuple(dues)
    dated = sorted(
        ((due, due.by) for due in every if due.by is not None),
        key=lambda pair: (min(pair[0].starts or pair[1], pair[1]), pair[1]),
    )
    lanes = tuple(_lane(at, due, by, today) for at, (due, by) in enumerate(dated, start=1))
    changes = [spell.since for spell in spells if spell.since]
    days = [today, *changes, *(lane.first for lane in lanes), *(lane.by for lane in lanes)]
    days += [lane.until for lane in lanes]
    first, last = min(days) - ROOM, max(days) + ROOM
    return Chronology(
        first=first,
        last=last,
        today=today,
        lanes=lanes,
        bands=_bands(spells, first, last),
        undated=tuple(due for due in every if due.by is None),
    )


def standing_of(due: Due) -> Standing:
    """How a due stands, for the sign it gets."""
    if due.state is DueState.NONE:
        return Standing.DROPPED
    if due.row.nature is not Nature.DEADLINE:
        return Standing.PASSING
    if due.state is DueState.DONE:
        return Standing.DONE_LATE if due.days_late else Standing.KEPT
    if due.state is DueState.EXCUSED:
        return Standing.EXCUSED
    return Standing.OVERDUE if due.state is DueState.LATE else Standing.RUNNING


def rules_words(regime: str) -> str:
    """What a set of rules is called: where the child or young person is."""
    known = settings().get(regime)
    return known.title if known else f"{regime[:1].upper()}{regime[1:]}".replace("_", " ")


def _rules_of(spell: Spell) -> str:
    rules = rules_words(spell.regime)
    return f"{rules} · {spell.authority}" if spell.authority else rules


def _lane(number: int, due: Due, by: date, today: date) -> Lane:
    standing = standing_of(due)
    until = by
    if standing in {Standing.KEPT, Standing.DONE_LATE} and due.done_on:
        until = due.done_on
    elif standing is Standing.OVERDUE:
        until = today
    starts = due.starts or by
    excuse = due.row.excuse(due.exemption)
    return Lane(number, due, min(starts, by, until), by, until, standing, excuse)


def _bands(spells: Sequence[Spell], first: date, last: date) -> tuple[Band, ...]:
    if not spells:
        return ()
    ends = [spell.since or first for spell in spells[1:]]
    return tuple(
        Band(_rules_of(spell), spell.since or first, end, spell.since, spell.because)
        for spell, end in zip(spells, [*ends, last], strict=True)
    )
