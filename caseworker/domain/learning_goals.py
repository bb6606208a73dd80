"""Goals of the individual learning plan, the outcomes they serve, and how far each has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.blocks import words
from caseworker.domain.case import Case, Event
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, Plan

PLAN: Final = "learning_plan"
STARTED: Final = "learning_plan_started"
MEETING: Final = "learning_plan_meeting_held"
REVIEWED: Final = "learning_goal_reviewed"
CONTRIBUTION: Final = "planning_contribution_made"
ARRIVED: Final = ("detained", "received_at_establishment")
_NUMBER: Final = re.compile(r"[A-Z]\d+")


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. ``outcomes`` are the numbers of those that it serves, never their words."""

    item: str
    number: str
    words: str
    outcomes: tuple[str, ...]
    plan_target: str
    by_when: str
    last: Event | None = None

    @property
    def result(self) -> str:
        """How far it had come when it was last looked at; empty while nobody has."""
        return self.last.facts.get("result", "") if self.last else ""


def goals_of(plan: Plan, case: Case) -> tuple[Goal, ...]:
    """Every goal in its order, with what was last said of it."""
    last = {event.facts["item"]: event for event in case.all_of(REVIEWED)}
    return tuple(
        Goal(
            item=str(item.id),
            number=number,
            words=words(item.text),
            outcomes=tuple(_NUMBER.findall(item.fields.get("outcome", "").upper())),
            plan_target=item.fields.get("plan_target", ""),
            by_when=item.fields.get("by_when", ""),
            last=last.get(str(item.id)),
        )
        for number, item in items_called(plan, "goal")
    )


def outcomes_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The outcomes of a plan, by their numbers, in its words."""
    return tuple((number, words(item.text)) for number, item in items_called(plan, "outcome"))


def items_called(plan: Plan, name: str) -> Iterator[tuple[str, Item]]:
    """Its items of one name (outcome, goal), by their numbers."""
    kind = plan_kinds().get(plan.kind)
    for section in kind.sections if kind else ():
        if section.item is not None and section.item.name == name:
            for at, item in enumerate(plan.section(section.letter).items, start=1):
                yield f"{section.letter}{at}", item


def is_started(case: Case) -> bool:
    """Whether a learning plan was started since the learner last came to an establishment."""
    begun = case.last(STARTED, *ARRIVED)
    return begun is not None and begun.kind == STARTED


def next_meeting(case: Case) -> date | None:
    """The day agreed for the next meeting about the learning plan."""
    held = case.last(MEETING)
    on = held.facts.get("on", "") if held else ""
    return date.fromisoformat(on) if on else None
