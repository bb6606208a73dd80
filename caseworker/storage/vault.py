"""The vault: a store's encrypted records, open, and the keys that opened them.

Two connections, both kept: one that writes, used by one thread at a time, and one for
the second lane that can't. Leaving a sitting cleanly keeps its work on the disk; an
error undoes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock, get_ident
from typing import Any, Final

import sqlcipher3
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from caseworker.casework.records import OfficeFacts
from caseworker.casework.strongroom import SignIn
from caseworker.domain.case import OfficerId
from caseworker.domain.days import plain
from caseworker.domain.errors import DamagedStore, NoRoom, OlderStore, RecordsError, Unfinished
from caseworker.domain.moments import day_of
from caseworker.storage import audit, migrate, presence
from caseworker.storage.anchors import Anchor, LastSeen
from caseworker.storage.audit import AuditChain, Deed, Verdict
from caseworker.storage.ballast import Ballast
from caseworker.storage.connection import WAITS, connect, database_errors, write_ahead
from caseworker.storage.disk import disk_errors
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.names_kept import NamesKept
from caseworker.storage.records import SqlRecords

DATABASE: Final = presence.DATABASE
LOG: Final = presence.LOG
SHARED: Final = presence.SHARED


class Vault:
    """The records of one store, once ``open``. ``shut`` closes them and forgets the keys."""

    def __init__(self, folder: Path, ring: KeyRing, last_seen: LastSeen, ballast: Ballast) -> None:
        self.folder = folder
        self.ring = ring
        self._last_seen = last_seen
        self.ballast = ballast
        self._turn = Lock()
        self._reading_turn = Lock()
        self._holder: int | None = None
        self._shut = self._is_to_fold = False
        self._unfinished: Unfinished | None = None
        self._audit_key = ring.drawn("audit")
        self.chain = AuditChain(ring.file.store, ring.generation, self._audit_key)
        self.heard: Callable[[OfficeFacts], None] = _nobody_listens
        self._names = NamesKept()
        self._writer: Engine | None = None
        self._reader: Engine | None = None

    @property
    def path(self) -> Path:
        return self.folder / DATABASE

    @property
    def last_seen(self) -> LastSeen:
        return self._last_seen

    def open(self) -> None:
        """Open the connection that writes. Raises RecordsError: nothing stays open."""
        try:
            driver = self._first_connection()
            self._writer = _engine(driver, "BEGIN IMMEDIATE")
            with database_errors(self.folder):
                write_ahead(driver)
            self.fold_in()  # whoever was killed may have left in it what was taken out
        except BaseException:
            self.shut()
            raise

    def refuse_unfit(self, *, may_be_older: bool = False) -> None:
        """Look before anything is opened to be written: what is refused stays as it was found.

        Raises:
            DamagedStore: the file opens, but what every store has isn't in it.
            NewerStore.
            OlderStore: an audit entry that was seen here before is no longer there.
        """
        engine = _engine(self._first_connection(read_only=True), "BEGIN")
        try:
            with database_errors(self.folder), engine.begin() as connection:
                migrate.refuse_newer(connection)
                if migrate.layout_of(connection) is None:
                    raise DamagedStore
                if not may_be_older:
                    self._refuse_older(connection)
        finally:
            engine.dispose()

    def _refuse_older(self, connection: Connection) -> None:
        key = self.ring.drawn("anchor")
        seen = self._last_seen.anchor(key)
        wipe(key)
        for anchor in (self.ring.file.anchor, seen):
            if anchor is not None and not audit.extends(connection, anchor):
                raise OlderStore(_words_for(audit.last_moment(connection)))

    def _first_connection(self, *, read_only: bool = False) -> Any:
        """On a full disk the ballast goes first: even reading needs a little room."""
        try:
            return self.connection(read_only=read_only)
        except NoRoom:
            if not self.ballast.give_up():
                raise
            return self.connection(read_only=read_only)

    def connection(self, *, read_only: bool = False) -> Any:
        """One more connection to the same records, for whoever closes it again."""
        self._refuse_shut()
        key = self.ring.database_key()
        try:
            return connect(self.path, key, read_only=read_only)
        finally:
            wipe(key)

    def engine(self) -> Engine:
        """The engine that writes."""
        self._refuse_shut()
        if self._writer is None:
            raise RuntimeError("the vault is not open")
        return self._writer

    def _refuse_shut(self) -> None:
        if self._unfinished is not None:
            raise self._unfinished
        if self._shut:
            raise RuntimeError("the vault is shut")

    @contextmanager
    def sitting(self) -> Iterator[SqlRecords]:
        """One transaction on the records.

        Raises:
            NoRoom: the disk is full; what was kept back on it has now been given up.
            ReadOnlyStore, DamagedStore, RecordsError.
        """
        with self.transaction() as connection:
            records = SqlRecords(connection, self.chain, self._names)
            yield records
        if records.has_erased:
            self.fold_in()
        if records.office_saved is not None:
            self.heard(records.office_saved)

    def fold_in(self) -> None:
        """What was taken out isn't left in the log either, which keeps pages as they were.

        Whoever is reading still needs them: then it is done as the last of those ends.
        """
        self._is_to_fold = True
        self._fold_if_free()

    def _fold_if_free(self) -> None:
        """Waits for nobody: whoever is in the way comes by here again, or shuts the records.

        What was taken out is kept as that already: a disk that fails at this fails nothing else.
        """
        if not self._is_to_fold or not self._turn.acquire(blocking=False):
            return
        try:
            if self._writer is not None:
                with suppress(RecordsError), database_errors(self.folder):
                    self._is_to_fold = not _folded(self._writer)
        finally:
            self._turn.release()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, kept on leaving cleanly. Others wait for their turn."""
        if self._holder == get_ident():
            raise RuntimeError("a sitting is already open on this thread")
        with self._turn:
            self._holder = get_ident()
            try:
                with database_errors(self.folder), self.engine().begin() as connection:
                    yield connection
            except NoRoom:
                self.ballast.give_up()
                raise
            finally:
                self._holder = None
        self._fold_if_free()

    @contextmanager
    def reading(self) -> Iterator[SqlRecords]:
        """A sitting on the second lane: what it sees stands still, and it can't write."""
        with self._reading_turn:
            if self._reader is None:
                self._reader = _engine(self.connection(read_only=True), "BEGIN")
            with database_errors(), self._reader.begin() as connection:
                yield SqlRecords(connection, self.chain, self._names)
        self._fold_if_free()

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """A read-only transaction on a connection of its own: for checks and copies."""
        engine = _engine(self.connection(read_only=True), "BEGIN")
        try:
            with database_errors(), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()
        self._fold_if_free()

    def sign_ins(self) -> tuple[SignIn, ...]:
        return tuple(
            SignIn(OfficerId(each.id), each.name, each.role) for each in self.ring.officers
        )

    def settle(self, at: datetime) -> Anchor:
        """Sign the end of the audit, and remember it outside of the records."""
        who = OfficerId(self.ring.slot.id)
        with self.transaction() as connection:
            head = audit.head_of(connection)
            if not audit.is_checkpointed(connection):
                signature, public = self.ring.sign(self.chain.checkpoint_message(head))
                audit.sign_checkpoint(connection, at, who, public, signature)
        with disk_errors():
            self.ring.remember(head)
            key = self.ring.drawn("anchor")
            try:
                self._last_seen.remember(head, key)
            finally:
                wipe(key)
        return head

    def note(self, deed: Deed) -> None:
        """Put one entry of its own into the audit."""
        with self.transaction() as connection:
            self.chain.write(connection, deed)

    def verify_audit(self, since: Anchor | None = None) -> Verdict:
        """Verify the chain; only what came after ``since``, if that was verified before."""
        with self.glance() as connection:
            return self.chain.verify(connection, since or Anchor())

    def adopt(self, ring: KeyRing) -> None:
        """Go on under the keys of another generation, with the records already in place."""
        wipe(self._audit_key)
        self._names.forget()  # they may be those of other records now
        self.ring.wipe()
        self.ring = ring
        self._audit_key = ring.drawn("audit")
        self.chain = AuditChain(ring.file.store, ring.generation, self._audit_key)
        self.open()

    def leave_unfinished(self, error: Unfinished) -> None:
        """What was decided is finished at the next start; whoever asks until then is told so."""
        self.shut()
        self._unfinished = error

    @contextmanager
    def standstill(self) -> Iterator[None]:
        """Nobody writes while this lasts."""
        with self._turn, self._reading_turn:
            yield

    def disconnect(self) -> None:
        """Close both connections; the keys stay."""
        for engine in (self._reader, self._writer):  # the last to close folds the log back in
            if engine is not None:
                engine.dispose()
        self._reader = self._writer = None

    def shut(self) -> None:
        """May be called twice."""
        self._shut = True
        self._names.forget()
        self.disconnect()
        wipe(self._audit_key)
        self.ring.wipe()


