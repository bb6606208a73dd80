"""When something comes round again: short months, leap days, bank holidays, and an end."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.bank_holidays import OneOff, england, with_one_offs
from caseworker.domain.repeating import Every, Repeats, read_repeats

D = date.fromisoformat


@pytest.mark.parametrize(
    ("every", "first", "after", "found"),
    [
        (Every.DAY, "2026-11-23", "2026-11-23", "2026-11-24"),
        (Every.DAY, "2026-11-23", "2026-12-31", "2027-01-01"),
        (Every.WEEK, "2026-11-23", "2026-11-23", "2026-11-30"),
        (Every.WEEK, "2026-11-23", "2026-12-02", "2026-12-07"),  # the Monday stays a Monday
        (Every.FORTNIGHT, "2026-11-23", "2026-11-30", "2026-12-07"),
        (Every.MONTH, "2026-01-31", "2026-01-31", "2026-02-28"),
        (Every.MONTH, "2026-01-31", "2026-02-28", "2026-03-31"),  # and not the 28th for ever
        (Every.MONTH, "2028-01-30", "2028-01-30", "2028-02-29"),
        (Every.MONTH, "2026-11-15", "2027-05-20", "2027-06-15"),
        (Every.YEAR, "2028-02-29", "2028-02-29", "2029-02-28"),
        (Every.YEAR, "2028-02-29", "2031-03-01", "2032-02-29"),
        (Every.YEAR, "2026-12-25", "2027-01-01", "2027-12-25"),  # Christmas Day stays
        (Every.WORKING_DAY, "2026-11-23", "2026-11-27", "2026-11-30"),
        (Every.WORKING_DAY, "2026-11-23", "2026-12-24", "2026-12-29"),  # 28th in lieu
        (Every.WEEK, "2026-11-23", "2026-11-01", "2026-11-23"),  # not begun yet
    ],
)
def test_it_comes_round(every: Every, first: str, after: str, found: str) -> None:
    assert Repeats(every, D(first)).after(D(after), england()) == D(found)


def test_each_working_day_passes_over_a_one_off_holiday_of_the_office() -> None:
    mourning = OneOff("England", D("2026-11-24"), "Day of mourning", "Proclamation")
    calendar = with_one_offs("England", (mourning,))
    repeats = Repeats(Every.WORKING_DAY, D("2026-11-23"))

    assert repeats.after(D("2026-11-23"), calendar) == D("2026-11-25")


def test_it_ends() -> None:
    repeats = Repeats(Every.WEEK, D("2026-11-23"), until=D("2026-11-30"))

    assert repeats.after(D("2026-11-23"), england()) == D("2026-11-30")
    assert repeats.after(D("2026-11-30"), england()) is None


def test_it_is_kept_as_text_and_read_again() -> None:
    for until in (None, D("2027-01-31")):
        repeats = Repeats(Every.MONTH, D("2026-01-31"), until)
        assert read_repeats(repeats.to_text()) == repeats
    assert read_repeats("") is None
    with pytest.raises(ValueError, match="no repetition"):
        read_repeats("each full moon")
