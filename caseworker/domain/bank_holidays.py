"""Which days are working days: the bank holidays of each nation, by rule and by list.

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
from typing import Final

from caseworker.domain.errors import BrokenLaw

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
DAY = timedelta(days=1)
WEEK, WEEKDAYS = 7, 5
FILE = "bank_holidays.toml"
Rule = tuple[tuple[str, str], ...]
Span = tuple[date, date]


NATIONS: Final = ("England", "Wales", "Scotland", "Northern Ireland")


@dataclass(frozen=True, slots=True)
class OneOff:
    """A bank holiday that no rule could know of: a day of mourning, a coronation.

    ``source`` is where it comes from: the proclamation, the announcement.
    """

    nation: str
    day: date
    name: str
    source: str

    @property
    def words(self) -> str:
        """How cards and calendars name it, so that nobody looks for it in the usual lists."""
        return f"{self.name} (one-off)"


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
    rule: Rule = ()
    """The name of each holiday, and when it is: see ``by_rule``."""
    terms: tuple[Span, ...] = ()
    """First and last day of each term of a school: with any, only days in one count."""
    closed: tuple[Span, ...] = ()
    """First and last day of each closure within the terms of a school."""
    whose: str = ""
    """Whose terms they are, as a sentence for the card; empty if none are counted."""

    def holiday(self, day: date) -> str:
        """The name of the bank holiday on ``day``; empty if it isn't one."""
        if day in self.added:
            return self.added[day]
        if day in self.removed:
            return ""
        year = self.listed.get(day.year)
        return (by_rule(self.rule, day.year) if year is None else year).get(day, "")

    def is_working(self, day: date) -> bool:
        in_term = not self.terms or _within(day, self.terms)
        is_open = in_term and not _within(day, self.closed)
        return day.weekday() < SATURDAY and not self.holiday(day) and is_open

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
        if self.terms or self.closed:
            days = range((until - after).days)
            return sum(self.is_working(after + timedelta(days=n + 1)) for n in days)
        if until <= after:
            return 0
        # By whole weeks: what is years late would be looked at day by day, for every duty.
        return _weekdays(until) - _weekdays(after) - self._holidays(after, until)

    def _holidays(self, after: date, until: date) -> int:
        """How many holidays in that time would else be working days."""
        days = set(self.added)
        for year in range(after.year, until.year + 1):
            listed = self.listed.get(year)
            days.update(by_rule(self.rule, year) if listed is None else listed)
        within = (day for day in days if after < day <= until)
        return sum(day.weekday() < SATURDAY and bool(self.holiday(day)) for day in within)

    def of_school(
        self, terms: Iterable[Span], closed: Iterable[Span] = (), whose: str = ""
    ) -> Calendar:
        """The days on which a school with these terms and closures is open to pupils."""
        return replace(self, terms=tuple(sorted(terms)), closed=tuple(closed), whose=whose)

    def with_days(self, added: Mapping[date, str], removed: Iterable[date] = ()) -> Calendar:
        """This calendar with one-off days that an officer entered or took away."""
        return replace(
            self,
            added=MappingProxyType({**self.added, **added}),
            removed=self.removed | frozenset(removed),
        )


def with_one_offs(place: str, one_offs: Iterable[OneOff]) -> Calendar:
    """The calendar of a nation, with those of the one-off days that are its own."""
    added = {each.day: each.words for each in one_offs if each.nation == place}
    return nation(place).with_days(added) if added else nation(place)


@cache
def england() -> Calendar:
    """England, from the file that the program ships with."""
    return nation("England")


@cache
def nation(place: str) -> Calendar:
    """One of the four nations, from the file that the program ships with."""
    return read_calendar((files(__package__) / FILE).read_text("utf-8"), place)


def read_calendar(text: str, place: str) -> Calendar:
    """The calendar of one place. Raises BrokenLaw where the file can't be understood."""
    try:
        tables = tomllib.loads(text)[place.lower().replace(" ", "_")]
        listed: dict[int, dict[date, str]] = {}
        for day, name in _days(tables.get("listed", {})).items():
            listed.setdefault(day.year, {})[day] = name
        added = _days(tables.get("added", {}))
        removed = frozenset(_days(tables.get("removed", {})))
        rule = tuple((str(name), str(when)) for name, when in tables["days"].items())
        by_rule(rule, 2026)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenLaw(FILE, error) from error
    return Calendar(place, MappingProxyType(listed), MappingProxyType(added), removed, rule)


@cache
def by_rule(rule: Rule, year: int) -> Mapping[date, str]:
    """The bank holidays of any year by a nation's rule, but for one-offs (royal events).

    A holiday is ``12-25``, a date; ``easter-2``, so many days from Easter Sunday; or ``monday
    05-25``, the first Monday from then on. One that falls on a weekend is given the first
    weekday after it that is no holiday of its own.
    """
    days = [(_by_rule(when, year), name) for name, when in rule]
    found = {day: name for day, name in days if day.weekday() < SATURDAY}
    for day, name in days:
        if day.weekday() >= SATURDAY:
            off = day
            while off.weekday() >= SATURDAY or off in found:
                off += DAY
            found[off] = f"{name} (substitute day)"
    return MappingProxyType(dict(sorted(found.items())))


def generated(year: int) -> Mapping[date, str]:
    """The bank holidays of England in any year, but for one-offs."""
    return by_rule(england().rule, year)


def _by_rule(when: str, year: int) -> date:
    if when.startswith("easter"):
        return easter_sunday(year) + int(when.removeprefix("easter")) * DAY
    if when.startswith("monday"):
        return _monday_from(date.fromisoformat(f"{year}-{when.removeprefix('monday ')}"))
    return date.fromisoformat(f"{year}-{when}")


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


def _weekdays(until: date) -> int:
    """Mondays to Fridays from the first day of the calendar, a Monday, up to and with this."""
    weeks, days = divmod(until.toordinal(), WEEK)
    return weeks * WEEKDAYS + min(days, WEEKDAYS)


def _within(day: date, spans: Iterable[Span]) -> bool:
    return any(first <= day <= last for first, last in spans)


def _monday_from(day: date) -> date:
    return day + DAY * ((MONDAY - day.weekday()) % 7)
