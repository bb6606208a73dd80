"""What the window needs of the place where the store and its keys are kept.

Storage implements these; nothing above it ever holds a key. Every call here may take a
second or more (keys are derived slowly on purpose), so the window makes none of them
on its own thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from caseworker.casework.safekeeping import BackupProof, Safekeeping
from caseworker.domain.officer import OfficerId

if TYPE_CHECKING:  # the passphrase prompt names these, and should not wait for what they load
    from caseworker.casework.office import Clock, Office, Officer
    from caseworker.casework.records import OfficeFacts, OpenRecords


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who may sign in, as the unlock page lists them."""

    id: OfficerId
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class NewStore:
    """What the first run asks for. ``shared``: every account of this computer may work there."""

    folder: Path
    office: OfficeFacts
    officer_name: str
    officer_role: str
    passphrase: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check looked at. ``words`` say what was found, fit to show."""

    what: str
    sound: bool
    words: str


@dataclass(frozen=True, slots=True)
class RecordsHealth:
    """For the “Your records” card on Today.

    ``was_closed`` is false from an opening after a crash until the records have been looked
    through in full; ``check_due`` says that they should be. ``key_missing`` is true where
    somebody came in by the recovery key, and the new one was never typed back: said to them
    and to the administrators.
    """

    last_backup: BackupProof | None
    audit_entries: int
    audit_unbroken: bool
    failed_tries: int = 0
    warnings: tuple[str, ...] = ()
    last_check: datetime | None = None
    check_due: bool = False
    was_closed: bool = True
    key_missing: bool = False


class OpenStore(Protocol):
    """A store that an officer has unlocked. ``close`` forgets its keys."""

    officer: Officer
    office: Office
    clock: Clock
    practice: bool

    @property
    def safe(self) -> Safekeeping:
        """The backups, and the ways back to one."""
        ...

    def wall(self) -> datetime:
        """The moment on the wall, where the clock of the store stands still, too."""
        ...

    def reading(self) -> OpenRecords:
        """Sittings for the second lane: its own connection, which can't write."""
        ...

    def officers(self) -> tuple[SignIn, ...]: ...

    def add_officer(self, name: str, role: str, passphrase: str) -> SignIn:
        """``role`` is a set of roles, as ``domain.roles.written`` writes it.

        Raises:
            NotAllowed: only an administrator adds officers.
        """
        ...

    def change_role(self, officer: OfficerId, role: str) -> None:
        """Give an officer other roles; they hold from their next sign-in.

        Raises:
            NotAllowed: only an administrator may, and nobody their own.
        """
        ...

    def give_passphrase(self, officer: OfficerId, passphrase: str) -> None:
        """Let in an officer who forgot theirs: new keys, and what opened it before no longer does.

        Raises:
            NotAllowed: only an administrator may, and nobody themselves.
        """
        ...

    def remove_officer(self, officer: OfficerId) -> None:
        """Take an officer's way in away, and re-key the store.

        Raises:
            NotAllowed: only an administrator may, and the last one stays.
        """
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Raises WrongPassphrase."""
        ...

    def passphrase_was_given(self) -> bool:
        """Whether whoever is signed in still uses one that somebody else gave them."""
        ...

    def make_recovery_key(self) -> str:
        """A fresh recovery key, in printed groups. The old one stays in force."""
        ...

    def recovery_key_fault(self, typed: str) -> str | None:
        """What is wrong with a typed recovery key, group by group; None when it is whole."""
        ...

    def renew_recovery_key(self, key: str) -> None:
        """Put ``key`` in force, once it was typed back; the old one stops working.

        Raises:
            NotAllowed: only an administrator may, and never with a key that isn't whole.
        """
        ...

    def note_key_on_paper(self) -> None:
        """The recovery key in force was typed back, so it is on paper."""
        ...

    def back_up(self, folder: Path | None = None, why: str = "HAND") -> BackupProof:
        """Copy the store and prove that the copy opens. None: the store's own folder.

        ``why`` is the name of a ``safekeeping.WhyMade``.
        """
        ...

    def check(self, progress: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
        """Pages, structure, audit chain; every finding, sound or not.

        That it was done, and where something was wrong, is kept in the audit.
        """
        ...

    def health(self) -> RecordsHealth: ...

    def sign(self, message: bytes) -> tuple[bytes, bytes]:
        """The signed-in officer's Ed25519 signature and public key."""
        ...

    def close(self) -> None:
        """Checkpoint the audit, close the records, forget the keys. May be called twice."""
        ...


class Strongroom(Protocol):
    """Stores, from outside: creating them, and opening one."""

    def now(self) -> datetime:
        """By the clock that opens them, before any store has told its own."""
        ...

    def place_problem(self, folder: Path, *, practice: bool = False) -> str | None:
        """Why records may not live there, in words; None when they may."""
        ...

    def exists(self, folder: Path) -> bool: ...

    def is_practice(self, folder: Path) -> bool: ...

    def sign_ins(self, folder: Path) -> tuple[SignIn, ...]:
        """Raises DamagedStore, NewerStore."""
        ...

    def create(self, new: NewStore, *, recovery_key: str) -> OpenStore:
        """Make a store, its first officer (an administrator) and its recovery slot.

        Raises:
            UnfitPlace, NoRoom, ReadOnlyStore, RecordsError.
        """
        ...

    def make_recovery_key(self) -> str:
        """160 random bits in printed groups, each with a check character."""
        ...

    def recovery_key_fault(self, typed: str) -> str | None:
        """What is wrong with a typed recovery key, group by group; None when it is whole."""
        ...

    def unlock(
        self, folder: Path, officer: OfficerId, passphrase: str, *, as_restored: bool = False
    ) -> OpenStore:
        """Open the records. ``as_restored``: though they are older than those last used here.

        Raises:
            WrongPassphrase, TryLater, DamagedStore, NewerStore, OlderStore, StoreInUse.
            NotAllowed: only an administrator may take an older copy for the records.
        """
        ...

    def backups(self, folder: Path) -> tuple[BackupProof, ...]:
        """The backups in a store's folder, newest first, as they say of themselves.

        Nothing is opened: it is asked where the records can't be.
        """
        ...

    def go_back(self, folder: Path, officer: OfficerId, passphrase: str, backup: Path) -> OpenStore:
        """Put a backup in the place of records that don't open, which are set aside, and open it.

        Raises:
            NotAllowed: only an administrator may; or it is a backup of other records.
            WrongPassphrase, TryLater, NoRoom, DamagedStore, NewerStore: all is as it was.
        """
        ...

    def recover(
        self, folder: Path, recovery_key: str, officer: OfficerId, new_passphrase: str
    ) -> tuple[OpenStore, str]:
        """Open with the recovery key, give an officer a new passphrase, and make a new key.

        The old recovery key stops working; the new one is returned to be shown once.
        """
        ...
