"""Events that nobody records: their days follow from what is known of the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import Case, Event, EventId, OfficerId
from caseworker.domain.law.kinds import Computed, EventKind

NOBODY: Final = OfficerId("computed")
HOME: Final = "home_authority"
NEW: Final = "authority"
NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)  # nobody wrote it down


def with_computed(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """The events of a case that stand, and the computed ones among them, by day.

    One that follows from an entry comes right after it, before what else was written that day.
    """
    live = case.live
    places = {str(event.id): (event.day, at) for at, event in enumerate(live)}

    def place(event: Event) -> tuple[date, int]:
        follows = event.id.rpartition(":")[2]
        return places.get(follows, (event.day, len(live)))

    return tuple(sorted((*live, *computed_events(case, kinds)), key=place))


def computed_events(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """A birthday, the end of compulsory school age, an expected release: each on its day.

    Some lie ahead; one of them may start a clock, but it stops none before it has come.
    """
    found = []
    for name, kind in kinds.items():
        if kind.computed is None:
            continue
        for day, mark in _days_of(kind.computed, case):
            facts = {spec.name: case.facts.get(spec.name, "") for spec in kind.facts}
            found.append(
                Event(EventId(f"computed:{name}:{mark}"), name, day, NOBODY, NEVER, facts=facts)
            )
    return tuple(found)


def _days_of(computed: Computed, case: Case) -> tuple[tuple[date, str], ...]:
    """Each day with its mark: the entry that it follows from, or the day itself."""
    if computed.elsewhere:
        moves = case.all_of(computed.elsewhere)
        return tuple((event.day, event.id) for event in moves if _is_elsewhere(event.facts))
    day = _day_of(computed, case)
    return ((day, str(day)),) if day else ()


def _day_of(computed: Computed, case: Case) -> date | None:
    if computed.age:
        return birthday(case.person.born, computed.age)
    if computed.school_leaving:
        return compulsory_school_age_ends(case.person.born)
    said = case.facts.get(computed.fact, "")
    return date.fromisoformat(said) if said else None


def _is_elsewhere(facts: Mapping[str, str]) -> bool:
    """Into the area of another authority; not where one of the two isn't known."""
    home, new = (" ".join(facts.get(name, "").casefold().split()) for name in (HOME, NEW))
    return bool(home and new) and home != new
