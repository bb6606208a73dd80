"""Checks of the advice: from everybody whom the regulation names, each with its paper."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.domain.assessment import AdviceSource, advice_to_ask, of_the_latest
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.checking.looked import Check, Looked, Spot
from caseworker.domain.next_plan import assessed_again

CAME_IN = ("advice_received", "advice_reused")
ANSWERED = (*CAME_IN, "advice_not_needed")


def every_source_is_listed(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each source that the regulation names for this case: in, used again, or why not."""
    missing = [row.title for row in _wanted(looked, check) if not _is_among(row, looked, ANSWERED)]
    if missing:
        yield Spot(looked.home_of("advice"), "; ".join(missing))


def advice_is_attached(looked: Looked, check: Check) -> Iterator[Spot]:
    """A copy of each advice goes with the plan, so each has its paper."""
    del check
    without = [
        event.facts["adviser"]
        for event in of_the_latest(looked.case, *CAME_IN)
        if not event.facts.get("document")
    ]
    if without:
        yield Spot(looked.home_of("advice"), "; ".join(without))


def sensory_teacher_was_consulted(looked: Looked, check: Check) -> Iterator[Spot]:
    """Advised by a qualified teacher, or the educational adviser consulted one or is one."""
    consulted = any(
        event.facts.get("sensory_teacher") for event in of_the_latest(looked.case, *CAME_IN)
    )
    for row in _applying(looked):
        is_his = check.facts[0] in row.when
        if is_his and not consulted and not _is_among(row, looked, CAME_IN):
            yield Spot(looked.home_of("advice"))


def advice_was_sought(looked: Looked, check: Check) -> Iterator[Spot]:
    """The source that a fact of the case calls for was asked, or has advised."""
    for row in _applying(looked):
        is_his = check.facts[0] in row.when
        if is_his and not _is_among(row, looked, ("advice_requested", *CAME_IN)):
            yield Spot(looked.home_of("advice"))


def _applying(looked: Looked) -> tuple[AdviceSource, ...]:
    """The sources as they were wanted on the day on which it was decided to assess."""
    decided = assessed_again(looked.case) or looked.case.last("decided_to_assess")
    on = decided.day if decided else looked.today
    return advice_to_ask(looked.case, next(iter(looked.kind.regimes), ""), on)


def _wanted(looked: Looked, check: Check) -> Iterator[AdviceSource]:
    """Those that are offered to be asked; what a check of its own looks at is left to it."""
    return (
        row
        for row in _applying(looked)
        if row.offer and not set(check.facts).intersection(row.when)
    )


def _is_among(row: AdviceSource, looked: Looked, kinds: tuple[str, ...]) -> bool:
    return any(_is_from(row, event, looked.case) for event in of_the_latest(looked.case, *kinds))


def _is_from(row: AdviceSource, event: Event, case: Case) -> bool:
    """By the kind of advice, or who gives it; an answer is of the kind that was asked for."""
    request = event.facts.get("request", "")
    asked = case.heir(EventId(request)) if request else None
    entries = [each for each in (event, asked) if each is not None]
    names = ("advice", "adviser")
    said = {each.facts.get(name, "").casefold() for each in entries for name in names}
    return not said.isdisjoint({row.title.casefold(), row.adviser.casefold()})
