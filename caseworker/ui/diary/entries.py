"""What the diary says of a day: its lines in few words, and the whole of it to be heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.casework.diary import DiaryDay, meeting_rows
from caseworker.casework.records import DueLine
from caseworker.casework.tasks import is_task
from caseworker.domain.bank_holidays import SATURDAY, Calendar, england
from caseworker.ui.due_words import brief, how_it_stands, tone_of
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import day_in_words, with_age


class Mark(Enum):
    """The shape beside a line, which says with its colour, and without it, what it is."""

    OURS = "ours to do"
    OTHERS = "waiting on others"
    MEETING = "meeting"
    TASK = "own task"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day: ``duty`` and ``who`` are short, ``heard`` is all of it."""

    line: DueLine
    mark: Mark
    tone: Tone
    duty: str
    who: str
    initials: str
    whom: str
    stands: str
    heard: str


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day as it is drawn. ``is_aside`` is a day of another month; ``more`` aren't shown."""

    day: date
    entries: tuple[Entry, ...] = ()
    more: int = 0
    holiday: str = ""
    is_today: bool = False
    is_aside: bool = False

    @property
    def is_off(self) -> bool:
        """A weekend or a bank holiday."""
        return bool(self.holiday) or self.day.weekday() >= SATURDAY

    @property
    def heard(self) -> str:
        """The whole day as a sentence, for whoever hears it."""
        named = ", ".join(part for part in (day_in_words(self.day), self._named()) if part)
        said = [entry.heard for entry in self.entries]
        if self.more:
            said.append(f"and {self.more} more")
        return f"{named}: {'; '.join(said)}" if said else f"{named}: nothing owed"

    def _named(self) -> str:
        return ", ".join(part for part in ("today" if self.is_today else "", self.holiday) if part)


def shown(
    days: Sequence[DiaryDay], today: date, month: int = 0, calendar: Calendar | None = None
) -> tuple[DayShown, ...]:
    """The days as they are drawn; those outside ``month`` stand aside, unless it is 0."""
    calendar = calendar or england()
    return tuple(
        DayShown(
            day=each.day,
            entries=tuple(entry_of(line, today, calendar) for line in each.lines),
            more=each.more,
            holiday=calendar.holiday(each.day),
            is_today=each.day == today,
            is_aside=month not in {0, each.day.month},
        )
        for each in days
    )


def entry_of(line: DueLine, today: date, calendar: Calendar) -> Entry:
    """One thing that is owed, as the diary says it."""
    due = line.due
    stands = how_it_stands(due, today, calendar)
    whom = with_age(line.name, line.born, today)
    duty = f"{due.duty}: {due.about}" if due.about else due.duty
    whose = "own task" if is_task(line) else "" if due.ours else f"waiting on {due.whose}"
    whom = ", ".join(part for part in (whom, whose) if part)
    return Entry(
        line=line,
        mark=_mark(line),
        tone=tone_of(line, today),
        duty=brief(due),
        who=_in_few_letters(line.name),
        initials="".join(part[0] for part in line.name.split()),
        whom=whom,
        stands=stands,
        heard=f"{duty}, {whom}, {stands}",
    )


def _mark(line: DueLine) -> Mark:
    if line.due.row in meeting_rows():
        return Mark.MEETING
    if is_task(line):
        return Mark.TASK
    return Mark.OURS if line.due.ours else Mark.OTHERS


def _in_few_letters(name: str) -> str:
    """“Tom W.” for Tom Whitfield."""
    if not name:
        return ""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first
