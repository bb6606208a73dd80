"""Backups: made whole or not at all, proved before they get their name, and thinned out.

A backup is a folder with a neutral name that holds what a store holds: the encrypted
records, the key file of that moment, and ``backup.json``, which says what is in it in
numbers. So it can be restored by copying it, and be opened by whoever could open the
store when it was made.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import rfc8785
import sqlcipher3
from sqlalchemy.exc import DBAPIError

from caseworker.casework.safekeeping import BackupProof, BackupSeen, WhyMade
from caseworker.domain.errors import (
    CaseworkerError,
    DamagedStore,
    NoRoom,
    NotAllowed,
    ReadOnlyStore,
    RecordsError,
)
from caseworker.storage.anchors import Anchor
from caseworker.storage.audit import head_of
from caseworker.storage.copying import copy_out, prove
from caseworker.storage.disk import disk_errors, settle, write_whole
from caseworker.storage.keys import file as key_file
from caseworker.storage.keys.ring import KeyRing
from caseworker.storage.keys.secrets import wipe
from caseworker.storage.migrate import row_counts
from caseworker.storage.vault import DATABASE, Vault

FOLDER: Final = "backups"
MANIFEST: Final = "backup.json"
ASIDE: Final = "set-aside-"
"""What the name of a damaged store begins with that was set aside; its moment comes next."""
KEPT: Final = "kept"
"""An empty file in a backup that is never to be thinned out."""
DAYS, WEEKS, MONTHS = 7, 4, 3
ON_MEDIUM: Final = 2
_NAME: Final = re.compile(r"backup-(\d{8}-\d{6})-[0-9a-f]{4}")
_ASIDE: Final = re.compile(r"set-aside-(\d{8}-\d{6})-[0-9a-f]{4}")
_STAMP: Final = "%Y%m%d-%H%M%S"
_HERE: Final = "The records are as they were. Free some space and try again."
_ELSEWHERE: Final = "No backup was left there, and the records are as they were. Choose another."
_GONE: Final = "The place for the backup could not be used: it may have been taken out."
_NOT_READ: Final = "The copy can’t be read back from there: what it is on may have been taken out."
_AGAIN: Final = (
    "The records are as they were. Check that it is connected, or choose another, and try again."
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup, in numbers."""

    store: str
    at: datetime
    counts: Mapping[str, int]
    head: Anchor
    why: str = ""
    """The name of a ``WhyMade``; empty in those made before it was kept."""

    @property
    def cases(self) -> int:
        return self.counts.get("case_file", 0)

    def to_bytes(self, key: bytearray) -> bytes:
        data = self._data()
        mac = hmac.digest(key, rfc8785.dumps(data), "sha256").hex()
        return rfc8785.dumps(data | {"mac": mac})

    @classmethod
    def read(cls, folder: Path, key: bytearray | None = None) -> Manifest:
        """Raises DamagedStore. Without ``key`` it is taken at its word."""
        try:
            data = json.loads((folder / MANIFEST).read_bytes())
            told = bytes.fromhex(data.pop("mac"))
            manifest = cls(
                data["store"],
                datetime.fromisoformat(data["at"]),
                {str(name): int(count) for name, count in data["counts"].items()},
                Anchor.from_data(data["head"]),
                str(data.get("why", "")),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedStore("This backup does not say what is in it.") from error
        said = rfc8785.dumps(manifest._data())
        if key is not None and not hmac.compare_digest(told, hmac.digest(key, said, "sha256")):
            raise DamagedStore("What this backup says of itself has been changed.")
        return manifest

    def _data(self) -> dict[str, Any]:
        data = {
            "store": self.store,
            "at": self.at.astimezone(UTC).isoformat(),
            "counts": dict(self.counts),
            "head": self.head.to_data(),
        }
        return data | {"why": self.why} if self.why else data


def make(
    vault: Vault, at: datetime, into: Path | None = None, why: WhyMade = WhyMade.UPDATE
) -> BackupProof:
    """Copy the records while others go on working, prove the copy, then name it.

    Raises:
        NoRoom, ReadOnlyStore, DamagedStore, RecordsError: nothing with a name is left. Of a place
            that went away meanwhile it is said that it did, and nothing of the records.
    """
    with about_the_backup(into):
        return _make(vault, at, into or vault.folder / FOLDER, why)


@contextmanager
def about_the_backup(into: Path | None) -> Iterator[None]:
    """What stops a backup is told of the backup, not of something that was to be saved."""
    try:
        yield
    except NoRoom as error:
        if into is None:
            raise NoRoom("There is no room for a backup on this disk.", _HERE) from error
        raise NoRoom("There is no room for a backup there.", _ELSEWHERE) from error
    except ReadOnlyStore as error:
        if into is None:
            raise
        raise ReadOnlyStore("That place can't be written to.", _ELSEWHERE) from error
    except RecordsError as error:
        if into is None or type(error) is not RecordsError:
            raise
        raise RecordsError(_GONE, _AGAIN) from error  # else it would be said of the records’ disk


@contextmanager
def reading_back() -> Iterator[None]:
    """Whatever is wrong with a copy elsewhere is told of it: the records here are not damaged."""
    try:
        yield
    except (RecordsError, OSError, sqlcipher3.Error, DBAPIError) as error:
        raise RecordsError(_NOT_READ, _AGAIN) from error


def _make(vault: Vault, at: datetime, folder: Path, why: WhyMade) -> BackupProof:
    name = f"backup-{at.astimezone(UTC).strftime(_STAMP)}-{secrets.token_hex(2)}"
    part, final = folder / f"{name}.part", folder / name
    with disk_errors():
        part.mkdir(parents=True)
    key, sealing = vault.ring.database_key(), vault.ring.drawn("backup")
    try:
        with vault.glance() as source:
            counts, head = row_counts(source), head_of(source)
            copy_out(source, part / DATABASE, key)
        prove(part / DATABASE, key, counts, head)
        manifest = Manifest(vault.ring.file.store, at, counts, head, why.name)
        with disk_errors():
            write_whole(part / key_file.NAME, vault.ring.file.to_bytes())
            write_whole(part / MANIFEST, manifest.to_bytes(sealing))
            part.rename(final)
            settle(folder)
    except BaseException as error:
        is_gone = not (_is_there(part) or _is_there(final))
        shutil.rmtree(part, ignore_errors=True)
        if is_gone and isinstance(error, Exception):  # a medium that was pulled out: what the
            raise RecordsError(_GONE, _AGAIN) from error  # driver says of it is no use to anybody
        raise
    finally:
        wipe(key)
        wipe(sealing)
    return _proof(final, manifest)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # so does a drive that went away in the middle
        return False


def drill(ring: KeyRing, backup: Path) -> BackupProof:
    """Restore a backup to nowhere: open it with the keys that lie in it, and prove it whole.

    Raises:
        WrongPassphrase: this officer had no way in when it was made.
        DamagedStore: it couldn't be restored.
    """
    old = ring_of(ring, backup)
    key, sealing = old.database_key(), old.drawn("backup")
    try:
        manifest = Manifest.read(backup, sealing)
        prove(backup / DATABASE, key, dict(manifest.counts), manifest.head)
    finally:
        wipe(key)
        wipe(sealing)
        old.wipe()
    return _proof(backup, manifest)


def ring_of(ring: KeyRing, backup: Path) -> KeyRing:
    """The keys that lie in a backup, opened by those of today.

    Raises:
        NotAllowed: it is a backup of other records.
        WrongPassphrase: this officer had no way in when it was made.
        DamagedStore, NewerStore.
    """
    if key_file.read(backup).store != ring.file.store:
        raise NotAllowed("This is a backup of other records. Nothing was changed.")
    return ring.of_copy(backup)


def seen(folder: Path, store: str) -> tuple[BackupSeen, ...]:
    """The backups of one store there, newest first, by what each says of itself."""
    found = []
    for backup in reversed(listed(folder)):
        try:
            manifest = Manifest.read(backup)
        except CaseworkerError:
            continue
        if manifest.store == store:
            found.append(_seen(backup, manifest))
    return tuple(found)


def _seen(backup: Path, manifest: Manifest) -> BackupSeen:
    why = WhyMade.__members__.get(manifest.why, WhyMade.UNKNOWN)
    with disk_errors():
        size = sum(each.stat().st_size for each in backup.iterdir())
    is_kept = (backup / KEPT).exists()
    return BackupSeen(backup, manifest.at, manifest.cases, why, size, is_kept)


def keep(backup: Path, *, is_kept: bool) -> None:
    """Mark that a backup is never thinned out, or take the mark away."""
    with disk_errors():
        if is_kept:
            write_whole(backup / KEPT, b"")
        else:
            (backup / KEPT).unlink(missing_ok=True)


def newest(folder: Path) -> BackupProof | None:
    """The newest backup there, by what it says of itself; None when there is none."""
    return next(_told(folder), None)


def told(folder: Path) -> tuple[BackupProof, ...]:
    """The backups there, newest first, each by what it says of itself."""
    return tuple(_told(folder))


def called(backup: Path) -> str:
    """What the audit calls a backup: its moment, and nothing of where it lies."""
    return backup.name.removeprefix("backup-")


def _told(folder: Path) -> Iterator[BackupProof]:
    for backup in reversed(listed(folder)):
        with suppress(CaseworkerError):
            yield _proof(backup, Manifest.read(backup))


def listed(folder: Path) -> list[Path]:
    """The backups in ``folder``, oldest first."""
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if _NAME.fullmatch(each.name))


