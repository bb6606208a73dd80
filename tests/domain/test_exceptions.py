"""EX-A to EX-F: where the regulation lists them, with what they need, if their test is met."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.exceptions import is_met, refuse_unmet
from caseworker.domain.law import the_law

CLOSURE = {
    "limit": "T-03",
    "exception": "EX-A",
    "reasons": "The school could not be asked.",
    "closed_from": "2026-07-22",
    "reopens_on": "2026-09-02",
}
AWAY = {
    "limit": "T-09",
    "exception": "EX-D",
    "reasons": "The family was abroad.",
    "away_from": "2026-07-01",
}


@pytest.mark.parametrize("asked", [date(2026, 7, 15), date(2026, 8, 1), date(2026, 8, 26)])
def test_a_closure_excuses_advice_asked_from_a_week_before_to_a_week_before_it_ends(
    asked: date,
) -> None:
    """Ehc-process.md 2.1: closed 22 July, opens 2 September 2026: 15 July to 26 August."""
    refuse_unmet({**CLOSURE, "advice_asked_on": asked.isoformat()}, the_law())


@pytest.mark.parametrize("asked", [date(2026, 7, 14), date(2026, 8, 27)])
def test_advice_asked_outside_that_time_is_refused_with_the_days(asked: date) -> None:
    with pytest.raises(NotAllowed, match="from Wednesday 15 July 2026 to Wednesday 26 August"):
        refuse_unmet({**CLOSURE, "advice_asked_on": asked.isoformat()}, the_law())


def test_a_closure_of_less_than_four_weeks_is_refused_with_its_length() -> None:
    short = {**CLOSURE, "reopens_on": "2026-08-18", "advice_asked_on": "2026-07-30"}

    with pytest.raises(NotAllowed, match="27 days; this exception needs 4 weeks"):
        refuse_unmet(short, the_law())


@pytest.mark.parametrize(("back", "holds"), [("2026-07-28", False), ("2026-07-29", True)])
def test_an_absence_must_last_four_weeks(back: str, holds: bool) -> None:  # noqa: FBT001
    claim = {**AWAY, "away_until": back}

    if holds:
        refuse_unmet(claim, the_law())
    else:
        with pytest.raises(NotAllowed, match="4 weeks"):
            refuse_unmet(claim, the_law())


def test_two_weeks_are_enough_after_an_order_of_the_tribunal() -> None:
    """SEND Regs 2014 reg 44(3)(b)."""
    claim = {**AWAY, "limit": "T-38", "exception": "EX-D2", "away_until": "2026-07-15"}

    refuse_unmet(claim, the_law())


@pytest.mark.parametrize("limit", ["T-02", "T-07", "T-16", "T-21", "T-24"])
def test_no_exception_is_listed_for_these(limit: str) -> None:
    """Ehc-process.md 2.1: exceptions exist only where listed."""
    with pytest.raises(NotAllowed, match="list no such exception"):
        refuse_unmet({"limit": limit, "exception": "EX-C", "reasons": "Illness."}, the_law())


def test_what_an_exception_needs_is_asked_for_by_name() -> None:
    with pytest.raises(Incomplete) as refused:
        refuse_unmet({"limit": "T-04", "exception": "EX-E", "reasons": "Ill."}, the_law())

    assert [gap.field for gap in refused.value.gaps] == ["appointment_on"]


@pytest.mark.parametrize(
    ("dates", "met"),
    [
        ({"away_until": "2026-07-29"}, True),
        ({"away_until": "2026-07-28"}, False),
        ({}, False),  # one from before its dates were asked for
        ({"away_until": "2026-07-29", "exception": "EX-E"}, False),
    ],
)
def test_a_claim_excuses_a_limit_only_if_its_test_is_met(
    dates: dict[str, str],
    met: bool,  # noqa: FBT001
) -> None:
    """However it got among the events: typed, or read from a file."""
    assert is_met(the_law().time_limit("T-09"), {**AWAY, **dates}) is met
