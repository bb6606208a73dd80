"""How a posting stands: the answer it waits for, its forms, and what opens a MASO.

What stands on every paper of a case until the answer is there comes from here, and from nowhere
else: see ``act_on_move``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.holding import holding
from caseworker.domain.law import event_kinds
from caseworker.domain.listed import listed
from caseworker.domain.move_facts import HELD, destination_of, plan_held
from caseworker.domain.moves import plain_place
from caseworker.domain.posting_rules import (
    BY_PLAN,
    Answer,
    SupportForm,
    Trigger,
    posting_rules,
)


@dataclass(frozen=True, slots=True)
class FormNow:
    """A form and the entries that tell where it is, the latest last."""

    row: SupportForm
    entries: tuple[Event, ...] = ()

    @property
    def stands(self) -> str:
        """What became of it last; empty where nothing is written down."""
        return self.entries[-1].facts.get("stood", "") if self.entries else ""


@dataclass(frozen=True, slots=True)
class TriggerNow:
    """A trigger of a MASO: whether it holds, and why it was ticked by itself, if it was."""

    row: Trigger
    holds: bool
    by_itself: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """The posting that a case waits for an answer on.

    ``answer`` is the row of the answer that counts, ``answered`` its entry; ``lapsed``: its day
    has passed. ``words`` is what is said to everybody until the family may act, empty then.
    """

    event: Event
    words: str
    asked: Event | None = None
    answered: Event | None = None
    answer: Answer | None = None
    lapsed: bool = False


def act_on_move(case: Case, today: date) -> str:
    """“Do not act on this move yet”: what every paper of the case says now; empty for nothing."""
    found = posting_awaited(case, today)
    return found.words if found is not None else ""


def posting_awaited(case: Case, today: date) -> Posting | None:
    """The last posting that needs an answer and is neither made nor called off; None if none is.

    An answer counts if it is of the same place or, where it names none, not older than the posting;
    and if no posting was made or called off since.
    """
    waits = posting_rules().waits
    events = [event for event in case.live if event.day <= today]
    at = max((at for at, one in enumerate(events) if one.kind == waits.posting), default=None)
    if at is None or any(one.kind in waits.over for one in events[at + 1 :]):
        return None
    event = events[at]
    if destination_of(event.facts, events[:at]) not in waits.into:
        return None
    over = max((before for before in range(at) if events[before].kind in waits.over), default=-1)
    asked = _last(events[over + 1 :], event, waits.asked)
    answered = _last(events[over + 1 :], event, waits.answered)
    if answered is None:
        return Posting(event, waits.words, asked)
    answer = posting_rules().answers[answered.facts["answer"]]
    until = answered.facts.get("valid_until", "")
    if until and date.fromisoformat(until) < today and answer.may_go:
        return Posting(event, waits.lapsed, asked, answered, answer, lapsed=True)
    return Posting(event, answer.words, asked, answered, answer)


def forms_now(case: Case, since: date) -> tuple[FormNow, ...]:
    """Every form with what became of it since a posting was learnt of.

    A form that is no longer sent is left out until somebody has met with it.
    """
    rules = posting_rules()
    noted = [one for one in case.all_of(rules.waits.noted) if one.day >= since]
    found = (
        FormNow(row, tuple(one for one in noted if one.facts.get("form") == row.name))
        for row in rules.forms.values()
    )
    return tuple(one for one in found if one.entries or not one.row.old)


def triggers_now(case: Case, today: date) -> tuple[TriggerNow, ...]:
    """Every trigger of a MASO: ticked by itself where the case shows it, else by an officer."""
    rules = posting_rules()
    last = case.last(rules.waits.triggers)
    ticked = set(listed(last.facts.get("triggers", ""))) if last is not None else set()
    return tuple(_trigger(row, case, today, ticked) for row in rules.triggers.values())


def _trigger(row: Trigger, case: Case, today: date, ticked: set[str]) -> TriggerNow:
    why = next(_shown(row, case, today), "")
    return TriggerNow(row, bool(why) or row.name in ticked, why)


def _shown(row: Trigger, case: Case, today: date) -> Iterator[str]:
    if row.by == BY_PLAN and plan_held(case, event_kinds()) == HELD:
        yield "a plan of the law is held"
    names = set(row.circumstances)
    for held in holding(case, today):
        if held.circumstance.name in names:
            yield f"{held.circumstance.title.lower()} is recorded"


def _last(events: list[Event], posting: Event, kind: str) -> Event | None:
    """The last entry of this kind that is of this posting."""
    place = plain_place(posting.facts.get("place", ""))
    found = [
        one
        for one in events
        if one.kind == kind
        and (
            plain_place(one.facts["place"]) == place
            if one.facts.get("place")
            else one.day >= posting.day
        )
    ]
    return found[-1] if found else None
