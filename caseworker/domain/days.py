"""Days, weeks, months and working days, counted as the law counts them.

Every count can say itself in words. The words of the law that decide each rule are quoted
beside it. A month is a calendar month, a week seven days on end, plain days are calendar
days; school holidays stop no clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from caseworker.domain.bank_holidays import SATURDAY, Calendar

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DECEMBER, AUGUST = 12, 8


class Unit(Enum):
    """What a time limit is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working days"
    SCHOOL_DAYS = "school days"
    WEEKS = "weeks"
    MONTHS = "months"

    def of(self, number: int) -> str:
        """``1 week``, ``6 weeks``."""
        return f"{number} {self.value if number != 1 else self.value[:-1]}"


class TermsUnknown(Exception):
    """A count in school days begins before the terms that are recorded, or runs past them."""


class Rule(Enum):
    """How a time limit is counted; the names are those of ``docs/decisions/0101``."""

    K1 = "K1"
    K1B = "K1b"
    K2 = "K2"
    K3 = "K3"
    K4 = "K4"
    K4B = "K4b"
    K5 = "K5"
    K6 = "K6"
    K7 = "K7"
    K8 = "K8"
    ON = "on"

    @property
    def least(self) -> int:
        """The shortest length that it can count: a day is no length."""
        return 0 if self in {Rule.K7, Rule.ON} else 1

    @property
    def units(self) -> frozenset[Unit]:
        """The units that this rule can count."""
        return _UNITS[self]

    @property
    def looks_back(self) -> bool:
        """The day counted comes before the event."""
        return self in {Rule.K5, Rule.K7}


@dataclass(frozen=True, slots=True)
class Count:
    """A count that was made: from where, how far, by which rule, and where it ended.

    ``end`` is the last day on which the thing can be done in time. ``target`` is a day
    that is safe to aim for. ``passed_over`` holds the bank holidays that did not count.
    """

    rule: Rule
    length: int
    unit: Unit
    start: date
    end: date
    target: date
    passed_over: tuple[tuple[date, str], ...]
    words: str


def count(rule: Rule, length: int, unit: Unit, start: date, calendar: Calendar) -> Count:
    """Count ``length`` units from ``start``.

    Raises:
        ValueError: the rule can't count this unit, or the length isn't a length. The law
            reader asks first, so an officer never meets this.
        TermsUnknown: school days are counted, and the terms aren't recorded for all of them.
    """
    if unit not in rule.units or length < rule.least:
        raise ValueError(f"Rule {rule.value} can't count {unit.of(length)}.")
    if unit is Unit.SCHOOL_DAYS and (not calendar.terms or start < calendar.terms[0][0]):
        raise TermsUnknown  # a term before may be missing, and the day would come out too late
    end, how = _COUNTS[rule](length, unit, start, calendar)
    passed = _holidays_between(start, end, calendar) if unit is Unit.WORKING_DAYS else ()
    passing = _passing(start, end, passed) if unit is Unit.WORKING_DAYS else ""
    words = f"{how}{passing}"
    return Count(rule, length, unit, start, end, _target(rule, end, calendar), passed, words)


def days_late(by: date, done: date, unit: Unit, calendar: Calendar) -> int:
    """How late, in working days if that is what the limit is counted in, else in days."""
    if done <= by:
        return 0
    return calendar.working_days(by, done) if unit is Unit.WORKING_DAYS else (done - by).days


def moved_for_the_tribunal(day: date, calendar: Calendar) -> tuple[date, str]:
    """Where a day for filing with the Tribunal moves to, and why; the why is empty if it stays.

    Tribunal Procedure (HESC Chamber) Rules 2008 rule 12. It moves filings alone: not the
    contact with the mediation adviser, and not the time to obey an order.
    """
    if day.month == AUGUST:
        moved = calendar.next_working(date(day.year, 9, 1))
        why = f"{plain(day)} is in August"
    elif (day.month, day.day) >= (DECEMBER, 25) or (day.month, day.day) == (1, 1):
        year = day.year if day.month == 1 else day.year + 1
        moved = calendar.next_working(date(year, 1, 2))
        why = f"{plain(day)} is within 25 December to 1 January"
    elif not calendar.is_working(day):
        moved = calendar.next_working(day)
        why = f"{plain(day)} is not a working day"
    else:
        return day, ""
    return moved, f"{why}, so for the Tribunal it moves to {plain(moved)}"


def day_words(day: date) -> str:
    """``7 September 2026``, whatever language the machine is set to."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain(day: date) -> str:
    """``Monday 7 September 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


