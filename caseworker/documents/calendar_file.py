"""What is owed as a calendar file (RFC 5545), with as little in it as there can be.

Nothing here knows a name: a day is told by its duty, or by nothing but that there is one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from typing import Final

from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.release import Naming, Release

PRODUCT: Final = "-//Caseworker//Diary//EN"
NOTHING_SAID: Final = "Caseworker: 1 duty due"
_DAY: Final = timedelta(days=1)
_SHORT: Final = 32  # signs of the hash: 128 bits, so that no two are the same


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One thing owed on one day. ``event`` is what started its clock; its id is random."""

    on: date
    duty: str
    initials: str
    case: CaseNumber
    row: str
    event: EventId

    @property
    def uid(self) -> str:
        """The same at each saving, so that a calendar updates what it has; says nothing.

        It can't be guessed back: the id of the event is random, and never leaves the store.
        """
        whole = f"{self.case} {self.row} {self.event}"
        return f"{hashlib.sha256(whole.encode()).hexdigest()[:_SHORT]}@caseworker.invalid"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Opaque, like a paper: what it says can be had only by releasing it (decision 32)."""

    name: str
    title: str
    _naming: Naming = field(repr=False)
    _marking: str = field(repr=False)
    _days: tuple[CalendarDay, ...] = field(repr=False)

    def bytes_for(self, release: Release) -> bytes:
        """The file. Each entry is a whole day, private, and doesn't make anybody busy."""
        # Loaded when a calendar is saved, and in most sittings none is (decision 24).
        from icalendar import Calendar, Event  # noqa: PLC0415

        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        for each in self._days:
            entry = Event()
            entry.add("uid", each.uid)
            entry.add("dtstamp", release.at.astimezone(UTC))
            entry.add("dtstart", each.on)
            entry.add("dtend", each.on + _DAY)  # the first day after it
            entry.add("summary", self._summary(each, release))
            entry.add("class", "PRIVATE")
            entry.add("transp", "TRANSPARENT")
            calendar.add_component(entry)
        return bytes(calendar.to_ical())

    def _summary(self, each: CalendarDay, release: Release) -> str:
        if self._naming is Naming.NOTHING:
            return NOTHING_SAID
        mark = "PRACTICE" if release.practice else self._marking
        said = f"{each.initials} {each.case}: {each.duty}"
        return f"[{mark}] {said}" if mark else said


def draw(days: tuple[CalendarDay, ...], naming: Naming, marking: str, today: date) -> CalendarFile:
    """The calendar of these days, closed until it is released."""
    return CalendarFile(
        name=f"caseworker-{today.isoformat()}",
        title="Calendar file",
        _naming=naming,
        _marking=marking,
        _days=days,
    )
