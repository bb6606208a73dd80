"""A case: one child or young person, and the dated events that say where they stand.

A case *is* its events. They are only ever added; a wrong one is corrected by a new one
that names it. The stage is computed from them and never kept as truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import NewType

from caseworker.domain import officer as officers
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound, WrongStage
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.people import Capacity, Person

CaseNumber = NewType("CaseNumber", str)
EventId = NewType("EventId", str)
OfficerId = officers.OfficerId


class Stage(Enum):
    """How far a case has come. The words are the ones shown on screen."""

    OPENED = "Opened"
    SEN_SUPPORT = "SEN Support"
    DECIDING = "Deciding"
    NOT_ASSESSING = "Not assessing"
    ASSESSING = "Assessing"
    NOT_ISSUING = "Not issuing"
    DRAFTING = "Drafting"
    DRAFT_SENT = "Draft sent"
    PLAN_IN_FORCE = "Plan in force"
    CLOSED = "Closed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a case, on a day, and who wrote it down when.

    ``sent`` and ``served`` are kept apart from ``day`` because some time limits run
    from sending and some from service. ``replaces`` names the event that this corrects;
    ``formerly`` those which that one had corrected before, in an event that stands: they are
    worked out (``standing``), kept nowhere, and make no event another.
    """

    id: EventId
    kind: str
    day: date
    recorded_by: OfficerId
    recorded_at: datetime
    sent: date | None = None
    served: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    replaces: EventId | None = None
    formerly: frozenset[EventId] = field(default=frozenset(), compare=False, repr=False)

    @property
    def known_as(self) -> frozenset[EventId]:
        """Its id, and those of all that it corrects: what names one of them names this one."""
        return self.formerly | ({self.id, self.replaces} if self.replaces else {self.id})


def standing(events: Iterable[Event], among: Iterable[Event] | None = None) -> tuple[Event, ...]:
    """The events that no other one replaces, by day, then as they were written.

    ``among`` are those of them that are asked for; without it, all.
    """
    written = tuple(events)
    before = {event.id: event.replaces for event in written if event.replaces}
    dead = frozenset(before.values())
    alive = (
        replace(event, formerly=event.formerly | _line(event.replaces, before))
        if event.replaces in before
        else event
        for event in (written if among is None else among)
        if event.id not in dead
    )
    return tuple(sorted(alive, key=lambda event: event.day))


