"""The advice an assessment needs: from whom, asked when, in or still owed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources

from caseworker.domain.ages import year_group
from caseworker.domain.answering import answered_by
from caseworker.domain.case import Case, Event
from caseworker.domain.due import Due, DueState
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import assessed_again
from caseworker.domain.people import NeedType

YEAR_9 = 9
SENSORY = frozenset({NeedType.HI, NeedType.VI, NeedType.MSI})
ANSWERS = ("advice_received", "advice_reused", "advice_not_needed")


@dataclass(frozen=True, slots=True)
class AdviceSource:
    """One row of ``advice.toml``: somebody regulation 6 names.

    ``notes`` are those that stand in place of ``note`` under a set of rules, by its name.
    """

    id: str
    title: str
    adviser: str
    note: str
    when: tuple[str, ...]
    offer: bool
    source: str
    checked: str
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdviceAsked:
    """A request for advice and what came of it."""

    request: Event
    answer: Event | None

    @property
    def adviser(self) -> str:
        return self.request.facts["adviser"]

    @property
    def kind(self) -> str:
        return self.request.facts.get("advice", "")


@cache
def advice_sources() -> tuple[AdviceSource, ...]:
    """Every row, in the order of the regulation.

    Raises:
        BrokenLaw: a row leaves something out.
    """
    text = (resources.files("caseworker.domain") / "advice.toml").read_text(encoding="utf-8")
    try:
        return tuple(
            AdviceSource(
                row_id,
                row["title"],
                row["adviser"],
                row["note"],
                tuple(row["when"]),
                row["offer"],
                row["source"],
                row["checked"],
                {
                    name.removeprefix("note_"): words
                    for name, words in row.items()
                    if name.startswith("note_")
                },
            )
            for row_id, row in tomllib.loads(text).items()
        )
    except KeyError as error:
        raise BrokenLaw("advice.toml", error) from error


def advice_to_ask(case: Case, regime: str, on: date) -> tuple[AdviceSource, ...]:
    """The rows that apply to this case on that day: regulation 6, from the case's own facts."""
    facts = _facts(case, regime, on)
    return tuple(
        replace(row, note=row.notes.get(regime, row.note))
        for row in advice_sources()
        if any(set(wanted.split("+")) <= facts for wanted in row.when)
    )


def _facts(case: Case, regime: str, on: date) -> set[str]:
    group = year_group(case.person.born, on)
    tests = {
        "always": True,
        "year_9": group >= YEAR_9,
        "beyond_year_9": group > YEAR_9,
        "serving_parent": case.person.serving_parent,
        "sensory": bool(SENSORY.intersection(case.person.needs)),
    }
    return {regime, *(name for name, holds in tests.items() if holds)}


def advice_asked(case: Case) -> tuple[AdviceAsked, ...]:
    """Every request of the latest assessment that stands, with the first answer to it since."""
    requests = of_the_latest(case, "advice_requested")
    answers = case.all_of(*ANSWERS)
    return tuple(
        AdviceAsked(request, next((one for one in answers if _is_to(request, one, requests)), None))
        for request in requests
    )


def advice_that_came(case: Case) -> tuple[Event, ...]:
    """What came in for the latest assessment, or was used again for it, oldest first."""
    return of_the_latest(case, "advice_received", "advice_reused")


def of_the_latest(case: Case, *kinds: str) -> tuple[Event, ...]:
    """The entries of these kinds that belong to the latest assessment, oldest first."""
    begun = assessed_again(case)
    since = case.live.index(begun) + 1 if begun else 0
    return tuple(event for event in case.live[since:] if event.kind in kinds)


def fallen(asked: AdviceAsked, dues: Iterable[Due]) -> Due | None:
    """The duty to give this advice, where it is no longer owed: another authority asks anew."""
    found = (due for due in dues if due.started_by == asked.request.id)
    return next((due for due in found if due.state is DueState.NONE), None)


def _is_to(request: Event, answer: Event, requests: tuple[Event, ...]) -> bool:
    if answer.day < request.day:
        return False
    return request in answered_by(answer, requests, "adviser", event_kinds())
