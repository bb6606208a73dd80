"""Cases to hand over, for tests: with every kind of entry, and with names in many letters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from caseworker.casework.handover_data import MEDIA, as_bytes, given, to_data, version_to_data
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.handover import NEWER, DocumentGiven, HandOver
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.people import Address, Contact, Identifier
from caseworker.domain.plan import Version, VersionKind, blank_plan
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event

LETTER = b"Dear Dawn, this is the letter."
SAYS = "What it says."


@dataclass(frozen=True, slots=True)
class APiece:
    """A piece of a pack."""

    role: str
    name: str
    media: str
    content: bytes
    about: Mapping[str, str] = field(default_factory=dict)


def every_kind() -> Iterator[Event]:
    """One entry of each kind that somebody can record, with all of its facts."""
    kinds = event_kinds()
    for at, kind in enumerate(kinds.values()):
        if kind.computed is None and kind.name != NEWER:
            yield one_of(kind, TODAY - timedelta(days=len(kinds) - at))


def one_of(kind: EventKind, on: date) -> Event:
    facts = {spec.name: _fact(spec.kind, spec.choices) for spec in kind.facts}
    return an_event(kind.name, on, sent=on, served=on, facts=facts)


def _fact(kind: FactKind, choices: tuple[str, ...]) -> str:
    if kind is FactKind.MONEY:
        return "1,250.50"
    if kind is FactKind.DATE:
        return "2026-12-01"
    if kind is FactKind.MONTH:
        return "2026-12"
    if kind is FactKind.CHOICE:
        return choices[-1]
    if kind in {FactKind.LIST, FactKind.DOCUMENTS, FactKind.THEMES}:
        return "the first\nthe second"
    return "محمد said: 👩🏽‍🏫 “no”\nand again"


def a_whole_case(*events: Event) -> Case:
    """Somebody of whom everything is known, in letters of many scripts."""
    person = a_person(
        given="محمد",
        family="O’Brien-Ångström 👩🏽‍🏫",
        known_as="Mo",
        identifiers=(Identifier("upn", "T891999924117"),),
        addresses=(Address("1 High Street\nAshdown", "AS1 1AA", date(2020, 2, 29), None, "home"),),
        contacts=(
            Contact("Ясмин", "Mother", parental_responsibility=True, also_written="Yasmin"),
            Contact("Gary Vane", "Father", no_contact=True, address="9 Far Lane"),
        ),
    )
    return a_case(*events, person=person, facts={"attends": "Ashdown High"})


def versions_of_every_kind(number: str = "2026-0113") -> tuple[Version, ...]:
    """One version of each kind of plan; the plan of law with its needs and provision."""
    return tuple(
        Version(
            case=a_case(number=number).number,
            number=1,
            kind=VersionKind.FINAL if kind.is_by_law else VersionKind.ISSUED,
            plan=a_plan(kind.id) if kind.id == "ehc_plan" else blank_plan(kind),
            issued_on=date(2026, 10, 5),
            review_by=date(2027, 10, 4),
        )
        for kind in plan_kinds().values()
        if kind.id != "detained_plan"
    )


def the_plan() -> Version:
    """The final plan of the law."""
    return next(one for one in versions_of_every_kind() if one.kind is VersionKind.FINAL)


def a_letter(document: str = "document-1") -> DocumentGiven:
    sha256 = hashlib.sha256(LETTER).hexdigest()
    return DocumentGiven(document, "Letter.txt", "txt", len(LETTER), sha256, NOW, OKAFOR)


def handed(case: Case, *versions: Version, documents: tuple[DocumentGiven, ...] = ()) -> HandOver:
    return HandOver(
        office="Ashdown",
        made_on=TODAY,
        case=case,
        officers={OKAFOR: "A. Okafor"},
        versions=tuple(given(version) for version in versions),
        documents=documents,
    )


def pieces_of(handover: HandOver) -> list[APiece]:
    """The pieces of data of a pack, and its documents."""
    data = to_data(handover, event_kinds(), lambda _: SAYS)
    found = [APiece("case", "The case", MEDIA, as_bytes(data))]
    found += [
        APiece("plan", one.version.title, MEDIA, as_bytes(version_to_data(one)))
        for one in handover.versions
    ]
    return [
        *found,
        *(APiece("document", one.name, "text/plain", LETTER) for one in handover.documents),
    ]


def many_events(count: int) -> tuple[Event, ...]:
    """So many entries of all kinds, the last of which puts the one before it right."""
    kinds = list(every_kind())
    events = [
        an_event(kinds[at % len(kinds)].kind, facts=kinds[at % len(kinds)].facts)
        for at in range(count)
    ]
    last = an_event(events[-1].kind, facts=events[-1].facts, replaces=EventId(events[-1].id))
    return (*events, last)
