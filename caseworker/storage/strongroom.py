"""Stores, from outside: making one, unlocking one, and getting in with the recovery key."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import platformdirs

from caseworker.casework.office import Clock
from caseworker.casework.safekeeping import BackupProof
from caseworker.casework.strongroom import NewStore, SignIn
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import (
    DamagedStore,
    NoRoom,
    NotAllowed,
    RecordsError,
    UnfitPlace,
    WrongPassphrase,
)
from caseworker.domain.roles import Here, Right, WhyNot, may, roles_of
from caseworker.domain.site_policy import SitePolicy
from caseworker.storage import backup, migrate, places, presence, recovery, rekey, wall
from caseworker.storage.anchors import LastSeen
from caseworker.storage.audit import Deed
from caseworker.storage.ballast import MEGABYTE, USUAL, Ballast
from caseworker.storage.connection import connect, database_errors
from caseworker.storage.disk import disk_errors
from caseworker.storage.going_back import go_back_from_outside
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.ring import ADMINISTRATOR, RECOVERY_ID, KeyRing, new_id
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.keys.slots import FLOOR, Cost, Slot, SlotKind, WayIn
from caseworker.storage.last_check import MADE, RESTORED, UNCLOSED, WENT_BACK
from caseworker.storage.last_recovery import RECOVERED, RENEWED
from caseworker.storage.lock import StoreLock
from caseworker.storage.places import Surroundings
from caseworker.storage.policy_file import site_policy
from caseworker.storage.sharing import let_everyone_in
from caseworker.storage.store import EncryptedStore, Terms, introduce
from caseworker.storage.tries import Tries, Try
from caseworker.storage.updating import copy_and_try
from caseworker.storage.vault import DATABASE, LOG, Vault

BEGUN: Final = 1
PRACTICE_BALLAST: Final = MEGABYTE


class WallClock:
    """The time on the wall, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Arrangements:
    """How stores are kept on this computer. Tests and practice stores make them cheaper.

    ``seconds`` counts waiting time: nobody can set it forward, as they can a clock. ``policy`` is
    what the IT department has set.
    """

    clock: Clock = field(default_factory=WallClock)
    around: Surroundings = field(default_factory=Surroundings.of_this_computer)
    last_seen: Path = field(
        default_factory=lambda: platformdirs.user_data_path("Caseworker", appauthor=False) / "seen"
    )
    cost: Cost = field(default_factory=Cost)
    ballast: int = USUAL
    seconds: Callable[[], float] = time.monotonic
    share: Callable[[Path], None] = let_everyone_in
    policy: SitePolicy = field(default_factory=site_policy)


