"""A pack as its first page tells of it, for the walks over every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from caseworker.documents.cover_slip import SlipToPrint
from caseworker.documents.pack_index import Inside, PackToIndex
from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId
from caseworker.domain.handover import (
    ACCESS,
    PROVISION,
    ConsentTold,
    HandOver,
    OpenClock,
    Sort,
    Withheld,
)
from caseworker.domain.people import Contact
from tests.documents.examples import AT, a_person

ON = date(2026, 11, 23)
_SAYS = {
    "provision": "F1",
    "step": "Closest practicable",
    "reason": "One hour of three",
    "offered": "1",
    "agreed_by": "R. Ode",
}
_ARRANGED = {"arrangement": "25% extra time", "where": "Written examinations", "applied": "Agreed"}


def a_pack_to_index(**changes: Any) -> PackToIndex:
    """Somebody in custody moves; one duty is late, one section and one document are withheld."""
    facts = PackToIndex(
        handover=_handover(),
        to="Head of education, Ashdown House",
        purpose="Detention: move to other accommodation",
        why="Yes, the law requires it.",
        source="Detained Persons Regs 2015 reg 17(2)",
        sent_by="J. Okafor",
        inside=(
            Inside("f/0001.pdf", "EHC plan: Final 1", "Made on 5 October 2026", 4),
            Inside("f/0002.txt", "Kowalska advice.txt", "text"),
            Inside("f/0003.json", "The case as data", "Data", for_program=True),
        ),
    )
    return replace(facts, **changes)


def an_empty_pack() -> PackToIndex:
    """Nothing but the person: nothing is owed, withheld or consented to."""
    case = replace(_case(), events=(), facts={})
    handover = HandOver("Harrow Hill House", ON, case, restricted=True)
    return a_pack_to_index(handover=handover, inside=(), source="")


def _case() -> Case:
    father = Contact("Gary Vane", "Father", no_contact=True)
    person = a_person()
    person = replace(person, contacts=(*person.contacts, father))
    events = tuple(
        Event(EventId(kind), kind, ON, OfficerId("okafor"), AT, facts=facts)
        for kind, facts in ((PROVISION, _SAYS), (ACCESS, _ARRANGED))
    )
    facts = {"held_at": "Wetherby", "held_since": "2026-09-24"}
    return Case(CaseNumber("2026-0113"), person, "custody", OfficerId("okafor"), events, facts)


def _handover() -> HandOver:
    clock = OpenClock(
        "D-02",
        "Send the plan to the new person in charge",
        date(2026, 11, 20),
        "Detained Persons Regs 2015 reg 17(2)",
        "local authority",
        "late",
        EventId("moved"),
    )
    clocks = (
        clock,
        replace(
            clock,
            duty="Hold a monitoring meeting",
            day=date(2027, 11, 2),
            state="due",
            checked="memory",
        ),
        replace(clock, duty="Views on the draft", day=None, state="waiting", window=True),
    )
    consent = ConsentTold(
        EventId("consent"),
        refused=False,
        giver="Dawn Whitfield",
        capacity="Parent, for a child who does not",
        covers="sections B and F",
        recipients=("Ashdown College",),
        purposes=("To arrange provision",),
        given_on=date(2026, 11, 3),
        standing="In force",
        words="Until 3 November 2027.",
    )
    withheld = (
        Withheld(
            Sort.SECTION,
            "EHC plan: Final 1, section D",
            "There is no consent.",
            "SEND Regs 2014 reg 17",
        ),
        Withheld(Sort.DOCUMENT, "Clinic letter.pdf", "There is no consent."),
    )
    return HandOver(
        "Harrow Hill House",
        ON,
        _case(),
        clocks=clocks,
        consents=(consent, replace(consent, refused=True, recipients=())),
        withheld=withheld,
    )


def a_slip() -> SlipToPrint:
    """The slip of a pack on a numbered stick."""
    return SlipToPrint(
        label="TP-3f9a1c07",
        pack="3f9a1c07" * 4,
        file="TP-3f9a1c07.pack",
        to="HMYOI Ashdown",
        made=date(2026, 11, 23),
        sequence=3,
        sha256="90d979ab96c5bea802383ab81a7af999be01c6d4d42560cd5551479e1c199119",
        size=1_176_453,
        words=("amber", "bottle", "cinema", "dragon", "elbow", "falcon"),
        medium="17",
        taken_by="Officer Reed",
        destroy_by=date(2027, 11, 23),
    )
