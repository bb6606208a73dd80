"""A case in each state, by the shortest way that the rows of ``states.toml`` know to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.state_rules import BEFORE, StateId, StateMove, state_rules
from caseworker.domain.states import FIRST
from tests.builders import a_case, an_event

BEGUN: Final = date(2018, 1, 8)
APART: Final = timedelta(days=30)

Step = tuple[str, Mapping[str, str]]

#: What leads to a state that no entry leads to by itself: from which state, by which entries.
SHOWN: Final[Mapping[StateId, tuple[tuple[StateId, tuple[Step, ...]], ...]]] = {
    StateId("S5"): (
        (
            StateId("S4"),
            (("advice_requested", {"adviser": "Head"}), ("advice_received", {"adviser": "Head"})),
        ),
    ),
    StateId("S13"): (
        (StateId("S9"), (("review_held", {"what": "Phase transfer"}),)),
        (
            StateId("S9"),
            (
                ("meeting_planned", {"what": "Phase transfer", "on": "2026-12-01"}),
                ("meeting_notice_given", {}),
            ),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Way:
    """The entries that lead to a state, and the last of them that led there."""

    steps: tuple[Step, ...] = ()
    by: str = ""


@cache
def ways() -> Mapping[tuple[StateId, str], Way]:
    """By state and the kind of entry that led to it last, the shortest way there."""
    first = Way()
    found = {(FIRST, ""): first}
    waiting = deque([(FIRST, first)])
    while waiting:
        state, way = waiting.popleft()
        for move in state_rules().moves:
            if state not in move.of or move.when or move.to == BEFORE:
                continue
            if move.came_by and way.by not in move.came_by:
                continue
            for kind in move.by:
                step = (kind, {fact: values[0] for fact, values in move.where.items()})
                if (move.to, kind) not in found:
                    further = Way((*way.steps, step), kind)
                    found[move.to, kind] = further
                    waiting.append((move.to, further))
    for shown, variants in SHOWN.items():
        for state, steps in variants:
            before = next(way for (there, _), way in found.items() if there == state)
            found[shown, steps[-1][0]] = Way((*before.steps, *steps), steps[-1][0])
    return found


def case_in(state: StateId, move: StateMove | None = None) -> Case:
    """A case in this state, come there as ``move`` wants it."""
    wanted = move.came_by if move else ()
    way = next(
        way
        for (there, by), way in ways().items()
        if there == state and (not wanted or by in wanted)
    )
    case = a_case()
    for kind, facts in way.steps:
        case = added(case, next_on(case, kind, facts))
    return case


def next_on(case: Case, kind: str, facts: Mapping[str, str] | None = None) -> Happening:
    """The next entry of a case, with everything that it must say."""
    day = BEGUN + APART * (len(case.events) + 1)
    spec = event_kinds()[kind]
    said = {
        fact.name: fact.choices[0]
        if fact.choices
        else day.isoformat()
        if fact.kind is FactKind.DATE
        else "Words"
        for fact in spec.facts
        if fact.required
    }
    sent = day if spec.sent_words else None
    return Happening(kind, day, sent=sent, facts={**said, **(facts or {})})


def added(case: Case, happening: Happening) -> Case:
    """The case with this entry: as an event, whoever accepted it."""
    event: Event = an_event(
        happening.kind, happening.day, sent=happening.sent, facts=happening.facts
    )
    return replace(case, events=(*case.events, event))
