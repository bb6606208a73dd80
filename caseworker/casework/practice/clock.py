"""The clock of a practice store: it stands on a day of its own and moves on when asked to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, runtime_checkable

from caseworker.casework.office import Clock, Done, Sitting, Touched
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotAllowed

MORNING = time(9, 0, tzinfo=UTC)
START = datetime.combine(date(2026, 11, 23), MORNING)  # a Monday (decision 38)


@runtime_checkable
class MovableClock(Clock, Protocol):
    """The clock of an open practice store: it goes by what the store says of its office."""

    def hear(self, facts: OfficeFacts) -> None:
        """The office was saved, perhaps on another day."""
        ...


@dataclass(frozen=True, slots=True)
class MoveClock:
    """Make it that moment in the practice store."""

    to: datetime


def movable(clock: Clock) -> MovableClock:
    """``clock``, once it is sure that it can be moved.

    Raises:
        NotAllowed: it is the clock on the wall.
    """
    if not isinstance(clock, MovableClock):
        raise NotAllowed("Only a practice store has a clock that can be moved.")
    return clock


def next_morning(today: date) -> datetime:
    """What the “next day” button moves the clock to."""
    return datetime.combine(today + timedelta(days=1), MORNING)


def move_clock(records: Records, command: MoveClock, sitting: Sitting) -> Done:
    """Keep the new moment in the store, so that it opens on that day again.

    Raises:
        NotAllowed: these are real records, or that moment is past.
    """
    facts = records.office()
    if not facts.practice:
        raise NotAllowed("Only a practice store has a clock that can be moved.")
    if command.to < sitting.at:
        raise NotAllowed("The practice clock moves forward only.")
    records.save_office(replace(facts, practice_now=command.to))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE, Touched.DIARY}),
        sentence=f"Moved the practice clock to {day_words(command.to)}.",
        act="practice_clock_moved",
        made=command.to.date().isoformat(),
    )
