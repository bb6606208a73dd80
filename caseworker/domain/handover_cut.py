"""A case cut to what one receiver may have of it, and the list of what was cut, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.going_along import GoingAlong, MayGo
from caseworker.domain.handover import NEWER, WITHHELD, Sort, Withheld
from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.people import Address, Contact, Person
from caseworker.domain.settings import settings

_POINTS: Final = frozenset(
    {
        FactKind.DATE, FactKind.MONTH, FactKind.CHOICE, FactKind.AUTHORITY, FactKind.ESTABLISHMENT,
        FactKind.EVENT, FactKind.DOCUMENT, FactKind.DOCUMENTS, FactKind.KEYS, FactKind.THEMES,
    }
)  # fmt: skip
"""Facts that say nothing in somebody’s own words."""
_EVIDENCE: Final = "Views and evidence given for a plan are part of it, and nothing lets them go."
_OF_THE_PLAN: Final = "SEND Regs 2014 reg 17(5); Detained Persons Regs 2015 reg 17(7)"
_NO_CONTACT: Final = "There is to be no contact with them."
_TEXTS: Final = ("home_authority_basis", "whereabouts", "looked_after_by")
_TITLES: Final = {
    "home_authority_basis": "On what the home authority rests",
    "whereabouts": "Where they are now",
    "looked_after_by": "Who looks after them",
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a case is cut for: their kind, and what the gate and the rows let them have.

    ``needs``: the types of need, which say in short what a section of the plan does; ``evidence``:
    views and evidence given for the plan; ``file``: the words of every entry.
    """

    kind: str
    needs: bool = True
    evidence: bool = False
    file: bool = False


@dataclass(slots=True)
class _Cutting:
    rows: GoingAlong
    receiver: Receiver
    kinds: Mapping[str, EventKind]
    withheld: list[Withheld] = field(default_factory=list)

    def may(self, row: MayGo) -> bool:
        return self.receiver.kind in row.to

    def may_have(self, kind: str) -> bool:
        """Whether they may have entries of this kind at all."""
        row = self.rows.only.get(kind)
        return row is None or self.may(row)

    def hold(self, sort: Sort, what: str, row: MayGo) -> None:
        self.withheld.append(Withheld(sort, what, row.why, row.source))


def cut_case(
    case: Case, receiver: Receiver, rows: GoingAlong, kinds: Mapping[str, EventKind], on: date
) -> tuple[Case, tuple[Withheld, ...]]:
    """The case without what this receiver may not have, and what that is.

    The stage, and every time limit, are the same as before: days, choices, and the words that
    they are reckoned by, stay.
    """
    cutting = _Cutting(rows, receiver, kinds)
    person = _person(case.person, cutting, on)
    facts = dict(_facts(case, cutting))
    events = tuple(_events(case, cutting))
    superseded = tuple(one for one in case.superseded if one.name in facts)
    kept = replace(case, person=person, facts=facts, superseded=superseded, events=events)
    return kept, tuple(cutting.withheld)


def _facts(case: Case, cutting: _Cutting) -> Iterator[tuple[str, str]]:
    words = {spec.name: spec.words for spec in settings()[case.setting].facts}
    for name, value in case.facts.items():
        row = cutting.rows.fact(case.setting, name)
        if cutting.may(row):
            yield name, value
        elif value:
            cutting.hold(Sort.FACT, words.get(name, name), row)


def _person(person: Person, cutting: _Cutting, on: date) -> Person:
    rows = cutting.rows
    texts: dict[str, Any] = {}
    for name in _TEXTS:
        said, row = getattr(person, name), rows.person[name]
        texts[name] = said if cutting.may(row) else ""
        if said and not texts[name]:
            cutting.hold(Sort.PERSON, _TITLES[name], row)
    serves = person.serving_parent and cutting.may(rows.person["serving_parent"])
    if person.serving_parent and not serves:
        cutting.hold(Sort.PERSON, "Whether a parent serves", rows.person["serving_parent"])
    known = [one for one in person.identifiers if cutting.may(rows.identifier(one.kind))]
    for one in person.identifiers:
        if one not in known:
            known_as = IDENTIFIERS[one.kind].title if one.kind in IDENTIFIERS else one.kind
            cutting.hold(Sort.PERSON, f"Their {known_as}", rows.identifier(one.kind))
    needs = person.needs if cutting.receiver.needs and cutting.may(rows.person["needs"]) else ()
    if person.needs and not needs:
        cutting.hold(Sort.PERSON, "Types of need", rows.person["needs"])
    return replace(
        person,
        **texts,
        needs=needs,
        serving_parent=serves,
        identifiers=tuple(known),
        addresses=tuple(_addresses(person, cutting, on)),
        contacts=tuple(_contact(one, cutting, person) for one in person.contacts),
    )


