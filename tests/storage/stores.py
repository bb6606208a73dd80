"""Real encrypted stores for the tests, made with the cheapest keys that are allowed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from caseworker.casework.records import CaseSummary, OfficeFacts, Records
from caseworker.casework.strongroom import NewStore
from caseworker.domain.case import Case, OfficerId, Stage
from caseworker.storage.keys.slots import FLOOR
from caseworker.storage.places import Drive, Surroundings
from caseworker.storage.records import SqlRecords
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom
from caseworker.storage.vault import Vault
from tests.builders import StandingClock, a_case

PASSPHRASE = "a quiet morning by the canal"
OFFICE = OfficeFacts("Northmere Secure School", ("custody",), "OFFICIAL-SENSITIVE")
SMALL_BALLAST = 256 * 1024
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Place:
    """A strongroom of the tests, its clock, and the folder of its one store."""

    room: EncryptedStrongroom
    clock: StandingClock
    folder: Path
    recovery_key: str

    @property
    def first_officer(self) -> OfficerId:
        return self.room.sign_ins(self.folder)[0].id

    def create(self, *, practice: bool = False) -> EncryptedStore:
        new = NewStore(
            self.folder,
            replace(OFFICE, practice=practice),
            "Dana Okafor",
            "administrator",
            PASSPHRASE,
        )
        return self.room.create(new, recovery_key=self.recovery_key)

    def unlock(self) -> EncryptedStore:
        return self.room.unlock(self.folder, self.first_officer, PASSPHRASE)


def a_copy(made: Place, folder: Path) -> Place:
    """A strongroom in ``folder`` with a copy of a store that is shut."""
    here = a_place(folder, recovery_key=made.recovery_key)
    shutil.copytree(made.folder, here.folder)
    shutil.copytree(made.folder.parent / "seen", folder / "seen")
    return here


def a_place(folder: Path, *, ballast: int = SMALL_BALLAST, recovery_key: str = "") -> Place:
    """A strongroom whose store is to be ``folder/unit.caseworker``."""
    clock = StandingClock()
    around = Surroundings(lambda _: Drive.FIXED, {})
    arrangements = Arrangements(
        clock, around, folder / "seen", FLOOR, ballast, seconds=lambda: clock.now().timestamp()
    )
    room = EncryptedStrongroom(arrangements)
    key = recovery_key or room.make_recovery_key()
    return Place(room, clock, folder / "unit.caseworker", key)


def vault_of(store: EncryptedStore) -> Vault:
    """What stands behind an open store, for tests of the floor below."""
    return store._vault  # noqa: SLF001 - the tests of storage look behind its door


def abandon(store: EncryptedStore) -> None:
    """End as a crash would: nothing more is written, and the lock is let go."""
    vault_of(store).shut()
    store._lock.release()  # noqa: SLF001 - likewise
    store._closed = True  # noqa: SLF001 - likewise


def a_summary(case: Case, stage: Stage = Stage.OPENED) -> CaseSummary:
    return CaseSummary(
        case.number,
        case.person.name,
        case.person.known_as,
        case.person.born,
        case.setting,
        stage,
        case.officer,
        case.person.home_authority,
    )


def write_case(records: SqlRecords, case: Case, stage: Stage = Stage.OPENED) -> None:
    records.open_case(case)
    records.write_summary(a_summary(case, stage))


def write_opened(
    records: Records, *, stage: Stage = Stage.OPENED, number: str = "2026-0113"
) -> None:
    case = a_case(number=number)
    records.open_case(case)
    records.write_summary(a_summary(case, stage))


def a_child(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A child of ours that has said that it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child
