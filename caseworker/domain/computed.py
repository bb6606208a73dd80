"""Events that nobody records: their days follow from what is known of the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import Case, Event, EventId, OfficerId
from caseworker.domain.law.kinds import Computed, EventKind

NOBODY: Final = OfficerId("computed")
NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)  # nobody wrote it down


def with_computed(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """The events of a case that stand, and the computed ones among them, by day."""
    return tuple(sorted((*case.live, *computed_events(case, kinds)), key=lambda event: event.day))


def computed_events(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """A birthday, the end of compulsory school age, an expected release: each on its day.

    Some lie ahead; one of them may start a clock, but it stops none before it has come.
    """
    found = []
    for name, kind in kinds.items():
        day = _day_of(kind.computed, case) if kind.computed else None
        if day is not None:
            facts = {spec.name: case.facts.get(spec.name, "") for spec in kind.facts}
            found.append(Event(EventId(f"computed:{name}"), name, day, NOBODY, NEVER, facts=facts))
    return tuple(found)


def _day_of(computed: Computed, case: Case) -> date | None:
    if computed.age:
        return birthday(case.person.born, computed.age)
    if computed.school_leaving:
        return compulsory_school_age_ends(case.person.born)
    said = case.facts.get(computed.fact, "")
    return date.fromisoformat(said) if said else None
