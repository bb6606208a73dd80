"""A store on paper, for the window's tests: it opens with one passphrase and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

from caseworker.casework.office import Clock, Office, Officer
from caseworker.casework.records import (
    EVERYBODY,
    Among,
    CaseSummary,
    DayCount,
    DueLine,
    Hit,
    Narrowings,
    OfficeFacts,
    OpenDue,
    OpenRecords,
    Owed,
    Records,
    Tally,
)
from caseworker.casework.safekeeping import (
    BackupProof,
    BackupSeen,
    Drilled,
    Lost,
    Progress,
    Safekeeping,
    SafeState,
)
from caseworker.casework.strongroom import (
    Finding,
    NewStore,
    OpenStore,
    RecordsHealth,
    SignIn,
    Strongroom,
)
from caseworker.domain.case import CaseNumber, OfficerId, Stage
from caseworker.domain.errors import CaseworkerError, WrongPassphrase
from tests.builders import NOW, TODAY, StandingClock
from tests.paper_filings import PaperFilings
from tests.paper_lists import counted, is_owed
from tests.paper_own_files import PaperOwnFiles
from tests.paper_places import PaperPlaces
from tests.paper_records import Paper
from tests.paper_saved_lists import PaperSavedLists
from tests.paper_tasks import PaperTasks
from tests.paper_whose import PaperBulks, PaperWhose

PASSPHRASE = "copper lantern river thumb"
KEY = "0A1B2-C3D4E-F5G6H-7J8K9"
OKAFOR = SignIn(OfficerId("okafor"), "Judith Okafor", "administrator")
LEWIS = SignIn(OfficerId("lewis"), "Gareth Lewis", "officer")
OFFICE = OfficeFacts("Custody education · Ashdown", ("custody",), "OFFICIAL-SENSITIVE")
STAGES = {Stage.DECIDING: 3, Stage.ASSESSING: 4, Stage.PLAN_IN_FORCE: 24}
NAMES = ("Kacper Nowak", "Siân Rees", "Daniel Mensah", "Aisha Begum", "Tom Whitfield")


def a_due(
    duty: str, days: int | None, *, row: str = "T-1", ours: bool = True, **more: object
) -> OpenDue:
    """Something owed in so many days from today."""
    by = None if days is None else TODAY + timedelta(days=days)
    who, why = "the home authority", ("SEND Regs 2014 reg 5(1)", "6 weeks from 7 Sep.")
    return replace(OpenDue(row, duty, by, ours, who, *why), **more)  # type: ignore[arg-type]  # the test says what it changes


def a_line(due: OpenDue, number: int = 1) -> DueLine:
    born = date(2009, 3, 2 + number % 20)
    name = NAMES[number % len(NAMES)]
    return DueLine(CaseNumber(f"2026-{number:04}"), name, born, "custody", due)


@dataclass
class PaperRecords:
    """As much of the records as the window's frame asks for."""

    lines: list[DueLine] = field(default_factory=list)
    own_files: PaperOwnFiles = field(default_factory=lambda: PaperOwnFiles({}))
    tasks: PaperTasks = field(default_factory=lambda: PaperTasks({}))
    whose: PaperWhose = field(default_factory=lambda: PaperWhose(Paper()))
    facts: OfficeFacts = OFFICE
    open_cases: int = 31
    drafts: dict[str, str] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)
    directory: PaperPlaces = field(default_factory=lambda: PaperPlaces(lambda: ()))
    bulk: PaperBulks = field(default_factory=lambda: PaperBulks({}))
    saved_lists: PaperSavedLists = field(default_factory=PaperSavedLists)
    filings: PaperFilings = field(default_factory=lambda: PaperFilings(Paper()))

    def office(self) -> OfficeFacts:
        return self.facts

    def save_office(self, facts: OfficeFacts) -> None:
        self.facts = facts

    def summaries(self, *, closed: bool = False) -> tuple[CaseSummary, ...]:
        del closed
        return ()

    def named(self, numbers: Collection[CaseNumber]) -> dict[CaseNumber, str]:
        del numbers
        return {}

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]:
        return tuple(line for line in self.lines if is_owed(line.due, owed))[:most]

    def due_counts(self, owed: Owed) -> tuple[DayCount, ...]:
        return counted(line for line in self.lines if is_owed(line.due, owed))

    def narrowings(self, among: Among = EVERYBODY) -> Narrowings:
        del among
        return Narrowings()

    def not_as_of(self, mark: str, most: int) -> tuple[CaseNumber, ...]:
        del mark, most
        return ()

    def tally(self, today: date, soon: date, among: Among = EVERYBODY) -> Tally:
        if among.officer is not None:  # all of them are of an office, and none of one officer
            return Tally(0, 0, 0, 0, {})
        ours = [line.due.by for line in self.lines if line.due.ours and line.due.by]
        return Tally(
            sum(by < today for by in ours),
            sum(today <= by <= soon for by in ours),
            sum(not line.due.ours for line in self.lines),
            self.open_cases,
            STAGES if self.open_cases else {},
        )

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        found = [
            Hit(CaseNumber("2026-0113"), name, date(2009, 3, 2), Stage.ASSESSING, "Name", "")
            for name in NAMES
            if text.casefold() in name.casefold()
        ]
        if "lang" in text:
            passage = "a small-group «language» programme, four learners at most"
            found.append(
                Hit(
                    CaseNumber("2026-0099"),
                    NAMES[0],
                    date(2010, 5, 2),
                    Stage.DRAFTING,
                    "Plan, F1",
                    passage,
                )
            )
        return tuple(found[:most])

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        return tuple(
            CaseSummary(
                CaseNumber(f"2026-{at:04}"),
                name,
                "",
                date(2009, 3, 2),
                "custody",
                Stage.ASSESSING,
                officer,
                "Northmere",
            )
            for at, name in enumerate(NAMES[:most][:3], start=110)
        )

    def keep_draft(self, form: str, officer: OfficerId, text: str, at: datetime) -> None:
        del officer, at
        self.drafts[form] = text

    def draft(self, form: str, officer: OfficerId) -> str | None:
        del officer
        return self.drafts.get(form)

    def drop_draft(self, form: str, officer: OfficerId) -> None:
        del officer
        self.drafts.pop(form, None)

    def write_audit(
        self, at: datetime, officer: OfficerId, act: str, case: CaseNumber | None, ref: str = ""
    ) -> None:
        del at, officer, case, ref
        self.acts.append(act)


