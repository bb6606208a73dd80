"""A whole export looked through, brought into empty records in one go, and compared with itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from caseworker.casework.bringing_in import Bringing
from caseworker.casework.export_all import (
    CASE,
    COUNTED,
    FORMAT,
    MAJOR,
    MANIFEST,
    OFFICE,
    OFFICE_FILE,
    Watch,
)
from caseworker.casework.export_sealing import SAFE, ExportSealing, Key
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.errors import NotAllowed, UnfitFile
from caseworker.exchange.keys import OpeningKey

SEALING: Final = ExportSealing()
NO_EXPORT: Final = f"What is inside this file is no whole export of Caseworker. {SAFE}"
NEWER: Final = (
    f"This export was made by another version of Caseworker, and its tables are not ours. {SAFE} "
    "Use the same version here and there, and export again."
)


@dataclass(frozen=True, slots=True)
class ExportSeen:
    """What an export says of itself, once every file of it was compared with its sum.

    ``sha256`` is of its manifest, so that what is brought in is what was looked at.
    """

    office: str
    made_at: str
    made_by: str
    made_for: str
    practice: bool
    counts: Mapping[str, int]
    sha256: str

    @property
    def made_on(self) -> str:
        """The day on which it was made, as people write it."""
        try:
            return f"{datetime.fromisoformat(self.made_at):%d/%m/%Y}"
        except ValueError:
            return "an unknown day"

    @property
    def words(self) -> str:
        """How much there is of it."""
        named = {"events": "entries", "history": "lines of history", "facts": "facts"}
        said = [f"{self.counts[one]:,} {named.get(one, one)}" for one in ("cases", *COUNTED)]
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class BringInEverything:
    """The export to bring in, as it was looked at. The key opens it a second time."""

    path: Path
    key: Key = field(repr=False)
    seen: ExportSeen
    watch: Watch = field(default_factory=Watch)
    sealing: ExportSealing = SEALING
    officers: Callable[[], Mapping[str, str]] = dict
    """The ids of the officers here, by their names."""


def look_at_export(
    path: Path, key: Key, watch: Watch, sealing: ExportSealing = SEALING
) -> ExportSeen:
    """Open it, read all of it, and compare each file with what the manifest says of it.

    Nothing is written. It takes minutes for a large one.

    Raises:
        UnfitFile: it can't be opened, was changed, or is no whole export.
        Stopped: somebody stopped it.
    """
    sums: dict[str, tuple[int, str]] = {}
    counts = dict.fromkeys(("cases", *COUNTED, "document_bytes"), 0)
    manifest: dict[str, Any] = {}
    sha256 = ""
    for entry in sealing.entries(path, key):
        if manifest:
            raise UnfitFile(NO_EXPORT)  # the manifest is the last
        watch.tell(counts["cases"], 0)
        if entry.name == MANIFEST:
            manifest = read_json(entry.content, FORMAT)
            sha256 = hashlib.sha256(entry.content).hexdigest()
            continue
        sums[entry.name] = (len(entry.content), hashlib.sha256(entry.content).hexdigest())
        if entry.name.startswith("cases/"):
            rows = read_json(entry.content, CASE)
            counts["cases"] += 1
            for what in COUNTED:
                counts[what] += len(rows.get(what, ()))
        elif entry.name.startswith("documents/"):
            counts["document_bytes"] += len(entry.content)
    try:
        listed = {one["name"]: (one["size"], one["sha256"]) for one in manifest["files"]}
        if listed != sums or manifest["counts"] != counts:
            raise UnfitFile(NO_EXPORT)
        return ExportSeen(
            office=str(manifest["office"]),
            made_at=str(manifest["made_at"]),
            made_by=str(manifest["made_by"]),
            made_for=str(manifest["made_for"]),
            practice=bool(manifest["practice"]),
            counts=counts,
            sha256=sha256,
        )
    except (KeyError, TypeError) as error:
        raise UnfitFile(NO_EXPORT) from error


def bring_in_everything(records: Records, command: BringInEverything, sitting: Sitting) -> Done:
    """Write all of it, and compare each case with what the export says, in one transaction.

    Raises:
        NotAllowed: there is something here already, or practice is to come among real records.
        UnfitFile: it isn't what was looked at, or can't be held here. Nothing has changed.
        Stopped: somebody stopped it. Nothing has changed.
    """
    refuse_unfit(records, command.seen)
    bringing = Bringing(records, sitting, command.officers())
    cases = command.seen.counts["cases"]
    manifest = ""
    for name, content in _in_turn(command):
        if name == OFFICE_FILE:
            office = read_json(content, OFFICE)
            if office.get("layout") != records.whole.layout():
                raise UnfitFile(NEWER)
            bringing.office(office)
        elif name.startswith("cases/"):
            command.watch.tell(bringing.cases, cases)
            bringing.case(read_json(content, CASE))
        elif name.startswith("documents/"):
            bringing.document(name, content)
        elif name == MANIFEST:
            bringing.end()
            manifest = hashlib.sha256(content).hexdigest()
    if manifest != command.seen.sha256 or bringing.cases != cases:
        raise UnfitFile(f"This file is another one than was looked at. {SAFE}")
    command.watch.tell(cases, cases)
    seen = command.seen
    return Done(
        case=None,
        touched=frozenset(Touched),
        sentence=(
            f"Brought in everything of {seen.office}: {seen.words}, "
            f"{bringing.consents:,} consents. "
            "Each was read back and is the same."
        ),
        act="everything_brought_in",
        made=str(bringing.consents),
        ref=seen.sha256[:32],
    )


def our_keys(records: Records, today: date) -> Key:
    """A question: what opens an export that was sealed to this office, by any key that it had."""
    del today
    every = records.exchange.keys.every()
    return Key(keys=tuple(OpeningKey(one.sealing).identity for one in every))


def may_bring_in(records: Records, today: date) -> None:
    """A question: whether an export could be brought in here. Raises NotAllowed."""
    del today
    if not records.whole.is_empty():
        raise NotAllowed(
            "There are records here already, and an export of everything would mix with them.",
            instead="Make new, empty records and bring it in there.",
        )


def refuse_unfit(records: Records, seen: ExportSeen) -> None:
    """Raises NotAllowed: this export may not be brought into these records."""
    may_bring_in(records, date.min)
    if seen.practice is not records.office().practice:
        raise NotAllowed(
            "Practice records and real ones never come together. Nothing was brought in."
        )


def _in_turn(command: BringInEverything) -> Iterator[tuple[str, bytes]]:
    for entry in command.sealing.entries(command.path, command.key):
        yield entry.name, entry.content


def read_json(content: bytes, kind: str) -> dict[str, Any]:
    """One file of an export.

    Raises:
        UnfitFile: it is no such file, or of a newer format.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnfitFile(NO_EXPORT) from error
    if not isinstance(data, dict) or data.get("format") != kind:
        raise UnfitFile(NO_EXPORT)
    if data.get("major") != MAJOR:
        raise UnfitFile(NEWER)
    return data
