"""What may be known of records before anybody has opened them, with little to load.

The passphrase prompt is asked for hundreds of times a year; it needs the names in the key
file and nothing of the database. Whatever opens records is loaded when it is first wanted.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.casework.safekeeping import BackupProof
from caseworker.casework.strongroom import NewStore, OpenStore, SignIn, Strongroom
from caseworker.domain.officer import OfficerId
from caseworker.storage import presence
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.slots import SlotKind

if TYPE_CHECKING:  # loads the database
    from caseworker.storage.strongroom import Arrangements


class Doorway:
    """Stands for the strongroom, and has it fetched by the first who must come in."""

    def __init__(self, arrangements: Arrangements | None = None) -> None:
        self._arrangements = arrangements
        self._strongroom: Strongroom | None = None

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

    def fetch(self) -> Strongroom:
        """The strongroom itself."""
        if self._strongroom is None:
            # SQLAlchemy and SQLCipher take longer to load than the window takes to be seen.
            from caseworker.storage.strongroom import EncryptedStrongroom  # noqa: PLC0415

            self._strongroom = EncryptedStrongroom(self._arrangements)
        return self._strongroom

    def place_problem(self, folder: Path, *, practice: bool = False) -> str | None:
        return self.fetch().place_problem(folder, practice=practice)

    def create(self, new: NewStore, *, recovery_key: str) -> OpenStore:
        return self.fetch().create(new, recovery_key=recovery_key)

    def make_recovery_key(self) -> str:
        return self.fetch().make_recovery_key()

    def recovery_key_fault(self, typed: str) -> str | None:
        return self.fetch().recovery_key_fault(typed)

    def unlock(
        self, folder: Path, officer: OfficerId, passphrase: str, *, as_restored: bool = False
    ) -> OpenStore:
        return self.fetch().unlock(folder, officer, passphrase, as_restored=as_restored)

    def now(self) -> datetime:
        return self.fetch().now()

    def backups(self, folder: Path) -> tuple[BackupProof, ...]:
        return self.fetch().backups(folder)

    def go_back(self, folder: Path, officer: OfficerId, passphrase: str, backup: Path) -> OpenStore:
        return self.fetch().go_back(folder, officer, passphrase, backup)

    def recover(
        self, folder: Path, recovery_key: str, officer: OfficerId, new_passphrase: str
    ) -> tuple[OpenStore, str]:
        return self.fetch().recover(folder, recovery_key, officer, new_passphrase)
