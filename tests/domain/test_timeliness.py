"""How well time limits were kept: each figure with a store that was counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.case import Case, CaseNumber, Event, OfficerId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.law import the_law
from caseworker.domain.timeliness import (
    Choice,
    Clock,
    Figure,
    Outcome,
    by_authority,
    by_year,
    clocks_of,
    figure,
    is_counted,
    per_cent,
)
from tests.builders import OKAFOR, TODAY, a_case, a_person, an_event

LEWIS = OfficerId("lewis")
MONDAY = date(2026, 9, 7)  # six weeks on is 19 October 2026
LAST = date(2026, 10, 19)
DECIDE, FINAL = "T-03", "T-09"


def asked(on: date = MONDAY, *then: Event) -> tuple[Event, ...]:
    return (an_event("request_received", on), *then)


def decided(on: date) -> Event:
    return an_event("decided_to_assess", on)


def excused(on: date, limit: str = DECIDE) -> Event:
    facts = {"limit": limit, "exception": "EX-C", "reasons": "A death in the family"}
    return an_event("exception_claimed", on, facts=facts)


#: The store that was counted by hand: what happened, and what becomes of “decide in 6 weeks”.
STORE: tuple[tuple[Outcome, tuple[Event, ...]], ...] = (
    (Outcome.IN_TIME, asked(MONDAY, decided(date(2026, 10, 12)))),
    (Outcome.IN_TIME, asked(MONDAY, decided(LAST))),
    (Outcome.LATE, asked(MONDAY, decided(date(2026, 10, 20)))),
    (Outcome.OVERDUE, asked(MONDAY)),
    (Outcome.EXCUSED, asked(MONDAY, excused(date(2026, 10, 5)), decided(date(2026, 10, 12)))),
    (Outcome.EXCUSED, asked(MONDAY, excused(date(2026, 10, 5)), decided(date(2026, 11, 2)))),
    (Outcome.EXCUSED, asked(MONDAY, excused(date(2026, 10, 5)))),
    (Outcome.NOT_OWED, asked(MONDAY, an_event("request_withdrawn", date(2026, 10, 1)))),
    (Outcome.NOT_OWED, asked(MONDAY, an_event("request_withdrawn", date(2026, 11, 9)))),
    (Outcome.NOT_DUE, asked(TODAY - timedelta(weeks=6))),
    (Outcome.NOT_DUE, asked(date(2026, 11, 2), decided(date(2026, 11, 9)))),
    (Outcome.NOT_DUE, asked(date(2026, 11, 2), excused(date(2026, 11, 9)))),
)


def clocks(case: Case, limit: str = DECIDE, today: date = TODAY) -> tuple[Clock, ...]:
    found = clocks_of(case, dues_of(case, Reckoning(today)), today)
    return tuple(clock for clock in found if clock.limit == limit)


def the_store(limit: str = DECIDE) -> tuple[Clock, ...]:
    cases = [a_case(*events, number=f"2026-{at:04d}") for at, (_, events) in enumerate(STORE)]
    return tuple(clock for case in cases for clock in clocks(case, limit))


def a_clock(**changes: object) -> Clock:
    clock = Clock(
        case=CaseNumber("2026-0113"),
        limit=DECIDE,
        about="",
        by=LAST,
        done_on=None,
        outcome=Outcome.OVERDUE,
        late_words="",
        authority="Northmere",
        officer=OKAFOR,
    )
    return replace(clock, **changes)  # type: ignore[arg-type]  # a field of its own for each


@pytest.mark.parametrize(("outcome", "events"), STORE)
def test_what_becomes_of_a_clock(outcome: Outcome, events: tuple[Event, ...]) -> None:
    (clock,) = clocks(a_case(*events))

    assert clock.outcome is outcome


def test_the_figure_of_the_whole_store() -> None:
    found = figure(the_store())

    assert found == Figure(
        in_time=2, late=1, overdue=1, excused=3, excused_kept=1, not_owed=2, not_due=3
    )


def test_the_numerator_and_the_denominator() -> None:
    """In time, out of in time, done late, and late and not done: nothing else is in either."""
    found = figure(the_store())

    assert (found.in_time, found.fell_due, found.per_cent) == (2, 4, "50%")


def test_with_the_excused_counted_in_each_stands_by_its_original_day() -> None:
    found = figure(the_store())

    assert (found.fell_due_with_excused, found.per_cent_with_excused) == (7, "42.9%")


def test_every_clock_is_in_one_place_and_one_only() -> None:
    found = figure(the_store())

    assert found.total == len(STORE)
    assert sum(found.of(outcome) for outcome in Outcome) == len(STORE)


def test_what_is_done_early_does_not_count_before_its_last_day_is_over() -> None:
    """Else a year under way is flattered: those that will be late can't show yet."""
    case = a_case(*asked(MONDAY, decided(MONDAY + timedelta(days=3))))

    (on_the_day,) = clocks(case, today=LAST)
    (day_after,) = clocks(case, today=LAST + timedelta(days=1))

    assert (on_the_day.outcome, day_after.outcome) == (Outcome.NOT_DUE, Outcome.IN_TIME)


