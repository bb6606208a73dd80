"""The evidence for a request for an assessment: filled from the record, edited, printed, sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.attachments import not_binned
from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Document, Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.advice_bundle import REQUEST
from caseworker.documents.evidence_pack import PackToPrint
from caseworker.documents.letter import LetterToWrite, Recipient
from caseworker.domain.case import Case, CaseNumber, Event, EventId
from caseworker.domain.errors import NotFound
from caseworker.domain.evidence import SENT, Evidence, evidence_headings, evidence_of
from caseworker.domain.listed import listed
from caseworker.domain.regime import regime_on
from caseworker.domain.settings import settings
from caseworker.domain.support_cycle import cycles_of

PACK: Final = "evidence_pack"
PAPERS: Final = REQUEST.name
"""Which bundle of documents goes with a request."""
ASKED: Final = "assessment_asked"
EXPLAINED: Final = "assessment_explained"
"""The occasions of the form of request, and of the sheet about it."""


@dataclass(frozen=True, slots=True)
class EvidenceSeen:
    """What the record says under each heading, the papers to choose from, what was sent before."""

    told: tuple[Evidence, ...]
    documents: tuple[Document, ...]
    sent: tuple[Event, ...]
    authority: str
    asks: str


def evidence_seen(number: CaseNumber) -> Callable[[Records, date], EvidenceSeen]:
    """A question: what there is for a request, as the entries stand."""

    def ask(records: Records, today: date) -> EvidenceSeen:
        case = records.case(number)
        return EvidenceSeen(
            evidence_of(case, today),
            not_binned(records, number),
            tuple(reversed(case.all_of(SENT))),
            case.person.home_authority,
            place_of(case),
        )

    return ask


def place_of(case: Case) -> str:
    """Where the person is, as far as it is known."""
    return case.facts.get(settings()[case.setting].place, "")


def pack_to_print(records: Records, wanted: Wanted, today: date) -> PackToPrint:
    """What was typed (``words``), or what was sent with the entry ``which``.

    Raises:
        NotFound: nothing was sent with that entry.
    """
    case = records.case(case_of(wanted))
    said, on, only = dict(wanted.words), today, wanted.only
    if wanted.which:
        event = case.event(EventId(wanted.which))
        if event.kind != SENT:
            raise NotFound("No request was sent with that entry.")
        said, on = dict(event.facts), event.sent or event.day
        only = listed(event.facts.get("papers", ""))
    asked = [one.heading for one in evidence_of(case, on)]
    return PackToPrint(
        case.number,
        case.person,
        on,
        place_of(case),
        said.get("to", ""),
        said.get("asks", ""),
        said.get("parents", ""),
        tuple((one, said.get(one.name, "")) for one in asked),
        tuple(one for one in cycles_of(case) if one.planned.day <= on),
        tuple(one.name for one in records.documents(case.number) if str(one.id) in only),
    )


def headings() -> tuple[str, ...]:
    """The names under which what is typed is kept and sent."""
    return tuple(evidence_headings())


def request_form(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """The form of request, or the sheet about it, with what the case knows put in."""
    case, office = records.case(case_of(wanted)), records.office()
    person = case.person
    places = reckoning_of(office, today).places
    family = tuple(one.shown for one in person.parents if not one.no_contact)
    words = {
        "called": person.name,
        "born": f"{person.born:%d/%m/%Y}",
        "authority": person.home_authority,
        "place": place_of(case),
        "reach": ", ".join(filter(None, (office.name, office.telephone, office.email))),
    }
    form = letter_on(records, wanted.which)
    return LetterToWrite(
        form=form,
        case=case.number,
        person=person,
        to=Recipient(family[0] if family else person.name, is_person=not family),
        on=today,
        officer=wanted.officer,
        role=wanted.role,
        regime=regime_on(case, today, places),
        words={name: said for name, said in words.items() if name in {*form.needs, *form.may}},
    )
