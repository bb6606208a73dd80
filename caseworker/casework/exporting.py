"""The file of a whole export: sealed as it is written, opened again, and only then named."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, Final

from caseworker.casework.export_all import (
    MANIFEST,
    ExportOrder,
    Watch,
    as_bytes,
    write_everything,
)
from caseworker.casework.export_sealing import ExportSealing, Key, Seal, SealingStopped
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.ledger import line_hash
from caseworker.domain.release import Release, What
from caseworker.exchange.keys import PrivateKeys, PublicKeys, WrongKey

ENDING: Final = "export"
SEALING: Final = ExportSealing()
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class ExportFailed(CaseworkerError):
    """There is no export, and nothing of it is left where it was to be."""


@dataclass(frozen=True, slots=True)
class Made:
    """A whole export that was opened again and found whole; it has no name of its own yet."""

    part: Path
    path: Path
    order: ExportOrder
    manifest: dict[str, Any]
    size: int
    sha256: str

    @property
    def cases(self) -> int:
        return int(self.manifest["counts"]["cases"])


@dataclass(frozen=True, slots=True)
class NoteExport:
    """That all of it leaves: for whom, why, and which file."""

    order: ExportOrder
    cases: int
    sha256: str


def neutral_name() -> str:
    """A file name that says nothing: ``CE-1f2e3d4c.export``."""
    return f"CE-{token_hex(4)}.{ENDING}"


def make_export(
    store: OpenStore,
    order: ExportOrder,
    path: Path,
    watch: Watch,
    sealing: ExportSealing = SEALING,
) -> Made:
    """Everything in one sealed file beside ``path``, opened again and compared file by file.

    It takes minutes for a large office: call it off the window's thread. What is asked for in
    the ledger is written down by ``note_export``; ``give_name`` then puts the file in its place.

    Raises:
        NotAllowed: only an administrator takes all records out.
        Incomplete: for whom, or why, is missing.
        ExportFailed, Stopped, DamagedStore: nothing is left.
    """
    gaps = [
        Gap(name, words)
        for name, value, words in (
            ("to", order.to, "Say who all of it is for."),
            ("reason", order.reason, "Say why all of it leaves."),
        )
        if not value.strip()
    ]
    if not order.words and not _is_key(order.recipient):
        gaps.append(Gap("recipient", "Choose whose key it is sealed to, or a passphrase."))
    if gaps:
        raise Incomplete(gaps)
    part = path.with_name(f".{token_hex(8)}.part")
    try:
        manifest = write_sealed(store, order, part, watch, sealing)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError | SealingStopped):
            raise ExportFailed(_words(error)) from error
        raise
    return Made(part, path, order, manifest, part.stat().st_size, _digest(part))


def write_sealed(
    store: OpenStore, order: ExportOrder, part: Path, watch: Watch, sealing: ExportSealing
) -> dict[str, Any]:
    """Write ``part``, flush it, and prove it by opening it again; answers with the manifest."""
    proving = PrivateKeys.made()  # forgotten afterwards: we hold no key of whoever receives it
    seal, key = Seal(order.words), Key(order.words)
    if not order.words:
        seal = Seal(to=(order.recipient, proving.recipient))
        key = Key(keys=(proving.identity,))
    told: list[dict[str, Any]] = []

    def write(out: IO[bytes]) -> None:
        question = write_everything(order, out, watch, store.clock.now())
        told.append(store.office.see(question, store.reading()))

    with part.open("xb") as file:
        sealing.seal(seal, write, file.write)
        file.flush()
        os.fsync(file.fileno())
    (manifest,) = told
    _prove(part, key, manifest, watch, sealing)
    return manifest


def _prove(
    part: Path, key: Key, manifest: dict[str, Any], watch: Watch, sealing: ExportSealing
) -> None:
    wanted = {one["name"]: one["sha256"] for one in manifest["files"]}
    cases = int(manifest["counts"]["cases"])
    for entry in sealing.entries(part, key):
        watch.tell(cases, cases)
        is_there = (
            entry.content == as_bytes(manifest)
            if entry.name == MANIFEST
            else wanted.pop(entry.name, "") == hashlib.sha256(entry.content).hexdigest()
        )
        if not is_there:
            break
    else:
        if not wanted:
            return
    raise ExportFailed("What was written is not what was read back. Nothing was kept. Try again.")


def note_export(records: Records, command: NoteExport, sitting: Sitting) -> Done:
    """Write down that everything leaves, before the file has its name.

    Nothing of a plan stands in the line: no answer of the gate is about all records at once. That
    it is all of them, the line says in words, and the reason of whoever took them out is kept.
    """
    order, many = command.order, command.cases
    release = Release(
        kind="encrypted_copy",
        to=order.to.strip(),
        officer=sitting.officer.name,
        at=sitting.at,
        reason=order.reason.strip(),
        practice=records.office().practice,
        number=records.ledger.next_number(sitting.today.year),
        what=What(title=f"All records: {many:,} cases", fingerprint=command.sha256),
    )
    records.keep_release(None, release)
    return Done(
        case=None,
        touched=frozenset({Touched.CASE}),
        sentence=f"All records ({many:,} cases) left for {release.to}. Reason: {release.reason}",
        act="released:everything",
        made=release.number,
        ref=f"{release.number}:{line_hash(None, release)}",
    )


def give_name(made: Made) -> None:
    """Put the file in its place, in one step.

    Raises:
        ExportFailed: it is not there, and nothing else is.
    """
    try:
        made.part.replace(made.path)
    except OSError as error:
        drop(made)
        raise ExportFailed(_words(error)) from error


def drop(made: Made) -> None:
    """Take away what was made: it is not to leave after all."""
    with suppress(OSError):
        made.part.unlink(missing_ok=True)


def may_receive_all(records: Records, today: date) -> tuple[tuple[str, str], ...]:
    """A question: the offices that all of it could be sealed to, by name, with their keys."""
    return tuple(
        (one.name, PublicKeys(b"", bytes.fromhex(key.seal)).recipient)
        for one in records.exchange.book.receivers()
        if one.may_be_sealed_to(today) and (key := one.key) is not None
    )


def _is_key(recipient: str) -> bool:
    try:
        PublicKeys.of_recipient(recipient)
    except WrongKey:
        return False
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _FULL:
        return "That disk is full. Nothing is left there. Free some space, or choose another place."
    if isinstance(error, OSError):
        return "The file could not be written there. Nothing is left there. Choose another place."
    return f"{error} Nothing is left where it was to be."
