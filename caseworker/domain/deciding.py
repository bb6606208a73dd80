"""Who decides on this case: decision by decision, and when it changes with the person's age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.case import Case
from caseworker.domain.people import Capacity, Person, WhoDecides, who_decides


@dataclass(frozen=True, slots=True)
class Change:
    """From ``since`` on ``now`` decides in place of ``before``: to be confirmed by an entry."""

    since: date
    before: str
    now: str


def by_decision(case: Case, on: date) -> tuple[tuple[Capacity, WhoDecides], ...]:
    """The latest judgement of each decision that capacity was judged for, and who makes it."""
    return judged_for(case.person, case.capacities, on)


def judged_for(
    person: Person, judged: Sequence[Capacity], on: date
) -> tuple[tuple[Capacity, WhoDecides], ...]:
    """The latest of these judgements for each decision, oldest first, and who makes it."""
    latest = {" ".join(one.decision.casefold().split()): one for one in judged}
    return tuple((one, who_decides(person, on, one.decision, judged)) for one in latest.values())


def to_confirm(case: Case, on: date) -> Change | None:
    """The change that an officer has to confirm; None if there is none, or it is confirmed.

    Nothing changes for somebody who was over compulsory school age when the case was opened.
    """
    ends = compulsory_school_age_ends(case.person.born)
    opened = min((event.day for event in case.live), default=on)
    is_confirmed = case.last("decider_confirmed") is not None
    if is_confirmed or opened > ends or not case.person.is_young_person(on):
        return None
    since = ends + timedelta(days=1)
    before, now = (who_decides(case.person, day).who for day in (ends, since))
    return Change(since, before, now)