class PaperSafe:
    """No backups: those are asked about with a real store."""

    def state(self) -> SafeState:
        return SafeState((), NOW)

    def on_medium(self, folder: Path) -> tuple[BackupSeen, ...]:
        del folder
        return ()

    def prove(self, backup: Path) -> BackupProof:
        return BackupProof(backup, NOW, 31, 18_204)

    def mark(self, backup: Path, *, is_kept: bool) -> None:
        del backup, is_kept

    def would_lose(self, backup: Path) -> Lost:
        return Lost(self.prove(backup))

    def go_back(self, backup: Path, progress: Progress) -> BackupProof:
        del progress
        return self.prove(backup)

    def drill(self, progress: Progress) -> Drilled:
        del progress
        return Drilled(NOW, OKAFOR.name, 2, 100)

    def copy_away(self, folder: Path) -> BackupProof:
        return self.prove(folder)

    def destroyed(self) -> frozenset[CaseNumber]:
        return frozenset()

    def looking_into(self, backup: Path) -> AbstractContextManager[Records]:
        raise NotImplementedError


class PaperStore:
    """An unlocked store: its office is a real one, on paper records."""

    def __init__(self, records: PaperRecords, who: SignIn, *, practice: bool = False) -> None:
        self.records = records
        self.officer = Officer(who.id, who.name, who.role)
        self.clock: Clock = StandingClock()
        self.practice = practice
        self.is_closed = False
        self.people = [OKAFOR, LEWIS]
        self.passphrase = PASSPHRASE
        self.recovery_keys: list[str] = []
        self.passphrases: dict[OfficerId, str] = {}
        self.key_missing = False
        self.office = Office(self.reading(), self.clock, self.officer, self.sign)
        self.safe: Safekeeping = PaperSafe()

    def wall(self) -> datetime:
        return NOW

    def reading(self) -> OpenRecords:
        @contextmanager
        def sitting() -> Iterator[Records]:
            yield cast("Records", self.records)

        return sitting

    def officers(self) -> tuple[SignIn, ...]:
        return tuple(self.people)

    def add_officer(self, name: str, role: str, passphrase: str) -> SignIn:
        del passphrase
        added = SignIn(OfficerId(name.casefold().replace(" ", "-")), name, role)
        self.people.append(added)
        return added

    def change_role(self, officer: OfficerId, role: str) -> None:
        self.people = [
            SignIn(one.id, one.name, role) if one.id == officer else one for one in self.people
        ]

    def give_passphrase(self, officer: OfficerId, passphrase: str) -> None:
        self.passphrases[officer] = passphrase

    def remove_officer(self, officer: OfficerId) -> None:
        self.people = [person for person in self.people if person.id != officer]

    def change_passphrase(self, old: str, new: str) -> None:
        if old != self.passphrase:
            raise WrongPassphrase
        self.passphrase = new

    def passphrase_was_given(self) -> bool:
        return False

    def make_recovery_key(self) -> str:
        return KEY

    def recovery_key_fault(self, typed: str) -> str | None:
        return PaperStrongroom().recovery_key_fault(typed)

    def renew_recovery_key(self, key: str) -> None:
        self.recovery_keys.append(key)
        self.note_key_on_paper()

    def note_key_on_paper(self) -> None:
        self.key_missing = False

    def back_up(self, folder: Path | None = None, why: str = "HAND") -> BackupProof:
        del why
        return BackupProof(folder or Path("backups"), NOW, 31, 18_204)

    def check(self, progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
        del progress
        return (Finding("pages", sound=True, words="Every page of the records is whole."),)

    def health(self) -> RecordsHealth:
        return RecordsHealth(
            self.back_up(), 18_204, audit_unbroken=True, key_missing=self.key_missing
        )

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        return message, b"key"

    def close(self) -> None:
        self.is_closed = True


class PaperStrongroom:
    """Opens the paper store; ``trouble`` is raised in place of opening."""

    def __init__(self, records: PaperRecords | None = None, *, is_new: bool = False) -> None:
        self.records = records or PaperRecords()
        self.trouble: CaseworkerError | None = None
        self.at_the_door: CaseworkerError | None = None
        self.opened: list[PaperStore] = []
        self.made: NewStore | None = None
        self.is_new = is_new
        self.unfit: str | None = None

    def now(self) -> datetime:
        return NOW

    def place_problem(self, folder: Path, *, practice: bool = False) -> str | None:
        del folder, practice
        return self.unfit

    def exists(self, folder: Path) -> bool:
        del folder
        return not self.is_new

    def is_practice(self, folder: Path) -> bool:
        del folder
        return False

    def sign_ins(self, folder: Path) -> tuple[SignIn, ...]:
        del folder
        if self.at_the_door is not None:
            raise self.at_the_door
        return (OKAFOR, LEWIS)

    def create(self, new: NewStore, *, recovery_key: str) -> OpenStore:
        del recovery_key
        self.made = new
        self.records.facts = new.office
        who = SignIn(OfficerId("first"), new.officer_name, new.officer_role)
        return self._open(who)

    def make_recovery_key(self) -> str:
        return KEY

    def recovery_key_fault(self, typed: str) -> str | None:
        bare = "".join(sign for sign in typed.upper() if sign.isalnum())
        return None if len(bare) == 20 else "The key has 4 groups of 5 letters and figures."

    def unlock(
        self, folder: Path, officer: OfficerId, passphrase: str, *, as_restored: bool = False
    ) -> OpenStore:
        del folder
        if self.trouble is not None and not as_restored:
            raise self.trouble
        if passphrase != PASSPHRASE:
            raise WrongPassphrase
        return self._open(LEWIS if officer == LEWIS.id else OKAFOR)

    def backups(self, folder: Path) -> tuple[BackupProof, ...]:
        return (BackupProof(folder / "backup-20261123-093000-abcd", NOW, 31, 18_204),)

    def go_back(self, folder: Path, officer: OfficerId, passphrase: str, backup: Path) -> OpenStore:
        del backup
        self.trouble = self.at_the_door = None
        return self.unlock(folder, officer, passphrase)

    def recover(
        self, folder: Path, recovery_key: str, officer: OfficerId, new_passphrase: str
    ) -> tuple[OpenStore, str]:
        del folder, new_passphrase
        if recovery_key.upper().replace("-", "") != KEY.replace("-", ""):
            raise WrongPassphrase
        store = self._open(LEWIS if officer == LEWIS.id else OKAFOR)
        store.key_missing = True
        return store, KEY

    def _open(self, who: SignIn) -> PaperStore:
        store = PaperStore(self.records, who)
        self.opened.append(store)
        return store


def strongroom_protocol(of: PaperStrongroom) -> Strongroom:
    """The type checker's word that the paper one can stand for the real one."""
    return of
