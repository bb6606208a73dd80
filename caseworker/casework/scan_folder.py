"""The folder into which a scanner puts its files: kept in the store, by the computer’s name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from caseworker.casework.office import Done, Question, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete

KIND: Final = "scan folder"
ENDINGS: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
MOST: Final = 500
"""Files of the folder that are listed, newest first."""


@dataclass(frozen=True, slots=True)
class ChooseScanFolder:
    """Which folder it is on this computer; empty: there is none any more."""

    computer: str
    folder: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that lies in the folder. ``written`` is when, in nanoseconds, as the disk says."""

    path: Path
    size: int
    written: int = 0

    @property
    def key(self) -> str:
        """Which file it is: scanners give a name again to another paper."""
        return f"{self.path.name}/{self.size}/{self.written}"

    @property
    def is_as_listed(self) -> bool:
        """Whether nobody has scanned over it since it was listed. Raises OSError: it is gone."""
        told = self.path.stat()
        return (told.st_size, told.st_mtime_ns) == (self.size, self.written)


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of the originals: how many were deleted, and which were left, and why."""

    deleted: int
    left: tuple[str, ...]


def scan_folder(computer: str) -> Question[str]:
    """Asks for the folder of this computer; empty where none was chosen."""

    def ask(records: Records, today: date) -> str:
        del today
        return next((one.text for one in records.own_files.of(KIND) if one.name == computer), "")

    return ask


def whose(number: CaseNumber) -> Question[str]:
    """Asks whose case it is. Raises NotFound, RestrictedCase."""

    def ask(records: Records, today: date) -> str:
        del today
        return records.case(number).person.name

    return ask


def choose_scan_folder(records: Records, command: ChooseScanFolder, sitting: Sitting) -> Done:
    """Keep which folder it is. The history of no case tells of it, nor the audit where it is.

    Raises:
        Incomplete: this computer has no name, or it is no whole path.
    """
    if not command.computer:
        raise Incomplete([Gap("computer", "This computer has no name to keep the folder under.")])
    if command.folder and not Path(command.folder).is_absolute():
        raise Incomplete([Gap("folder", "Choose a folder of this computer.")])
    if command.folder:
        made = OwnFile(KIND, command.computer, command.folder, sitting.at, sitting.officer.id)
        records.own_files.keep(made)
    elif any(one.name == command.computer for one in records.own_files.of(KIND)):
        records.own_files.drop(KIND, command.computer)
    words = "The scan folder of this computer is chosen."
    if not command.folder:
        words = "This computer has no scan folder any more."
    return Done(None, frozenset({Touched.OFFICE}), words, "scan_folder_chosen")


def scans_in(folder: str) -> tuple[Scan, ...]:
    """What lies there and can be taken in, newest first. Never called on the window’s thread.

    Raises:
        OSError: the folder is gone, or can’t be read.
    """
    found = []
    for path in Path(folder).iterdir():
        if path.suffix.casefold() in ENDINGS and path.is_file() and not path.is_symlink():
            told = path.stat()
            found.append(Scan(path, told.st_size, told.st_mtime_ns))
    found.sort(key=lambda one: (-one.written, one.path.name))
    return tuple(found[:MOST])


def clear(paths: Sequence[Path], kept: Mapping[str, str]) -> Cleared:
    """Delete originals, each only if its bytes are still those that were kept, by SHA-256.

    ``kept`` are the hashes of the documents, as the records give them back. Off the window’s
    thread. A deleted file can still be on the disk until something is written over it.
    """
    proven, left, deleted = set(kept.values()), [], 0
    for path in paths:
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest not in proven:
                left.append(f"{path.name}: it isn’t what was kept")
                continue
            path.unlink()
            deleted += 1
        except OSError:
            left.append(f"{path.name}: it can’t be deleted; it may be open elsewhere")
    return Cleared(deleted, tuple(left))


def proven(ids: Sequence[str]) -> Question[dict[str, str]]:
    """Asks for the SHA-256 of what the records give back for these documents, read whole."""

    def ask(records: Records, today: date) -> dict[str, str]:
        del today
        found = {}
        for number in records.moving.cases_with(ids):
            for one in records.documents(number):
                if one.id in ids:
                    content = records.document_content(one.id)
                    found[str(one.id)] = hashlib.sha256(content).hexdigest()
        return found

    return ask
