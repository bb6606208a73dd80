"""Support without a plan as its dated events: each turn of assess, plan, do, review.

Nothing here is kept: a cycle is the entry that planned it, and every entry that names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.listed import listed
from caseworker.domain.review import VIEWS, Noted
from caseworker.domain.support_rules import SupportDecision, support_rules

TRIED: Final = "teaching_tried"
CONSIDERED: Final = "sen_considered"
CONCERN: Final = "concern_raised"
STARTED: Final = "sen_support_started"
TOLD: Final = "parent_told_of_support"
CYCLE: Final = "support_cycle_planned"
TARGET: Final = "support_target_set"
PROVISION: Final = "support_intervention_planned"
NOTE: Final = "support_noted"
REVIEWED: Final = "support_cycle_reviewed"
RESULT: Final = "support_target_reviewed"
MEETING: Final = "support_meeting_held"
ASKED: Final = "specialist_asked"
ANSWERED: Final = "specialist_answered"
ENDED: Final = "support_ended"

ENTRIES: Final = frozenset(
    {TRIED, CONSIDERED, STARTED, CYCLE, TARGET, PROVISION, NOTE, REVIEWED, MEETING, ASKED, ENDED}
)
"""Kinds of entry that make a record of support."""

_PENNY: Final = Decimal("0.01")
_HUNDRED: Final = 100


def told(figure: Decimal) -> str:
    """A figure without the noughts that say nothing: 15, 7.5."""
    return f"{figure.normalize():,f}"


def number(text: str) -> Decimal | None:
    """A number that was typed, “£” and commas or none; None where it is no number of 0 or more."""
    try:
        found = Decimal(text.strip().removeprefix("£").replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def dose(facts: Mapping[str, str]) -> tuple[Decimal, Decimal | None]:
    """The hours of provision, and this child’s share of its cost in pounds; both to two places.

    The cost is that of an hour among the group; None where nobody knows it.
    """
    minutes, times, weeks, group, hourly = (
        number(facts.get(name, "")) for name in ("minutes", "times", "weeks", "group", "hourly")
    )
    hours = (minutes or Decimal(0)) * (times or Decimal(0)) * (weeks or Decimal(0)) / 60
    cost = None if hourly is None else _rounded(hours * hourly / (group or Decimal(1)))
    return _rounded(hours), cost


@dataclass(frozen=True, slots=True)
class Target:
    """An outcome that a cycle aims at; ``result`` is the entry that says how far it was met."""

    event: Event
    result: Event | None = None

    @property
    def item(self) -> str:
        """The mark by which it is known again in the next cycle."""
        return self.event.facts["item"]

    @property
    def outcome(self) -> str:
        return self.event.facts["outcome"]

    @property
    def by(self) -> date | None:
        said = self.event.facts.get("by", "")
        return date.fromisoformat(said) if said else None

    @property
    def met(self) -> str:
        """How far, in the words of the rows; empty while it isn't reviewed."""
        return self.result.facts["result"] if self.result else ""


@dataclass(frozen=True, slots=True)
class Provision:
    """What is provided in a cycle, how much of it, and what was noted of it as it ran."""

    event: Event
    notes: tuple[Event, ...] = ()

    @property
    def what(self) -> str:
        return self.event.facts["what"]

    @property
    def tier(self) -> str:
        return self.event.facts["tier"]

    @property
    def serves(self) -> tuple[str, ...]:
        """The marks of the targets that it serves."""
        return tuple(self.event.facts.get("serves", "").split())

    @property
    def hours(self) -> Decimal:
        """The hours that the child is to have."""
        return dose(self.event.facts)[0]

    @property
    def hours_given(self) -> Decimal | None:
        """The hours that were given by the notes; None if none of them counts."""
        counted = [number(note.facts.get("sessions", "")) for note in self.notes]
        times = [one for one in counted if one is not None]
        minutes = number(self.event.facts.get("minutes", "")) or Decimal(0)
        return _rounded(minutes * sum(times) / 60) if times else None

    @property
    def cost(self) -> Decimal | None:
        """The share of this child in pounds; None where nobody knows it."""
        return dose(self.event.facts)[1]


