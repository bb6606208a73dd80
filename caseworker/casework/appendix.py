"""Appendix K: the advice of a case, fetched and made ready to be bound into one paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from caseworker.casework.binding import TAKEN, Binder
from caseworker.casework.plans import advice_in
from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Viewing
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.advice_bundle import (
    ALL_ADVICE,
    REQUEST,
    AdviceToBind,
    BoundAdvice,
)
from caseworker.domain.attachments import FORMATS
from caseworker.domain.case import Case
from caseworker.domain.consent import Pieces
from caseworker.domain.errors import UnfitFile
from caseworker.domain.may_disclose import appendices_of
from caseworker.domain.plan import Advice

NOT_KEPT: Final = "No document was kept with this advice, so there is nothing to bind."
GONE: Final = "Its document is not among those of the case any more."
NO_WORDS: Final = "There are no words in this document."
BINDER: Final = Binder()
VIEWING: Final = Viewing()


def advice_to_bind(records: Records, wanted: Wanted, today: date) -> AdviceToBind:
    """Every entry of section K with its pages or words; what can't be bound says why.

    Takes as long as there are documents: each is opened in a process of its own.
    """
    case = records.case(case_of(wanted))
    if wanted.which == REQUEST.name:
        return _with_the_request(records, case, wanted, today)
    kept = {str(document.id): document for document in records.documents(case.number)}
    names = {document.id: document.name for document in kept.values()}
    entries = tuple(
        _entry(records, one, kept.get(_document(case, one)), named=_document(case, one) != "")
        for one in advice_in(case, names)
        if not wanted.only or _document(case, one) in wanted.only
    )
    carries = Pieces(documents=frozenset(wanted.only)) if wanted.only else ALL_ADVICE
    return AdviceToBind(case.number, case.person, today, entries, BINDER.lay, carries)


def _with_the_request(records: Records, case: Case, wanted: Wanted, today: date) -> AdviceToBind:
    """The papers that were chosen, in the order in which they came to the case."""
    chosen = [one for one in records.documents(case.number) if str(one.id) in wanted.only]
    return AdviceToBind(
        case.number,
        case.person,
        today,
        tuple(document_to_bind(records, one) for one in chosen),
        BINDER.lay,
        Pieces(documents=appendices_of(case, today).intersection(wanted.only)),
        REQUEST,
    )


def document_to_bind(records: Records, document: Document) -> BoundAdvice:
    """One document of the case, whatever it is, ready to be bound; or why it can’t be."""
    day = document.added_on.date()
    advice = Advice(FORMATS[document.kind].title, "", "", day, document.name)
    return _entry(records, advice, document, named=True)


def _document(case: Case, advice: Advice) -> str:
    event = next(one for one in case.events if one.id == advice.event)
    return event.facts.get("document", "")


def _entry(
    records: Records, advice: Advice, document: Document | None, *, named: bool
) -> BoundAdvice:
    entry = BoundAdvice(advice)
    if document is None:
        return replace(entry, fault=GONE if named else NOT_KEPT)
    content = records.document_content(document.id)
    try:
        if document.kind in TAKEN:
            pdf, said = _taken(records, document, content)
            return replace(entry, pdf=pdf, said=said)
        words = VIEWING.look(document.kind, content).text
    except UnfitFile as error:
        return replace(entry, fault=str(error))
    return replace(entry, words=words) if words.strip() else replace(entry, fault=NO_WORDS)


def _taken(records: Records, document: Document, content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Its pages, taken over once while the store is open: what is looked at leaves unchanged."""
    known = records.known_names() if records.names_are_ready else None
    if known is not None and document.sha256 and document.sha256 in known.taken:
        return known.taken[document.sha256]
    taken = BINDER.take(document.kind, content)
    if known is not None and document.sha256:
        known.keep_taken(document.sha256, taken.pdf, taken.said)
    return taken.pdf, taken.said
