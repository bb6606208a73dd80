"""Events that nobody records: their days follow from what is known of the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import Case, Event, EventId, OfficerId
from caseworker.domain.law.kinds import Computed, EventKind, FactKind, FactSpec

NOBODY: Final = OfficerId("computed")
NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)  # nobody wrote it down


def with_computed(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """The events of a case that stand, and the computed ones among them, by day."""
    return together(case.live, computed_events(case.person.born, case.facts, kinds))


def together(recorded: Iterable[Event], computed: Iterable[Event]) -> tuple[Event, ...]:
    """Both, by day; of one day what was recorded comes first."""
    return tuple(sorted((*recorded, *computed), key=lambda event: event.day))


def computed_events(
    born: date | None, known: Mapping[str, str], kinds: Mapping[str, EventKind]
) -> tuple[Event, ...]:
    """A birthday, the end of compulsory school age, an expected release: each on its day.

    ``known`` are facts of the case. Some days lie ahead; one of them may start a clock, but
    it stops none before it has come. What nothing is known of is left out.
    """
    found = []
    for name, kind in kinds.items():
        day = _day_of(kind.computed, born, known) if kind.computed else None
        if day is not None:
            facts = {spec.name: known.get(spec.name, "") for spec in kind.facts}
            found.append(Event(EventId(f"computed:{name}"), name, day, NOBODY, NEVER, facts=facts))
    return tuple(found)


def facts_counted_from(kinds: Mapping[str, EventKind]) -> Mapping[str, FactSpec]:
    """The facts of a case that days are worked out from, and those that go with such a day."""
    found: dict[str, FactSpec] = {}
    for kind in kinds.values():
        if kind.computed and kind.computed.fact:
            name = kind.computed.fact
            found[name] = FactSpec(name, kind.title, FactKind.DATE)
            found |= {spec.name: spec for spec in kind.facts}
    return found


def _day_of(computed: Computed, born: date | None, known: Mapping[str, str]) -> date | None:
    if computed.age:
        return birthday(born, computed.age) if born else None
    if computed.school_leaving:
        return compulsory_school_age_ends(born) if born else None
    said = known.get(computed.fact, "")
    return date.fromisoformat(said) if said else None
