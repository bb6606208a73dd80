"""Stores, from outside: making one, unlocking one, and getting in with the recovery key."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import platformdirs

from caseworker.casework.office import Clock
from caseworker.casework.strongroom import NewStore, SignIn
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import (
    DamagedStore,
    NotAllowed,
    RecordsError,
    UnfitPlace,
    WrongPassphrase,
)
from caseworker.storage import backup, migrate, places, recovery, rekey
from caseworker.storage.anchors import LastSeen
from caseworker.storage.audit import Deed
from caseworker.storage.ballast import USUAL, Ballast
from caseworker.storage.connection import connect
from caseworker.storage.disk import disk_errors
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.ring import ADMINISTRATOR, RECOVERY_ID, KeyRing, new_id
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.keys.slots import Cost, SlotKind, WayIn
from caseworker.storage.lock import StoreLock
from caseworker.storage.places import Surroundings
from caseworker.storage.store import EncryptedStore, Terms, introduce
from caseworker.storage.tries import Tries
from caseworker.storage.vault import DATABASE, LOG, SHARED, Vault

BEGUN: Final = 1


class WallClock:
    """The time on the wall, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Arrangements:
    """How stores are kept on this computer. Tests and practice stores make them cheaper."""

    clock: Clock = field(default_factory=WallClock)
    around: Surroundings = field(default_factory=Surroundings.of_this_computer)
    last_seen: Path = field(
        default_factory=lambda: platformdirs.user_data_path("Caseworker", appauthor=False) / "seen"
    )
    cost: Cost = field(default_factory=Cost)
    ballast: int = USUAL


