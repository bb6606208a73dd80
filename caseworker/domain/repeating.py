"""Days that come round: what somebody sets themselves to do each week, month or working day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from caseworker.domain.bank_holidays import DAY, Calendar
from caseworker.domain.days import months_on


class Every(Enum):
    """How often. The values are the words on screen."""

    DAY = "Each day"
    WORKING_DAY = "Each working day"
    WEEK = "Each week"
    FORTNIGHT = "Each fortnight"
    MONTH = "Each month"
    YEAR = "Each year"


_DAYS: Final = {Every.DAY: 1, Every.WEEK: 7, Every.FORTNIGHT: 14}
_MONTHS: Final = {Every.MONTH: 1, Every.YEAR: 12}
_TEXT: Final = re.compile(r"(\w+) from (\S+)(?: until (\S+))?")


@dataclass(frozen=True, slots=True)
class Repeats:
    """It comes round from ``first`` on, and not after ``until``.

    Months are counted from the first day, not from the last time: what begins on the 31st is on
    the last day of a shorter month and on the 31st again after it. Only *each working day* looks at
    the calendar; what falls on a bank holiday otherwise stays there, as in any diary.
    """

    every: Every
    first: date
    until: date | None = None

    def after(self, day: date, calendar: Calendar) -> date | None:
        """The next time after ``day``; None where it has come to its end."""
        found = self.first if day < self.first else self._next(day, calendar)
        return None if self.until is not None and found > self.until else found

    def to_text(self) -> str:
        """As it is kept: ``MONTH from 2026-01-31 until 2026-12-31``."""
        end = f" until {self.until.isoformat()}" if self.until else ""
        return f"{self.every.name} from {self.first.isoformat()}{end}"

    @property
    def words(self) -> str:
        """``each month until 31/12/2026``."""
        end = f" until {self.until:%d/%m/%Y}" if self.until else ""
        return f"{self.every.value.lower()}{end}"

    def _next(self, day: date, calendar: Calendar) -> date:
        if self.every is Every.WORKING_DAY:
            return calendar.next_working(day + DAY)
        if self.every in _DAYS:
            step = _DAYS[self.every]
            gone = (day - self.first).days // step
            return self.first + timedelta(days=(gone + 1) * step)
        step = _MONTHS[self.every]
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        times = max(0, months // step)
        while (found := months_on(self.first, times * step)[0]) <= day:
            times += 1
        return found


def read_repeats(text: str) -> Repeats | None:
    """What ``to_text`` wrote; None for an empty text.

    Raises:
        ValueError: it is nothing that it writes.
    """
    if not text:
        return None
    found = _TEXT.fullmatch(text)
    if found is None or found[1] not in Every.__members__:
        raise ValueError("no repetition")
    until = date.fromisoformat(found[3]) if found[3] else None
    return Repeats(Every[found[1]], date.fromisoformat(found[2]), until)