@dataclass(frozen=True, slots=True)
class Cycle:
    """One turn: ``at`` counts from 1. ``voices`` are the views gathered in its time."""

    at: int
    planned: Event
    targets: tuple[Target, ...] = ()
    provision: tuple[Provision, ...] = ()
    notes: tuple[Event, ...] = ()
    voices: tuple[Event, ...] = ()
    meetings: tuple[Event, ...] = ()
    review: Event | None = None

    @property
    def id(self) -> EventId:
        return self.planned.id

    @property
    def assessed_on(self) -> date:
        return date.fromisoformat(self.planned.facts["assessed_on"])

    @property
    def starts_on(self) -> date:
        return date.fromisoformat(self.planned.facts["starts_on"])

    @property
    def review_by(self) -> date:
        return date.fromisoformat(self.planned.facts["on"])

    @property
    def areas(self) -> tuple[str, ...]:
        return listed(self.planned.facts.get("areas", ""))

    @property
    def is_over(self) -> bool:
        return self.review is not None

    def days_late(self, today: date) -> int:
        """How many days its review is, or was, after the day that was agreed (C-02); 0 if none."""
        done = self.review.day if self.review else today
        return max(0, (done - self.review_by).days)

    @property
    def effect(self) -> int | None:
        """How much of what it aimed at was met, in the hundred; None while nothing was judged."""
        rules = support_rules()
        counted = [rules.counts(target.met) for target in self.targets if target.met]
        known = [one for one in counted if one is not None]
        return sum(known) * _HUNDRED // (rules.most * len(known)) if known else None

    @property
    def is_poor(self) -> bool:
        """Reviewed, with little or no progress."""
        return self.effect is not None and self.effect < support_rules().specialist.poor_below

    @property
    def decision(self) -> SupportDecision | None:
        """What was decided at its review."""
        return support_rules().decided(self.review.facts["decision"]) if self.review else None

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.provision), Decimal(0))

    @property
    def cost(self) -> Decimal | None:
        """What its provision costs, as far as it is known; None where nothing of it is."""
        known = [one.cost for one in self.provision if one.cost is not None]
        return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True, slots=True)
class Referral:
    """A specialist who was asked, and the answer if it came."""

    asked: Event
    answer: Event | None = None


def cycles_of(case: Case) -> tuple[Cycle, ...]:
    """Every cycle of the case, by the day on which its support begins."""
    planned = sorted(case.all_of(CYCLE), key=lambda one: (_starts(one), one.day))
    found: list[Cycle] = []
    for at, event in enumerate(planned, start=1):
        until = _starts(planned[at]) if at < len(planned) else date.max
        found.append(_cycle(case, at, event, until))
    return tuple(found)


def current_cycle(case: Case) -> Cycle | None:
    """The last cycle, while it isn't reviewed and the support goes on."""
    cycles = cycles_of(case)
    if not cycles or cycles[-1].is_over:
        return None
    ended = case.last(ENDED)
    return None if ended is not None and ended.day >= cycles[-1].planned.day else cycles[-1]


def support_runs(case: Case) -> bool:
    """Whether support has started, and not ended since."""
    last = case.last(STARTED, ENDED)
    return last is not None and last.kind == STARTED


def cycle_called(case: Case, cycle: EventId) -> Cycle | None:
    """The cycle that is known by this entry, or by one that was corrected since."""
    heir = _heir(case, cycle)
    return next((one for one in cycles_of(case) if one.id == heir), None)


