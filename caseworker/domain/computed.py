"""Events that nobody records: their days follow from what is known of the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import Case, Event, EventId, OfficerId
from caseworker.domain.consent_days import last_days
from caseworker.domain.law.kinds import Computed, EventKind, FactKind, FactSpec

ON: Final = "on"  # the fact of an entry that tells of a day
NOBODY: Final = OfficerId("computed")
HOME: Final = "home_authority"
NEW: Final = "authority"
NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)  # nobody wrote it down


def with_computed(case: Case, kinds: Mapping[str, EventKind]) -> tuple[Event, ...]:
    """The events of a case that stand, and the computed ones among them, by day."""
    computed = computed_events(case.person.born, case.facts, kinds, case.live)
    return together(case.live, computed)


def together(recorded: Sequence[Event], computed: Iterable[Event]) -> tuple[Event, ...]:
    """Both, by day; of one day what was recorded comes first.

    One that follows from an entry comes right after it, before what else was written that day.
    """
    places = {str(event.id): (event.day, at) for at, event in enumerate(recorded)}

    def place(event: Event) -> tuple[date, int]:
        follows = event.id.rpartition(":")[2]
        return places.get(follows, (event.day, len(recorded)))

    return tuple(sorted((*recorded, *computed), key=place))


def computed_events(
    born: date | None,
    known: Mapping[str, str],
    kinds: Mapping[str, EventKind],
    recorded: Sequence[Event] = (),
) -> tuple[Event, ...]:
    """A birthday, the end of compulsory school age, an expected release: each on its day.

    ``known`` are facts of the case; of what was ``recorded`` some follows too. Some days lie
    ahead; one of them may start a clock, but it stops none before it has come. What nothing
    is known of is left out.
    """
    found: list[Event] = []
    for name, kind in kinds.items():
        if kind.computed is not None and kind.computed.consent:
            found += _of_consents(name, born, known, kinds, recorded)
            continue
        if kind.computed is None:
            continue
        told = last_told(kind.computed, recorded)
        said = told.facts if told is not None else known
        for day, mark in _days_of(kind.computed, born, known, recorded):
            facts = {spec.name: said.get(spec.name, "") for spec in kind.facts}
            if kind.computed.fact:
                facts[kind.computed.fact] = day.isoformat()
            event_id = EventId(f"computed:{name}{mark and f':{mark}'}")
            found.append(Event(event_id, name, day, NOBODY, NEVER, facts=facts))
    return tuple(found)


def last_told(computed: Computed, recorded: Sequence[Event]) -> Event | None:
    """The entry by which such a day is known: of those that tell of it, the latest."""
    if not computed.told:
        return None
    wanted = computed.as_told.items()
    found = [
        event
        for event in recorded
        if event.kind == computed.told
        and all(event.facts.get(name, "") in values for name, values in wanted)
    ]
    return found[-1] if found else None


def facts_counted_from(kinds: Mapping[str, EventKind]) -> Mapping[str, FactSpec]:
    """The facts of a case that days are worked out from, and those that go with such a day."""
    found: dict[str, FactSpec] = {}
    for kind in kinds.values():
        if kind.computed and kind.computed.fact:
            name = kind.computed.fact
            found[name] = FactSpec(name, kind.title, FactKind.DATE)
            found |= {spec.name: spec for spec in kind.facts}
    return found


def _days_of(
    computed: Computed, born: date | None, known: Mapping[str, str], recorded: Sequence[Event]
) -> Iterator[tuple[date, str]]:
    """Each day, with the entry that it follows from, if it does from one."""
    for event in recorded if computed.elsewhere else ():
        if event.kind == computed.elsewhere and _is_elsewhere(event.facts):
            yield event.day, event.id
    day = None if computed.elsewhere else _day_of(computed, born, known, recorded)
    if day is not None:
        yield day, ""


def _of_consents(
    name: str,
    born: date | None,
    known: Mapping[str, str],
    kinds: Mapping[str, EventKind],
    recorded: Sequence[Event],
) -> Iterator[Event]:
    """Each known day on which a consent ends or is asked about anew, and what that is."""

    def day_of(kind: str) -> date | None:
        computed = kinds[kind].computed
        return _day_of(computed, born, known, recorded) if computed else None

    for at, last in enumerate(last_days(recorded, day_of)):
        event_id = EventId(f"computed:{name}:{at}:{last.consent}")
        yield Event(event_id, name, last.day, NOBODY, NEVER, facts={"recipients": last.about})


def _day_of(
    computed: Computed, born: date | None, known: Mapping[str, str], recorded: Sequence[Event]
) -> date | None:
    if computed.age:
        return birthday(born, computed.age) if born else None
    if computed.school_leaving:
        return compulsory_school_age_ends(born) if born else None
    told = last_told(computed, recorded)
    said = told.facts.get(ON, "") if told is not None else known.get(computed.fact, "")
    return date.fromisoformat(said) if said else None


def _is_elsewhere(facts: Mapping[str, str]) -> bool:
    """Into the area of another authority; not where one of the two isn't known."""
    home, new = (facts.get(name, "").strip() for name in (HOME, NEW))
    return bool(home and new) and not is_same_authority(home, new)
