"""A day as people type it: ``today``, ``mon``, ``+15d``, ``3/2``, ``3 Feb 2026``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from caseworker.domain.ages import birthday
from caseworker.domain.dates_in_text import MONTHS
from caseworker.domain.reading_order import apart

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(mon)(?:day)?|(tue)(?:s|sday)?|(wed)(?:s|nesday)?|(thu)(?:rs?|rsday)?|(fri)(?:day)?|"
    r"(sat)(?:urday)?|(sun)(?:day)?"
)  # and no more: Monica and Sunita are no days
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SPAN = re.compile(r"([+-])\s*(\d{1,4})\s*(d|w|days?|weeks?)?")
_APART = r"(?:\s*[/.\-]\s*|\s+)"
_NUMBERS = re.compile(rf"(\d{{1,2}}){_APART}(\d{{1,2}})(?:{_APART}(\d{{4}}|\d{{2}}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]{3,9})\.?,?(?:\s*(\d{4}|\d{2}))?")
_EARLIEST = 1900
_LATEST = 2200
_SLIP = 5  # years: a year of two figures that is a little ahead is a slip, and not a century ago


class NotADayError(ValueError):
    """What was typed names no day. The text says why, fit to show beside the field."""


def read_day(typed: str, today: date, *, back: bool = True) -> date:
    """The day that ``typed`` means.

    A weekday, or a day and month without a year, is the latest one up to ``today``;
    with ``back`` false, the first from ``today`` on.

    Raises:
        NotADayError: with words fit to show.
    """
    text = " ".join(typed.casefold().split())
    words = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
    if text in words:
        return today + timedelta(days=words[text])
    if _WEEKDAY.fullmatch(text):
        return _weekday(_WEEKDAYS.index(text[:3]), today, back=back)
    if span := _SPAN.fullmatch(text):
        days = int(span[2]) * (7 if (span[3] or "d").startswith("w") else 1)
        return _near(today + timedelta(days=days if span[1] == "+" else -days))
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[3]), int(iso[2]), int(iso[1]))
    if numbers := _NUMBERS.fullmatch(text):
        return _of_year(int(numbers[1]), int(numbers[2]), numbers[3], today, back=back)
    if (named := _NAMED.fullmatch(text)) and (month := _month(named[2])):
        return _of_year(int(named[1]), month, named[3], today, back=back)
    raise NotADayError("Type a date like 3/2/2026, 3 Feb, mon, today or +15d.")


def day_in_words(day: date) -> str:
    """``Tuesday 3 February 2026``, whatever language the computer speaks."""
    weekday = (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    )[day.weekday()]  # fmt: skip
    return f"{weekday} {day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def short_day(day: date, today: date | None = None) -> str:
    """``Tue 3 Feb``, with the year where it isn't today's."""
    words = f"{_WEEKDAYS[day.weekday()].title()} {day.day} {MONTHS[day.month - 1].title()}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def how_long(day: date, today: date) -> str:
    """``in 4 days``, ``tomorrow``, ``today``, ``2 days late``."""
    days = (day - today).days
    if days in {0, 1}:
        return ("today", "tomorrow")[days]
    if days == -1:
        return "1 day late"
    return f"in {days} days" if days > 0 else f"{-days} days late"


def with_age(name: str, born: date | None, today: date) -> str:
    """“Jordan Reyes, 16”; the name alone where the day of birth is not shown."""
    return name if born is None else f"{apart(name)}, {years_old(born, today)}"


def years_old(born: date, today: date) -> int:
    """The age in whole years, as it is written beside a name."""
    years = today.year - born.year
    return years - (today < birthday(born, years))


def _weekday(wanted: int, today: date, *, back: bool) -> date:
    if back:
        return today - timedelta(days=(today.weekday() - wanted) % 7)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _of_year(day: int, month: int, year: str | None, today: date, *, back: bool) -> date:
    if year is None:
        found = _day(day, month, today.year)
        if back and found > today:
            return _day(day, month, today.year - 1)
        if not back and found < today:
            return _day(day, month, today.year + 1)
        return found
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004 - a year of two figures
        latest = today.year % 100 + (_SLIP if back else 20)
        number += 2000 if number <= latest else 1900
    return _day(day, month, number)


def _month(typed: str) -> int:
    """Its number; 0 where it is none: a marble is no March."""
    for at, name in enumerate(_MONTH_NAMES, start=1):
        if name.casefold().startswith(typed) or typed == f"{MONTHS[at - 1]}t":
            return at
    return 0


def _near(day: date) -> date:
    if not _EARLIEST <= day.year <= _LATEST:
        raise NotADayError(f"{day.year} is too far away to be right.")
    return day


def _day(day: int, month: int, year: int) -> date:
    if not 1 <= month <= len(MONTHS):
        raise NotADayError(f"There is no month {month}. Type the day first, then the month.")
    if not _EARLIEST <= year <= _LATEST:
        raise NotADayError(f"{year} is too far away to be right.")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise NotADayError(f"There is no {day} {_MONTH_NAMES[month - 1]} {year}.")
    return date(year, month, day)