def set_aside(folder: Path) -> list[Path]:
    """The damaged stores that were set aside there as somebody went back, oldest first."""
    found = folder.glob(f"{ASIDE}*") if folder.is_dir() else ()
    return sorted(one for one in found if _ASIDE.fullmatch(one.name))


def moment_of(backup: Path) -> datetime:
    """When a backup was made, or a damaged store was set aside, by its name."""
    stamp = backup.name.removeprefix(ASIDE).removeprefix("backup-").rsplit("-", 1)[0]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def thin_away(folder: Path, store: str) -> None:
    """Leave the two newest backups of one store on a medium; what isn't ours is left alone."""
    for old in seen(folder, store)[ON_MEDIUM:]:
        if not old.is_kept:
            shutil.rmtree(old.path, ignore_errors=True)


def thin(folder: Path, gone_by: datetime | None = None) -> None:
    """Keep seven days, four weeks and three months of backups; clear away what was cut off.

    Those that are marked stay, whatever their age, and take nobody's place. ``gone_by`` is a moment
    at which something was destroyed that no backup may hold any more: those that were made before
    it go, marked or not, and so do damaged stores that were set aside before it.
    """
    for backup in (*listed(folder), *set_aside(folder)):
        if gone_by is not None and moment_of(backup) <= gone_by:
            shutil.rmtree(backup, ignore_errors=True)
    backups = [each for each in listed(folder) if not (each / KEPT).exists()]
    kept = to_keep([moment_of(backup) for backup in backups])
    for backup in backups:
        if moment_of(backup) not in kept:
            shutil.rmtree(backup, ignore_errors=True)
    for part in folder.glob("backup-*.part"):
        shutil.rmtree(part, ignore_errors=True)


def to_keep(moments: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last days, weeks and months that have any."""
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    months: dict[object, datetime] = {}
    for moment in sorted(moments, reverse=True):
        for group, most, period in (
            (days, DAYS, moment.date()),
            (weeks, WEEKS, moment.isocalendar()[:2]),
            (months, MONTHS, (moment.year, moment.month)),
        ):
            if len(group) < most:
                group.setdefault(period, moment)
    return {*days.values(), *weeks.values(), *months.values()}


def _proof(folder: Path, manifest: Manifest) -> BackupProof:
    return BackupProof(folder, manifest.at, manifest.cases, manifest.head.sequence)
