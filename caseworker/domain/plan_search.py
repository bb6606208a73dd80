"""Finding the plan: who was asked for it, who was reminded, what came, and what is awaited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.law.limits import Law

ASKED: Final = "plan_asked_for"
AWARE: Final = "home_authority_aware"
CAME: Final = "plan_copy_received"
NONE: Final = "no_plan_found"
TOLD: Final = "sen_information_sent"
RECORDED: Final = "existing_plan_recorded"
FORM: Final = "form"
EXTRACT: Final = "Extract"
ABOUT_THE_PLAN: Final = (ASKED, AWARE, CAME, NONE, TOLD, "plan_copy_sent", RECORDED)


@dataclass(frozen=True, slots=True)
class PlanSearch:
    """How the search for the plan stands.

    ``stands`` says it in one sentence, ``lines`` are the entries that tell of it, oldest first,
    with reminders among them. ``awaited`` is the day by which it, or what is known of the needs,
    has to be here; ``next_kinds`` are the entries that come next.
    """

    stands: str
    is_over: bool
    lines: tuple[Event, ...]
    awaited: date | None = None
    is_late: bool = False
    next_kinds: tuple[str, ...] = ()


def plan_search(case: Case, dues: Iterable[Due], law: Law, since: date) -> PlanSearch:
    """The search since the detention began. ``dues`` are all that the law asks on the case."""
    told = tuple(_told(case, law, since))
    last = {event.kind: event for event in told}
    awaited = [one for one in dues if one.is_open and one.row.met_by & {CAME, TOLD} and one.by]
    by = min((one.by for one in awaited if one.by), default=None)
    late = any(one.days_late for one in awaited)
    stands, over, then = _stands(last, by, late=late)
    return PlanSearch(stands, over, told, by, late, then)


def _told(case: Case, law: Law, since: date) -> Iterable[Event]:
    """What tells of the search: entries of its own, and reminders of what it waits for."""
    ids = {name for row in law.time_limits if row.met_by & {CAME, TOLD} for name in row.ids}
    for event in case.live:
        is_chase = law.kinds[event.kind].chases and event.facts.get("limit") in ids
        if event.day >= since and (event.kind in ABOUT_THE_PLAN or is_chase):
            yield event


def _stands(
    last: dict[str, Event], by: date | None, *, late: bool
) -> tuple[str, bool, tuple[str, ...]]:
    """In one sentence; whether it is over; and what comes next."""
    awaited = f" It {'was' if late else 'is'} due by {day_words(by)}." if by else ""
    if came := last.get(CAME):
        on = f"is here since {day_words(came.day)}"
        if came.facts.get(FORM) != EXTRACT:
            return f"The plan {on}.", True, ()
        return f"An extract {on}; the whole plan is not.{awaited}", False, (CAME, NONE)
    if NONE in last:
        return _without(last, by, awaited)
    if ASKED in last or AWARE in last:
        return f"The plan is awaited.{awaited}", False, (CAME, NONE)
    return "Nobody has been asked for the plan yet.", False, (ASKED, AWARE)


def _without(
    last: dict[str, Event], by: date | None, awaited: str
) -> tuple[str, bool, tuple[str, ...]]:
    """There is no plan, but what is known of the needs may be awaited."""
    if told := last.get(TOLD):
        words = f"There is no plan. What is known of the needs came on {day_words(told.day)}."
        return words, True, ()
    if by is None:
        return "The home authority says that there is no plan.", True, ()
    return f"There is no plan. What is known of the needs is awaited.{awaited}", False, (TOLD,)