def _reaches(person: Person, row: MayGo, cutting: _Cutting) -> bool:
    """Whether they may know where these people live, if somebody must not hear of it."""
    if any(contact.no_contact for contact in person.contacts):
        return cutting.receiver.kind in row.despite
    return cutting.may(row)


def _addresses(person: Person, cutting: _Cutting, on: date) -> Iterator[Address]:
    rows = cutting.rows
    now = person.living_at(on)
    for one in person.addresses:
        if rows.is_unit_address(f"{one.lines} {one.note}"):
            row = MayGo(frozenset(), rows.unit_why)
            cutting.hold(Sort.PERSON, "The address of a unit", row)
        elif one != now and (one.since is None or one.since <= on):
            cutting.hold(Sort.PERSON, "A former address", rows.person["former_addresses"])
        elif not _reaches(person, rows.person["addresses"], cutting):
            cutting.hold(Sort.PERSON, "Where they live", rows.person["addresses"])
        else:
            has_notes = cutting.may(rows.person["contact_notes"])
            yield one if has_notes else replace(one, note="")


def _contact(contact: Contact, cutting: _Cutting, person: Person) -> Contact:
    """Who they are always goes: the receiver must know them, and whom never to write to."""
    row, notes = cutting.rows.person["contacts"], cutting.rows.person["contact_notes"]
    kept = contact
    if contact.no_contact:
        row = MayGo(frozenset(), _NO_CONTACT)
    if contact.no_contact or not _reaches(person, row, cutting):
        kept = replace(kept, address="", telephone="", email="")
        if kept != contact:
            cutting.hold(Sort.PERSON, f"How to reach {contact.shown}", row)
    if contact.note and not cutting.may(notes):
        kept = replace(kept, note="")
        cutting.hold(Sort.PERSON, f"What is noted of {contact.shown}", notes)
    return kept


def _events(case: Case, cutting: _Cutting) -> Iterator[Event]:
    stays: dict[str, list[Event]] = {}
    words: dict[tuple[str, str, str, str], list[Event]] = {}
    for event in case.events:
        if event.kind in cutting.rows.stays or not cutting.may_have(event.kind):
            stays.setdefault(event.kind, []).append(event)
            continue
        kept, gone = _event(event, cutting)
        for why, source, titles in gone:
            key = (_title(event, cutting.kinds), ", ".join(titles), why, source)
            words.setdefault(key, []).append(event)
        yield kept
    for kind, events in stays.items():
        what = _named(_title(events[0], cutting.kinds), events)
        row = cutting.rows.only.get(kind) or MayGo(frozenset(), cutting.rows.stays[kind])
        cutting.hold(Sort.ENTRY, what, row)
    for (title, which, why, source), events in words.items():
        what = f"{_named(title, events)}: {which}"
        cutting.withheld.append(Withheld(Sort.WORDS, what, why, source))


def _named(title: str, events: list[Event]) -> str:
    if len(events) > 1:
        return f"“{title}” ({len(events)} entries)"
    return f"“{title}” of {day_words(events[0].day)}"


def _title(event: Event, kinds: Mapping[str, EventKind]) -> str:
    if event.kind == NEWER:
        return event.facts.get("title", "")
    return kinds[event.kind].title


def _event(event: Event, cutting: _Cutting) -> tuple[Event, list[tuple[str, str, list[str]]]]:
    """The entry without the words that may not go; why, where the law says so, and which."""
    receiver, rows = cutting.receiver, cutting.rows
    kind = cutting.kinds[event.kind]
    if event.kind in rows.evidence:
        lets, why, source = receiver.evidence, _EVIDENCE, _OF_THE_PLAN
    else:
        lets, why, source = receiver.file, rows.file.why, rows.file.source
    if lets:
        return event, []
    facts, gone = dict(event.facts), []
    for name in event.facts:
        spec = kind.fact(name)
        if spec is not None and event.kind != NEWER:
            is_evidence = event.kind in rows.evidence and name not in _WHOM
            if spec.kind in _POINTS or (rows.says(event.kind, name) and not is_evidence):
                continue
        elif event.kind == NEWER and name in {"title", "kind"}:
            continue
        gone.append(spec.words if spec is not None else name)
        if spec is not None and spec.required:
            facts[name] = WITHHELD
        else:
            del facts[name]
    return replace(event, facts=facts), [(why, source, gone)] if gone else []


_WHOM: Final = frozenset({"person", "institution"})
"""Of evidence, whose it is may be told, and whom it is about."""
