"""A store that an officer has unlocked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from caseworker.casework.directory import forget_places
from caseworker.casework.giving import called
from caseworker.casework.office import Clock, Office, Officer
from caseworker.casework.own_kinds import own_kinds
from caseworker.casework.parting import left_behind
from caseworker.casework.records import OpenRecords, Records
from caseworker.casework.safekeeping import BackupProof, WhyMade, overdue
from caseworker.casework.strongroom import Finding, RecordsHealth, SignIn
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import CaseworkerError, NotAllowed
from caseworker.domain.kinds import bring_in
from caseworker.domain.moments import day_of
from caseworker.domain.roles import Colleague, Right, WhyNot, roles_of
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.storage import backup, checking, given_passphrase, recovery, rekey
from caseworker.storage.anchors import Anchor
from caseworker.storage.audit import Deed
from caseworker.storage.disk import disk_errors
from caseworker.storage.disposal import gone_by
from caseworker.storage.given_passphrase import ADDED, CHANGED, GIVEN
from caseworker.storage.keys.ring import ADMINISTRATOR, new_id
from caseworker.storage.keys.slots import Cost, Slot, SlotKind, WayIn
from caseworker.storage.last_check import CHECKED, FAULTY, last_check
from caseworker.storage.last_recovery import PROVED, RENEWED, unproved
from caseworker.storage.lock import StoreLock
from caseworker.storage.policy_file import refuse_elsewhere
from caseworker.storage.practice import PracticeClock
from caseworker.storage.safekeeping import Copying, StoreSafe
from caseworker.storage.schema import officer as officer_table
from caseworker.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Terms:
    """How a store is kept: what new slots cost, the clock on the wall, what was found amiss.

    ``policy`` is what the IT department of this computer has set.
    """

    cost: Cost
    wall: Clock
    policy: SitePolicy = NOTHING_SET
    failed_tries: int = 0
    warnings: tuple[str, ...] = ()


class EncryptedStore:
    """The records of one store, open to one officer. ``close`` forgets the keys."""

    def __init__(self, vault: Vault, lock: StoreLock, terms: Terms) -> None:
        self._vault = vault
        self._lock = lock
        self._terms = terms
        self._verified = Anchor()
        self._closed = False
        self.practice = vault.ring.file.practice
        self.clock: Clock = terms.wall
        if self.practice:
            with vault.sitting() as records:
                practice_clock = PracticeClock(records.office())
            vault.heard = practice_clock.hear
            self.clock = practice_clock
        slot = vault.ring.slot
        self.officer = Officer(OfficerId(slot.id), slot.name, slot.role)
        with vault.sitting() as records:
            faults = bring_in(own_kinds(records))
        self._left_out = tuple(str(fault) for fault in faults)
        self.office = Office(
            vault.sitting,
            self.clock,
            self.officer,
            self.sign,
            self._colleagues,
            policy=terms.policy,
        )
        self.safe = StoreSafe(
            vault,
            self._deed,
            Copying(self._copied, self._copied_still),
            self._refuse_unless,
            terms.policy,
        )

    def wall(self) -> datetime:
        return self._terms.wall.now()

    def reading(self) -> OpenRecords:
        def begin() -> AbstractContextManager[Records]:
            return self._vault.reading()

        return begin

    def officers(self) -> tuple[SignIn, ...]:
        return self._vault.sign_ins()

    def add_officer(self, name: str, role: str, passphrase: str) -> SignIn:
        self._refuse_unless(Right.MANAGE_OFFICERS)
        _refuse_no_role(role)
        name = " ".join(name.split())
        if not name:
            raise NotAllowed("Give their name.")
        if name.casefold() in {each.name.casefold() for each in self.officers()}:
            raise NotAllowed(
                f"There is an officer called {name} already.",
                instead="Add something that tells them apart.",
            )
        way_in = WayIn(new_id(), SlotKind.OFFICER, name, role, passphrase, self._terms.cost)
        with disk_errors():
            slot = self._vault.ring.add(way_in)
        with self._vault.transaction() as connection:
            introduce(connection, slot, self._now)
            self._vault.chain.write(connection, self._deed(ADDED, slot.id))
        return SignIn(OfficerId(slot.id), slot.name, slot.role)

    def change_role(self, officer: OfficerId, role: str) -> None:
        self._refuse_unless(Right.MANAGE_OFFICERS)
        _refuse_no_role(role)
        slot = self._vault.ring.officer(officer)
        if officer == self.officer.id:
            raise NotAllowed(
                "Nobody changes what they may do themselves.",
                instead="Another administrator can do it.",
            )
        with disk_errors():
            self._vault.ring.rename(replace(slot, role=role))
        self._vault.note(self._deed("role_changed", officer))

    def give_passphrase(self, officer: OfficerId, passphrase: str) -> None:
        self._refuse_unless(Right.MANAGE_OFFICERS)
        slot = self._vault.ring.officer(officer)
        if officer == self.officer.id:
            raise NotAllowed("Change your own passphrase under “Your passphrase”.")
        way_in = WayIn(
            slot.id, SlotKind.OFFICER, slot.name, slot.role, passphrase, self._terms.cost
        )
        with disk_errors():
            slot = self._vault.ring.replace(way_in)
        with self._vault.transaction() as connection:
            introduce(connection, slot, self._now)
            self._vault.chain.write(connection, self._deed(GIVEN, officer))

    def remove_officer(self, officer: OfficerId) -> None:
        self._refuse_unless(Right.MANAGE_OFFICERS)
        self._vault.ring.officer(officer)
        if officer == self.officer.id:
            raise NotAllowed(
                "Nobody can take themselves off.", instead="Another administrator can do it."
            )
        self._refuse_with_work(officer)
        deeds = (self._deed("officer_removed", officer), self._deed("store_rekeyed"))
        rekey.rekey(self._vault, without=officer, deeds=deeds)
        self._vault.settle(self._now)

    def _refuse_with_work(self, officer: OfficerId) -> None:
        """What somebody has still to do is looked after by nobody once they are gone."""
        left = self.office.see(left_behind(officer))
        if said := left.said(officer, self.office.here):
            raise NotAllowed(
                f"{called(officer, self.office.here)} {said}.",
                instead="Hand the cases over and take over the rest first. To keep them out until "
                "then, give them a new passphrase.",
            )

    def change_passphrase(self, old: str, new: str) -> None:
        with disk_errors():
            self._vault.ring.change_passphrase(old, new, self._terms.cost)
        self._vault.note(self._deed(CHANGED))

    def make_recovery_key(self) -> str:
        self._refuse_unless(Right.RENEW_RECOVERY_KEY)
        return recovery.make()

    def recovery_key_fault(self, typed: str) -> str | None:
        return recovery.fault(typed)

    def renew_recovery_key(self, key: str) -> None:
        self._refuse_unless(Right.RENEW_RECOVERY_KEY)
        if fault := recovery.fault(key):
            raise NotAllowed(fault)
        with disk_errors():
            self._vault.ring.renew_recovery(recovery.secret(key), self._terms.cost)
        self._vault.note(self._deed(RENEWED))
        self.note_key_on_paper()

    def note_key_on_paper(self) -> None:
        self._vault.note(self._deed(PROVED))

    def back_up(self, folder: Path | None = None, why: str = WhyMade.HAND.name) -> BackupProof:
        refuse_elsewhere(self.office.policy, folder)
        return self._copied(folder, WhyMade[why])

    def _copied(self, folder: Path | None, why: WhyMade) -> BackupProof:
        # Settling writes into the store itself: that disk may be full, or the backup's.
        with backup.about_the_backup(None):
            self._vault.settle(self._now)
        return self._copied_still(folder, why)

    def _copied_still(self, folder: Path | None, why: WhyMade) -> BackupProof:
        """The same for records in which nobody may write."""
        proof = backup.make(self._vault, self._terms.wall.now(), folder, why)
        if why is WhyMade.GOING_BACK:
            backup.keep(proof.path, is_kept=True)
        if folder is None:
            backup.thin(self._vault.folder / backup.FOLDER, self._gone_by())
        return proof

    def _gone_by(self) -> datetime | None:
        """Nobody real is in a practice store, and its clock runs ahead of that of its backups."""
        if self.practice:
            return None
        with self._vault.glance() as connection:
            return gone_by(connection, day_of(self._now))

    def drill(self, folder: Path) -> BackupProof:
        """Restore one backup to nowhere, to be sure that it could be restored."""
        return backup.drill(self._vault.ring, folder)

    def check(self, progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
        findings = checking.check(self._vault, progress)
        wrong = ",".join(finding.what.lower() for finding in findings if not finding.sound)
        with suppress(CaseworkerError):  # what is wrong must be told, even if it can't be kept
            self._vault.note(self._deed(FAULTY if wrong else CHECKED, wrong))
        return findings

    def passphrase_was_given(self) -> bool:
        with self._vault.glance() as connection:
            return given_passphrase.is_given(connection, self.officer.id)

    def health(self) -> RecordsHealth:
        verdict = self._vault.verify_audit(self._verified)
        with self._vault.glance() as connection:
            checked = last_check(connection, self._now)
            let_in = unproved(connection)
        late = () if self.practice else overdue(self.safe.state(), self.wall())
        mine = (given_passphrase.WORDS,) if self.passphrase_was_given() else ()
        warnings = (*mine, *self._terms.warnings, *self._left_out, *checked.warnings, *late)
        if verdict.unbroken:
            self._verified = verdict.head
        else:
            warnings = (*warnings, verdict.words)
        return RecordsHealth(
            backup.newest(self._vault.folder / backup.FOLDER),
            verdict.entries,
            verdict.unbroken,
            self._terms.failed_tries,
            warnings,
            checked.at,
            check_due=checked.is_due(self._now),
            was_closed=checked.was_closed,
            key_missing=let_in is not None and self._is_told_of(let_in),
        )

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        return self._vault.ring.sign(message)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            # A full or vanished disk must not keep the keys in memory.
            with suppress(CaseworkerError):
                self._vault.note(self._deed("locked"))
                self._vault.settle(self._now)
        finally:
            forget_places()
            self._vault.shut()
            self._lock.release()

    def _is_told_of(self, let_in: str) -> bool:
        """Whoever came in by the recovery key, and those who can make another."""
        return ADMINISTRATOR in self.officer.roles or self.officer.id == let_in

    @property
    def _now(self) -> datetime:
        return self.clock.now()

    def _deed(self, act: str, ref: str = "") -> Deed:
        return Deed(self._now, self.officer.id, act, None, ref)

    def _colleagues(self) -> tuple[Colleague, ...]:
        return tuple(Colleague(one.id, one.name, roles_of(one.role)) for one in self.officers())

    def _refuse_unless(self, right: Right) -> None:
        answer = self.office.may(right)
        if isinstance(answer, WhyNot):
            raise NotAllowed(answer.words)


def _refuse_no_role(role: str) -> None:
    if not roles_of(role):
        raise NotAllowed("Choose at least one role.")


def introduce(connection: Connection, slot: Slot, at: datetime) -> None:
    """Keep an officer's public key for ever, so that what they signed can always be checked."""
    connection.execute(
        insert(officer_table).values(id=slot.id, verify_key=slot.verify_key, since=at)
    )
