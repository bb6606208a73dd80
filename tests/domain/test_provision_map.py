"""The provision map: what falls into a school year, its cost, what stands above the threshold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from caseworker.domain.case import Event
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.domain.provision_map import (
    NOT_KNOWN,
    PLAN,
    Promised,
    ProvisionMap,
    Span,
    cost_in,
    provision_map,
    rows,
    school_year,
    threshold_on,
)
from tests.builders import a_case
from tests.domain.happenings import on
from tests.domain.supported import a_cycle, two_cycles

LAST_YEAR, THIS_YEAR = school_year(date(2026, 8, 31)), school_year(date(2026, 9, 1))


def one_to_one(**facts: str) -> tuple[Event, Event]:
    """Ten hours a week for 38 weeks from 7 September 2026, at £18.60 an hour: £7,068."""
    cycle = a_cycle("2026-09-07", "2026-12-18", baseline="Twice in five.")
    said = {"minutes": "120", "times": "5", "weeks": "38", "group": "1", "hourly": "18.60"}
    given = {"what": "One to one", "tier": "Special", "staff": "Ms Ode", "teacher": "Ms Hart"}
    planned = on(
        "support_intervention_planned",
        "2026-09-07",
        **{"cycle": str(cycle.id), **given, **said, **facts},
    )
    return cycle, planned


def mapped(*events: Event, span: Span = THIS_YEAR) -> ProvisionMap:
    return provision_map(a_case(*events), span)


def test_a_school_year_runs_from_september_to_the_end_of_august() -> None:
    assert (LAST_YEAR.first, LAST_YEAR.last) == (date(2025, 9, 1), date(2026, 8, 31))
    assert THIS_YEAR.title == "School year 2026 to 2027"


def test_each_piece_has_its_dose_its_share_of_the_cost_and_what_it_did() -> None:
    """30 minutes, 3 times a week for 10 weeks are 15 hours; at £21 among 5 that is £63."""
    first, second = mapped(*two_cycles(), span=LAST_YEAR).lines

    assert (first.hours, first.cost, first.effect) == (Decimal(15), Decimal(63), "Partly met")
    assert first.dose == "30 minutes, 3 times a week, 10 weeks"
    assert first.area == "Communication and interaction"
    assert second.effect == "Not met"


def test_what_runs_over_the_end_of_a_year_is_shared_by_the_days_in_each() -> None:
    """1 June to 20 September 2026 are 112 days, of which 92 lie before September."""
    last, this = (mapped(*two_cycles(), span=span).lines[-1] for span in (LAST_YEAR, THIS_YEAR))

    assert last.cost == Decimal("82.80")
    assert this.cost == Decimal("18.00")
    assert (last.cost + this.cost) == Decimal("100.80")


def test_what_stands_above_the_threshold_is_what_the_authority_is_asked_for() -> None:
    found = mapped(*one_to_one())

    assert (found.counted, found.above) == (Decimal("7068.00"), Decimal("1068.00"))
    assert mapped(*two_cycles()).above == 0


def test_good_teaching_for_all_does_not_count_towards_the_threshold() -> None:
    found = mapped(*one_to_one(tier="Universal"))

    assert found.cost == Decimal("7068.00")
    assert found.counted == found.above == 0


def test_a_piece_without_a_cost_is_told_and_not_taken_for_nothing() -> None:
    found = mapped(*one_to_one(hourly=""))

    assert found.lines[0].cost is None
    assert found.unknown == 1


def test_what_a_plan_promises_stands_beside_it_with_the_word_on_its_delivery() -> None:
    promised = (
        Promised("F1 A group", "3 times a week", "In part"),
        Promised("F2 A quiet room", ""),
    )
    lines = provision_map(a_case(), THIS_YEAR, promised).lines

    assert [(one.tier, one.effect) for one in lines] == [(PLAN, "In part"), (PLAN, NOT_KNOWN)]


def test_the_cost_of_a_term_is_that_of_its_days() -> None:
    summer = Span("Summer term", date(2026, 4, 16), date(2026, 8, 31))

    # 10 weeks from 2 March end on 10 May: 25 of their 70 days lie in the summer term.
    assert cost_in(a_case(*two_cycles()), summer) == Decimal("22.50") + Decimal("82.80")


def test_half_a_penny_is_rounded_up_however_the_days_divide() -> None:
    """£77.07 over six weeks: its first five days cost £9.175."""
    five = Span("Five days", date(2026, 3, 2), date(2026, 3, 6))

    assert five.part(Decimal("77.07"), date(2026, 3, 2), date(2026, 4, 12)) == Decimal("9.18")


@pytest.mark.parametrize(("day", "there"), [("2013-03-31", False), ("2026-09-01", True)])
def test_the_threshold_is_a_row_with_its_days_and_from_memory(
    day: str,
    there: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (threshold_on(date.fromisoformat(day)) is not None) is there
    assert all(one.checked is Checked.MEMORY and one.source for one in rows()[1])


def test_each_tier_that_counts_is_one_of_the_entries() -> None:

    spec = event_kinds()["support_intervention_planned"].fact("tier")
    assert spec is not None
    assert rows()[0] < set(spec.choices)
