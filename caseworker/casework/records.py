"""What the casework needs of the records, whoever keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NewType, Protocol

from caseworker.casework.books import Books
from caseworker.casework.list_facts import ListFacts, Names
from caseworker.domain.bank_holidays import OneOff
from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId, Stage
from caseworker.domain.establishments import Establishments
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.known_names import KnownNames
from caseworker.domain.people import Person
from caseworker.domain.plan import Version, WorkingDraft
from caseworker.domain.release import Release
from caseworker.domain.schools import SchoolDays

DocumentId = NewType("DocumentId", str)


@dataclass(frozen=True, slots=True)
class Document:
    """A file kept with a case. Its bytes are asked for apart, since they may be large."""

    id: DocumentId
    case: CaseNumber
    name: str
    kind: str
    size: int
    sha256: str
    added_on: datetime
    added_by: OfficerId


@dataclass(frozen=True, slots=True)
class OpenDue:
    """Something still owed on a case, as lists show it. ``by`` is None without a date.

    Nothing here depends on today: “late” is always a comparison made when it is shown.
    A ``window`` closes on ``by`` and is never late. ``ours`` says whether this office owes
    it; ``whose`` is who does, in words, and when they were chased.
    """

    row: str
    duty: str
    by: date | None
    ours: bool
    whose: str
    source: str
    because: str = ""
    about: str = ""
    checked: str = "read"
    weight: str = "law"
    window: bool = False
    event: EventId | None = None

    @property
    def key(self) -> str:
        """One duty of its case: the row, and the entry that began it (``Due.is_meant``)."""
        return f"{self.row} {self.event}" if self.event else self.row


@dataclass(frozen=True, slots=True)
class CaseSummary(ListFacts):
    """What a list of thousands shows: one row beside each case, never the whole case.

    Worked out from the events, in the same transaction. ``place`` is the establishment, the
    school; ``as_of`` of what day and law it is; ``heard_on`` when the family last heard from us.
    """

    number: CaseNumber
    name: str
    known_as: str
    born: date | None  # here and below, None where it is restricted to others
    setting: str
    stage: Stage
    officer: OfficerId
    home_authority: str
    dues: tuple[OpenDue, ...] = ()
    place: str = ""
    as_of: str = ""
    standing: str = ""
    """What a list says in place of the stage, where that alone would mislead; else empty."""
    heard_on: date | None = None

    @property
    def stands(self) -> str:
        """How far the case has come, in words."""
        return self.standing or self.stage.value


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of a list of things owed: the due, and whose case it is."""

    case: CaseNumber
    name: str
    born: date | None
    setting: str
    due: OpenDue


@dataclass(frozen=True, slots=True)
class Among:
    """Whose cases a list is narrowed to. What is empty narrows nothing."""

    officer: OfficerId | None = None
    also: frozenset[OfficerId] = frozenset()  # beside that officer, of whom it is shown too
    authority: str = ""  # the home authority
    place: str = ""  # the establishment or the school
    without: frozenset[CaseNumber] = frozenset()


EVERYBODY: Final = Among()


@dataclass(frozen=True, slots=True)
class Narrowings:
    """The officers, home authorities and places that the open cases have."""

    officers: tuple[OfficerId, ...] = ()
    authorities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """Which duties of the open cases a list asks for: by when, whose, and in what order.

    Both days are counted in; None is no limit. ``ours`` is what this office owes, or what
    others owe and the windows that are open; None is both. Soonest first, undated last; by
    ``weight`` what the law says comes before what a code says, and that before a policy.
    ``rows`` are the rows of the law that are asked for; None is all of them.
    """

    since: date | None = None
    until: date | None = None
    ours: bool | None = None
    undated: bool = False
    among: Among = EVERYBODY
    by_weight: bool = False
    rows: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many duties are owed on one day: by this office, and by others."""

    day: date
    ours: int
    others: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts at the top of Today."""

    overdue: int
    due_soon: int
    waiting: int
    open_cases: int
    by_stage: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that was done, in words; gone with the case."""

    case: CaseNumber
    at: datetime
    officer: OfficerId
    officer_name: str
    words: str
    event: EventId | None = None

    @property
    def when(self) -> datetime:
        """The moment in the time of this computer's place; ``at`` is in UTC."""
        return self.at.astimezone()


NAME: Final = "Name"
NUMBER: Final = "Number"
SOUNDS_LIKE: Final = "Sounds like"
BY_WHO: Final = frozenset({NAME, NUMBER, SOUNDS_LIKE})


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found. ``passage``: the words around it, marked with « and »; ``ref``: where."""

    case: CaseNumber
    name: str
    born: date | None
    stage: Stage
    where: str
    passage: str
    score: float = 0.0
    ref: str = ""

    @property
    def is_person(self) -> bool:
        """Found by who they are, not by words of their case."""
        return self.where in BY_WHO


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What the store knows of the office it belongs to (decision 22: kept in the store).

    ``kinds`` are names of settings. The services, and where the list of schools can be
    found, are said once here because letters must speak of them. ``one_offs`` are bank
    holidays that an administrator entered, ``school_days`` the terms and closures of schools.
    ``establishments`` are those that the office entered: kept among its own files, and told here
    because every case's rules hang on them. So are ``options``, rows of the law that it chose,
    ``numbers`` that it switched on, its own ``targets`` in days; ``save_office`` leaves all alone.
    """

    name: str
    kinds: tuple[str, ...]
    marking: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    advice_service: str = ""
    mediation_adviser: str = ""
    disagreement_service: str = ""
    schools_list: str = ""
    idle_minutes: int = 5
    clear_copies: bool = True
    practice: bool = False
    practice_now: datetime | None = None
    one_offs: tuple[OneOff, ...] = ()
    school_days: tuple[SchoolDays, ...] = ()
    establishments: Establishments = ()
    options: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    targets: tuple[tuple[str, int], ...] = ()


