"""When a school or another institution is open: its terms, and its closures within them.

They matter for counts in school days, and for the exceptions that turn on a closure of four
weeks or more; school holidays stop no other clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from caseworker.domain.bank_holidays import Calendar, Span
from caseworker.domain.case import Event

TERM: Final = "term_recorded"
"""The kind of entry that says when the school of one case is open."""
SCHOOL: Final = "school"
"""The fact of an entry that names a school."""
OF_THE_CASE: Final = "Counted by the terms recorded on this case."
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """A term of an institution, or a closure within one; both days are counted in."""

    institution: str
    first: date
    last: date
    closed: bool = False

    @property
    def span(self) -> Span:
        return self.first, self.last

    def is_of(self, institution: str) -> bool:
        """Names are the same whatever their capitals and spaces."""
        return is_same(self.institution, institution)


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on end on which an institution is closed: from the first, until it opens again."""

    institution: str
    closed_from: date
    reopens_on: date


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one institution: capitals and spaces make no difference."""
    return _plain(one) == _plain(other)


def school_calendar(
    events: Sequence[Event], institution: str, kept: Iterable[SchoolDays], calendar: Calendar
) -> Calendar:
    """The days that count as school days for a case; without any terms, ``calendar`` itself.

    What is recorded on the case wins over what the office keeps of the institution. A term
    that names another school doesn't count; one that names none does.
    """
    own = [
        (date.fromisoformat(event.facts["first"]), date.fromisoformat(event.facts["last"]))
        for event in events
        if event.kind == TERM
        and event.facts.get("first")
        and event.facts.get("last")
        and _may_be(event.facts.get(SCHOOL, ""), institution)
    ]
    if own:
        return calendar.of_school(own, whose=OF_THE_CASE)
    known = _of(institution, kept)
    terms = [each.span for each in known if not each.closed]
    if not terms:
        return calendar
    closed = [each.span for each in known if each.closed]
    whose = (
        f"Counted by the terms of {known[0].institution}, as the office’s preferences list them."
    )
    return calendar.of_school(terms, closed, whose)


def closures(institution: str, kept: Iterable[SchoolDays], least: int) -> tuple[Closure, ...]:
    """Every closure of ``least`` days or more, soonest first: one entered, or between two terms."""
    known = _of(institution, kept)
    terms = [each for each in known if not each.closed]
    shut = [(each.first, each.last + DAY) for each in known if each.closed]
    shut += [
        (before.last + DAY, after.first)
        for before, after in pairwise(terms)
        if before.last + DAY < after.first
    ]
    return tuple(
        Closure(known[0].institution, first, opens)
        for first, opens in sorted(shut)
        if (opens - first).days >= least
    )


def _of(institution: str, kept: Iterable[SchoolDays]) -> list[SchoolDays]:
    found = (each for each in kept if institution and each.is_of(institution))
    return sorted(found, key=lambda each: each.span)


def _may_be(named: str, institution: str) -> bool:
    return not named or not institution or is_same(named, institution)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