class EncryptedStrongroom:
    """Stores in folders of this computer."""

    def __init__(self, arrangements: Arrangements | None = None) -> None:
        self._by = arrangements or Arrangements()
        self._failed_at: dict[Path, float] = {}

    def place_problem(self, folder: Path, *, practice: bool = False) -> str | None:
        if practice:
            return None
        with disk_errors():
            return places.problem(folder, self._by.around) or presence.hindrance(folder)

    def exists(self, folder: Path) -> bool:
        return presence.are_there(folder)

    def is_practice(self, folder: Path) -> bool:
        return self.exists(folder) and key_file.read(folder).practice

    def sign_ins(self, folder: Path) -> tuple[SignIn, ...]:
        return tuple(
            SignIn(OfficerId(slot.id), slot.name, slot.role)
            for slot in key_file.read(folder).slots
            if slot.kind is SlotKind.OFFICER
        )

    def now(self) -> datetime:
        return self._by.clock.now()

    def make_recovery_key(self) -> str:
        return recovery.make()

    def recovery_key_fault(self, typed: str) -> str | None:
        return recovery.fault(typed)

    def create(self, new: NewStore, *, recovery_key: str) -> EncryptedStore:
        problem = self.place_problem(new.folder, practice=new.office.practice)
        if problem:
            raise UnfitPlace(problem)
        if self.exists(new.folder):
            raise UnfitPlace("There are records in this folder already.", "Choose another.")
        fault = recovery.fault(recovery_key)
        if fault:
            raise NotAllowed(fault)
        with disk_errors():
            new.folder.mkdir(parents=True, exist_ok=True)
        if new.shared:  # first: whatever is made in it from now on has its list
            self._by.share(new.folder)
        lock = StoreLock(new.folder, self._by.clock.now())
        try:
            return self._made(new, recovery_key, lock)
        except BaseException:
            if not self.exists(new.folder):
                presence.give_up(new.folder)
            lock.release()
            raise

    def unlock(
        self, folder: Path, officer: OfficerId, passphrase: str, *, as_restored: bool = False
    ) -> EncryptedStore:
        """The checks on the way in are the quick ones; ``check`` makes them all."""
        lock = self._locked(folder)
        try:
            ring = self._ring(folder, officer, passphrase)
            self._refuse_without_a_role(ring.slot)
            acts = self._taken_on(ring) if as_restored else ()
            return self._opened(folder, ring, lock, (*_how_it_was_left(folder), *acts))
        except BaseException:
            lock.release()
            raise

    def backups(self, folder: Path) -> tuple[BackupProof, ...]:
        return backup.told(folder / backup.FOLDER)

    def go_back(
        self, folder: Path, officer: OfficerId, passphrase: str, copy: Path
    ) -> EncryptedStore:
        lock = self._locked(folder)
        try:
            ring = self._ring_or_that_of(copy, folder, officer, passphrase)
            self._refuse_others(ring, "go back to a backup")
            deed = Deed(self._by.clock.now(), officer, WENT_BACK, None, backup.called(copy))
            go_back_from_outside(ring, folder, copy, deed)
            ring.wipe()
            if copy.parent == folder / backup.FOLDER:
                backup.keep(copy, is_kept=True)
            return self._opened(folder, self._ring(folder, officer, passphrase), lock, ())
        except BaseException:
            lock.release()
            raise

    def _ring_or_that_of(
        self, copy: Path, folder: Path, who: OfficerId, passphrase: str
    ) -> KeyRing:
        """The keys of the store; where its key file is lost, too, those that lie in a backup."""
        try:
            return self._ring(folder, who, passphrase)
        except DamagedStore:
            return KeyRing.of(folder, key_file.read(copy), who, passphrase)

    def recover(
        self, folder: Path, recovery_key: str, officer: OfficerId, new_passphrase: str
    ) -> tuple[EncryptedStore, str]:
        lock = self._locked(folder)
        try:
            ring = self._ring(folder, OfficerId(RECOVERY_ID), recovery.secret(recovery_key))
            forgotten = ring.officer(officer)
            self._refuse_without_a_role(forgotten)
            left = _how_it_was_left(folder)
            # The records are opened before anything is changed: a key that opens nothing
            # must not replace one that might.
            self._vault(folder, ring).refuse_unfit()
            following = recovery.make()
            way_in = WayIn(
                officer,
                SlotKind.OFFICER,
                forgotten.name,
                forgotten.role,
                new_passphrase,
                self._cost(ring.file.practice),
            )
            with disk_errors():
                ring.replace(way_in)
                ring.renew_recovery(recovery.secret(following), way_in.cost)
            mine = ring.as_officer(officer, new_passphrase)
            ring.wipe()
            acts = (*left, RENEWED, RECOVERED)
            store = self._opened(folder, mine, lock, acts)
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
        failed_at = self._failed_at.get(folder)
        waited = None if failed_at is None else self._by.seconds() - failed_at
        tries.refuse_if_too_soon(self._by.clock.now(), waited)
        rekey.finish(folder)
        try:
            return KeyRing.opened(folder, who, passphrase)
        except WrongPassphrase:
            self._failed_at[folder] = self._by.seconds()
            with disk_errors():
                tries.note(self._by.clock.now(), who)
            raise

    def _refuse_without_a_role(self, slot: Slot) -> None:
        """Raises NotAllowed where the IT department lets nobody act in any role they have."""
        if why := self._by.policy.why_no_role(roles_of(slot.role)):
            raise NotAllowed(why)

    def _taken_on(self, ring: KeyRing) -> tuple[str, ...]:
        """Raises NotAllowed: what came after an older copy is not for everyone to give up."""
        self._refuse_others(ring, "go on with an older copy")
        return (RESTORED,)

    def _refuse_others(self, ring: KeyRing, act: str) -> None:
        """Raises NotAllowed. No office is open yet that could be asked."""
        if not ring.is_administrator:
            raise NotAllowed(f"Only an administrator may {act}.")
        here = Here((), frozenset(), *self._by.policy.off)
        answer = may(roles_of(ring.slot.role), Right.GO_BACK, here)
        if isinstance(answer, WhyNot):
            raise NotAllowed(answer.words)

    def _opened(
        self, folder: Path, ring: KeyRing, lock: StoreLock, acts: tuple[str, ...]
    ) -> EncryptedStore:
        vault = self._vault(folder, ring)
        try:
            vault.refuse_unfit(may_be_older=RESTORED in acts)
            vault.open()
            with database_errors(folder):
                migrate.bring_up_to_date(
                    vault.engine(), lambda: copy_and_try(vault, self._by.clock.now())
                )
            failed = Tries(folder).failed()
            warnings = self._warnings(vault)
            cost = self._cost(ring.file.practice)
            terms = Terms(cost, self._by.clock, self._by.policy, len(failed), warnings)
            store = EncryptedStore(vault, lock, terms)
            try:
                _note_the_way_in(store, vault, acts, failed)
            except NoRoom:  # the ballast has been given up for this
                _note_the_way_in(store, vault, acts, failed)
            Tries(folder).forget()
            # Without room the old anchor still holds; that is told when something is saved.
            with suppress(RecordsError):
                vault.settle(store.clock.now())
        except BaseException:
            vault.shut()
            raise
        return store

    def _warnings(self, vault: Vault) -> tuple[str, ...]:
        """What is not as it should be about the place and the clock."""
        found = [] if vault.ballast.lay() else ["The disk is nearly full."]
        is_practice = vault.ring.file.practice
        if place := places.problem(vault.folder, self._by.around):
            what = "Practice records only" if is_practice else "These records are not safe here"
            found.append(f"{what}: {place[0].lower()}{place[1:]}")
        if is_practice:  # its clock stands still
            return tuple(found)
        with vault.transaction() as connection:
            clock = wall.warning(connection, self._by.clock.now())
        return (*found, clock) if clock else tuple(found)

    def _made(self, new: NewStore, recovery_key: str, lock: StoreLock) -> EncryptedStore:
        folder = new.folder
        way_in = WayIn(
            new_id(),
            SlotKind.OFFICER,
            new.officer_name,
            ADMINISTRATOR,
            new.passphrase,
            self._cost(new.office.practice),
        )
        ring = KeyRing.made(
            folder, way_in, recovery.secret(recovery_key), practice=new.office.practice
        )
        with disk_errors():
            presence.begin(folder)
        key = ring.database_key()
        try:
            made = connect(folder / DATABASE, key, make=True)
            with closing(made), database_errors(folder):
                made.execute(f"PRAGMA user_version = {BEGUN}")  # so that there is something to open
        finally:
            wipe(key)
        vault = self._vault(folder, ring)
        try:
            vault.open()
            with database_errors(folder):
                migrate.bring_up_to_date(vault.engine(), lambda: None)
            terms = Terms(way_in.cost, self._by.clock, self._by.policy)
            with vault.sitting() as records:
                records.save_office(new.office)
            store = EncryptedStore(vault, lock, terms)
            now, who = store.clock.now(), store.officer.id
            with vault.transaction() as connection:
                vault.chain.keep_key(connection)
                introduce(connection, ring.slot, now)
                vault.chain.write(connection, Deed(now, who, MADE))
            with disk_errors():
                ring.write()  # last: a store is there once its key file is
                presence.made(folder)
            vault.ballast.lay()
            vault.settle(now)
        except BaseException:
            vault.shut()
            raise
        return store

    def _vault(self, folder: Path, ring: KeyRing) -> Vault:
        size = min(self._by.ballast, PRACTICE_BALLAST) if ring.file.practice else self._by.ballast
        last_seen = LastSeen(self._by.last_seen, ring.file.store)
        return Vault(folder, ring, last_seen, Ballast(folder, size))

    def _cost(self, practice: bool) -> Cost:  # noqa: FBT001 - the mark of the store
        """The passphrase of a practice store is published: nobody should wait for it."""
        return FLOOR if practice else self._by.cost


def _how_it_was_left(folder: Path) -> tuple[str, ...]:
    """What the audit should know about it: whoever closes the records folds their log back in."""
    log = folder / LOG
    return (UNCLOSED,) if log.is_file() and log.stat().st_size else ()


def _note_the_way_in(
    store: EncryptedStore, vault: Vault, acts: tuple[str, ...], failed: tuple[Try, ...]
) -> None:
    """Put into the audit who came in, how, and who had tried to before."""
    now, who, ring = store.clock.now(), store.officer.id, vault.ring
    with vault.transaction() as connection:
        if RECOVERED in acts:
            introduce(connection, ring.slot, now)
        for each in failed:
            ref = each.officer if ring.file.slot(each.officer) else ""
            vault.chain.write(connection, Deed(each.at, who, "unlock_failed", None, ref))
        for act in (*acts, "unlocked"):
            vault.chain.write(connection, Deed(now, who, act))
