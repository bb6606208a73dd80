"""Cycles of support without a plan, and what they did: one tick for each cycle that was planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.figures.tick import CaseRead, Tick, area_called
from caseworker.domain.support_cycle import Cycle, cycles_of

GOOD: Final = 75  # in the hundred of what was aimed at
NOT_JUDGED: Final = "Not reviewed yet"
NO_DECISION: Final = "Reviewed, no decision recorded"


def ticks(read: CaseRead) -> Iterator[Tick]:
    """By the day on which the support began; hours and pounds as ticks of their own."""
    for cycle in cycles_of(read.case):
        number = read.case.number
        groups = (area_called("; ".join(cycle.areas)), f"Cycle {cycle.at}", _decided(cycle))
        words = _words(cycle)
        yield Tick(_mark(read, cycle), number, cycle.starts_on, groups, words=words)
        if cycle.hours:
            hours = float(cycle.hours)
            yield Tick("hours_planned", number, cycle.starts_on, groups, hours, words)
        given = [one.hours_given for one in cycle.provision if one.hours_given is not None]
        if given:
            hours = float(sum(given))
            yield Tick("hours_given", number, cycle.starts_on, groups, hours, words)


def _mark(read: CaseRead, cycle: Cycle) -> str:
    if not cycle.is_over:
        return "review_late" if cycle.days_late(read.today) else "under_way"
    if cycle.effect is None:
        return "not_judged"
    if cycle.is_poor:
        return "poor"
    return "good" if cycle.effect >= GOOD else "fair"


def _decided(cycle: Cycle) -> str:
    if not cycle.is_over:
        return NOT_JUDGED
    return cycle.decision.title if cycle.decision else NO_DECISION


def _words(cycle: Cycle) -> str:
    said = [f"cycle {cycle.at}, from {day_words(cycle.starts_on)}"]
    if cycle.effect is not None:
        said.append(f"{cycle.effect}% of what was aimed at")
    elif cycle.review is None:
        said.append(f"to be reviewed by {day_words(cycle.review_by)}")
    return " · ".join(said)
