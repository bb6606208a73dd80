"""The backups of a store that is open: what there is, and the ways back to one."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from caseworker.casework.records import DocumentId, Records
from caseworker.casework.safekeeping import (
    BackupProof,
    BackupSeen,
    Drilled,
    Lost,
    Progress,
    SafeState,
    WhyMade,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, DamagedStore, RecordsError, WrongPassphrase
from caseworker.domain.roles import Right
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.storage import backup, migrate
from caseworker.storage.audit import Deed
from caseworker.storage.copying import copy_out
from caseworker.storage.day_schema import destroyed
from caseworker.storage.disk import disk_errors
from caseworker.storage.going_back import go_back, would_lose
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.last_check import WENT_BACK
from caseworker.storage.last_safety import (
    DRILL_FAILED,
    DRILLED,
    last_copy,
    last_drill,
    made_at,
)
from caseworker.storage.policy_file import refuse_elsewhere
from caseworker.storage.records import SqlRecords
from caseworker.storage.schema import LAYOUT, document
from caseworker.storage.vault import DATABASE, Vault, engine_on

LOOKED_AT: Final = 100
"""Documents whose bytes a drill compares in each backup (figure 27)."""
ROOM: Final = 3
"""A disk is nearly full when less is free than so many times the records."""


@dataclass(frozen=True, slots=True)
class Copying:
    """How the store makes a backup: of records at work, and of those in which nobody may write."""

    at_work: Callable[[Path | None, WhyMade], BackupProof]
    still: Callable[[Path | None, WhyMade], BackupProof]


class StoreSafe:
    """``Safekeeping`` of one vault. ``deed`` names whoever is signed in, and the moment."""

    def __init__(
        self,
        vault: Vault,
        deed: Callable[[str, str], Deed],
        copying: Copying,
        refuse: Callable[[Right], None],
        policy: SitePolicy = NOTHING_SET,
    ) -> None:
        self._vault, self._deed, self._refuse = vault, deed, refuse
        self._copying = copying
        self._policy = policy

    @property
    def _folder(self) -> Path:
        return self._vault.folder / backup.FOLDER

    def state(self) -> SafeState:
        names = {each.id: each.name for each in self._vault.ring.officers}
        with self._vault.glance() as connection:
            since = made_at(connection)
            drill, away = last_drill(connection, names), last_copy(connection, names)
        aside = backup.set_aside(self._folder)
        with disk_errors():
            free = shutil.disk_usage(self._vault.folder).free
            needed = ROOM * self._vault.path.stat().st_size
        return SafeState(
            self.on_medium(self._folder),
            since,
            drill,
            away,
            is_full=free < needed,
            set_aside=tuple(map(backup.moment_of, aside)),
        )

    def on_medium(self, folder: Path) -> tuple[BackupSeen, ...]:
        return backup.seen(folder, self._vault.ring.file.store)

    def prove(self, copy: Path) -> BackupProof:
        return backup.drill(self._vault.ring, copy)

    def mark(self, copy: Path, *, is_kept: bool) -> None:
        self._refuse(Right.BACK_UP)
        backup.keep(copy, is_kept=is_kept)
        self._vault.note(
            self._deed("backup_kept" if is_kept else "backup_let_go", backup.called(copy))
        )

    def would_lose(self, copy: Path) -> Lost:
        return would_lose(self._vault, copy)

    def go_back(self, copy: Path, progress: Progress) -> BackupProof:
        self._refuse(Right.GO_BACK)
        progress("Opening the backup…")
        self.prove(copy)
        progress("Backing up the records as they are now…")
        if copy.parent == self._folder:  # first: the next line thins out what isn't marked
            backup.keep(copy, is_kept=True)
        deed = self._deed(WENT_BACK, backup.called(copy))
        with backup.about_the_backup(None):
            self._vault.settle(deed.at)

        def keep_today() -> BackupProof:
            today = self._copying.still(None, WhyMade.GOING_BACK)
            progress("Putting the backup in their place…")
            return today

        today = go_back(self._vault, copy, deed, keep_today)
        with suppress(RecordsError):  # it went back all the same: the next that is saved tells
            self._vault.settle(deed.at)
        return today

    def drill(self, progress: Progress) -> Drilled:
        self._refuse(Right.BACK_UP)
        found = self.on_medium(self._folder)
        if not found:
            raise DamagedStore("There is no backup to open. Press “Back up now” first.")
        oldest = next(filter(self._has_a_way_in, reversed(found)), found[0])
        tried = tuple(dict.fromkeys([found[0].path, oldest.path]))
        documents, fault = 0, ""
        for at, copy in enumerate(tried, start=1):
            progress(f"Opening backup {at} of {len(tried)}…")
            try:
                self.prove(copy)
                documents += self._compare(copy)
            except CaseworkerError as error:
                fault = str(error)
        act = DRILL_FAILED if fault else DRILLED
        deed = self._deed(act, f"{len(tried)}/{documents}")
        with suppress(CaseworkerError):  # what was found is told, even where it can't be kept
            self._vault.note(deed)
        who = next(each.name for each in self._vault.ring.officers if each.id == deed.officer)
        return Drilled(deed.at, who, len(tried), documents, fault)

    def _has_a_way_in(self, one: BackupSeen) -> bool:
        """Not whoever came after it was made: that is no fault of the backup."""
        try:
            backup.ring_of(self._vault.ring, one.path).wipe()
        except WrongPassphrase:
            return False
        except CaseworkerError:  # damaged: what the drill is for
            return True
        return True

    def copy_away(self, folder: Path) -> BackupProof:
        self._refuse(Right.BACK_UP)
        refuse_elsewhere(self._policy, folder)
        proof = self._copying.at_work(folder, WhyMade.AWAY)
        with backup.reading_back():
            proof = self.prove(proof.path)  # read back from the medium, not from memory of it
            backup.thin_away(folder, self._vault.ring.file.store)
        return proof

    def destroyed(self) -> frozenset[CaseNumber]:
        with self._vault.glance() as connection:
            numbers = connection.execute(select(destroyed.c.number)).scalars()
            return frozenset(CaseNumber(one) for one in numbers)

    @contextmanager
    def looking_into(self, copy: Path) -> Iterator[Records]:
        """One of an older layout is copied, under the key of today, and brought up to date."""
        with self._open(copy) as connection:
            if migrate.layout_of(connection) == LAYOUT:
                yield SqlRecords(connection, self._vault.chain)
                return
        with self._brought_up(copy) as connection:
            yield SqlRecords(connection, self._vault.chain)

    @contextmanager
    def _open(self, copy: Path) -> Iterator[Connection]:
        old = backup.ring_of(self._vault.ring, copy)
        key = old.database_key()
        try:
            engine_there = engine_on(copy / DATABASE, key, read_only=True)
            with engine_there as engine, engine.begin() as connection:
                migrate.refuse_newer(connection)
                yield connection
        finally:
            wipe(key)
            old.wipe()

    @contextmanager
    def _brought_up(self, copy: Path) -> Iterator[Connection]:
        """What a crash leaves of it is sealed like any backup, and cleared away with the next."""
        part = self._folder / f"backup-looking-{secrets.token_hex(4)}.part"
        key = self._vault.ring.database_key()
        try:
            with disk_errors():
                part.mkdir(parents=True)
            with self._open(copy) as source:
                copy_out(source, part / DATABASE, key)
            with engine_on(part / DATABASE, key) as engine:
                migrate.bring_up_to_date(engine, lambda: None)
                with engine.begin() as connection:
                    yield connection
        finally:
            wipe(key)
            shutil.rmtree(part, ignore_errors=True)

    def _compare(self, copy: Path) -> int:
        """Read up to a hundred documents out of a backup; how many were as they were added.

        Raises:
            DamagedStore: one was not.
        """
        with self.looking_into(copy) as records, self._open(copy) as connection:
            wanted = select(document.c.id, document.c.sha256).order_by(document.c.size)
            rows = connection.execute(wanted.limit(LOOKED_AT)).all()
            for row in rows:
                content = records.document_content(DocumentId(row.id))
                if hashlib.sha256(content).hexdigest() != row.sha256:
                    raise DamagedStore("A document in this backup is not what it was.")
        return len(rows)
