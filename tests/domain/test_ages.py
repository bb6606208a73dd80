"""The ages the law turns on."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.ages import birthday, compulsory_school_age_ends, school_year_of, year_group


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        # law/ehc-process.md 3.3, stories 1 and 2
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2010, 1, 15), date(2026, 6, 26)),
        (date(2010, 11, 20), date(2027, 6, 25)),
        (date(2008, 2, 29), date(2024, 6, 28)),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born: date, ends: date) -> None:
    """EA 1996 s.8(3): of the school year in which the person turns 16."""
    assert compulsory_school_age_ends(born) == ends


@pytest.mark.parametrize(
    ("day", "began"),
    [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)],
)
def test_a_school_year_runs_from_september_to_august(day: date, began: int) -> None:
    assert school_year_of(day) == began


@pytest.mark.parametrize(
    ("born", "on", "group"),
    [
        # Year 9 is the school year in which most turn 14 (SEND Regs 2014 reg 2(1)).
        (date(2012, 9, 1), date(2026, 9, 1), 9),
        (date(2013, 8, 31), date(2026, 9, 1), 9),
        (date(2013, 8, 31), date(2026, 8, 31), 8),
        (date(2021, 10, 1), date(2026, 9, 1), 0),
        (date(2009, 3, 2), date(2026, 11, 23), 13),
    ],
)
def test_the_year_group_changes_on_the_first_of_september(born: date, on: date, group: int) -> None:
    assert year_group(born, on) == group


def test_somebody_born_on_29_february_has_a_birthday_every_year() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
