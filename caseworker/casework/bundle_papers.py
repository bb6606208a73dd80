"""What a bundle may hold, all of it of one case, and what its paper is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.appendix import BINDER, document_to_bind
from caseworker.casework.attachments import not_binned
from caseworker.casework.records import Document, Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.advice_bundle import BoundAdvice
from caseworker.documents.carried import of_version
from caseworker.documents.ehc_plan import PlanToPrint, plan_pieces
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.redacting import within
from caseworker.documents.tribunal_bundle import BundleToDraw, called
from caseworker.domain.basis import NOTHING
from caseworker.domain.bundle import MADE, Part, from_data
from caseworker.domain.bundle import sections as section_rows
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.consent import Pieces
from caseworker.domain.disagreement import disagreements_of
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.listed import listed
from caseworker.domain.moments import day_of
from caseworker.domain.plan import Advice, Version, issued

DOCUMENT: Final = "document/"
_PLAN: Final = "plan/"


@dataclass(frozen=True, slots=True)
class Paper:
    """One that can be put into a bundle of this case.

    ``section`` is where it goes before anybody moves it; ``labels`` are its pages in the bundle
    that was made last.
    """

    key: str
    title: str
    day: date
    section: str
    size: int = 0
    labels: tuple[str, ...] = ()


def bundle_to_draw(
    records: Records, wanted: Wanted, today: date, *, closed: bool = False
) -> BundleToDraw:
    """The bundle that the entry ``which`` made; one of a single paper where ``only`` names it.

    ``closed``: nothing is opened, where only what it carries is wanted.

    Raises:
        NotFound: there is no such bundle, or something in it is no paper of this case any more.
    """
    case = records.case(case_of(wanted))
    if not closed:
        records.known_names()  # with them is kept what is taken over: each file is opened once
    title, parts = _composed(records, case, wanted)
    days = {one.key: one.day for one in papers_of(records, case)}
    rows = {one.letter: f"{one.letter}  {one.title}" for one in section_rows()}
    entries: list[BoundAdvice] = []
    known: list[str] = []
    carries = NOTHING
    for part in parts:
        version = _version(records, case, part.key)
        document = _document(records, case, part.key)
        if version is not None:
            entries.append(_of_version(records, case, version))
            carries |= of_version(version)
            known += _named_in(version)
        elif document is not None:
            bound = BoundAdvice(_about(document)) if closed else document_to_bind(records, document)
            entries.append(replace(bound, advice=replace(bound.advice, day=days[part.key])))
            carries |= Pieces(documents=frozenset({str(document.id)}))
        else:
            raise NotFound("Something in this bundle is no paper of this case any more.")
    references = [one.reference for one in disagreements_of(case) if one.reference]
    return BundleToDraw(
        case=case.number,
        person=case.person,
        on=today,
        entries=tuple(entries),
        lay=BINDER.lay,
        carries=carries,
        bundle=called(title),
        known=tuple(known),
        about=tuple(rows[part.section] for part in parts),
        labels=tuple(part.labels for part in parts),
        reference=references[-1] if references else "",
    )


def _composed(records: Records, case: Case, wanted: Wanted) -> tuple[str, tuple[Part, ...]]:
    if wanted.only and not wanted.which:
        known = {one.key: one for one in papers_of(records, case)}
        if wanted.only[0] not in known:
            raise NotFound("That is no paper of this case.")
        one = known[wanted.only[0]]
        return "", (Part(one.section, one.key),)
    heir = case.heir(EventId(wanted.which)) if wanted.which else case.last(MADE)
    if heir is None or heir.kind != MADE:
        raise NotFound("There is no such bundle.")
    return heir.facts["title"], from_data(heir.facts["what"])


def papers_of(records: Records, case: Case) -> Iterator[Paper]:
    """Every version of the plan, and every document that is kept with the case."""
    in_plans = next((one.letter for one in section_rows() if one.plans), section_rows()[0].letter)
    for version in issued(records.every_version(case.number)):
        kind = plan_kinds()[version.plan.kind]
        key = f"{_PLAN}{version.series}/{version.title}"
        yield Paper(key, f"{kind.title}: {version.title}", version.issued_on, in_plans)
    named = _named_by(case)
    for document in records.documents(case.number):
        events = named.get(str(document.id), ())
        day = min((one.day for one in events), default=day_of(document.added_on))
        key = f"{DOCUMENT}{document.id}"
        yield Paper(key, document.name, day, _section(events), document.size)


def offered(records: Records, case: Case) -> Iterator[Paper]:
    """The same, but for what is in the bin: nothing of that goes anywhere."""
    kept = {f"{DOCUMENT}{one.id}" for one in not_binned(records, case.number)}
    for one in papers_of(records, case):
        if one.key in kept or not one.key.startswith(DOCUMENT):
            yield one


def _named_by(case: Case) -> Mapping[str, tuple[Event, ...]]:
    """The entries that name each document."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in case.live:
        for spec in event_kinds()[event.kind].facts:
            if spec.kind not in {FactKind.DOCUMENT, FactKind.DOCUMENTS}:
                continue
            for one in listed(event.facts.get(spec.name, "")):
                found[one] = (*found.get(one, ()), event)
    return found


def _section(events: tuple[Event, ...]) -> str:
    kinds = {event.kind for event in events}
    rows = section_rows()
    return next((row.letter for row in rows if row.events & kinds), rows[-1].letter)


def _version(records: Records, case: Case, key: str) -> Version | None:
    if not key.startswith(_PLAN):
        return None
    series, _, title = key.removeprefix(_PLAN).partition("/")
    found = (one for one in records.versions(case.number, series) if one.title == title)
    return next(found, None)


def _document(records: Records, case: Case, key: str) -> Document | None:
    """Of this case alone: a document of another is none here."""
    wanted = key.removeprefix(DOCUMENT)
    found = (one for one in records.documents(case.number) if str(one.id) == wanted)
    return next(found, None)


def _of_version(records: Records, case: Case, version: Version) -> BoundAdvice:
    office = records.office()
    facts = PlanToPrint(version, case.person, case.capacities)
    title = f"{plan_kinds()[version.plan.kind].title}: {version.title}"
    advice = Advice(title, "", "", version.issued_on, title)
    says = within(plan_pieces(facts, Letterhead(office.name, office.marking)))
    return BoundAdvice(advice, says=says)


def _about(document: Document) -> Advice:
    return Advice("", "", "", day_of(document.added_on), document.name)


def _named_in(version: Version) -> Iterator[str]:
    yield from (entry.author for entry in version.advice)
    if version.signature is not None:
        yield version.signature.name
