"""The working days of England: the rule, the list, and a calendar made by somebody else."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.bank_holidays import (
    OneOff,
    as_listed,
    easter_sunday,
    england,
    generated,
    nation,
    read_calendar,
    with_one_offs,
)
from caseworker.domain.errors import BrokenLaw

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        # law/ehc-process.md 3.2, the generated check
        (2026, ["1 1", "3 4", "6 4", "4 5", "25 5", "31 8", "25 12", "28 12"]),
        (2027, ["1 1", "26 3", "29 3", "3 5", "31 5", "30 8", "27 12", "28 12"]),
        (2028, ["3 1", "14 4", "17 4", "1 5", "29 5", "28 8", "25 12", "26 12"]),
        # Christmas on a Sunday: Boxing Day keeps its Monday, Christmas moves past it
        (2022, ["3 1", "15 4", "18 4", "2 5", "30 5", "29 8", "26 12", "27 12"]),
    ],
)
def test_the_rule_makes_the_holidays_of_a_year(year: int, days: list[str]) -> None:
    expected = [date(year, int(month), int(day)) for day, month in (one.split() for one in days)]

    assert list(generated(year)) == expected


@pytest.mark.parametrize("year", range(2012, 2061))
def test_the_calendar_agrees_with_one_that_others_keep(year: int) -> None:
    """The ``holidays`` library, one-offs included; a holiday on a weekend changes nothing."""
    others = {
        day for day in holidays.country_holidays("GB", "ENG", years=year) if day.weekday() < 5
    }
    first = date(year, 1, 1)
    every_day = [first + n * DAY for n in range((date(year + 1, 1, 1) - first).days)]

    ours = {day for day in every_day if england().holiday(day)}

    assert ours == others


@pytest.mark.parametrize("year", range(2013, 2061))
@pytest.mark.parametrize(
    ("place", "code"), [("Wales", "WLS"), ("Scotland", "SCT"), ("Northern Ireland", "NIR")]
)
def test_the_other_nations_agree_with_a_calendar_that_others_keep(
    place: str, code: str, year: int
) -> None:
    """Kept for moves: no English time limit is counted by them."""
    others = holidays.country_holidays("GB", code, years=year)
    first = date(year, 1, 1)
    weekdays = [day for n in range(366) if (day := first + n * DAY).weekday() < 5]

    ours = {day for day in weekdays if day.year == year and nation(place).holiday(day)}

    assert ours == {day for day in others if day.weekday() < 5}


def test_the_file_holds_what_the_rule_makes_for_2024_to_2033() -> None:
    """Fails when a line is put right by hand: then say here which, and why."""
    listed = england().listed

    assert sorted(listed) == list(range(2024, 2034))
    assert "\n".join(
        f'{day.isoformat()} = "{name}"' for year in listed.values() for day, name in year.items()
    ) == as_listed(2024, 2033)


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1818, date(1818, 3, 22)),  # the earliest there can be
        (1943, date(1943, 4, 25)),  # the latest
        (2008, date(2008, 3, 23)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_where_the_tables_put_it(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


def test_an_officer_can_enter_a_one_off_day_and_take_one_away() -> None:
    jubilee, may_day = date(2031, 6, 2), date(2031, 5, 5)

    calendar = england().with_days({jubilee: "A jubilee"}, removed=[may_day])

    assert calendar.holiday(jubilee) == "A jubilee"
    assert calendar.is_working(may_day)
    assert england().is_working(jubilee)


def test_a_one_off_day_counts_in_its_own_nation_alone_and_is_named_as_one() -> None:
    mourning = OneOff("Scotland", date(2026, 12, 7), "Day of mourning", "Proclamation")

    assert (
        with_one_offs("Scotland", [mourning]).holiday(mourning.day) == "Day of mourning (one-off)"
    )
    assert with_one_offs("England", [mourning]) is england()


def test_a_school_is_shut_in_its_closures_and_out_of_term() -> None:
    term, half_term = (
        (date(2026, 9, 2), date(2026, 12, 18)),
        (date(2026, 10, 26), date(2026, 10, 30)),
    )

    school = england().of_school([term], [half_term])

    assert school.is_working(date(2026, 10, 23))
    assert not school.is_working(date(2026, 10, 26))
    assert not school.is_working(date(2026, 10, 30))
    assert school.is_working(date(2026, 11, 2))
    assert not school.is_working(date(2026, 12, 21))


def test_a_listed_year_is_taken_from_its_list_alone() -> None:
    text = '[england.days]\n"Good Friday" = "easter-2"\n[england.listed]\n2026-04-02 = "Moved"'
    calendar = read_calendar(text, "England")

    assert not calendar.is_working(date(2026, 4, 2))
    assert calendar.is_working(date(2026, 4, 3))
    assert not calendar.is_working(date(2027, 3, 26))


@pytest.mark.parametrize(
    "text",
    ["[england", "[wales]", "[england]", '[england.days]\n"x" = "soon"'],
)
def test_a_broken_calendar_is_named_as_such(text: str) -> None:
    with pytest.raises(BrokenLaw):
        read_calendar(text, "England")


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_the_nearest_working_days_are_working_days_with_none_between(day: date) -> None:
    calendar = england()

    after, before = calendar.next_working(day), calendar.last_working(day)

    assert calendar.is_working(after)
    assert calendar.is_working(before)
    assert calendar.working_days(before, after) == (0 if before == after else 1)


@given(
    st.dates(date(1999, 1, 1), date(2070, 1, 1)),
    st.integers(-30, 1500),
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=4),
    st.sampled_from([(), ((date(2024, 9, 2), date(2026, 7, 20)),)]),
)
def test_many_working_days_are_those_of_each_day(
    after: date, length: int, off: list[date], terms: tuple[tuple[date, date], ...]
) -> None:
    """They are counted by whole weeks; holidays that were added or removed change them."""
    listed = [day for year in (2025, 2026) for day in generated(year)]
    calendar = england().with_days(dict.fromkeys(off, "Royal visit"), listed[::3])
    calendar = calendar.of_school(terms) if terms else calendar
    until = after + length * DAY

    counted = calendar.working_days(after, until)

    days = (after + (n + 1) * DAY for n in range(length))
    assert counted == sum(map(calendar.is_working, days))
