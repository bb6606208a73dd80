"""Records on paper, for tests of what stands above the store; the same contract tests them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import RLock

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.casework.office_files import with_own_files
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import (
    EVERYBODY,
    Among,
    CaseSummary,
    DayCount,
    Document,
    DocumentId,
    DueLine,
    HistoryLine,
    Hit,
    Narrowings,
    OfficeFacts,
    Owed,
    Tally,
)  # fmt: skip
from caseworker.casework.whole_kept import Whole
from caseworker.domain.case import Case, CaseNumber, Event, OfficerId, Stage, Superseded
from caseworker.domain.disposal import Destroyed, DisposalList
from caseworker.domain.errors import DamagedStore, NotAllowed, NotFound
from caseworker.domain.filing import Filing
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.known_names import KnownNames
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Weight
from caseworker.domain.merging_join import read_here
from caseworker.domain.people import Person
from caseworker.domain.plan import Version, WorkingDraft, in_order
from caseworker.domain.release import Release
from tests import paper_erasing
from tests.paper_audit import PaperAuditRead
from tests.paper_brought import PaperBroughtLists
from tests.paper_disposal import PaperDisposal
from tests.paper_exchange import PaperExchange
from tests.paper_filings import PaperFilings
from tests.paper_ledger import PaperLedger
from tests.paper_lists import PaperNamed, counted, is_among, is_owed
from tests.paper_moving import PaperMoving
from tests.paper_names import PaperNames
from tests.paper_own_files import PaperOwnFiles
from tests.paper_places import Kept, PaperPlaces
from tests.paper_saved_lists import PaperSavedLists
from tests.paper_whose import DayPaper, PaperAside, books_of
from tests.paper_words import marked, person_words, plan_words


@dataclass
class Paper(DayPaper):
    """Everything that is written down."""

    cases: dict[CaseNumber, Case] = field(default_factory=dict)
    given: dict[int, int] = field(default_factory=dict)
    summaries: dict[CaseNumber, CaseSummary] = field(default_factory=dict)
    opened: dict[tuple[OfficerId, CaseNumber], datetime] = field(default_factory=dict)
    documents: dict[DocumentId, tuple[Document, bytes]] = field(default_factory=dict)
    drafts: dict[tuple[CaseNumber, str], WorkingDraft] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    typing: dict[tuple[str, OfficerId], str] = field(default_factory=dict)
    ledger: PaperLedger = field(default_factory=PaperLedger)
    exchange: PaperExchange = field(default_factory=PaperExchange)
    history: tuple[HistoryLine, ...] = ()
    audit: tuple[tuple[datetime, OfficerId, str, CaseNumber | None, str], ...] = ()
    office: OfficeFacts | None = None
    own_files: dict[tuple[str, str], OwnFile] = field(default_factory=dict)
    disposals: tuple[DisposalList, ...] = ()
    destroyed: tuple[Destroyed, ...] = ()
    saved_lists: PaperSavedLists = field(default_factory=PaperSavedLists)
    names: PaperNames = field(default_factory=PaperNames)
    brought: PaperBroughtLists = field(default_factory=PaperBroughtLists)
    places: Kept = field(default_factory=dict)
    filings: dict[str, Filing] = field(default_factory=dict)
    words: dict[str, tuple[WordsRead, tuple[Words, ...]]] = field(default_factory=dict)
    bitten: set[DocumentId] = field(default_factory=set)  # their bytes aren't what was kept
    aside: PaperAside = field(default_factory=PaperAside)

    @property
    def releases(self) -> tuple[tuple[CaseNumber | None, Release], ...]:
        return self.ledger.all

    def copied(self) -> Paper:
        return Paper(**{name: copy(value) for name, value in vars(self).items()})


class PaperStore:
    """Sittings on paper. ``paper`` is what is kept."""

    def __init__(self) -> None:
        self.paper, self._turn = Paper(), RLock()

    @contextmanager
    def sitting(self) -> Iterator[PaperRecords]:
        """One at a time: kept on leaving cleanly, undone by an error."""
        with self._turn:
            page = self.paper.copied()
            yield PaperRecords(page)
            self.paper = page


class PaperRecords(PaperNamed):
    """The records within one sitting, on paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper: Paper = paper
        self.own_files, self.disposal = PaperOwnFiles(paper.own_files), PaperDisposal(paper)
        self.directory = PaperPlaces(self.every_case, paper.places)
        self.ledger, self.exchange, self.brought = paper.ledger, paper.exchange, paper.brought
        self.audit_read = PaperAuditRead(lambda: paper.audit)
        self.names_are_ready, self.moving = True, PaperMoving(paper)
        self.whose, self.bulk, self.tasks = books_of(paper)
        self.saved_lists = paper.saved_lists
        self.filings, self.aside = PaperFilings(paper), paper.aside

    @property
    def whole(self) -> Whole:
        raise NotImplementedError("on paper nothing is taken out whole")

    def next_number(self, year: int) -> CaseNumber:
        return CaseNumber(f"{year}-{self._paper.given.get(year, 0) + 1:04d}")

    def open_case(self, case: Case) -> None:
        if case.number in self._paper.cases:
            raise NotAllowed(f"There is already a case with the number {case.number}.")
        year, _, place = case.number.partition("-")
        if year.isdecimal() and place.isdecimal():
            self._paper.given[int(year)] = max(self._paper.given.get(int(year), 0), int(place))
        self._paper.cases[case.number] = replace(case, facts={})

    def case(self, number: CaseNumber) -> Case:
        return self._read(self._kept(number))

    def _kept(self, number: CaseNumber) -> Case:
        if number not in self._paper.cases:
            raise NotFound("There is no case with that number in these records.")
        return self._paper.cases[number]

    def _read(self, case: Case) -> Case:
        """As it is read: what points to theirs points to ours, where ours stand for them."""
        renamed: dict[str, str] = {}
        for one in self._paper.exchange.merged:
            if one.into == case.number and one.undone_at is None:
                renamed |= one.before.get("stands_for", {})
        return replace(case, events=tuple(read_here(one, renamed) for one in case.events))

    def every_case(self) -> Iterator[Case]:
        return (self._read(self._paper.cases[number]) for number in sorted(self._paper.cases))

    def how_many_cases(self) -> int:
        return len(self._paper.cases)

    def known_names(self) -> KnownNames:
        return self._paper.names.current(self._paper.cases)

    def save_person(self, number: CaseNumber, person: Person) -> None:
        self._paper.cases[number] = replace(self._kept(number), person=person)

    def save_setting(self, number: CaseNumber, setting: str) -> None:
        self._paper.cases[number] = replace(self._kept(number), setting=setting)

    def write_facts(
        self, number: CaseNumber, facts: Mapping[str, str], at: datetime, officer: OfficerId
    ) -> None:
        del officer
        case = self._kept(number)
        past = tuple(
            Superseded(name, case.facts[name], at)
            for name, value in facts.items()
            if case.facts.get(name, value) != value
        )
        kept = {name: value for name, value in {**case.facts, **facts}.items() if value}
        self._paper.cases[number] = replace(case, facts=kept, superseded=(*case.superseded, *past))

    def erase_facts(self, number: CaseNumber, names: Collection[str]) -> None:
        case = self._kept(number)
        kept = {name: value for name, value in case.facts.items() if name not in names}
        past = tuple(one for one in case.superseded if one.name not in names)
        self._paper.cases[number] = replace(case, facts=kept, superseded=past)

    def add_event(self, number: CaseNumber, event: Event) -> None:
        case = self._kept(number)
        self._paper.cases[number] = replace(case, events=(*case.events, event))

    def erase_case(self, number: CaseNumber) -> None:
        paper_erasing.erase(self._paper, number)

    def erase_document(self, number: CaseNumber, document: str) -> None:
        paper_erasing.erase_document(self._paper, number, document)

    def write_summary(self, summary: CaseSummary) -> None:
        self.case(summary.number)
        self._paper.summaries[summary.number] = summary

    def summaries(
        self, *, closed: bool = False, of: Collection[CaseNumber] | None = None
    ) -> tuple[CaseSummary, ...]:
        every = (one for one in self._paper.summaries.values() if of is None or one.number in of)
        found = (one for one in every if closed or one.stage is not Stage.CLOSED)
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.number)))

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]:
        lines = [
            DueLine(each.number, each.name, each.born, each.setting, due)
            for each in sorted(self.summaries(), key=lambda each: each.number)
            for due in each.dues
            if is_among(each, owed.among) and is_owed(due, owed)
        ]
        lines.sort(key=lambda line: (line.due.by is None, line.due.by or date.min))
        if owed.by_weight:
            lines.sort(key=lambda line: list(Weight).index(Weight(line.due.weight)))
        return tuple(lines[:most])

    def due_counts(self, owed: Owed) -> tuple[DayCount, ...]:
        return counted(self.due_lines(replace(owed, undated=False), sys.maxsize))

    def tally(self, today: date, soon: date, among: Among = EVERYBODY) -> Tally:
        open_cases = [each for each in self.summaries() if is_among(each, among)]
        dues = [due for each in open_cases for due in each.dues]
        ours = [due.by for due in dues if due.ours and due.by]
        stages = [each.stage for each in open_cases]
        return Tally(
            overdue=sum(by < today for by in ours),
            due_soon=sum(today <= by <= soon for by in ours),
            waiting=sum(not due.ours for due in dues),
            open_cases=len(open_cases),
            by_stage={stage: stages.count(stage) for stage in stages},
        )

    def narrowings(self, among: Among = EVERYBODY) -> Narrowings:
        those = [one for one in self.summaries() if is_among(one, among)]

        def each(of: Callable[[CaseSummary], str]) -> tuple[str, ...]:
            return tuple(sorted({of(one) for one in those} - {""}, key=str.casefold))

        officers = tuple(OfficerId(name) for name in each(lambda one: one.officer))
        authorities = each(lambda one: one.home_authority)
        return Narrowings(officers, authorities, each(lambda one: one.place))

    def not_as_of(self, mark: str, most: int) -> tuple[CaseNumber, ...]:
        return tuple(sorted(one.number for one in self.summaries() if one.as_of != mark)[:most])

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        opened = [
            (at, number) for (who, number), at in self._paper.opened.items() if who == officer
        ]
        numbers = [number for _, number in sorted(opened, reverse=True)]
        known = [number for number in numbers if number in self._paper.summaries]
        return tuple(self._paper.summaries[number] for number in known[:most])

    def note_opened(self, number: CaseNumber, officer: OfficerId, at: datetime) -> None:
        self.case(number)
        self._paper.opened[officer, number] = at

    def add_document(self, document: Document, content: bytes) -> None:
        self.case(document.case)
        self._paper.documents[document.id] = (document, content)

    def documents(self, number: CaseNumber) -> tuple[Document, ...]:
        kept = self._paper.documents.values()
        return tuple(document for document, _ in kept if document.case == number)

    def document_content(self, document: DocumentId) -> bytes:
        if document in self._paper.bitten:
            raise DamagedStore("A document is not as it was when it was added.")
        try:
            return self._paper.documents[document][1]
        except KeyError:
            raise NotFound("There is no such document in these records.") from None

    def working_draft(self, number: CaseNumber, series: str = BY_LAW) -> WorkingDraft | None:
        return self._paper.drafts.get((number, series))

    def working_drafts(self, number: CaseNumber) -> tuple[WorkingDraft, ...]:
        drafts = sorted(self._paper.drafts.values(), key=lambda draft: draft.series)
        return tuple(draft for draft in drafts if draft.case == number)

    def keep_working_draft(self, draft: WorkingDraft) -> None:
        self.case(draft.case)
        self._paper.drafts[draft.case, draft.series] = draft

    def drop_working_draft(self, number: CaseNumber, series: str = BY_LAW) -> None:
        self._paper.drafts.pop((number, series), None)

    def issue(self, version: Version) -> None:
        self.case(version.case)
        if any(
            replace(each, of="").key == version.key and each.whose == version.whose
            for each in self.every_version(version.case)
        ):
            raise NotAllowed("That version has been issued and can't change.")
        self._paper.versions = (*self._paper.versions, version)

    def versions(self, number: CaseNumber, series: str = BY_LAW) -> tuple[Version, ...]:
        return tuple(one for one in self.every_version(number) if one.series == series)

    def every_version(self, number: CaseNumber) -> tuple[Version, ...]:
        return in_order(version for version in self._paper.versions if version.case == number)

    def keep_draft(self, form: str, officer: OfficerId, text: str, at: datetime) -> None:
        del at
        self._paper.typing[form, officer] = text

    def draft(self, form: str, officer: OfficerId) -> str | None:
        return self._paper.typing.get((form, officer))

    def drop_draft(self, form: str, officer: OfficerId) -> None:
        self._paper.typing.pop((form, officer), None)

    def typed_on(self, number: CaseNumber) -> frozenset[OfficerId]:
        return frozenset(who for form, who in self._paper.typing if number in form)

    def keep_release(self, number: CaseNumber | None, release: Release) -> None:
        if number is not None:
            self.case(number)
        self.ledger.keep(number, release)

    def releases(self, number: CaseNumber | None) -> tuple[Release, ...]:
        return self.ledger.releases(number)

    def write_history(self, line: HistoryLine) -> None:
        self.case(line.case)
        self._paper.history = (*self._paper.history, line)

    def history(self, number: CaseNumber) -> tuple[HistoryLine, ...]:
        mine = [line for line in self._paper.history if line.case == number]
        return tuple(sorted(mine, key=lambda line: line.at)[::-1])

    def write_audit(
        self, at: datetime, officer: OfficerId, act: str, case: CaseNumber | None, ref: str = ""
    ) -> None:
        self._paper.audit = (*self._paper.audit, (at, officer, act, case, ref))

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        terms = re.findall(r"\w+", text.casefold())
        if not terms:
            return ()
        people = [
            self._hit(case, "Name", found)
            for case in self._paper.cases.values()
            if (found := marked(person_words(case), terms))
        ]
        passages = [
            self._hit(case, where, found)
            for case in self._paper.cases.values()
            for where, said in self._passages(case)
            if (found := marked(said, terms))
        ]
        papers = [
            self._hit(
                self._paper.cases[self.documents_case(key)],
                one.place,
                found,
                f"document/{key}/{one.page}",
            )
            for key, (_, words) in self._paper.words.items()
            for one in words
            if (found := marked(one.words, terms))
        ]
        return tuple(hit for hit in (*people, *passages, *papers) if hit is not None)[:most]

    def office(self) -> OfficeFacts:
        if self._paper.office is None:
            raise NotFound("These records do not say whose they are yet.")
        return with_own_files(self._paper.office, self.own_files)

    def save_office(self, facts: OfficeFacts) -> None:
        self._paper.office = facts

    def documents_case(self, key: str) -> CaseNumber:
        return self._paper.documents[DocumentId(key)][0].case

    def _hit(self, case: Case, where: str, passage: str, ref: str = "") -> Hit | None:
        summary = self._paper.summaries.get(case.number)
        if summary is None:
            return None
        who = (case.number, summary.name, summary.born, summary.stage)
        return Hit(*who, where, passage, ref=ref)

    def _passages(self, case: Case) -> Iterator[tuple[str, str]]:
        yield "Contact", " · ".join(contact.name for contact in case.person.contacts)
        for event in case.events:
            yield event_kinds()[event.kind].title, " · ".join(event.facts.values())
        draft = self._paper.drafts.get((case.number, BY_LAW))
        versions = self.versions(case.number)
        plan = draft.plan if draft else versions[-1].plan if versions else None
        if plan:
            yield from plan_words(plan)
