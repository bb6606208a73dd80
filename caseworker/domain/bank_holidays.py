"""Which days are working days: the bank holidays of England, by rule and by list.

The years in ``bank_holidays.toml`` are taken from it as they stand there, so that an odd
year can be put right by editing a line. Any other year is worked out by the usual rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from caseworker.domain.errors import BrokenLaw

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
DAY = timedelta(days=1)
FILE = "bank_holidays.toml"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one place.

    Working day isn't defined in the SEND Regulations; this is the usual statutory meaning:
    not a Saturday or Sunday, Christmas Day, Good Friday or a bank holiday.
    """

    place: str
    listed: Mapping[int, Mapping[date, str]]
    added: Mapping[date, str]
    removed: frozenset[date] = frozenset()
    terms: tuple[tuple[date, date], ...] = ()
    """First and last day of each term of a school: with any, only days in one count."""

    def holiday(self, day: date) -> str:
        """The name of the bank holiday on ``day``; empty if it isn't one."""
        if day in self.added:
            return self.added[day]
        if day in self.removed:
            return ""
        year = self.listed.get(day.year)
        return (generated(day.year) if year is None else year).get(day, "")

    def is_working(self, day: date) -> bool:
        in_term = not self.terms or any(first <= day <= last for first, last in self.terms)
        return day.weekday() < SATURDAY and not self.holiday(day) and in_term

    def next_working(self, day: date) -> date:
        """``day`` itself if it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def last_working(self, day: date) -> date:
        """``day`` itself if it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after ``after``, up to and with ``until``."""
        days = range((until - after).days)
        return sum(self.is_working(after + timedelta(days=n + 1)) for n in days)

    def of_school(self, terms: Iterable[tuple[date, date]]) -> Calendar:
        """The days on which a school with these terms is open to pupils."""
        return replace(self, terms=tuple(sorted(terms)))

    def with_days(self, added: Mapping[date, str], removed: Iterable[date] = ()) -> Calendar:
        """This calendar with one-off days that an officer entered or took away."""
        return replace(
            self,
            added=MappingProxyType({**self.added, **added}),
            removed=self.removed | frozenset(removed),
        )


@cache
def england() -> Calendar:
    """England, from the file that the program ships with."""
    return read_calendar((files(__package__) / FILE).read_text("utf-8"), "England")


def read_calendar(text: str, place: str) -> Calendar:
    """The calendar of one place. Raises BrokenLaw where the file can't be understood."""
    try:
        tables = tomllib.loads(text)[place.lower()]
        listed: dict[int, dict[date, str]] = {}
        for day, name in _days(tables.get("listed", {})).items():
            listed.setdefault(day.year, {})[day] = name
        added = _days(tables.get("added", {}))
        removed = frozenset(_days(tables.get("removed", {})))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenLaw(FILE, error) from error
    return Calendar(place, MappingProxyType(listed), MappingProxyType(added), removed)


@cache
def generated(year: int) -> Mapping[date, str]:
    """The bank holidays of England in any year, but for one-offs (royal events)."""
    easter = easter_sunday(year)
    found = {
        _not_weekend(date(year, 1, 1)): _named("New Year's Day", date(year, 1, 1)),
        easter - 2 * DAY: "Good Friday",
        easter + DAY: "Easter Monday",
        _monday_from(date(year, 5, 1)): "Early May bank holiday",
        _monday_from(date(year, 5, 25)): "Spring bank holiday",
        _monday_from(date(year, 8, 25)): "Summer bank holiday",
    }
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    # The one that falls on a weekend is given the first weekday that is neither of them.
    boxing_off = boxing if boxing.weekday() < SATURDAY else date(year, 12, 28)
    christmas_off = christmas if christmas.weekday() < SATURDAY else date(year, 12, 27)
    found[christmas_off] = _named("Christmas Day", christmas)
    found[boxing_off] = _named("Boxing Day", boxing)
    return MappingProxyType(dict(sorted(found.items())))


def easter_sunday(year: int) -> date:
    """Western Easter: the Sunday after the first full moon of spring, by the church's tables.

    Golden number, century and epact as in the Book of Common Prayer's general tables,
    worked as Meeus sets them out for the Gregorian calendar.
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, odd_centuries = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, odd_years = divmod(of_century, 4)
    to_sunday = (32 + 2 * odd_centuries + 2 * leaps - epact - odd_years) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def as_listed(first: int, last: int) -> str:
    """The lines of the file for these years, as the rule makes them."""
    days = [entry for year in range(first, last + 1) for entry in generated(year).items()]
    return "\n".join(f'{day.isoformat()} = "{name}"' for day, name in days)


def _days(table: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): str(name) for day, name in table.items()}


def _monday_from(day: date) -> date:
    return day + DAY * ((MONDAY - day.weekday()) % 7)


def _not_weekend(day: date) -> date:
    return day if day.weekday() < SATURDAY else _monday_from(day)


def _named(name: str, day: date) -> str:
    return name if day.weekday() < SATURDAY else f"{name} (substitute day)"
