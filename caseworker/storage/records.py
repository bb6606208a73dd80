"""One sitting with the encrypted records: rows to domain values and back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, update

from caseworker.casework.list_facts import Named
from caseworker.casework.office_files import with_own_files
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
)
from caseworker.domain.case import Case, CaseNumber, Event, OfficerId
from caseworker.domain.errors import DamagedStore, NotAllowed, NotFound
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.known_names import KnownNames
from caseworker.domain.people import Person
from caseworker.domain.plan import Version, WorkingDraft
from caseworker.domain.release import Release
from caseworker.storage import (
    erasing,
    every_case,
    fact_rows,
    list_rows,
    numbers_given,
    people_rows,
    plan_rows,
    rows,
    search,
    stands_for,
    typing_rows,
)
from caseworker.storage.audit import AuditChain, Deed
from caseworker.storage.books import SqlBooks
from caseworker.storage.directory import SqlPlaces
from caseworker.storage.names_kept import NamesKept
from caseworker.storage.own_files import SqlOwnFiles
from caseworker.storage.parts import parts_of
from caseworker.storage.schema import (
    case_file,
    document,
    document_part,
    event,
    history,
    office,
    opened,
)
from caseworker.storage.whole import SqlWhole

_ONLY: Final = 1  # the office has one row

# Built once: building a statement takes three times as long as asking it.
_NUMBER: Final[BindParameter[str]] = bindparam("number")
_CASE: Final = select(case_file).where(case_file.c.number == _NUMBER)
_EVENTS: Final = select(event).where(event.c.case == _NUMBER).order_by(event.c.sequence)
_OFFICE: Final = select(office).where(office.c.id == _ONLY)
_ADD_EVENT: Final = insert(event)
_ADD_HISTORY: Final = insert(history)
_DOCUMENTS: Final = document  # “document” is what the protocol calls one of them
_OF_CASE: Final = select(document).where(document.c.case == _NUMBER).order_by(document.c.sequence)


class SqlRecords(SqlBooks):
    """The records within one transaction. Whoever opened it keeps or undoes it.

    A case and the office are read once in a sitting: nobody else can change them meanwhile.
    """

    def __init__(
        self, connection: Connection, chain: AuditChain, names: NamesKept | None = None
    ) -> None:
        super().__init__(connection)
        self._names = names or NamesKept()
        self._chain = chain
        self.directory = SqlPlaces(connection, self._names.places)
        self.whole = SqlWhole(connection, self._forget)
        self._known: set[CaseNumber] = set()
        self._office: OfficeFacts | None = None
        self.office_saved: OfficeFacts | None = None
        self.has_erased = False

    # Cases

    def next_number(self, year: int) -> CaseNumber:
        return CaseNumber(f"{year}-{numbers_given.last(self._connection, year) + 1:04d}")

    def open_case(self, case: Case) -> None:
        if self._is_known(case.number):
            raise NotAllowed(f"There is already a case with the number {case.number}.")
        self._connection.execute(
            insert(case_file).values(number=case.number, setting=case.setting, officer=case.officer)
        )
        numbers_given.note(self._connection, case.number)
        people_rows.write(self._connection, case.number, case.person, new=True)
        search.keep_person(self._connection, case.number, case.person)
        for entry in case.events:
            self._add_event(case.number, entry)

    def case(self, number: CaseNumber) -> Case:
        case = self._read.get(number)
        if case is None:
            case = self._read[number] = self._read_case(number)
        return case

    def every_case(self) -> Iterator[Case]:
        return every_case.every(self._connection)

    def how_many_cases(self) -> int:
        return every_case.how_many(self._connection)

    def known_names(self) -> KnownNames:
        return self._names.current(self._connection)

    @property
    def names_are_ready(self) -> bool:
        return self._names.are_ready

    def save_person(self, number: CaseNumber, person: Person) -> None:
        self._refuse_unknown(number)
        people_rows.write(self._connection, number, person, new=False)
        search.keep_person(self._connection, number, person)
        self._read.pop(number, None)

    def save_setting(self, number: CaseNumber, setting: str) -> None:
        changed = self._connection.execute(
            update(case_file).where(case_file.c.number == number).values(setting=setting)
        )
        if not changed.rowcount:
            raise _no_such_case()
        self._read.pop(number, None)

    def write_facts(
        self, number: CaseNumber, facts: Mapping[str, str], at: datetime, officer: OfficerId
    ) -> None:
        self._refuse_unknown(number)
        if fact_rows.write(self._connection, number, facts, at, officer):
            self._read.pop(number, None)

    def erase_facts(self, number: CaseNumber, names: Collection[str]) -> None:
        fact_rows.erase(self._connection, number, names)
        self._read.pop(number, None)

    def add_event(self, number: CaseNumber, event: Event) -> None:
        self._refuse_unknown(number)
        self._add_event(number, event)
        case = self._read.get(number)
        if case is not None:
            self._read[number] = replace(case, events=(*case.events, event))

    def erase_case(self, number: CaseNumber) -> None:
        self._refuse_unknown(number)
        erasing.erase(self._connection, number)
        self.has_erased = True
        self._known.discard(number)
        self._read.clear()

    def erase_document(self, number: CaseNumber, document: str) -> None:
        erasing.erase_document(self._connection, number, document)
        self.has_erased = True

    # Lists

    def write_summary(self, summary: CaseSummary) -> None:
        self._refuse_unknown(summary.number)
        list_rows.write(self._connection, summary)

    def summaries(
        self, *, closed: bool = False, of: Collection[CaseNumber] | None = None
    ) -> tuple[CaseSummary, ...]:
        return list_rows.every(self._connection, closed=closed, of=of)

    def named(self, cases: Collection[CaseNumber]) -> Mapping[CaseNumber, Named]:
        return list_rows.named(self._connection, cases)

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]:
        return list_rows.owed(self._connection, owed, most)

    def due_counts(self, owed: Owed) -> tuple[DayCount, ...]:
        return list_rows.counts(self._connection, owed)

    def tally(self, today: date, soon: date, among: Among = EVERYBODY) -> Tally:
        return list_rows.tally(self._connection, today, soon, among)

    def narrowings(self, among: Among = EVERYBODY) -> Narrowings:
        return list_rows.narrowings(self._connection, among)

    def not_as_of(self, mark: str, most: int) -> tuple[CaseNumber, ...]:
        return list_rows.not_as_of(self._connection, mark, most)

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        return list_rows.recent(self._connection, officer, most)

    def note_opened(self, number: CaseNumber, officer: OfficerId, at: datetime) -> None:
        self._refuse_unknown(number)
        changed = self._connection.execute(
            update(opened).where(opened.c.officer == officer, opened.c.case == number).values(at=at)
        )
        if not changed.rowcount:
            self._connection.execute(insert(opened).values(officer=officer, case=number, at=at))

    # Documents

    def add_document(self, document: Document, content: bytes) -> None:
        self._refuse_unknown(document.case)
        self._connection.execute(insert(_DOCUMENTS).values(**rows.of_document(document)))
        parts = [
            {"document": document.id, "position": place, "content": part}
            for place, part in parts_of(content)
        ]
        if parts:
            self._connection.execute(insert(document_part), parts)

    def documents(self, number: CaseNumber) -> tuple[Document, ...]:
        found = self._connection.execute(_OF_CASE, {"number": number})
        return tuple(rows.to_document(row) for row in found)

    def document_content(self, document: DocumentId) -> bytes:
        """Raises NotFound; DamagedStore when it isn't what was added, byte for byte."""
        known = self._connection.execute(
            select(_DOCUMENTS.c.sha256).where(_DOCUMENTS.c.id == document)
        ).first()
        if known is None:
            raise NotFound("There is no such document in these records.")
        parts = self._connection.execute(
            select(document_part.c.content)
            .where(document_part.c.document == document)
            .order_by(document_part.c.position)
        )
        content = b"".join(parts.scalars())
        if hashlib.sha256(content).hexdigest() != known.sha256:
            raise DamagedStore("A document is not as it was when it was added.")
        return content

    # Plans

    def working_draft(self, number: CaseNumber, series: str = BY_LAW) -> WorkingDraft | None:
        return plan_rows.read_draft(self._connection, number, series)

    def working_drafts(self, number: CaseNumber) -> tuple[WorkingDraft, ...]:
        return plan_rows.read_drafts(self._connection, number)

    def keep_working_draft(self, draft: WorkingDraft) -> None:
        self._refuse_unknown(draft.case)
        plan_rows.write_draft(self._connection, draft)

    def drop_working_draft(self, number: CaseNumber, series: str = BY_LAW) -> None:
        plan_rows.drop_draft(self._connection, number, series)

    def issue(self, version: Version) -> None:
        self._refuse_unknown(version.case)
        plan_rows.write_version(self._connection, version)

    def versions(self, number: CaseNumber, series: str = BY_LAW) -> tuple[Version, ...]:
        return tuple(one for one in self.every_version(number) if one.series == series)

    def every_version(self, number: CaseNumber) -> tuple[Version, ...]:
        return plan_rows.read_versions(self._connection, number)

    # Typing that has not become a fact yet

    def keep_draft(self, form: str, officer: OfficerId, text: str, at: datetime) -> None:
        typing_rows.write(self._connection, form, officer, text, at)

    def draft(self, form: str, officer: OfficerId) -> str | None:
        return typing_rows.read(self._connection, form, officer)

    def drop_draft(self, form: str, officer: OfficerId) -> None:
        typing_rows.drop(self._connection, form, officer)

    def typed_on(self, number: CaseNumber) -> frozenset[OfficerId]:
        return erasing.typed_on(self._connection, number)

    # What left

    def keep_release(self, number: CaseNumber | None, release: Release) -> None:
        if number is not None:
            self._refuse_unknown(number)
        self.ledger.keep(number, release)

    def releases(self, number: CaseNumber | None) -> tuple[Release, ...]:
        return self.ledger.releases(number)

    # History, in words; audit, in codes

    def write_history(self, line: HistoryLine) -> None:
        self._refuse_unknown(line.case)
        self._connection.execute(
            _ADD_HISTORY,
            {
                "case": line.case,
                "at": line.at,
                "officer": line.officer,
                "officer_name": line.officer_name,
                "words": line.words,
                "event": line.event,
            },
        )

    def history(self, number: CaseNumber) -> tuple[HistoryLine, ...]:
        found = self._connection.execute(
            select(history)
            .where(history.c.case == number)
            .order_by(history.c.at.desc(), history.c.sequence.desc())
        )
        return tuple(
            HistoryLine(row.case, row.at, row.officer, row.officer_name, row.words, row.event)
            for row in found
        )

    def write_audit(
        self, at: datetime, officer: OfficerId, act: str, case: CaseNumber | None, ref: str = ""
    ) -> None:
        self._chain.write(self._connection, Deed(at, officer, act, case, ref))

    # Search, and the office itself

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        return search.find(self._connection, text, most)

    def office(self) -> OfficeFacts:
        if self._office is None:
            row = self._connection.execute(_OFFICE).first()
            if row is None:
                raise NotFound("These records do not say whose they are yet.")
            self._office = rows.to_office(row)
        return with_own_files(self._office, self.own_files)

    def save_office(self, facts: OfficeFacts) -> None:
        row = rows.of_office(facts)
        changed = self._connection.execute(update(office).where(office.c.id == _ONLY).values(**row))
        if not changed.rowcount:
            self._connection.execute(insert(office).values(id=_ONLY, **row))
        self._office = self.office_saved = facts

    # Within

    def _read_case(self, number: CaseNumber) -> Case:
        row = self._connection.execute(_CASE, {"number": number}).first()
        if row is None:
            raise _no_such_case()
        self._known.add(number)
        renamed = stands_for.of_case(self._connection, number)
        return Case(
            number,
            people_rows.read(self._connection, number),
            row.setting,
            row.officer,
            tuple(
                stands_for.read(rows.to_event(entry), renamed)
                for entry in self._connection.execute(_EVENTS, {"number": number})
            ),
            *fact_rows.read(self._connection, number),
        )

    def _forget(self) -> None:
        """The office was written anew: what was read of it no longer holds."""
        self._office = None
        self.own_files = SqlOwnFiles(self._connection)

    def _is_known(self, number: CaseNumber) -> bool:
        """Asked once for each case in a sitting: a duty writes to one case many times."""
        if number in self._known:
            return True
        if self._connection.execute(_CASE, {"number": number}).first() is None:
            return False
        self._known.add(number)
        return True

    def _refuse_unknown(self, number: CaseNumber) -> None:
        if not self._is_known(number):
            raise _no_such_case()

    def _add_event(self, number: CaseNumber, entry: Event) -> None:
        self._connection.execute(_ADD_EVENT, {"case": number, **rows.of_event(entry)})
        search.keep_event(self._connection, number, entry)


def _no_such_case() -> NotFound:
    return NotFound("There is no case with that number in these records.")