def _folded(writer: Engine) -> bool:
    """Fold the log into the records and cut it off; whether that could be done at once."""
    with writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA busy_timeout = 0")
        try:
            is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            driver.execute(f"PRAGMA busy_timeout = {WAITS * 1000}")
    return not is_busy


def _words_for(moment: datetime | None) -> str:
    """``Monday 23 November 2026 at 10:15``, where this computer stands."""
    return f"{plain(day_of(moment))} at {moment.astimezone():%H:%M}" if moment else ""


def _nobody_listens(facts: OfficeFacts) -> None:
    del facts


@contextmanager
def lasting(path: Path, key: bytearray) -> Iterator[Connection]:
    """One transaction on records that aren't in place yet; on the disk when this is left."""
    with engine_on(path, key) as engine, engine.begin() as connection:
        yield connection


@contextmanager
def engine_on(path: Path, key: bytearray, *, read_only: bool = False) -> Iterator[Engine]:
    """Records that are in no vault: a backup, or what is laid beside the records."""
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"
    engine = _engine(connect(path, key, read_only=read_only), begin)
    try:
        with database_errors():
            yield engine
    finally:
        engine.dispose()


def _engine(connection: Any, begin: str) -> Engine:
    engine = create_engine(
        "sqlite:///records.db",  # never opened by this name: the connection is given
        creator=lambda: connection,
        module=sqlcipher3.dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,  # an error must never carry a child's name into a log
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )

    @event.listens_for(engine, "begin")
    def _begin(of: Connection) -> None:
        # Plain BEGIN lets two writers read first and fail later, in spite of any timeout.
        of.exec_driver_sql(begin)

    return engine
