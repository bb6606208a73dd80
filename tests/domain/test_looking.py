"""Unusual looking: what each rule finds in a month of the audit, and what it leaves alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from caseworker.domain.case import CaseNumber
from caseworker.domain.looking import (
    OPENED,
    Looked,
    Month,
    OfCase,
    Spotted,
    Why,
    noticed,
    reasons,
    the_rules,
)
from caseworker.domain.officer import OfficerId

MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
HART, SHAH = OfficerId("hart"), OfficerId("shah")
ONE, TWO = CaseNumber("2026-0001"), CaseNumber("2026-0002")
NAMES = {HART: "Lewis Hart", SHAH: "R. Shah"}
CASES = {ONE: OfCase(HART, "Cole"), TWO: OfCase(SHAH, "Hart")}


def opened(case: CaseNumber, at: datetime = MONDAY, who: OfficerId = HART, why: str = "") -> Looked:
    return Looked(at, who, OPENED, case, why)


def did(case: CaseNumber, at: datetime = MONDAY, who: OfficerId = HART) -> Looked:
    return Looked(at, who, "recorded:contact_made", case)


def found(name: str, *lines: Looked, **around: object) -> tuple[Spotted, ...]:
    month = Month(lines, around.pop("cases", CASES), NAMES, **around)  # type: ignore[arg-type]
    return next(one.found for one in noticed(month) if one.unusual.id == name)


def test_a_month_of_ordinary_work_is_not_noticed() -> None:
    lines = (opened(ONE), did(ONE), opened(ONE, MONDAY + timedelta(days=1)))
    month = Month(lines, CASES, NAMES, frozenset({(HART, ONE)}))

    assert [one.found for one in noticed(month)] == [()] * len(the_rules())


def test_each_opening_of_a_restricted_case_stands_there_with_its_reason() -> None:
    before = MONDAY - timedelta(hours=1)

    lines = found("restricted", opened(ONE, before), opened(ONE, why="cover"))

    assert [line.words for line in lines] == ["2 November 2026: I cover for whoever works on it"]


@pytest.mark.parametrize(("case", "count"), [(TWO, 1), (ONE, 0)])
def test_a_namesake_is_somebody_of_the_officer_s_own_surname(case: CaseNumber, count: int) -> None:
    assert len(found("namesake", opened(case))) == count


def test_a_case_of_somebody_else_on_which_they_never_did_anything() -> None:
    assert found("never_theirs", opened(TWO)) == (Spotted(HART, TWO, "2 November 2026"),)
    assert not found("never_theirs", opened(TWO), ever_acted=frozenset({(HART, TWO)}))
    assert not found("never_theirs", opened(ONE))


@pytest.mark.parametrize(("times", "count"), [(2, 0), (3, 1), (5, 1)])
def test_a_case_opened_again_and_again_with_nothing_done(times: int, count: int) -> None:
    lines = [opened(ONE, MONDAY + timedelta(days=at)) for at in range(times)]

    assert len(found("no_act", *lines)) == count
    assert not found("no_act", *lines, did(ONE))


def test_many_in_a_day_is_against_that_officer_s_own_usual_day() -> None:
    usual = [
        opened(CaseNumber(f"2026-{at:04d}"), MONDAY + timedelta(days=day))
        for day in (0, 1, 2)
        for at in range(3)
    ]
    rush = [
        opened(CaseNumber(f"2026-{at:04d}"), MONDAY + timedelta(days=3)) for at in range(20, 32)
    ]

    (line,) = found("many", *usual, *rush)

    assert line == Spotted(HART, None, "5 November 2026: 12 cases; on a usual day 3")
    assert not found("many", *rush)  # it is their usual day
    assert not found("many", *usual, *rush[:9])  # fewer than ten are never many


@pytest.mark.parametrize(
    ("at", "count"),
    [
        (MONDAY.replace(hour=6, minute=59), 1),
        (MONDAY.replace(hour=7), 0),
        (MONDAY.replace(hour=18, minute=59), 0),
        (MONDAY.replace(hour=19), 1),
        (MONDAY + timedelta(days=5), 1),
        (MONDAY + timedelta(days=6), 1),
    ],
)
def test_outside_working_hours(at: datetime, count: int) -> None:
    assert len(found("hours", opened(ONE, at))) == count


def test_a_reason_is_kept_in_words_with_what_was_said() -> None:
    assert Why("cover").words == "I cover for whoever works on it"
    assert Why("other", " His tutor rang ").words == "Another reason. His tutor rang"
    assert all(reasons().values())
