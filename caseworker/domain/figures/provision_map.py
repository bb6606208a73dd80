"""What is provided for all the children: by tier and area, what it takes, costs and does.

Each piece counts on the day on which it begins; its hours and its cost count in the terms that
it runs in. What plans promise stands beside it. Of a school year, whoever costs more than the
national threshold is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from caseworker.domain.case import Case, Stage
from caseworker.domain.figures.provision import pieces
from caseworker.domain.figures.table import terms_between
from caseworker.domain.figures.tick import CaseRead, Tick, area_called, area_of
from caseworker.domain.law import event_kinds
from caseworker.domain.provision_map import (
    PLAN,
    Span,
    cost_within,
    effect_of,
    hours_within,
    provision_map,
    runs,
    school_year,
)
from caseworker.domain.support_cycle import Cycle, Provision, cycles_of
from caseworker.domain.support_rules import support_rules

ALL_TIERS: Final = "All tiers"
ALL_AREAS: Final = "All areas"
_GOOD: Final = 75  # in the hundred of what a piece aimed at


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each piece; its hours and pounds term by term; one for a year above the threshold."""
    number = read.case.number
    for cycle in cycles_of(read.case):
        area = area_called("; ".join(cycle.areas))
        for one in cycle.provision:
            first, last = runs(cycle, one)
            groups = (one.tier, area)
            words = f"{one.what} · from {first:%d/%m/%Y}"
            yield Tick(_mark(cycle, one), number, first, groups, words=words)
            for term in terms_between(first, last):
                span = Span(term.title, term.first, term.last)
                day = max(first, term.first)
                hours, cost = hours_within(cycle, one, span), cost_within(cycle, one, span)
                yield Tick("hours", number, day, groups, float(hours), words)
                if cost:
                    yield Tick("cost", number, day, groups, float(cost), words)
    yield from _promised(read)
    yield from _above(read.case, read.today)


def _mark(cycle: Cycle, one: Provision) -> str:
    effect = effect_of(cycle, one)
    if effect is None:
        return "not_judged"
    poor = support_rules().specialist.poor_below
    return "poor" if effect < poor else "good" if effect >= _GOOD else "fair"


def _promised(read: CaseRead) -> Iterator[Tick]:
    """Each piece of a plan in force, which says no cost."""
    version = read.in_force
    if version is None or read.case.stage(event_kinds()) is Stage.CLOSED:
        return
    for mark, item in pieces(version):
        groups = (PLAN, area_of((version,), str(item.id)))
        yield Tick("promised", read.case.number, version.issued_on, groups, words=mark)


def _above(case: Case, today: date) -> Iterator[Tick]:
    """Each school year in which the child’s support costs more than the threshold."""
    begun = {school_year(cycle.starts_on) for cycle in cycles_of(case)}
    for span in sorted(begun, key=lambda one: one.first):
        found = provision_map(case, span)
        if found.above > Decimal(0):
            words = f"{span.title}: £{found.counted:,.2f}"
            day = min(today, span.last)
            yield Tick("above", case.number, day, (ALL_TIERS, ALL_AREAS), float(found.above), words)
