"""What stands on a paper, so that it has to stay: entries, plans, what left or is to, bundles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.casework.authority import unanswered
from caseworker.casework.bundle_papers import DOCUMENT
from caseworker.casework.records import Document, Records
from caseworker.casework.tray import requests_in_tray
from caseworker.domain.blocks import sources_of
from caseworker.domain.bundle import MADE, from_data
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.listed import listed
from caseworker.domain.plan import Plan

_POINTING: Final = frozenset({FactKind.DOCUMENT, FactKind.DOCUMENTS})


def held_by(records: Records, number: CaseNumber, document: str) -> tuple[str, ...]:
    """What names this paper, each in words that begin as a sentence goes on; empty: nothing does.

    Entries that were put right count, too: the history shows them. So do messages that a paper
    came with only while that paper is in no bin.
    """
    kept = next(one for one in records.documents(number) if one.id == document)
    case = records.case(number)
    told = (
        *_entries(case, document),
        *_plans(records, number, kept),
        *_left(records, number, kept),
        *_papers(records, number, document),
        *_waits(records, number, document),
        *_bundles(case, document),
    )
    return tuple(dict.fromkeys(told))


def _entries(case: Case, document: str) -> Iterator[str]:
    kinds = event_kinds()
    for event in case.events:
        kind = kinds.get(event.kind)
        pointing = (spec.name for spec in kind.facts if spec.kind in _POINTING) if kind else ()
        if any(document in listed(event.facts.get(name, "")) for name in pointing):
            title = kind.title if kind else event.kind
            yield f"the entry “{title}” of {day_words(event.day)} names it"


def _plans(records: Records, number: CaseNumber, kept: Document) -> Iterator[str]:
    for draft in records.working_drafts(number):
        if kept.id in _sources(draft.plan):
            yield "the plan that is being written quotes it"
    for version in records.every_version(number):
        if kept.id in _sources(version.plan):
            yield f"{version.title} quotes it"
        elif any(one.document == kept.name for one in version.advice):
            yield f"{version.title} has it among its advice"


def _sources(plan: Plan) -> set[str]:
    return {
        source
        for section in plan.sections.values()
        for blocks in (section.text, *(item.text for item in section.items))
        for source in sources_of(blocks)
    }


def _left(records: Records, number: CaseNumber, kept: Document) -> Iterator[str]:
    for release in records.releases(number):
        carried = release.what.carries.documents
        if kept.name in carried or kept.id in carried:
            which = f"disclosure {release.number}" if release.number else "a paper that left"
            yield f"{which} carried it"


def _papers(records: Records, number: CaseNumber, document: str) -> Iterator[str]:
    names = {str(one.id): one.name for one in records.documents(number)}
    for filing in records.filings.of(number):
        if filing.is_out:
            continue
        if filing.supersedes == document:
            yield f"“{names[filing.document]}” replaces it"
        if filing.came_with == document:
            yield f"“{names[filing.document]}” came with it"


def _waits(records: Records, number: CaseNumber, document: str) -> Iterator[str]:
    """What was let go, or is asked about, and has not left: it would leave without the paper."""
    for case, request in requests_in_tray(records):
        if case == number and document in request.wanted.documents:
            yield f"it lies in the tray for {request.recipient.name}"
    for asked in unanswered(records):
        if asked.case == number and document in asked.request.wanted.documents:
            yield f"a second person is asked whether it may go to {asked.request.recipient.name}"


def _bundles(case: Case, document: str) -> Iterator[str]:
    """They are drawn anew each time they are looked at or sent."""
    for event in case.live:
        if event.kind != MADE:
            continue
        if any(part.key == f"{DOCUMENT}{document}" for part in from_data(event.facts["what"])):
            yield f"the bundle “{event.facts['title']}” of {day_words(event.day)} holds it"
