"""Days that the office keeps itself: one-off bank holidays, terms and closures of schools.

Only what no rule can know is kept here. Every limit that is counted in working days or in
school days follows, on cards, in lists and on paper: see ``reckoning``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import OfficeFacts, Records
from caseworker.domain.bank_holidays import NATIONS, SATURDAY, OneOff, with_one_offs
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.schools import SchoolDays, is_same

EARLIEST: Final = date(2014, 9, 1)  # the law that is counted here began on this day
YEARS_AHEAD: Final = 5
LONGEST_TERM: Final = 366  # days: a school that never closes has its year entered as a term


@dataclass(frozen=True, slots=True)
class EnterOneOff:
    """Enter a bank holiday that no rule knows of. ``source`` is who says so, and where."""

    nation: str
    day: date | None
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class RemoveOneOff:
    """Take a one-off day away again: it was entered wrongly, or was called off."""

    nation: str
    day: date


@dataclass(frozen=True, slots=True)
class EnterSchoolDays:
    """Enter a term of an institution, or days within one on which it is closed."""

    institution: str
    first: date | None
    last: date | None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class RemoveSchoolDays:
    """Take a term or a closure away again."""

    days: SchoolDays


def enter_one_off(records: Records, command: EnterOneOff, sitting: Sitting) -> Done:
    """Keep a one-off bank holiday; every date that is counted in working days follows.

    Raises:
        Incomplete: something is missing, or the day can't be one; every gap at once.
    """
    office = records.office()
    day, name, source = command.day, command.name.strip(), command.source.strip()
    gaps = list(_one_off_gaps(command, office, sitting.today))
    if gaps or day is None:
        raise Incomplete(gaps)
    kept = (*office.one_offs, OneOff(command.nation, day, name, source))
    by_day = tuple(sorted(kept, key=lambda each: (each.day, each.nation)))
    records.save_office(replace(office, one_offs=by_day))
    return _done(
        f"{plain(day)} is a bank holiday in {command.nation} from now on: {name}.",
        f"one_off_day_entered:{_code(command.nation)}",
        day.isoformat(),
    )


def remove_one_off(records: Records, command: RemoveOneOff, sitting: Sitting) -> Done:
    """Take a one-off day away.

    Raises:
        NotFound: it isn't kept; somebody else has removed it.
    """
    del sitting
    office = records.office()
    gone = (command.nation, command.day)
    left = tuple(each for each in office.one_offs if (each.nation, each.day) != gone)
    if left == office.one_offs:
        raise NotFound(f"{plain(command.day)} is not entered for {command.nation}.")
    records.save_office(replace(office, one_offs=left))
    return _done(
        f"{plain(command.day)} is no one-off bank holiday in {command.nation} any more.",
        f"one_off_day_removed:{_code(command.nation)}",
        command.day.isoformat(),
    )


def enter_school_days(records: Records, command: EnterSchoolDays, sitting: Sitting) -> Done:
    """Keep a term of an institution, or a closure.

    Raises:
        Incomplete: something is missing, or the days can't be so; every gap at once.
    """
    office = records.office()
    gaps = list(_school_gaps(command, office.school_days, sitting.today))
    if gaps or command.first is None or command.last is None:
        raise Incomplete(gaps)
    name = " ".join(command.institution.split())
    entered = SchoolDays(name, command.first, command.last, command.closed)
    kept = (*office.school_days, entered)
    by_name = sorted(kept, key=lambda each: (each.institution.casefold(), each.span, each.closed))
    records.save_office(replace(office, school_days=tuple(by_name)))
    what = "is closed" if command.closed else "has a term"
    return _done(
        f"{name} {what} from {plain(entered.first)} to {plain(entered.last)}.",
        "school_days_entered",
        f"{entered.first.isoformat()}/{entered.last.isoformat()}",
    )


def remove_school_days(records: Records, command: RemoveSchoolDays, sitting: Sitting) -> Done:
    """Take a term or a closure away.

    Raises:
        NotFound: it isn't kept; somebody else has removed it.
    """
    del sitting
    office, gone = records.office(), command.days
    if gone not in office.school_days:
        raise NotFound("That term or closure is not entered.")
    left = tuple(each for each in office.school_days if each != gone)
    records.save_office(replace(office, school_days=left))
    what = "closure" if gone.closed else "term"
    return _done(
        f"The {what} of {gone.institution} from {plain(gone.first)} is removed.",
        "school_days_removed",
        f"{gone.first.isoformat()}/{gone.last.isoformat()}",
    )


def _one_off_gaps(command: EnterOneOff, office: OfficeFacts, today: date) -> Iterator[Gap]:
    if command.nation not in NATIONS:
        yield Gap("nation", "Choose the nation that it is a bank holiday of.")
    if command.day is None:
        yield Gap("day", "Give the day.")
    elif fault := _no_one_off(command.day, command.nation, office, today):
        yield Gap("day", fault)
    if not command.name.strip():
        yield Gap("name", "Say what the day is: cards and calendars name it.")
    if not command.source.strip():
        yield Gap("source", "Say where it comes from: a proclamation, an announcement.")


def _no_one_off(day: date, nation: str, office: OfficeFacts, today: date) -> str:
    """Why this can be no one-off bank holiday; empty if it can."""
    if fault := _out_of_sight(day, today):
        return fault
    if day.weekday() >= SATURDAY:
        return f"{plain(day)} is at a weekend, which is no working day as it is."
    calendar = with_one_offs(nation, office.one_offs) if nation in NATIONS else None
    if calendar is not None and (named := calendar.holiday(day)):
        return f"{plain(day)} is a bank holiday in {nation} already: {named}."
    return ""


def _school_gaps(
    command: EnterSchoolDays, kept: Iterable[SchoolDays], today: date
) -> Iterator[Gap]:
    if not command.institution.strip():
        yield Gap("institution", "Name the institution as it stands on its cases.")
    first, last = command.first, command.last
    faults = {
        name: _out_of_sight(day, today) if day else "Give the day."
        for name, day in (("first", first), ("last", last))
    }
    if first and last and not any(faults.values()):
        faults["last"] = _no_span(command, first, last, kept)
    yield from (Gap(name, fault) for name, fault in faults.items() if fault)


def _no_span(command: EnterSchoolDays, first: date, last: date, kept: Iterable[SchoolDays]) -> str:
    if last < first:
        return "The last day comes before the first."
    if (last - first).days >= LONGEST_TERM:
        return "That is longer than a year. Enter each term by itself."
    for each in kept:
        is_like = each.closed is command.closed and is_same(each.institution, command.institution)
        if is_like and first <= each.last and each.first <= last:
            what = "closure" if each.closed else "term"
            return f"It runs into the {what} from {plain(each.first)} to {plain(each.last)}."
    return ""


def _out_of_sight(day: date, today: date) -> str:
    if day < EARLIEST:
        return f"No limit is counted from before {plain(EARLIEST)}. Look at the year again."
    if day.year > today.year + YEARS_AHEAD:
        return f"That is more than {YEARS_AHEAD} years ahead. Look at the year again."
    return ""


def _code(nation: str) -> str:
    return nation.lower().replace(" ", "_")


def _done(sentence: str, act: str, made: str) -> Done:
    return Done(None, frozenset({Touched.OFFICE}), sentence, act, made=made)
