"""Counting as a careful clerk would, one day after the other, with nothing clever.

Written from the words of the law files and not from ``days.py``, so that the two can disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain

from caseworker.domain.bank_holidays import Calendar
from caseworker.domain.days import Rule, Unit

DAY = timedelta(days=1)
COUNTS_ITS_FIRST_DAY = {Rule.K1B, Rule.K2, Rule.K4}
Terms = tuple[tuple[date, date], ...]


def counted_slowly(
    rule: Rule, length: int, unit: Unit, start: date, calendar: Calendar
) -> date | None:
    """The last day in time; None where a school's terms end before it."""
    if rule is Rule.ON:
        return start
    if rule is Rule.K7:
        return start - DAY
    if unit is Unit.MONTHS:
        return _months(rule, length, start)
    number = 7 * length if unit is Unit.WEEKS else length
    days = _back(start) if rule is Rule.K5 else _on(start)
    if rule in COUNTS_ITS_FIRST_DAY:
        days = chain([start], days)
    last = max((last for _, last in calendar.terms), default=date.max)
    return _the(number, days, _counts(unit, calendar), last)


def _the(
    number: int, days: Iterable[date], counts: Callable[[date], bool], last: date
) -> date | None:
    for day in days:
        if day > last:
            return None
        if counts(day):
            number -= 1
            if number == 0:
                return day
    return None


def _counts(unit: Unit, calendar: Calendar) -> Callable[[date], bool]:
    if unit in {Unit.DAYS, Unit.WEEKS}:
        return lambda _day: True
    return lambda day: is_open(day, calendar)


def is_open(day: date, calendar: Calendar) -> bool:
    """No weekend, no bank holiday, and in a term where there are any."""
    if day.isoweekday() > 5:
        return False
    if day in calendar.added or (day in holidays_of(day.year) and day not in calendar.removed):
        return False
    if any(first <= day <= last for first, last in calendar.closed):
        return False
    return not calendar.terms or any(first <= day <= last for first, last in calendar.terms)


def for_the_tribunal(day: date, calendar: Calendar) -> date:
    """Rule 12: out of August, out of Christmas week, and to a working day."""
    if day.month == 8:
        while day.month == 8:
            day += DAY
    elif (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 25):
        while day.month == 12 or day.day == 1:
            day += DAY
    while not is_open(day, calendar):
        day += DAY
    return day


def _on(start: date) -> Iterator[date]:
    day = start
    while True:
        day += DAY
        yield day


def _back(start: date) -> Iterator[date]:
    day = start
    while True:
        day -= DAY
        yield day


def _months(rule: Rule, length: int, start: date) -> date:
    """Day by day into the month that is so many on, or back, until its date is the same."""
    way = -DAY if rule is Rule.K5 else DAY
    sought = start.year * 12 + start.month + (-length if rule is Rule.K5 else length)
    day = start
    while day.year * 12 + day.month != sought:
        day += way
    in_month = [day]
    while (in_month[-1] + way).month == day.month:
        in_month.append(in_month[-1] + way)
    same = [one for one in in_month if one.day == start.day]
    if rule is Rule.K6 and same:
        return same[0] - DAY
    return same[0] if same else max(in_month)


# --- the bank holidays of England, made a second time -------------------------------------------


@cache
def holidays_of(year: int) -> frozenset[date]:
    """Without the one-off days of royal events: those are lines of the file."""
    sunday = _easter(year)
    found = {sunday - 2 * DAY, sunday + DAY}
    found |= {_monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25))}
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    found |= {day for day in fixed if day.isoweekday() <= 5}
    for day in fixed:
        if day.isoweekday() > 5:
            while day.isoweekday() > 5 or day in found:
                day += DAY  # noqa: PLW2901 - the day itself moves on
            found.add(day)
    return frozenset(found)


def _monday(day: date) -> date:
    while day.isoweekday() != 1:
        day += DAY
    return day


def _easter(year: int) -> date:
    """The Sunday after the full moon on or after 21 March: the moon by the 19-year table."""
    moon = date(year, 3, 21) + DAY * _days_to_full_moon(year)
    day = moon + DAY
    while day.isoweekday() != 7:
        day += DAY
    return day


def _days_to_full_moon(year: int) -> int:
    """From 21 March, in 1900–2199: each year of 19 is 11 days earlier, or 19 later."""
    days = 24  # the first year of the nineteen: 14 April, as in 1995, 2014 and 2033
    for _ in range(year % 19):
        days = days - 11 if days >= 11 else days + 19
    # The church's tables bring two late moons forward by a day.
    return days - 1 if days == 29 or (days == 28 and year % 19 > 10) else days
