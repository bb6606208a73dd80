"""Everything that the store holds of one case, piece by piece: for somebody who asks to see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from caseworker.casework.entries import sentence
from caseworker.casework.file_words import read
from caseworker.casework.plans import advice_in
from caseworker.casework.records import Document, HistoryLine, Records
from caseworker.documents.carried import of_version
from caseworker.documents.ehc_plan import PlanToPrint, plan_pieces
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.pieces import Facts, Piece, Text, lines, plain
from caseworker.documents.redacting import within
from caseworker.documents.words import readable
from caseworker.domain.basis import NOTHING
from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId
from caseworker.domain.consent import Pieces
from caseworker.domain.consent_record import consents_of
from caseworker.domain.days import day_words
from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.domain.moments import day_of
from caseworker.domain.people import Contact, Person
from caseworker.domain.pieces_words import in_words
from caseworker.domain.plan import Version, VersionKind
from caseworker.domain.settings import settings

IN_BIN: Final = " (in the bin)"
CASE = Pieces(others=frozenset({"case"}))


class Sort(Enum):
    """What kind of record it is. The values are the words on screen, in their order."""

    PERSON = "About the person"
    PLAN = "Plan"
    DOCUMENT = "Document"
    CONSENT = "Consent"
    ENTRY = "Entry"
    DISCLOSURE = "What left"
    HISTORY = "History"


@dataclass(frozen=True, slots=True)
class Held:
    """One piece: what it is, of what day, by whom, and what it says.

    ``document`` is the file that it is; ``unread`` says what of it no program can read.
    ``carries`` is what of a plan is in it.
    """

    id: str
    sort: Sort
    title: str
    day: date | None
    author: str
    says: tuple[Piece, ...]
    document: Document | None = None
    unread: str = ""
    carries: Pieces = CASE

    @property
    def text(self) -> str:
        """Its title and all that it says, a paragraph to a line."""
        return f"{self.title}\n{readable(self.says)}".rstrip()


def everything_held(
    records: Records, number: CaseNumber, today: date, asked: Event | None = None
) -> tuple[Held, ...]:
    """By kind, oldest first. Each file is opened in a process of its own, once.

    The history and the copies that left are given as they stood when the request ``asked`` was
    written down: the answer itself is a line of both. What an officer is typing and has not
    kept yet is no record of the case.
    """
    case = records.case(number)
    names = _officers(records, number)
    found = [
        _person(case),
        *_plans(records, case, today),
        *_documents(records, case, names),
        *_entries(records, case, names),
        *_left(records, case, asked),
        *_history(records, case, asked),
        _openings(records, case, asked),
    ]
    order = list(Sort)
    return tuple(sorted(found, key=lambda one: (order.index(one.sort), one.day or date.min)))


def _officers(records: Records, number: CaseNumber) -> Mapping[OfficerId, str]:
    return {line.officer: line.officer_name for line in records.history(number)}


def _person(case: Case) -> Held:
    person = case.person
    rows = [(label, plain(said)) for label, said in _facts_of(person) if said]
    kinds = {spec.name: spec.words for spec in settings()[case.setting].facts}
    rows += [(kinds.get(name, name), plain(said)) for name, said in case.facts.items() if said]
    rows += [
        (f"{kinds.get(was.name, was.name)}, until {day_words(day_of(was.until))}", plain(was.value))
        for was in case.superseded
        if was.value
    ]
    rows += [(one.role or "Around the person", lines(_contact(one))) for one in person.contacts]
    says = (Facts(tuple(rows)),)
    return Held("person", Sort.PERSON, "Facts about the person", None, "", says)


def _facts_of(person: Person) -> Iterator[tuple[str, str]]:
    yield "Name", person.name
    yield "Known as", person.known_as
    yield "Pronouns", person.pronouns
    yield "Date of birth", day_words(person.born)
    yield "Home authority", person.home_authority
    yield "Looked after by", person.looked_after_by
    yield "Where they are now", person.whereabouts
    yield "Types of need", ", ".join(need.value for need in person.needs)
    yield "Interpreter", person.interpreter
    yield "Communication", person.communication
    for one in person.identifiers:
        kind = IDENTIFIERS.get(one.kind)
        yield kind.title if kind else one.kind, one.value
    for address in person.addresses:
        said = (*address.lines.splitlines(), address.postcode, address.note)
        days = [day_words(day) for day in (address.since, address.until) if day]
        yield "Address", ", ".join(filter(None, (*said, " to ".join(days))))


def _contact(one: Contact) -> str:
    said = (one.shown, one.organisation, one.address, one.telephone, one.email, one.note)
    marks = "No contact is to be made." if one.no_contact else ""
    return "\n".join(filter(None, (*said, marks)))


def _plans(records: Records, case: Case, today: date) -> Iterator[Held]:
    names = {document.id: document.name for document in records.documents(case.number)}
    for version in records.every_version(case.number):
        yield _plan(records, case, version, f"plan/{version.series}/{version.title}")
    for draft in records.working_drafts(case.number):
        advice = advice_in(case, names)
        out = records.versions(case.number, draft.series)
        number = 1 + sum(one.kind is VersionKind.DRAFT for one in out)
        version = Version(case.number, number, VersionKind.DRAFT, draft.plan, today, advice)
        yield _plan(records, case, version, f"draft/{draft.series}")


def _plan(records: Records, case: Case, version: Version, key: str) -> Held:
    kind = plan_kinds()[version.plan.kind]
    is_written = key.startswith("draft/")
    title = f"{kind.title}: {'being written' if is_written else version.title}"
    office = records.office()
    facts = PlanToPrint(version, case.person, case.capacities)
    says = within(plan_pieces(facts, Letterhead(office.name, office.marking)))
    by = version.signature.name if version.signature else ""
    carries = of_version(version) | CASE
    day = None if is_written else version.issued_on
    return Held(key, Sort.PLAN, title, day, by, says, carries=carries)


def _documents(records: Records, case: Case, names: Mapping[OfficerId, str]) -> Iterator[Held]:
    """Those in the bin, too, marked: until they are erased they are held (UK GDPR Art 15(1))."""
    out = {one.document for one in records.filings.of(case.number) if one.is_out}
    for document in records.documents(case.number):
        file = read(records, document)
        says = tuple(Text(lines(text)) for _, text in file.said if text.strip())
        by = names.get(document.added_by, str(document.added_by))
        yield Held(
            f"document/{document.id}",
            Sort.DOCUMENT,
            f"{document.name}{IN_BIN if document.id in out else ''}",
            day_of(document.added_on),
            by,
            says,
            document,
            file.unseen,
            Pieces(documents=frozenset({str(document.id)})) | CASE,
        )


def _entries(records: Records, case: Case, names: Mapping[OfficerId, str]) -> Iterator[Held]:
    """Those that were corrected, too: they are held."""
    consents = {one.event for one in consents_of(case)}
    corrected = {event.replaces for event in case.events if event.replaces}
    for event in case.events:
        kind = event_kinds()[event.kind]
        said = [sentence(records, case, event)]
        said += [
            f"{spec.words}: {event.facts[spec.name]}"
            for spec in kind.facts
            if event.facts.get(spec.name) and spec.kind.value in _SAID
        ]
        title = f"{kind.title}{' (corrected since)' if event.id in corrected else ''}"
        sort = Sort.CONSENT if event.id in consents else Sort.ENTRY
        says = (Text(lines("\n".join(said))),)
        by = names.get(event.recorded_by, str(event.recorded_by))
        yield Held(_entry(event.id), sort, title, event.day, by, says, carries=NOTHING | CASE)


_SAID = frozenset({"text", "list", "person", "choice", "authority", "establishment"})


def _entry(event: EventId) -> str:
    return f"entry/{event}"


def _left(records: Records, case: Case, asked: Event | None) -> Iterator[Held]:
    lines_of = records.ledger.lines(LedgerAsked(case=case.number))
    left = [line for line in lines_of if asked is None or line.release.at < asked.recorded_at]
    if left:
        says = tuple(Text(lines(_went(line))) for line in reversed(left))
        yield Held("disclosures", Sort.DISCLOSURE, "Papers and copies that left", None, "", says)


def _told(lines_of: Sequence[HistoryLine], asked: Event | None) -> Iterator[HistoryLine]:
    """The lines until the request was written down, newest first."""
    named = asked.known_as if asked is not None else frozenset()
    own = [at for at, line in enumerate(lines_of) if line.event in named]
    if own:
        yield from lines_of[own[-1] :]
    else:
        yield from (line for line in lines_of if asked is None or line.at <= asked.recorded_at)


def _went(line: LedgerLine) -> str:
    release, what = line.release, line.release.what
    said = f"{day_words(day_of(release.at))}, no. {release.number}: {what.title} for {release.to}"
    of_plan = f", with {in_words(what.carries)}" if what.carries else ""
    why = f" {release.basis.words}" if release.basis is not None else ""
    reason = f" {release.reason}" if release.reason else ""
    return f"{said}{of_plan}, by {release.officer}.{why}{reason} {line.state}."


def _history(records: Records, case: Case, asked: Event | None) -> Iterator[Held]:
    told = list(_told(records.history(case.number), asked))
    if told:
        says = tuple(
            Text(plain(f"{day_words(day_of(line.at))}, {line.officer_name}: {line.words}"))
            for line in reversed(told)
        )
        count = len(told)
        title = f"History, {count} {'line' if count == 1 else 'lines'}"
        yield Held("history", Sort.HISTORY, title, None, "", says)


def _openings(records: Records, case: Case, asked: Event | None) -> Held:
    """How often somebody looked; who did is the officers’ own, and read by a manager."""
    until = asked.recorded_at if asked is not None else None
    count = records.audit_read.openings(case.number, until)
    times = "once" if count == 1 else f"{count} times"
    said = f"The case, or a document of it, was opened to be read {times} before the request."
    says = (Text(plain(said)),)
    return Held("openings", Sort.HISTORY, "How often the case was opened", None, "", says)