class EncryptedStrongroom:
    """Stores in folders of this computer."""

    def __init__(self, arrangements: Arrangements | None = None) -> None:
        self._by = arrangements or Arrangements()

    def place_problem(self, folder: Path, *, practice: bool = False) -> str | None:
        return None if practice else places.problem(folder, self._by.around)

    def exists(self, folder: Path) -> bool:
        return any((folder / name).is_file() for name in (key_file.NAME, key_file.PREVIOUS))

    def is_practice(self, folder: Path) -> bool:
        return self.exists(folder) and key_file.read(folder).practice

    def sign_ins(self, folder: Path) -> tuple[SignIn, ...]:
        return tuple(
            SignIn(OfficerId(slot.id), slot.name, slot.role)
            for slot in key_file.read(folder).slots
            if slot.kind is SlotKind.OFFICER
        )

    def make_recovery_key(self) -> str:
        return recovery.make()

    def recovery_key_fault(self, typed: str) -> str | None:
        return recovery.fault(typed)

    def create(self, new: NewStore, *, recovery_key: str) -> EncryptedStore:
        practice = new.office.practice
        problem = self.place_problem(new.folder, practice=practice)
        if problem:
            raise UnfitPlace(problem)
        if self.exists(new.folder):
            raise UnfitPlace("There are records in this folder already.", "Choose another.")
        fault = recovery.fault(recovery_key)
        if fault:
            raise NotAllowed(fault)
        with disk_errors():
            new.folder.mkdir(parents=True, exist_ok=True)
        lock = StoreLock(new.folder, self._by.clock.now())
        try:
            return self._made(new, recovery_key, lock)
        except BaseException:
            lock.release()
            raise

    def unlock(self, folder: Path, officer: OfficerId, passphrase: str) -> EncryptedStore:
        """The checks on the way in are the quick ones; ``check`` makes them all."""
        lock = self._locked(folder)
        try:
            ring = self._ring(folder, officer, passphrase)
            return self._opened(folder, ring, lock, ())
        except BaseException:
            lock.release()
            raise

    def recover(
        self, folder: Path, recovery_key: str, officer: OfficerId, new_passphrase: str
    ) -> tuple[EncryptedStore, str]:
        lock = self._locked(folder)
        try:
            ring = self._ring(folder, OfficerId(RECOVERY_ID), recovery.secret(recovery_key))
            forgotten = ring.officer(officer)
            # The records are opened before anything is changed: a key that opens nothing
            # must not replace one that might.
            Vault(folder, ring, self._last_seen(ring), self._ballast(folder)).disconnect()
            following = recovery.make()
            way_in = WayIn(
                officer,
                SlotKind.OFFICER,
                forgotten.name,
                forgotten.role,
                new_passphrase,
                self._by.cost,
            )
            with disk_errors():
                ring.replace(way_in)
                ring.renew_recovery(recovery.secret(following), self._by.cost)
            mine = ring.as_officer(officer, new_passphrase)
            ring.wipe()
            store = self._opened(folder, mine, lock, ("recovery_key_used", "recovery_key_made"))
        except BaseException:
            lock.release()
            raise
        return store, following

    def _locked(self, folder: Path) -> StoreLock:
        if not self.exists(folder):
            raise DamagedStore("There are no records in this folder.")
        return StoreLock(folder, self._by.clock.now())

    def _ring(self, folder: Path, who: OfficerId, passphrase: str) -> KeyRing:
        """Raises WrongPassphrase, TryLater, DamagedStore, NewerStore."""
        tries = Tries(folder)
        tries.refuse_if_too_soon(self._by.clock.now())
        rekey.finish(folder)
        try:
            return KeyRing.opened(folder, who, passphrase)
        except WrongPassphrase:
            with disk_errors():
                tries.note(self._by.clock.now(), who)
            raise

    def _opened(
        self, folder: Path, ring: KeyRing, lock: StoreLock, acts: tuple[str, ...]
    ) -> EncryptedStore:
        was_closed = not _has_log(folder)
        vault = Vault(folder, ring, self._last_seen(ring), self._ballast(folder))
        try:
            vault.refuse_empty()
            vault.refuse_older()
            migrate.bring_up_to_date(
                vault.engine(), lambda: backup.make(vault, self._by.clock.now())
            )
            failed = Tries(folder).failed()
            warnings = [] if was_closed else ["The records were not closed properly last time."]
            if not self._ballast(folder).lay():
                warnings.append("The disk is nearly full.")
            terms = Terms(self._by.cost, self._by.clock, len(failed), tuple(warnings))
            store = EncryptedStore(vault, lock, terms)
            now, who = store.clock.now(), store.officer.id
            with vault.transaction() as connection:
                if acts:
                    introduce(connection, ring.slot, now)
                for each in failed:
                    ref = each.officer if ring.file.slot(each.officer) else ""
                    deed = Deed(each.at, who, "unlock_failed", None, ref)
                    vault.chain.write(connection, deed)
                for act in (*acts, "unlocked"):
                    vault.chain.write(connection, Deed(now, who, act))
            Tries(folder).forget()
            _settle_if_there_is_room(vault, now)
        except BaseException:
            vault.shut()
            raise
        return store

    def _made(self, new: NewStore, recovery_key: str, lock: StoreLock) -> EncryptedStore:
        folder = new.folder
        way_in = WayIn(
            new_id(),
            SlotKind.OFFICER,
            new.officer_name,
            ADMINISTRATOR,
            new.passphrase,
            self._by.cost,
        )
        ring = KeyRing.made(
            folder, way_in, recovery.secret(recovery_key), practice=new.office.practice
        )
        for name in (DATABASE, LOG, SHARED):  # what an attempt that was cut off has left
            (folder / name).unlink(missing_ok=True)
        key = ring.database_key()
        try:
            made = connect(folder / DATABASE, key, make=True)
            made.execute(f"PRAGMA user_version = {BEGUN}")  # so that there is something to open
            made.close()
        finally:
            wipe(key)
        vault = Vault(folder, ring, self._last_seen(ring), self._ballast(folder))
        try:
            migrate.bring_up_to_date(vault.engine(), lambda: None)
            terms = Terms(self._by.cost, self._by.clock)
            with vault.sitting() as records:
                records.save_office(new.office)
            store = EncryptedStore(vault, lock, terms)
            now, who = store.clock.now(), store.officer.id
            with vault.transaction() as connection:
                vault.chain.keep_key(connection)
                introduce(connection, ring.slot, now)
                vault.chain.write(connection, Deed(now, who, "store_made"))
            with disk_errors():
                ring.write()  # last: a store is there once its key file is
            self._ballast(folder).lay()
            vault.settle(now)
        except BaseException:
            vault.shut()
            raise
        return store

    def _last_seen(self, ring: KeyRing) -> LastSeen:
        return LastSeen(self._by.last_seen, ring.file.store)

    def _ballast(self, folder: Path) -> Ballast:
        return Ballast(folder, self._by.ballast)


def _has_log(folder: Path) -> bool:
    log = folder / LOG
    return log.is_file() and log.stat().st_size > 0


def _settle_if_there_is_room(vault: Vault, now: datetime) -> None:
    # Without it the old anchor still holds; the disk's fault is told when something is saved.
    with suppress(RecordsError):
        vault.settle(now)
