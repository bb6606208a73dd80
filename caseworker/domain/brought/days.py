"""Days as lists write them, and whether the day or the month stands first in a column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from caseworker.domain.days import MONTHS, day_words

_SERIAL: Final = re.compile(r"([1-6]\d{4})(?:\.\d+)?")
FIRST_SERIAL: Final = date(1899, 12, 30)
"""Day 0 of spreadsheets, which count a 29 February 1900."""
MAC_SERIAL: Final = date(1904, 1, 1)
"""Day 0 of workbooks that say so, as those of Excel for the Mac long did."""
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_NUMBERS: Final = re.compile(
    r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?:\s+0?0:00.*)?"
)
_NAMED: Final = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?([a-z]{3,9})\.?,?[\s\-./]*(\d{4}|\d{2})"
)
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_AHEAD: Final = 6  # years: a year of two figures is no further ahead than this
_TWELVE: Final = 12


class Order(Enum):
    """Which stands first in a day that is written in figures."""

    DAY_FIRST = "Day first, then month"
    MONTH_FIRST = "Month first, then day"


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, or in ``fault`` why there is none; ``note`` says how it was read, where that helps."""

    day: date | None = None
    fault: str = ""
    note: str = ""


def is_unclear(values: Iterable[str]) -> bool:
    """Whether nothing in a column says which stands first, though it matters there.

    A column in which some day says it one way, and none the other, is read that way.
    """
    return order_of(values) is None


def order_of(values: Iterable[str]) -> Order | None:
    """The order that the days of a column show; None where it matters and none or both do."""
    day_first = month_first = either = False
    for value in values:
        found = _NUMBERS.fullmatch(_tidy(value))
        if found is None:
            continue
        one, two = int(found[1]), int(found[2])
        day_first |= one > _TWELVE
        month_first |= two > _TWELVE
        either |= one != two and max(one, two) <= _TWELVE
    if month_first and not day_first:
        return Order.MONTH_FIRST
    if day_first and not (month_first and either):
        return Order.DAY_FIRST
    return None if either else Order.DAY_FIRST


def day_of_serial(text: str, counts_from: date = FIRST_SERIAL) -> date | None:
    """The day that a spreadsheet’s own number is; None where the text is no such number."""
    serial = _SERIAL.fullmatch(_tidy(text))
    return counts_from + timedelta(days=int(serial[1])) if serial else None


def read_list_day(  # noqa: PLR0911 - one for each spelling
    text: str, order: Order | None, today: date, counts_from: date = FIRST_SERIAL
) -> DayRead:
    """The day that a cell says. Without an ``order``, one that may be two days has a fault.

    ``counts_from`` is the day 0 of a spreadsheet’s own numbers.
    """
    said = _tidy(text)
    if (serial := day_of_serial(said, counts_from)) is not None:
        since = "" if counts_from == FIRST_SERIAL else ", in a workbook that counts from 1904"
        words = f"Read as {day_words(serial)}, from a spreadsheet’s own number{since}."
        return DayRead(serial, note=words)
    if iso := _ISO.fullmatch(said):
        return _day(int(iso[3]), int(iso[2]), int(iso[1]))
    if named := _NAMED.fullmatch(said):
        return _named(named[1], named[2], named[3], today)
    if turned := _MONTH_FIRST.fullmatch(said):
        return _named(turned[2], turned[1], turned[3], today)
    numbers = _NUMBERS.fullmatch(said)
    if numbers is None:
        return DayRead(fault="This is no day. Write it like 3/4/2025 or 3 April 2025.")
    one, two, year = int(numbers[1]), int(numbers[2]), _year(numbers[3], today)
    if order is None and one != two and max(one, two) <= _TWELVE:
        return _either(_day(one, two, year), _day(two, one, year))
    if order is Order.MONTH_FIRST:
        one, two = two, one
    return _day(one, two, year)


def _either(first: DayRead, second: DayRead) -> DayRead:
    if first.day is None or second.day is None:
        return first
    words = f"Is this {day_words(first.day)} or {day_words(second.day)}?"
    return DayRead(fault=f"{words} Say so for the whole column.")


def _named(day: str, month: str, year: str, today: date) -> DayRead:
    names = [one.casefold() for one in MONTHS]
    found = [at for at, name in enumerate(names, start=1) if name.startswith(month[:3])]
    if not found or not names[found[0] - 1].startswith(month.removesuffix("t")[:4].rstrip(".")):
        return DayRead(fault=f"There is no month called “{month}”.")
    return _day(int(day), found[0], _year(year, today))


def _year(text: str, today: date) -> int:
    number = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a year of two figures
        return number
    return 2000 + number if 2000 + number <= today.year + _AHEAD else 1900 + number


def _day(day: int, month: int, year: int) -> DayRead:
    try:
        return DayRead(date(year, month, day))
    except ValueError:
        turned = ""
        if month > _TWELVE >= day:
            turned = f" Is it {month} {MONTHS[day - 1]} {year}, with day and month turned round?"
        return DayRead(fault=f"There is no such day as {day}/{month}/{year}.{turned}")


def _tidy(text: str) -> str:
    return " ".join(text.casefold().split())
