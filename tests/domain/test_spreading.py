"""Meetings of a term spread over its days: none on a day that is shut, not all of them on one."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from caseworker.domain.bank_holidays import england
from caseworker.domain.spreading import ToMeet, spread

FIRST = date(2027, 4, 5)
BEST = date(2027, 5, 17)
HALF_TERM = (date(2027, 5, 10), date(2027, 5, 14))


def is_open(place: str, day: date) -> bool:
    in_holiday = place == "Mill Lane" and HALF_TERM[0] <= day <= HALF_TERM[1]
    return england().is_working(day) and not in_holiday


def test_one_meeting_is_on_the_best_day_or_the_open_day_before_it() -> None:
    assert spread([ToMeet(BEST)], FIRST, is_open) == (BEST,)
    assert spread([ToMeet(date(2027, 5, 16))], FIRST, is_open) == (date(2027, 5, 14),)
    assert spread([ToMeet(date(2027, 5, 16), "Mill Lane")], FIRST, is_open) == (date(2027, 5, 7),)


def test_many_of_one_day_go_back_a_day_each_and_then_share() -> None:
    """Four weeks back from 17 May: 20 working days, without the bank holiday of 3 May."""
    days = Counter(spread([ToMeet(BEST)] * 45, FIRST, is_open))

    assert date(2027, 5, 3) not in days
    assert not any(day.weekday() > 4 for day in days)
    assert set(days.values()) <= {2, 3}
    assert min(days) >= BEST - timedelta(weeks=4)


def test_a_day_that_is_taken_comes_last_and_nothing_is_before_the_first() -> None:
    assert spread([ToMeet(BEST)], FIRST, is_open, [BEST]) == (date(2027, 5, 14),)
    late = date(2027, 6, 1)
    assert spread([ToMeet(BEST)], late, is_open) == (late,)
    assert spread([ToMeet(BEST)], date(2027, 5, 29), is_open) == (date(2027, 6, 1),)