def _line(first: EventId, before: Mapping[EventId, EventId]) -> frozenset[EventId]:
    """An entry, and all that it corrected."""
    found: set[EventId] = set()
    at: EventId | None = first
    while at is not None and at not in found:
        found.add(at)
        at = before.get(at)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it is written down: what an officer says happened."""

    kind: str
    day: date
    sent: date | None = None
    served: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    replaces: EventId | None = None


@dataclass(frozen=True, slots=True)
class Superseded:
    """A fact of the setting as it was before, and the moment from which it was another."""

    name: str
    value: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One case: who it is about, and everything that happened, oldest first.

    ``facts`` are those that the case's setting declares, as they stand now; ``superseded`` are
    what they were before, oldest first.
    """

    number: CaseNumber
    person: Person
    setting: str
    officer: OfficerId
    events: tuple[Event, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    superseded: tuple[Superseded, ...] = ()

    @property
    def live(self) -> tuple[Event, ...]:
        """The events that stand: those that no later one replaced, by day then as written."""
        return self._standing(self.events)

    def last(self, *kinds: str) -> Event | None:
        """The latest standing event of one of these kinds."""
        found = self.all_of(*kinds)
        return found[-1] if found else None

    def all_of(self, *kinds: str) -> tuple[Event, ...]:
        # Few of a thousand contacts are of any kind that is asked for: only those are put in order.
        return self._standing(event for event in self.events if event.kind in kinds)

    def _standing(self, among: Iterable[Event]) -> tuple[Event, ...]:
        return standing(self.events, among)

    @property
    def capacities(self) -> tuple[Capacity, ...]:
        """Every standing judgement of capacity, oldest first."""
        return tuple(
            Capacity(
                event.facts["decision"],
                event.facts["outcome"],
                event.day,
                event.facts["judged_by"],
                event.facts.get("how", ""),
            )
            for event in self.all_of("capacity_judged")
        )

    def event(self, event_id: EventId) -> Event:
        """Raises NotFound."""
        for event in self.events:
            if event.id == event_id:
                return event
        raise NotFound("There is no such entry on this case.")

    def heir(self, event_id: EventId) -> Event | None:
        """The entry, or the one that corrected it; None if no such entry stands."""
        heirs = {event.replaces: event for event in self.events if event.replaces}
        while event_id in heirs:
            event_id = heirs[event_id].id
        return next((event for event in self.events if event.id == event_id), None)

    def stage(self, kinds: Mapping[str, EventKind]) -> Stage:
        """Where the case stands: the last standing event that leads anywhere decides."""
        return self._stands(kinds).stage

    def goes_on(self, kinds: Mapping[str, EventKind]) -> frozenset[str]:
        """What goes on beside the stage: a re-assessment, while the plan stays in force."""
        return self._stands(kinds).beside

    def _stands(self, kinds: Mapping[str, EventKind]) -> _Standing:
        standing = _Standing()
        for _, standing in _standings(self.live, kinds):  # noqa: B007 - the last one is meant
            pass
        return standing

    def may(self, kind: EventKind, kinds: Mapping[str, EventKind]) -> bool:
        """Whether an event of this kind can be recorded at the stage the case has reached."""
        if kind.computed is not None:
            return False
        return not kind.opened_by or not kind.opened_by.isdisjoint(self._stands(kinds).names)

    def accept(
        self, happening: Happening, kinds: Mapping[str, EventKind], *, today: date
    ) -> Happening:
        """``happening``, once it is sure that it may be added to this case.

        A correction is judged as if the entry that it replaces had never been made.

        Raises:
            WrongStage: this can't happen at the stage the case has reached.
            NotAllowed: something must come before it, or a row of the law forbids it here.
            Incomplete: facts are missing or dates impossible, every gap at once.
        """
        kind = kinds.get(happening.kind)
        if kind is None:
            raise NotFound(f"There is no kind of entry called {happening.kind}.")
        before = self.before(happening.replaces)
        if missing := [one for one in kind.only_after if before.last(one) is None]:
            titles = " and ".join(f"“{kinds[one].title}”" for one in missing)
            raise NotAllowed(
                f"“{kind.title}” can’t be recorded before {titles}.",
                source=kind.source,
                instead="Record that first, with its own day.",
            )
        if not before.may(kind, kinds):
            raise WrongStage(kind.title, before.stage(kinds).value, source=kind.source)
        for bar in kind.bars:
            if bar.stands(happening.facts, [(one.kind, one.day, one.facts) for one in before.live]):
                raise NotAllowed(bar.words, source=bar.source, instead=bar.instead)
        gaps = [
            *_date_gaps(happening, self.person.born, today),
            *_order_gaps(before.live, happening, kinds),
            *_moved_gaps(self.live, happening, kinds),
            *_fact_gaps(happening, kind),
        ]
        if gaps:
            raise Incomplete(gaps)
        return happening

    def before(self, replaced: EventId | None) -> Case:
        """The case as if that entry, and those after it, had never been made; itself for None."""
        if replaced is None:
            return self
        corrected = self.event(replaced)
        if corrected not in self.live:
            raise NotAllowed(
                "That entry has already been corrected.", instead="Correct the newer one."
            )
        live = self.live
        kept = {event.id: event for event in live[: live.index(corrected)]}
        return Case(
            self.number,
            self.person,
            self.setting,
            self.officer,
            tuple(kept[event.id] for event in self.events if event.id in kept),
            self.facts,
        )


def _date_gaps(happening: Happening, born: date, today: date) -> Sequence[Gap]:
    gaps = []
    for name, day in (
        ("day", happening.day),
        ("sent", happening.sent),
        ("served", happening.served),
    ):
        if day is None:
            continue
        if day > today and name != "served":
            gaps.append(Gap(name, f"{day:%d/%m/%Y} is still to come. Give the day it happened."))
        elif day < born:
            gaps.append(Gap(name, f"{day:%d/%m/%Y} is before the person was born."))
    if happening.sent and happening.sent < happening.day:
        gaps.append(Gap("sent", f"It can't have been sent before {happening.day:%d/%m/%Y}."))
    if happening.sent and happening.served and happening.served < happening.sent:
        gaps.append(Gap("served", "It can't have been served before it was sent."))
    return gaps


@dataclass(frozen=True, slots=True)
class _Standing:
    """The stage that a case has reached, and what goes on beside it."""

    stage: Stage = Stage.OPENED
    beside: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        return self.beside | {self.stage.value}

    def after(self, kind: EventKind) -> _Standing:
        """Where it stands once this has happened: what is done along something leads nowhere."""
        is_along = not self.beside.isdisjoint(kind.along)
        stage = Stage(kind.leads_to) if kind.leads_to and not is_along else self.stage
        if kind.ends_clocks:
            return _Standing(stage)
        return _Standing(stage, (self.beside | set(kind.begins)) - set(kind.ends))


def _standings(
    live: Sequence[Event], kinds: Mapping[str, EventKind]
) -> Iterator[tuple[Event, _Standing]]:
    """Each event, and where the case stands after it."""
    standing = _Standing()
    for event in live:
        standing = standing.after(kinds[event.kind])
        yield event, standing


def _opened_by(
    live: Sequence[Event], kind: EventKind, day: date, kinds: Mapping[str, EventKind]
) -> Event | None:
    """The first entry after ``day`` that opened the stage which this needs; None if it was open."""
    if not kind.opened_by:
        return None
    names = _Standing().names  # where the case stood on that day, from its first hour on
    for event, standing in _standings(live, kinds):
        if event.day < day:
            names = standing.names
        elif event.day == day:
            names |= standing.names
        elif names.isdisjoint(kind.opened_by) and not standing.names.isdisjoint(kind.opened_by):
            return event
    return None


def _order_gaps(
    live: Sequence[Event], happening: Happening, kinds: Mapping[str, EventKind]
) -> Iterator[Gap]:
    """Nothing happens at a stage before the day on which the case came to it."""
    opened = _opened_by(live, kinds[happening.kind], happening.day, kinds)
    if opened is not None:
        words = f"It can't be before “{kinds[opened.kind].title}” of {opened.day:%d/%m/%Y}."
        yield Gap("day", words)
        if happening.sent == happening.day:  # a form may ask for that day alone
            yield Gap("sent", words)


def _moved_gaps(
    live: Sequence[Event], happening: Happening, kinds: Mapping[str, EventKind]
) -> Iterator[Gap]:
    """An entry that is given another day stays before those that came of it."""
    for wrong in live:
        if wrong.id != happening.replaces or wrong.kind != happening.kind:
            continue
        moved = replace(wrong, day=happening.day)
        for event in live:
            kind = kinds[event.kind]
            before = [each for each in live if each is not event]
            after = sorted((moved if each is wrong else each for each in before), key=_day)
            was_open, is_open = (
                _opened_by(events, kind, event.day, kinds) is None for events in (before, after)
            )
            if event is not wrong and was_open and not is_open:
                yield Gap("day", f"It can't be after “{kind.title}” of {event.day:%d/%m/%Y}.")
                return


def _day(event: Event) -> date:
    return event.day


def _fact_gaps(happening: Happening, kind: EventKind) -> Sequence[Gap]:
    gaps = []
    for spec in kind.facts:
        value = happening.facts.get(spec.name, "").strip()
        if spec.is_needed(happening.facts) and not value:
            gaps.append(Gap(spec.name, f"{spec.words} is needed."))
        elif words := spec.fault(value):
            gaps.append(Gap(spec.name, words))
    known = {spec.name for spec in kind.facts}
    gaps.extend(
        Gap(name, f"“{kind.title}” has no fact called {name}.")
        for name in happening.facts
        if name not in known
    )
    return gaps