def referrals_of(case: Case) -> tuple[Referral, ...]:
    """Every specialist who was asked; an answer that names no referral goes by whose it is."""
    asked = case.all_of(ASKED)
    answers: dict[str, Event] = {}
    for event in case.all_of(ANSWERED):
        named = _heir(case, event.facts.get("request", ""))
        whose = event.facts.get("adviser", "").casefold()
        fitting = [one for one in asked if one.id == named] or [
            one
            for one in asked
            if not named
            and one.facts["adviser"].casefold() == whose
            and one.day <= event.day
            and one.id not in answers
        ]
        if fitting:
            answers[fitting[0].id] = event
    return tuple(Referral(one, answers.get(one.id)) for one in asked)


def poor_in_a_row(cycles: Sequence[Cycle]) -> int:
    """How many of the last reviewed cycles, one after the other, brought little or nothing."""
    found = 0
    for cycle in reversed([one for one in cycles if one.is_over]):
        if not cycle.is_poor:
            break
        found += 1
    return found


def wants_specialist(case: Case) -> bool:
    """Poor cycles enough in a row, and nobody from outside asked since the first of them began."""
    cycles = [one for one in cycles_of(case) if one.is_over]
    poor = poor_in_a_row(cycles)
    if not poor or poor < support_rules().specialist.cycles:
        return False
    since = cycles[-poor].planned.day
    return all(event.day < since for event in case.all_of(ASKED))


def waits_for(case: Case) -> SupportDecision | None:
    """What was decided at the last review, until what follows it is written down."""
    cycles = cycles_of(case)
    review = cycles[-1].review if cycles else None
    decision = cycles[-1].decision if cycles else None
    if review is None or decision is None:
        return None
    followed = any(event.day >= review.day for event in case.all_of(decision.next, ENDED))
    return None if followed else decision


def judged(case: Case, item: str) -> tuple[Noted, ...]:
    """How far a target was met at each review, oldest first."""
    found, most = [], support_rules().most
    for cycle in cycles_of(case):
        for target in cycle.targets:
            counts = support_rules().counts(target.met)
            if target.item == item and target.result is not None and counts is not None:
                words = target.result.facts.get("words", "")
                found.append(Noted(target.result.day, counts, most, target.met, words))
    return tuple(found)


def _cycle(case: Case, at: int, planned: Event, until: date) -> Cycle:
    mine = [event for event in case.live if _heir(case, event.facts.get("cycle", "")) == planned.id]
    results = {event.facts["item"]: event for event in mine if event.kind == RESULT}
    notes = tuple(event for event in mine if event.kind == NOTE)
    reviews = [event for event in mine if event.kind == REVIEWED]
    cycle = Cycle(
        at,
        planned,
        tuple(
            Target(event, results.get(event.facts["item"]))
            for event in mine
            if event.kind == TARGET
        ),
        tuple(
            Provision(event, tuple(note for note in notes if _is_about(case, note, event)))
            for event in mine
            if event.kind == PROVISION
        ),
        notes,
        review=reviews[-1] if reviews else None,
    )
    first = cycle.assessed_on if at == 1 else min(cycle.assessed_on, planned.day)
    last = cycle.review.day if cycle.review else until
    meetings = [
        event
        for event in case.all_of(MEETING)
        if event in mine or (not event.facts.get("cycle") and first <= event.day <= last)
    ]
    voices = [event for event in case.all_of(VIEWS) if first <= event.day <= last]
    return replace(cycle, voices=tuple(voices), meetings=tuple(meetings))


def _is_about(case: Case, note: Event, provision: Event) -> bool:
    return _heir(case, note.facts.get("provision", "")) == provision.id


def _starts(planned: Event) -> date:
    return date.fromisoformat(planned.facts["starts_on"])


def _heir(case: Case, event: str) -> str:
    heir = case.heir(EventId(event)) if event else None
    return heir.id if heir else event


def _rounded(value: Decimal | int) -> Decimal:
    return Decimal(value).quantize(_PENNY, ROUND_HALF_UP)