def months_on(day: date, months: int) -> tuple[date, bool]:
    """The corresponding date that many months on (or back), and whether there is one.

    Where the month is too short, its last day, and False.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


# --- the rules --------------------------------------------------------------------------------

Counted = tuple[date, str]


def _within(length: int, unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # K1 "within 6 weeks of", K3 "within 30 days of": the day of the event is not counted
    # (the general rule, as Dodds v Walker [1981] states it). Any weekday will do as an end.
    end = start + length * (7 * DAY if unit is Unit.WEEKS else DAY)
    return end, f"{_not_counting(unit.of(length), start)} ends on {plain(end)}"


def _beginning_with(length: int, unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # K1b "within 5 weeks beginning with", K2 "at least 15 days, beginning with the day on
    # which the draft plan was served" (reg 13(1)(a)): the day itself is the first.
    end = start + length * (7 * DAY if unit is Unit.WEEKS else DAY) - DAY
    first = f"{unit.of(length)} beginning with {plain(start)}, counting that day,"
    return end, f"{first} ends on {plain(end)}"


def _working_beginning_with(length: int, unit: Unit, start: date, calendar: Calendar) -> Counted:
    # K4 "within 15 working days beginning with the day on which it became aware" (reg 15(2)):
    # that day is the first, if it is a working day.
    first = calendar.next_working(start)
    end = _working_on(first, length - 1, calendar)
    which = "counting that day" if first == start else f"the first of them {plain(first)}"
    return end, f"{unit.of(length)} beginning with {plain(start)}, {which}, ends on {plain(end)}"


def _working_following(length: int, unit: Unit, start: date, calendar: Calendar) -> Counted:
    # K4b "within 5 working days following" (Detained Persons Regs reg 17(1)): the next
    # working day is the first.
    end = _working_on(start, length, calendar)
    return end, f"{_not_counting(unit.of(length), start)} ends on {plain(end)}"


def _before_meeting(length: int, unit: Unit, start: date, calendar: Calendar) -> Counted:
    # K5 "at least two weeks' notice" (reg 20(3)), "at least five months before" (reg 18(2)).
    if unit is Unit.WORKING_DAYS:
        end = _working_on(start, -length, calendar)
    elif unit is Unit.MONTHS:
        end = months_on(start, -length)[0]
    else:
        end = start - length * (7 * DAY if unit is Unit.WEEKS else DAY)
    return end, f"at least {unit.of(length)} before {plain(start)} is {plain(end)} at the latest"


def _months_beginning_with(length: int, unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # K6 "in each period of 12 months starting with the date on which" (s.44(1)): the period
    # ends with the day before the same date; where the month has no such date, with its last.
    same, there_is_one = months_on(start, length)
    end = same - DAY if there_is_one else same
    why = "the day before the same date" if there_is_one else "the last day of a shorter month"
    return end, f"{unit.of(length)} beginning with {plain(start)} ends on {plain(end)}, {why}"


def _before_date(_length: int, _unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # K7 "before 15th February" (reg 18(1)): the day itself is too late.
    end = start - DAY
    return end, f"before {plain(start)} is {plain(end)} at the latest"


def _months_after(length: int, unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # K8 "within 2 months after": the corresponding date, or the last day of a month that has
    # none (Dodds v Walker [1981]).
    end, there_is_one = months_on(start, length)
    why = "the same date" if there_is_one else "the last day of a shorter month"
    return end, f"{unit.of(length)} from {plain(start)} ends on {plain(end)}, {why}"


def _on_the_day(_length: int, _unit: Unit, start: date, _calendar: Calendar) -> Counted:
    # "on the day of the move" (reg 15(2)): that day, and no other.
    return start, f"on {plain(start)} itself"


_COUNTS: dict[Rule, Callable[[int, Unit, date, Calendar], Counted]] = {
    Rule.K1: _within,
    Rule.K1B: _beginning_with,
    Rule.K2: _beginning_with,
    Rule.K3: _within,
    Rule.K4: _working_beginning_with,
    Rule.K4B: _working_following,
    Rule.K5: _before_meeting,
    Rule.K6: _months_beginning_with,
    Rule.K7: _before_date,
    Rule.K8: _months_after,
    Rule.ON: _on_the_day,
}
_UNITS: dict[Rule, frozenset[Unit]] = {
    Rule.K1: frozenset({Unit.WEEKS}),
    Rule.K1B: frozenset({Unit.WEEKS}),
    Rule.K2: frozenset({Unit.DAYS}),
    Rule.K3: frozenset({Unit.DAYS}),
    Rule.K4: frozenset({Unit.WORKING_DAYS}),
    Rule.K4B: frozenset({Unit.WORKING_DAYS, Unit.SCHOOL_DAYS}),
    Rule.K5: frozenset(Unit) - {Unit.SCHOOL_DAYS},
    Rule.K6: frozenset({Unit.MONTHS}),
    Rule.K7: frozenset({Unit.DAYS}),
    Rule.K8: frozenset({Unit.MONTHS}),
    Rule.ON: frozenset({Unit.DAYS}),
}


def _not_counting(length: str, start: date) -> str:
    return f"{length} from {plain(start)}, not counting that day,"


def _working_on(day: date, steps: int, calendar: Calendar) -> date:
    step = DAY if steps > 0 else -DAY
    left = abs(steps)
    while left:
        day += step
        if calendar.terms and day > calendar.terms[-1][1]:
            raise TermsUnknown
        left -= calendar.is_working(day)
    return day


def _target(rule: Rule, end: date, calendar: Calendar) -> date:
    """A day to aim for: the law moves no limit off a weekend, so the working day before.

    Counting back, the working day before that: whether the days between must be clear ones
    is open, and the earlier day is right either way.
    """
    if rule is Rule.K5:
        return calendar.last_working(end - DAY)
    return calendar.last_working(end)


def _holidays_between(start: date, end: date, calendar: Calendar) -> tuple[tuple[date, str], ...]:
    first, last = min(start, end), max(start, end)
    days = (first + n * DAY for n in range((last - first).days + 1))
    return tuple(
        (day, calendar.holiday(day))
        for day in days
        if day.weekday() < SATURDAY and calendar.holiday(day)
    )


def _passing(start: date, end: date, passed: tuple[tuple[date, str], ...]) -> str:
    first, last = min(start, end), max(start, end)
    weekend = (last - first).days > (SATURDAY - first.weekday()) % 7
    named = [f"{plain(day)}, {name}" for day, name in passed]
    over = ["weekends", *named] if weekend else named
    return f", passing over {'; '.join(over)}" if over else ""
