"""Checks of needs, outcomes and provision: each there, whole, and leading to the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from caseworker.domain.ages import school_year_of, year_group
from caseworker.domain.blocks import is_blank
from caseworker.domain.checking.looked import Check, Looked, Spot, listed, missing, said
from caseworker.domain.learning_goals import outcomes_of

YEAR_9 = 9  # SEND Regs 2014 reg 2(1): in or beyond it, preparing for adulthood is part of the plan
PHASE_ENDS = (2, 6, 11, 13)  # the last school year of each phase
_YEAR = re.compile(r"\b20\d\d\b")
ADULTHOOD = "adulthood"


def every_need_is_met(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each of the first ``items``, the needs, is served by one of the second."""
    served, serving = check.items
    provision = [item for _, item in looked.items(serving)]
    for number, need in looked.items(served):
        if not any(need.id in item.links for item in provision):
            yield Spot(number)


def provision_serves_something(looked: Looked, check: Check) -> Iterator[Spot]:
    """No orphans either way: an outcome that no provision works towards is one too.

    The first of ``items`` serves each of the others; that a need is met is another check.
    """
    serving, *served = check.items
    there = {name: {item.id for _, item in looked.items(name)} for name in served}
    provision = list(looked.items(serving))
    for number, item in provision:
        lacks = [_a(name) for name in served if not there[name].intersection(item.links)]
        if lacks:
            yield Spot(number, f"is not linked to {' or '.join(lacks)}")
    for name in served[1:]:
        for number, item in looked.items(name):
            if not any(item.id in each.links for _, each in provision):
                yield Spot(number, f"has no {serving} that works towards it")


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def provision_is_given_by_somebody(looked: Looked, check: Check) -> Iterator[Spot]:
    """Provision says what it is and who gives it."""
    for name in check.items:
        for number, item in looked.items(name):
            lacks = "what is provided" if is_blank(item.text) else ""
            who = missing(item, looked.fields_of(name), check.fields)
            if lacks or who:
                yield Spot(number, " or ".join(filter(None, (lacks, who))))


def provision_is_specific(looked: Looked, check: Check) -> Iterator[Spot]:
    """Provision fills in every field that is asked for."""
    yield from _incomplete(looked, check)


def outcome_can_be_measured(looked: Looked, check: Check) -> Iterator[Spot]:
    """Outcomes fill in every field that is asked for."""
    yield from _incomplete(looked, check)


def outcome_is_within_the_phase(looked: Looked, check: Check) -> Iterator[Spot]:
    """By the end of the phase; a year is read out of what was typed, if one is there."""
    group = year_group(looked.case.person.born, looked.today)
    last = next((end for end in PHASE_ENDS if end >= group), None)
    if last is None:
        return
    ends = date(school_year_of(looked.today) + 1 + last - group, 8, 31)
    outcomes = [numbered for name in check.items for numbered in looked.items(name)]
    for number, item in outcomes:
        typed = said(item, check.fields[0])
        years = [int(year) for year in _YEAR.findall(typed)]
        if years and max(years) > ends.year:
            yield Spot(number, f"{typed}, after Year {last} ends in {ends.year}")


def there_is_one(looked: Looked, check: Check) -> Iterator[Spot]:
    """There is one of the items at all, an outcome or a need."""
    for name in check.items:
        if not any(looked.items(name)):
            yield Spot(looked.home_of(name), name)


def prepares_for_adulthood(looked: Looked, check: Check) -> Iterator[Spot]:
    """One of the items of each of the sections says for which part of adult life it prepares."""
    if year_group(looked.case.person.born, looked.today) < YEAR_9:
        return
    for letter in check.sections:
        items = looked.plan.section(letter).items
        if not any(said(item, ADULTHOOD) for item in items):
            yield Spot(letter)


def adulthood_is_thought_of(looked: Looked, check: Check) -> Iterator[Spot]:
    """In or beyond Year 9, health and social care provision is part of it: not left out unsaid."""
    if year_group(looked.case.person.born, looked.today) < YEAR_9:
        return
    if all(not any(looked.among([letter])) for letter in check.sections):
        yield Spot(check.sections[0])


def _incomplete(looked: Looked, check: Check) -> Iterator[Spot]:
    for name in check.items:
        fields = looked.fields_of(name)
        for number, item in looked.items(name):
            lacks = missing(item, fields, check.fields)
            if lacks:
                yield Spot(number, lacks)


def goal_serves_an_outcome(looked: Looked, check: Check) -> Iterator[Spot]:
    """Goals that name no outcome of the plan of the law, where that has any."""
    outcomes = {number for plan in looked.of_law for number, _ in outcomes_of(plan)}
    for number, item in looked.items(check.items[0]) if outcomes else ():
        named = re.findall(r"[A-Z]\d+", said(item, "outcome").upper())
        if not named:
            yield Spot(number, "no outcome is named")
        elif strange := [one for one in named if one not in outcomes]:
            yield Spot(number, f"{listed(strange)} is not there")
