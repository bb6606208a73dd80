"""The list an officer opens the day with, and its counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseworker.casework.records import DueLine, Records, Tally

SOON = timedelta(days=7)
# So that the 20 weeks of a request stand on Today from its first day.
AHEAD = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class DayList:
    """Today: what is late, what is due this week and after, and what others owe us.

    ``more`` says that there are further lines than were asked for.
    """

    today: date
    tally: Tally
    overdue: tuple[DueLine, ...]
    this_week: tuple[DueLine, ...]
    later: tuple[DueLine, ...]
    waiting: tuple[DueLine, ...]
    more: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.this_week or self.later or self.waiting)


def day_list(records: Records, today: date, most: int = 200) -> DayList:
    """Everything to look at today, soonest first."""
    week = today + SOON
    ours = records.due_lines(until=today + AHEAD, ours=True, most=most + 1)
    waiting = records.due_lines(until=today + AHEAD, ours=False, most=most + 1)
    dated = [line for line in ours[:most] if line.due.by is not None]
    return DayList(
        today=today,
        tally=records.tally(today, week),
        overdue=tuple(line for line in dated if line.due.by and line.due.by < today),
        this_week=tuple(line for line in dated if line.due.by and today <= line.due.by <= week),
        later=tuple(line for line in dated if line.due.by and line.due.by > week),
        waiting=waiting[:most],
        more=len(ours) > most or len(waiting) > most,
    )
