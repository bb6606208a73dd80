"""Everything that the records hold, written as a zip of plain files: the day an office leaves us.

The format is told in ``docs/export-format.md``; its schemas go along. One case is held at a time.
"""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from typing import IO, Any, Final

from caseworker.casework.office import Question
from caseworker.casework.records import DocumentId, Records
from caseworker.casework.strongroom import SignIn
from caseworker.documents.numbers import csv_file
from caseworker.domain.attachments import FORMATS
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError

FORMAT, OFFICE, CASE = "caseworker-export", "caseworker-export-office", "caseworker-export-case"
MAJOR, MINOR = 1, 0
SCHEMAS: Final = ("export-manifest.json", "export-office.json", "export-case.json")
MANIFEST, OFFICE_FILE, READ_ME = "manifest.json", "office.json", "READ-ME.txt"
AUDIT_HEAD: Final = ("number", "at", "officer", "act", "case", "ref", "seal")
AUDIT_LINES: Final = 100_000  # in one file
COUNTED: Final = ("events", "versions", "drafts", "documents", "history", "disclosures", "facts")
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)  # the same export twice is the same file, but for its day
_PRESSED: Final = frozenset({"pdf", "png", "jpeg", "docx", "mp3", "mp4"})  # no use trying again

Told = Callable[[int, int], None]
"""How many cases are done, and out of how many."""


class Stopped(CaseworkerError):
    """Somebody stopped it. Nothing has changed, and no file is left."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed, and no file is left.")


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """For whom all of it is, and why. ``officers`` are those of the store, by name.

    It is closed with a passphrase (``words``), or to the key of who receives it (“age1…”).
    """

    to: str
    reason: str
    officer: str
    words: str = field(default="", repr=False)
    recipient: str = ""
    officers: tuple[SignIn, ...] = ()

    def with_officers(self, officers: tuple[SignIn, ...]) -> ExportOrder:
        """The same, with the officers of the store."""
        return replace(self, officers=officers)


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far it has come, and who may stop it."""

    told: Told = lambda _done, _all: None
    stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int, all_: int) -> None:
        """Raises Stopped."""
        if self.stop.is_set():
            raise Stopped
        self.told(done, all_)


def write_everything(
    order: ExportOrder, out: IO[bytes], watch: Watch, at: datetime
) -> Question[dict[str, Any]]:
    """A question: writes the zip of everything to ``out``, and answers with its manifest.

    Raises:
        Stopped: somebody stopped it.
        DamagedStore: a document isn't what was added.
    """

    def ask(records: Records, today: date) -> dict[str, Any]:
        del today
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            return _Export(records, archive).write(order, watch, at)

    return ask


class _Export:
    """One export while it is written."""

    def __init__(self, records: Records, archive: zipfile.ZipFile) -> None:
        self._records = records
        self._archive = archive
        self._files: list[dict[str, Any]] = []
        self._counts = dict.fromkeys(("cases", *COUNTED, "document_bytes"), 0)

    def write(self, order: ExportOrder, watch: Watch, at: datetime) -> dict[str, Any]:
        whole, office = self._records.whole, self._records.office()
        self._add(READ_ME, _read_me(office.name, order, at).encode())
        for name in SCHEMAS:
            self._add(f"schemas/{name}", schema(name))
        head = {
            "layout": whole.layout(),
            "practice": office.practice,
            "officers": [
                {"id": one.id, "name": one.name, "roles": one.role} for one in order.officers
            ],
            "for_reading": whole.for_reading(),
        }
        self._add(OFFICE_FILE, as_bytes({**_head(OFFICE), **head, **whole.of_office()}))
        self._add_audit(whole.audit())
        numbers = whole.numbers()
        for place, number in enumerate(numbers, start=1):
            watch.tell(place - 1, len(numbers))
            self._add_case(place, number)
        watch.tell(len(numbers), len(numbers))
        manifest = {
            **_head(FORMAT),
            "layout": whole.layout(),
            "program": version("caseworker"),
            "office": office.name,
            "practice": office.practice,
            "made_at": at.astimezone(UTC).isoformat(timespec="seconds"),
            "made_by": order.officer,
            "made_for": order.to,
            "reason": order.reason,
            "counts": self._counts,
            "files": list(self._files),
        }
        self._add(MANIFEST, as_bytes(manifest))
        return manifest

    def _add_case(self, place: int, number: CaseNumber) -> None:
        rows = self._records.whole.of_case(number)
        named = []
        for at, line in enumerate(rows["documents"], start=1):
            known = FORMATS.get(line["kind"])
            ending = known.endings[0] if known else "bin"
            named.append({**line, "file": f"documents/{place:06d}-{at:04d}.{ending}"})
        self._add(f"cases/{place:06d}.json", as_bytes({**_head(CASE), **rows, "documents": named}))
        for line in named:
            content = self._records.document_content(DocumentId(line["id"]))
            self._add(line["file"], content, level=1 if line["kind"] in _PRESSED else 6)
            self._counts["document_bytes"] += len(content)
        self._counts["cases"] += 1
        for what in COUNTED:
            self._counts[what] += len(rows[what])

    def _add_audit(self, lines: Iterator[tuple[str, ...]]) -> None:
        part = 0
        while chunk := list(islice(lines, AUDIT_LINES)):
            part += 1
            self._add(f"audit/{part:04d}.csv", csv_file((AUDIT_HEAD, *chunk)))

    def _add(self, name: str, content: bytes, level: int = 6) -> None:
        info = zipfile.ZipInfo(name, _ALWAYS)
        info.external_attr = 0o600 << 16
        self._archive.writestr(info, content, zipfile.ZIP_DEFLATED, level)
        if name != MANIFEST:
            self._files.append({
                "name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest(),
            })  # fmt: skip


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """JSON for people and programs alike: sorted, indented by one, in UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode()


def schema(name: str) -> bytes:
    """One of the JSON Schemas that are shipped."""
    return files("caseworker.casework").joinpath("schemas", name).read_bytes()


def _head(kind: str) -> dict[str, Any]:
    return {"format": kind, "major": MAJOR, "minor": MINOR}


def _read_me(office: str, order: ExportOrder, at: datetime) -> str:
    return f"""Everything that {office} held in Caseworker, for {order.to}.
Made on {at:%d/%m/%Y} by {order.officer}. Why: {order.reason}

This is personal data about children and young people, some of it about health, offences and
family. Keep it as you keep the records themselves, and delete it once it has been taken over.

cases/        one file for each case: the person, every entry, facts, plans, history, what was sent
documents/    the papers of the cases, as they were attached; each case names its own
office.json   the office, its officers by name, its own files, its address book, its numbered media
audit/        who did what when, as a table, to be read
schemas/      what each field is, as JSON Schema
manifest.json what is here, with the SHA-256 of each file

No key and no passphrase is among it. Another Caseworker with empty records brings all of it in
(Preferences, or “caseworker import”). The format is told in docs/export-format.md of the program.
"""
