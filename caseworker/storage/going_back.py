"""Going back: a backup is put in the place of the records, under a new key.

It is done as a re-keying is (``rekey``): the backup is copied beside the records, under the key
of the next generation, proved and brought up to date; and the moment that decides is the
replacement of the key file. Before it the store is wholly the old one, after it wholly the
backup, whenever it is killed. Anchors of the generation before hold for it no longer, so a store
that went back is not taken for one that was rolled back behind the program.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from caseworker.casework.safekeeping import BackupProof, Lost
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, Unfinished
from caseworker.storage import migrate, rekey
from caseworker.storage.audit import AuditChain, Deed, head_of
from caseworker.storage.backup import FOLDER, Manifest, ring_of
from caseworker.storage.carried_on import carry_on, destroy_again, in_order
from caseworker.storage.copying import copy_out, prove
from caseworker.storage.day_schema import destroyed
from caseworker.storage.disk import disk_errors
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.presence import DATABASE, LOG
from caseworker.storage.schema import case_file, document, event, officer, plan_version
from caseworker.storage.vault import Vault, engine_on, lasting

ASIDE: Final = "set-aside-"
GONE_BACK: Final = "The records are those of the backup"


def would_lose(vault: Vault, copy: Path) -> Lost:
    """What stands in the records of today and not in a backup.

    Raises:
        NotAllowed, WrongPassphrase, DamagedStore, NewerStore.
    """
    with _backup(vault.ring, copy) as (then, manifest), vault.glance() as now:
        names = {each.id: each.name for each in vault.ring.officers}
        proof = BackupProof(copy, manifest.at, manifest.cases, manifest.head.sequence)
        cases = _only_in(now, then, case_file.c.number)
        back = _only_in(then, now, case_file.c.number)
        gone = set(now.execute(select(destroyed.c.number)).scalars())
        again, stuck = in_order(then, gone)
        return Lost(
            proof,
            _by_officer(now, then, names),
            tuple(CaseNumber(one) for one in sorted(cases)),
            len(_only_in(now, then, document.c.id)),
            _versions(now) - _versions(then),
            tuple(CaseNumber(one) for one in sorted(back - {*again, *stuck})),
            tuple(sorted(again)),
            stuck,
        )


def go_back(
    vault: Vault, copy: Path, deed: Deed, keep_today: Callable[[], BackupProof]
) -> BackupProof:
    """Put a backup in the place of the open records, and go on with it.

    ``keep_today`` backs the records up as they are. It is called once nobody writes any more, so
    whatever was written is in that backup, or is written into the records gone back to.

    Raises:
        NoRoom, ReadOnlyStore, DamagedStore, NewerStore, NotAllowed: the store is as it was.
        Unfinished: it is decided, and the next start finishes it.
    """
    with vault.standstill():
        today = keep_today()
        with vault.glance() as now:
            ring, following = _laid_beside(vault.ring, vault.folder, copy, deed, now)
        vault.disconnect()
        try:
            _decide(ring, vault.folder, following)
        except BaseException:
            vault.open()
            raise
        rekey.settle_in(vault, ring, GONE_BACK)
    return today


def go_back_from_outside(ring: KeyRing, folder: Path, copy: Path, deed: Deed) -> None:
    """Put a backup in the place of records that don't open; those are set aside as they are.

    ``ring`` is of the store, or of the backup itself where the store’s own keys are lost.

    Raises:
        as ``go_back``.
    """
    renewed, following = _laid_beside(ring, folder, copy, deed)
    try:
        _set_aside(folder, deed.at, following)
        _decide(renewed, folder, following)
        try:
            rekey.finish(folder)
        except CaseworkerError as error:
            raise Unfinished(GONE_BACK) from error
    finally:
        renewed.wipe()


def set_aside(folder: Path) -> tuple[Path, ...]:
    """The damaged stores that were set aside when somebody went back to a backup."""
    return tuple(sorted((folder / FOLDER).glob(f"{ASIDE}*")))


@contextmanager
def _backup(ring: KeyRing, copy: Path) -> Iterator[tuple[Connection, Manifest]]:
    """A backup, open to be read, and what it says of itself."""
    old = ring_of(ring, copy)
    key, sealing = old.database_key(), old.drawn("backup")
    try:
        manifest = Manifest.read(copy, sealing)
        with engine_on(copy / DATABASE, key, read_only=True) as engine, engine.begin() as source:
            migrate.refuse_newer(source)
            yield source, manifest
    finally:
        wipe(key)
        wipe(sealing)
        old.wipe()


def _laid_beside(
    ring: KeyRing, folder: Path, copy: Path, deed: Deed, now: Connection | None = None
) -> tuple[KeyRing, Path]:
    """The backup under the next key, beside the records; and the keys to it, written nowhere.

    ``now`` are the records of today, where they can still be read.
    """
    renewed = ring.renewed(without="")
    following = folder / f"records.{renewed.generation}.next"
    key, audit_key = renewed.database_key(), renewed.drawn("audit")
    chain = AuditChain(renewed.file.store, renewed.generation, audit_key)
    try:
        with disk_errors():
            following.unlink(missing_ok=True)
        with _backup(ring, copy) as (source, manifest):
            counts, head = dict(manifest.counts), manifest.head
            copy_out(source, following, key)
        prove(following, key, counts, head)
        with engine_on(following, key) as engine:
            migrate.bring_up_to_date(engine, lambda: None)
        with lasting(following, key) as target:
            chain.keep_key(target)
            if now is not None:
                carry_on(now, target)
            _introduce_all(target, renewed, deed.at)
            chain.write(target, deed)
            destroy_again(target, chain, deed)
            head = head_of(target)
        renewed.file = replace(renewed.file, anchor=head)
    except BaseException:
        following.unlink(missing_ok=True)
        raise
    finally:
        wipe(key)
        wipe(audit_key)
    return renewed, following


def _decide(ring: KeyRing, folder: Path, following: Path) -> None:
    """From here on the records are the backup, though its file has yet to be moved into place.

    Once the keys are written, nothing may take that file away: it is all that they open.
    """
    try:
        with disk_errors():
            ring.write(forget=True)
    except CaseworkerError:
        if not _is_decided(ring, folder):  # it may be written, and only the folder not settled
            following.unlink(missing_ok=True)
            raise


def _is_decided(ring: KeyRing, folder: Path) -> bool:
    try:
        return key_file.read(folder).generation == ring.generation
    except CaseworkerError:  # it was lost before, and still is
        return False


def _introduce_all(target: Connection, ring: KeyRing, at: datetime) -> None:
    """Officers who came after the backup was made sign in it, too."""
    known = {(row.id, bytes(row.verify_key)) for row in target.execute(select(officer))}
    for slot in ring.officers:
        if (slot.id, slot.verify_key) not in known:
            target.execute(insert(officer).values(id=slot.id, verify_key=slot.verify_key, since=at))


def _set_aside(folder: Path, at: datetime, following: Path) -> None:
    """Give the files of the damaged records a second name: that costs no room, where it can be."""
    stamp = at.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    aside = folder / FOLDER / f"{ASIDE}{stamp}-{secrets.token_hex(2)}"
    try:
        with disk_errors():
            aside.mkdir(parents=True)
            for name in (DATABASE, LOG, key_file.NAME):
                if (folder / name).is_file():
                    _twin(folder / name, aside / name)
    except BaseException:
        following.unlink(missing_ok=True)
        raise


def _twin(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk that knows no second names
        shutil.copy2(old, new)


def _only_in(one: Connection, other: Connection, column: Any) -> set[str]:
    there = set(other.execute(select(column)).scalars())
    return set(one.execute(select(column)).scalars()) - there


def _versions(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(plan_version)).scalar_one())


def _by_officer(
    now: Connection, then: Connection, names: dict[str, str]
) -> tuple[tuple[str, int], ...]:
    there = set(then.execute(select(event.c.id)).scalars())
    found: dict[str, int] = {}
    for row in now.execute(select(event.c.id, event.c.recorded_by)):
        if row.id not in there:
            name = names.get(row.recorded_by, "Somebody who has left")
            found[name] = found.get(name, 0) + 1
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))