def test_a_clock_belongs_to_the_year_of_its_last_day_whenever_it_was_done() -> None:
    events = asked(date(2025, 11, 17), decided(date(2026, 1, 5)))  # by 29 December 2025

    lines = by_year(clocks(a_case(*events)), 2024, 2026)

    assert [(line.words, line.figure.late, line.figure.total) for line in lines] == [
        ("2024", 0, 0),
        ("2025", 1, 1),
        ("2026", 0, 0),
    ]


def test_figures_by_home_authority_and_those_of_nobody_come_last() -> None:
    homes = ("Northmere", "", "Eastmoor", "Northmere")
    cases = [
        a_case(*asked(), number=f"2026-{at:04d}", person=a_person(home_authority=home))
        for at, home in enumerate(homes)
    ]

    lines = by_authority([clock for case in cases for clock in clocks(case)])

    assert [(line.words, line.figure.overdue) for line in lines] == [
        ("Eastmoor", 1),
        ("Northmere", 2),
        ("No home authority given", 1),
    ]


def test_advice_counts_once_for_each_who_was_asked() -> None:
    def ask(who: str, on: date) -> Event:
        facts = {"adviser": who, "advice": "Education"}
        return an_event("advice_requested", on, sent=on, served=on, facts=facts)

    case = a_case(*asked(), ask("A school", MONDAY), ask("A doctor", MONDAY))

    found = clocks(case, "T-04")

    assert [(clock.about, clock.outcome) for clock in found] == [
        ("A school", Outcome.OVERDUE),
        ("A doctor", Outcome.OVERDUE),
    ]


def test_a_choice_narrows_by_limit_years_authority_and_officer() -> None:
    every = (
        a_clock(),
        a_clock(limit=FINAL),
        a_clock(by=date(2025, 12, 31)),
        a_clock(authority=""),
        a_clock(officer=LEWIS),
        a_clock(by=None, outcome=Outcome.NO_DAY),
    )

    def how_many(**narrowed: object) -> int:
        choice = replace(Choice(DECIDE, 2026, 2026), **narrowed)  # type: ignore[arg-type]
        return len(choice.within(every))

    assert how_many() == 4
    assert how_many(first=2025) == 5
    assert how_many(authority="") == 1
    assert how_many(authority="Northmere") == 3
    assert how_many(officer=LEWIS) == 1
    assert how_many(limit=FINAL) == 1


def test_what_has_no_day_has_no_year_and_a_line_of_its_own() -> None:
    lines = by_year([a_clock(by=None, outcome=Outcome.NO_DAY)], 2026, 2026)

    assert [(line.words, line.figure.no_day) for line in lines] == [
        ("2026", 0),
        ("No day known", 1),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "–"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (5, 6, "83.3%"),
        (1, 16, "6.3%"),  # 6.25: half goes up
        (9999, 10000, "99.9%"),
        (1, 10000, "0.1%"),
    ],
)
def test_a_share_never_says_all_or_nothing_of_what_is_not(
    part: int, whole: int, words: str
) -> None:
    assert per_cent(part, whole) == words


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_a_share_lies_within_half_a_tenth_of_the_truth(whole: int, part: int) -> None:
    part = min(part, whole)

    shown = float(per_cent(part, whole).rstrip("%"))

    assert abs(shown - 100 * part / whole) <= 0.1


def test_only_deadlines_with_a_number_are_counted_and_each_duty_once() -> None:
    counted = {row.id for row in the_law().time_limits if is_counted(row)}

    assert {DECIDE, FINAL, "T-04", "D-07"} <= counted
    assert not counted & {"T-01", "T-02", "T-07", "T-10"}


@pytest.mark.parametrize(("count", "is_small"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_below_five_may_point_to_a_child(count: int, *, is_small: bool) -> None:
    assert Figure(in_time=12, late=count).is_small is is_small
