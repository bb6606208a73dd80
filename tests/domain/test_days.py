"""Counting, as the law counts: every worked date that the law notes and the stories give."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.bank_holidays import england
from caseworker.domain.days import (
    Rule,
    Unit,
    count,
    days_late,
    months_on,
    moved_for_the_tribunal,
    plain,
)
from caseworker.domain.moments import day_of

K1, K1B, K2, K3, K4, K4B = Rule.K1, Rule.K1B, Rule.K2, Rule.K3, Rule.K4, Rule.K4B
K5, K6, K7, K8 = Rule.K5, Rule.K6, Rule.K7, Rule.K8
DAYS, WEEKS, MONTHS, WORKING = Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.WORKING_DAYS
DAY = timedelta(days=1)
Limit = tuple[Rule, int, Unit]


def d(text: str) -> date:
    """``5 10 2026`` is 5 October 2026."""
    day, month, year = text.split()
    return date(int(year), int(month), int(day))


@pytest.mark.parametrize(
    ("source", "limit", "start", "end"),
    [
        # house.md 4: the first acceptance
        ("first acceptance", (K1, 6, WEEKS), "7 9 2026", "19 10 2026"),
        ("first acceptance", (K1, 16, WEEKS), "7 9 2026", "28 12 2026"),
        ("first acceptance", (K1, 20, WEEKS), "7 9 2026", "25 1 2027"),
        # law/ehc-process.md 3.3
        ("3.3 request", (K1, 6, WEEKS), "12 1 2026", "23 2 2026"),
        ("3.3 request", (K1, 16, WEEKS), "12 1 2026", "4 5 2026"),
        ("3.3 request", (K1, 20, WEEKS), "12 1 2026", "1 6 2026"),
        ("3.3 draft window", (K2, 15, DAYS), "20 4 2026", "4 5 2026"),
        ("3.3 institution reply", (K3, 15, DAYS), "6 5 2026", "21 5 2026"),
        ("3.3 review, notice", (K5, 2, WEEKS), "10 3 2026", "24 2 2026"),
        ("3.3 review, report", (K1, 2, WEEKS), "10 3 2026", "24 3 2026"),
        ("3.3 review, decision", (K1, 4, WEEKS), "10 3 2026", "7 4 2026"),
        ("3.3 review, outer final", (K1, 12, WEEKS), "10 3 2026", "2 6 2026"),
        ("3.3 amendment, comments", (K2, 15, DAYS), "31 3 2026", "14 4 2026"),
        ("3.3 amendment, final", (K1, 8, WEEKS), "31 3 2026", "26 5 2026"),
        ("3.3 12-month review", (K6, 12, MONTHS), "29 5 2025", "28 5 2026"),
        ("3.3 12-month review, meeting", (K5, 4, WEEKS), "28 5 2026", "30 4 2026"),
        ("3.3 3 months beginning", (K6, 3, MONTHS), "1 3 2026", "31 5 2026"),
        ("3.3 3 months beginning", (K6, 3, MONTHS), "31 8 2026", "30 11 2026"),
        ("3.3 3 months beginning", (K6, 3, MONTHS), "30 11 2025", "28 2 2026"),
        ("3.3 LA transfer", (K4, 15, WORKING), "1 4 2026", "23 4 2026"),
        ("3.3 LA transfer", (K4, 15, WORKING), "21 12 2026", "13 1 2027"),
        ("3.3 new LA letter", (K1, 6, WEEKS), "22 4 2026", "3 6 2026"),
        ("3.3 new LA review", (K6, 3, MONTHS), "22 4 2026", "21 7 2026"),
        ("3.3 custody copy", (K4B, 5, WORKING), "1 4 2026", "10 4 2026"),
        ("3.3 re-assessment answer", (K3, 15, DAYS), "2 2 2026", "17 2 2026"),
        ("3.3 re-assessment final", (K1, 14, WEEKS), "17 2 2026", "26 5 2026"),
        ("3.3 appeal", (K8, 2, MONTHS), "31 12 2025", "28 2 2026"),
        ("3.3 appeal in August", (K8, 2, MONTHS), "15 6 2026", "15 8 2026"),
        ("3.3 appeal at Christmas", (K8, 2, MONTHS), "26 10 2026", "26 12 2026"),
        ("3.3 appeal, certificate", (K8, 1, MONTHS), "29 11 2026", "29 12 2026"),
        ("3.3 mediation", (K3, 30, DAYS), "1 5 2026", "31 5 2026"),
        ("3.3 post-16 move", (K5, 5, MONTHS), "1 9 2026", "1 4 2026"),
        ("2.3 phase transfer", (K7, 0, DAYS), "15 2 2027", "14 2 2027"),
        ("2.3 post-16 transfer", (K7, 0, DAYS), "31 3 2027", "30 3 2027"),
        # law/custody-and-service.md 7.6
        ("7.6", (K1, 6, WEEKS), "14 9 2026", "26 10 2026"),
        ("7.6", (K2, 15, DAYS), "9 11 2026", "23 11 2026"),
        ("7.6", (K4B, 5, WORKING), "23 12 2026", "4 1 2027"),
        ("7.6", (K4, 15, WORKING), "17 8 2026", "7 9 2026"),
        ("7.6", (K6, 3, MONTHS), "1 9 2026", "30 11 2026"),
        ("7.6", (K8, 2, MONTHS), "26 10 2026", "26 12 2026"),
        # stories.md
        ("story 1", (K4B, 10, WORKING), "5 10 2026", "19 10 2026"),
        ("story 3", (K4B, 5, WORKING), "23 12 2026", "4 1 2027"),
        ("story 5", (K1, 6, WEEKS), "14 9 2026", "26 10 2026"),
        ("story 5", (K1, 16, WEEKS), "14 9 2026", "4 1 2027"),
        ("story 5", (K1, 20, WEEKS), "14 9 2026", "1 2 2027"),
        ("story 8", (K2, 15, DAYS), "9 11 2026", "23 11 2026"),
        ("story 16", (K6, 12, MONTHS), "3 11 2025", "2 11 2026"),
        ("story 17", (K5, 10, WORKING), "15 2 2027", "1 2 2027"),
        ("story 17", (K5, 4, WEEKS), "15 2 2027", "18 1 2027"),
        ("story 19", (K5, 90, DAYS), "20 11 2026", "22 8 2026"),
        ("story 20", (K8, 2, MONTHS), "26 10 2026", "26 12 2026"),
        ("story 20, certificate", (K8, 1, MONTHS), "27 11 2026", "27 12 2026"),
        ("story 23", (K5, 6, MONTHS), "11 1 2027", "11 7 2026"),
        ("story 25, records", (K5, 30, DAYS), "1 9 2026", "2 8 2026"),
        ("story 25, notice", (K5, 15, WORKING), "1 9 2026", "10 8 2026"),
        ("story 25, transfer", (K4, 15, WORKING), "17 8 2026", "7 9 2026"),
        ("story 25, letter", (K1, 6, WEEKS), "1 9 2026", "13 10 2026"),
        ("story 25, review", (K6, 3, MONTHS), "1 9 2026", "30 11 2026"),
        ("story 25, review", (K6, 12, MONTHS), "9 3 2026", "8 3 2027"),
        # leap days, and weeks that begin with a day
        ("leap day", (K8, 12, MONTHS), "29 2 2024", "28 2 2025"),
        ("leap day", (K6, 12, MONTHS), "29 2 2024", "28 2 2025"),
        ("leap day", (K6, 12, MONTHS), "1 3 2023", "29 2 2024"),
        ("T-44", (K1B, 5, WEEKS), "1 6 2026", "5 7 2026"),
    ],
)
def test_a_count_ends_on_the_worked_date(source: str, limit: Limit, start: str, end: str) -> None:
    counted = count(*limit, d(start), england())

    assert counted.end == d(end), source


@pytest.mark.parametrize(
    ("source", "limit", "start", "target"),
    [
        ("3.3 review, notice", (K5, 2, WEEKS), "10 3 2026", "23 2 2026"),
        ("3.3 post-16 move", (K5, 5, MONTHS), "1 9 2026", "31 3 2026"),
        ("K5, a working day earlier", (K5, 5, WORKING), "7 4 2026", "26 3 2026"),
        ("3.1, the Friday before", (K8, 2, MONTHS), "31 12 2025", "27 2 2026"),
        ("3.1, over Christmas", (K1, 16, WEEKS), "7 9 2026", "24 12 2026"),
        ("a working day is its own target", (K1, 6, WEEKS), "7 9 2026", "19 10 2026"),
    ],
)
def test_the_target_is_a_day_that_is_safe_to_aim_for(
    source: str, limit: Limit, start: str, target: str
) -> None:
    counted = count(*limit, d(start), england())

    assert counted.target == d(target), source


@pytest.mark.parametrize(
    ("source", "day", "moved"),
    [
        ("story 20", "26 12 2026", "4 1 2027"),
        ("story 20, certificate", "27 12 2026", "4 1 2027"),
        ("3.3, certificate", "29 12 2026", "4 1 2027"),
        ("story 20, August", "15 8 2026", "1 9 2026"),
        ("3.3, a Saturday", "28 2 2026", "2 3 2026"),
        ("1 January belongs to Christmas", "1 1 2027", "4 1 2027"),
        ("24 December does not", "24 12 2026", "24 12 2026"),
        ("August ends before a weekend", "3 8 2024", "2 9 2024"),
        ("Good Friday", "3 4 2026", "7 4 2026"),
    ],
)
def test_filing_with_the_tribunal_moves_as_rule_12_says(source: str, day: str, moved: str) -> None:
    found, why = moved_for_the_tribunal(d(day), england())

    assert found == d(moved), source
    assert bool(why) is (found != d(day))


@pytest.mark.parametrize(
    ("limit", "start", "words"),
    [
        (
            (K1, 6, WEEKS),
            "7 9 2026",
            (
                "6 weeks from Monday 7 September 2026, not counting that day, ends on "
                "Monday 19 October 2026"
            ),
        ),
        (
            (K2, 15, DAYS),
            "9 11 2026",
            (
                "15 days beginning with Monday 9 November 2026, counting that day, ends on "
                "Monday 23 November 2026"
            ),
        ),
        (
            (K4, 15, WORKING),
            "15 8 2026",
            (
                "15 working days beginning with Saturday 15 August 2026, the first of them "
                "Monday 17 August 2026, ends on Monday 7 September 2026, passing over weekends; "
                "Monday 31 August 2026, Summer bank holiday"
            ),
        ),
        (
            (K4B, 3, WORKING),
            "5 10 2026",
            (
                "3 working days from Monday 5 October 2026, not counting that day, ends on "
                "Thursday 8 October 2026"
            ),
        ),
        (
            (K4B, 1, WORKING),
            "24 12 2026",
            (
                "1 working day from Thursday 24 December 2026, not counting that day, ends on "
                "Tuesday 29 December 2026, passing over weekends; Friday 25 December 2026, "
                "Christmas Day; Monday 28 December 2026, Boxing Day (substitute day)"
            ),
        ),
        (
            (K5, 2, WEEKS),
            "10 3 2026",
            (
                "at least 2 weeks before Tuesday 10 March 2026 is Tuesday 24 February 2026 at the "
                "latest"
            ),
        ),
        (
            (K6, 3, MONTHS),
            "30 11 2025",
            (
                "3 months beginning with Sunday 30 November 2025 ends on "
                "Saturday 28 February 2026, the last day of a shorter month"
            ),
        ),
        (
            (K7, 0, DAYS),
            "15 2 2027",
            ("before Monday 15 February 2027 is Sunday 14 February 2027 at the latest"),
        ),
        (
            (K8, 2, MONTHS),
            "26 10 2026",
            (
                "2 months from Monday 26 October 2026 ends on Saturday 26 December 2026, the same "
                "date"
            ),
        ),
    ],
)
def test_a_count_says_itself_in_words(limit: Limit, start: str, words: str) -> None:
    assert count(*limit, d(start), england()).words == words


def test_the_holidays_passed_over_are_named() -> None:
    counted = count(K4B, 5, WORKING, d("23 12 2026"), england())

    assert [day for day, _ in counted.passed_over] == [
        d("25 12 2026"),
        d("28 12 2026"),
        d("1 1 2027"),
    ]


@pytest.mark.parametrize(
    ("rule", "length", "unit"),
    [(K1, 6, DAYS), (K4, 5, WEEKS), (K8, 2, WORKING), (K1, 0, WEEKS), (K3, -1, DAYS)],
)
def test_a_rule_refuses_what_it_cannot_count(rule: Rule, length: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="can't count"):
        count(rule, length, unit, d("7 9 2026"), england())


@pytest.mark.parametrize(
    ("by", "done", "unit", "late"),
    [
        ("4 1 2027", "5 1 2027", WORKING, 1),  # story 3: "overdue 1 wd"
        ("4 1 2027", "4 1 2027", WORKING, 0),
        ("24 12 2026", "29 12 2026", WORKING, 1),
        ("19 10 2026", "26 10 2026", WEEKS, 7),
        ("19 10 2026", "12 10 2026", WEEKS, 0),
    ],
)
def test_lateness_is_counted_as_the_limit_is(by: str, done: str, unit: Unit, late: int) -> None:
    assert days_late(d(by), d(done), unit, england()) == late


def test_a_day_is_said_in_english_whatever_the_machine_speaks() -> None:
    assert plain(d("1 3 2027")) == "Monday 1 March 2027"


# --- properties: against a slow count, day by day -----------------------------------------------

starts = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def slowly(start: date, steps: int, *, back: bool = False) -> date:
    """Working days, one at a time, with nothing clever."""
    day, left = start, steps
    while left:
        day += -DAY if back else DAY
        if england().is_working(day):
            left -= 1
    return day


@settings(max_examples=150, deadline=None)
@given(start=starts, length=st.integers(1, 60))
def test_working_days_agree_with_a_slow_count(start: date, length: int) -> None:
    calendar = england()
    first = start if calendar.is_working(start) else slowly(start, 1)
    expected = first if length == 1 else slowly(first, length - 1)

    following = count(K4B, length, WORKING, start, calendar).end
    beginning = count(K4, length, WORKING, start, calendar).end
    before = count(K5, length, WORKING, start, calendar).end

    assert following == slowly(start, length)
    assert beginning == expected
    assert before == slowly(start, length, back=True)


@settings(max_examples=150, deadline=None)
@given(start=starts, length=st.integers(1, 60))
def test_days_and_weeks_are_never_skipped_or_doubled(start: date, length: int) -> None:
    calendar = england()

    assert (count(K3, length, DAYS, start, calendar).end - start).days == length
    assert (count(K2, length, DAYS, start, calendar).end - start).days == length - 1
    assert (count(K1, length, WEEKS, start, calendar).end - start).days == 7 * length
    assert (count(K1B, length, WEEKS, start, calendar).end - start).days == 7 * length - 1
    assert (start - count(K5, length, WEEKS, start, calendar).end).days == 7 * length
    assert (start - count(K7, 0, DAYS, start, calendar).end).days == 1


@settings(max_examples=300, deadline=None)
@given(start=starts, length=st.integers(1, 36))
def test_months_end_on_the_same_date_or_the_last_of_a_shorter_month(
    start: date, length: int
) -> None:
    calendar = england()
    after = count(K8, length, MONTHS, start, calendar).end
    period = count(K6, length, MONTHS, start, calendar).end
    months = (after.year - start.year) * 12 + after.month - start.month

    assert months == length
    assert after.day == start.day or (after + DAY).day == 1
    assert period == (after - DAY if after.day == start.day else after)
    assert months_on(start, length)[0] == after


@settings(max_examples=150, deadline=None)
@given(
    start=starts,
    later=st.integers(0, 40),
    rule_unit=st.sampled_from(
        [
            (rule, unit)
            for rule in Rule
            for unit in sorted(rule.units - {Unit.SCHOOL_DAYS}, key=lambda u: u.value)
        ]
    ),
    length=st.integers(1, 20),
)
def test_a_later_start_never_ends_earlier(
    start: date, later: int, rule_unit: tuple[Rule, Unit], length: int
) -> None:
    rule, unit = rule_unit
    calendar = england()

    first = count(rule, length, unit, start, calendar)
    second = count(rule, length, unit, start + later * DAY, calendar)

    assert first.end <= second.end
    assert rule.looks_back is (first.end < start)


@pytest.fixture
def _in_england(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_in_england")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the place can't be set here")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_a_day_begins_at_midnight_where_the_officer_is(moment: datetime, day: date) -> None:
    """A law's day is a day in England: in summer it begins an hour before that of UTC."""
    assert day_of(moment) == day