class Records(Books, Names, Protocol):
    """One sitting with the records. All of it is kept, or none of it is."""

    # Cases
    def next_number(self, year: int) -> CaseNumber:
        """The next free number of that year: ``2026-0114``."""
        ...

    def open_case(self, case: Case) -> None:
        """Write a new case, its person and its events."""
        ...

    def case(self, number: CaseNumber) -> Case:
        """Raises NotFound."""
        ...

    def every_case(self) -> Iterator[Case]:
        """Every case by its number, closed ones too, in a few statements, within the sitting."""
        ...

    def how_many_cases(self) -> int: ...

    def known_names(self) -> KnownNames:
        """Everybody in the store, to look for those who belong to another case.

        Kept ready between sittings: it costs little after the first time.
        """
        ...

    @property
    def names_are_ready(self) -> bool:
        """Whether ``known_names`` would cost little now."""
        ...

    def save_person(self, number: CaseNumber, person: Person) -> None: ...

    def save_setting(self, number: CaseNumber, setting: str) -> None: ...

    def write_facts(
        self, number: CaseNumber, facts: Mapping[str, str], at: datetime, officer: OfficerId
    ) -> None:
        """Facts of the setting, by name. What they were before is kept too."""
        ...

    def erase_facts(self, number: CaseNumber, names: Collection[str]) -> None:
        """Facts of the setting, and everything that they ever were: gone from the records."""
        ...

    def add_event(self, number: CaseNumber, event: Event) -> None:
        """Events are only ever added."""
        ...

    # Lists
    def write_summary(self, summary: CaseSummary) -> None: ...
    def summaries(
        self, *, closed: bool = False, of: Collection[CaseNumber] | None = None
    ) -> tuple[CaseSummary, ...]:
        """Every case's row, by name; closed ones only when asked for, ``of`` these alone."""
        ...

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]: ...

    def due_counts(self, owed: Owed) -> tuple[DayCount, ...]:
        """Every day on which something is owed, by day; what has no day isn't counted."""
        ...

    def narrowings(self, among: Among = EVERYBODY) -> Narrowings:
        """What lists of these open cases can be narrowed to, each by name."""
        ...

    def not_as_of(self, mark: str, most: int) -> tuple[CaseNumber, ...]:
        """Open cases whose row was worked out on another day, or by another law or calendar."""
        ...

    def tally(self, today: date, soon: date, among: Among = EVERYBODY) -> Tally:
        """Counts over the open cases: overdue before today, due from today to ``soon``."""
        ...

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        """The cases this officer opened last, newest first."""
        ...

    def note_opened(self, number: CaseNumber, officer: OfficerId, at: datetime) -> None: ...

    # Documents
    def add_document(self, document: Document, content: bytes) -> None: ...

    def documents(self, number: CaseNumber) -> tuple[Document, ...]: ...

    def document_content(self, document: DocumentId) -> bytes:
        """Raises NotFound."""

    # Plans
    def working_draft(self, number: CaseNumber, series: str = BY_LAW) -> WorkingDraft | None:
        """The plan of that series that is being written: one at most."""
        ...

    def working_drafts(self, number: CaseNumber) -> tuple[WorkingDraft, ...]: ...

    def keep_working_draft(self, draft: WorkingDraft) -> None: ...

    def drop_working_draft(self, number: CaseNumber, series: str = BY_LAW) -> None: ...

    def issue(self, version: Version) -> None:
        """Keep a version for ever. It can't be changed by any later call."""
        ...

    def versions(self, number: CaseNumber, series: str = BY_LAW) -> tuple[Version, ...]:
        """Oldest first."""
        ...

    def every_version(self, number: CaseNumber) -> tuple[Version, ...]:
        """Those of every series, oldest first."""
        ...

    # Typing that has not become a fact yet (decision 12), and whose would go with a case
    def keep_draft(self, form: str, officer: OfficerId, text: str, at: datetime) -> None: ...
    def draft(self, form: str, officer: OfficerId) -> str | None: ...
    def drop_draft(self, form: str, officer: OfficerId) -> None: ...
    def typed_on(self, number: CaseNumber) -> frozenset[OfficerId]: ...

    # What left (decision 31): numbered in the whole office, copies within their case, never twice.
    def keep_release(self, number: CaseNumber | None, release: Release) -> None: ...

    def releases(self, number: CaseNumber | None) -> tuple[Release, ...]:
        """Oldest first; without a number, the copies that are of no one case."""
        ...

    # History, in words; audit, in codes
    def write_history(self, line: HistoryLine) -> None: ...

    def history(self, number: CaseNumber) -> tuple[HistoryLine, ...]:
        """Newest first."""
        ...

    def write_audit(
        self, at: datetime, officer: OfficerId, act: str, case: CaseNumber | None, ref: str = ""
    ) -> None:
        """One link of the chain: ids and codes only, never a word about a child."""
        ...

    # Search, and the office itself
    def find(self, text: str, most: int) -> tuple[Hit, ...]: ...

    def office(self) -> OfficeFacts: ...

    def save_office(self, facts: OfficeFacts) -> None: ...


class OpenRecords(Protocol):
    """Begins a sitting. Leaving it cleanly keeps the work; an error undoes it."""

    def __call__(self) -> AbstractContextManager[Records]: ...
