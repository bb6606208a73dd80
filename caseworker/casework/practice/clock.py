"""The clock of a practice store: it stands on a day of its own and moves on when asked to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from caseworker.casework.office import Clock, Done, Sitting, Touched
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.errors import NotAllowed

MORNING = time(9, 0, tzinfo=UTC)
START = datetime.combine(date(2026, 11, 23), MORNING)  # a Monday (decision 38)


class MovableClock(Clock, Protocol):
    """The clock of an open practice store: it goes by what the store says of its office."""

    def hear(self, facts: OfficeFacts) -> None:
        """The office was saved, perhaps on another day."""
        ...


@dataclass(frozen=True, slots=True)
class MoveOn:
    """Let that many days pass in the practice store."""

    days: int = 1


def move_on(records: Records, command: MoveOn, sitting: Sitting) -> Done:
    """The “next day” button. The day is kept in the store, so that it opens on it again.

    Raises:
        NotAllowed: these are real records, or no day would pass.
    """
    facts = records.office()
    if not facts.practice:
        raise NotAllowed("Only a practice store has a clock that can be moved.")
    if command.days < 1:
        raise NotAllowed("The practice clock moves forward only.")
    day = sitting.today + timedelta(days=command.days)
    records.save_office(replace(facts, practice_now=datetime.combine(day, MORNING)))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE, Touched.DIARY}),
        sentence=f"Moved the practice clock to {day:%d/%m/%Y}.",
        act="practice_clock_moved",
        made=day.isoformat(),
    )
