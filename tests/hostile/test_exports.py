"""Exports that were forged by somebody who has the passphrase: nothing of them is brought in."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pyrage
import pytest

from caseworker.casework.export_all import Watch, as_bytes
from caseworker.casework.export_sealing import ExportSealing, Key
from caseworker.casework.importing_all import (
    BringInEverything,
    bring_in_everything,
    look_at_export,
)
from caseworker.domain.errors import CaseworkerError
from caseworker.exchange.zip_stream import Entry
from caseworker.storage.store import EncryptedStore
from tests.storage.conftest import made_once, place, store
from tests.storage.stores import Place, a_copy, vault_of
from tests.storage.test_everything import ORDER, WORDS, out_of
from tests.storage.whole_store import fill

__all__ = ["made_once", "place", "store"]
QUICK: Final = ExportSealing(work=2)
Files = dict[str, bytes]
Case = dict[str, Any]


@pytest.fixture(scope="module")
def files(made_once: Place, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Every file of an export of five cases, in its turn."""
    folder = tmp_path_factory.mktemp("from")
    with closing(a_copy(made_once, folder).unlock()) as full:
        with vault_of(full).sitting() as records:
            fill(records, 5, full.officer.id)
        path = out_of(full, folder / "x.export", replace(ORDER)).path
    plain = pyrage.passphrase.decrypt(path.read_bytes(), WORDS)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def first_case(change: Callable[[Case], object]) -> Callable[[Files], None]:
    """The first case, changed."""

    def forge(files: Files) -> None:
        case = json.loads(files["cases/000001.json"])
        change(case)
        files["cases/000001.json"] = as_bytes(case)

    return forge


def office(change: Callable[[Case], object]) -> Callable[[Files], None]:
    def forge(files: Files) -> None:
        data = json.loads(files["office.json"])
        change(data)
        files["office.json"] = as_bytes(data)

    return forge


def the_document(content: bytes) -> Callable[[Files], None]:
    """Other bytes in the place of a paper, and a case that says that they are its own."""

    def forge(files: Files) -> None:
        def change(case: Case) -> None:
            line = case["documents"][0]
            files[line["file"]] = content
            line["size"], line["sha256"] = len(content), hashlib.sha256(content).hexdigest()

        first_case(change)(files)

    return forge


def renamed(old: str, new: str) -> Callable[[Files], None]:
    def forge(files: Files) -> None:
        whole = {new if name == old else name: content for name, content in files.items()}
        files.clear()
        files.update(whole)

    return forge


def event(**said: object) -> Callable[[Files], None]:
    return first_case(lambda case: case["events"][0].update(said))


FORGED: dict[str, Callable[[Files], object]] = {
    "an entry of no kind that is known": event(kind="telepathy_received"),
    "an entry whose day is none": event(day="the day before yesterday"),
    "an entry without a zone": event(recorded_at="2026-11-23T09:30:00"),
    "an entry whose facts are a list": event(facts=[1, 2]),
    "an entry that is in two cases": event(id="e1"),
    "an entry with a column more": event(secret="x"),
    "an entry with a number for a word": event(kind=7),
    "a plan of no kind": first_case(lambda c: c["versions"][0]["plan"].update(kind="horoscope")),
    "a plan that is none": first_case(lambda c: c["versions"][0].update(plan={"kind": "ehc_plan"})),
    "a plan that is a number": first_case(lambda c: c["versions"][0].update(plan=7)),
    "a setting that is none": first_case(lambda c: c["case"].update(setting="on the moon")),
    "a need that is none": first_case(lambda c: c["person"].update(needs=["XYZ"])),
    "a person who is a list": first_case(lambda c: c.update(person=[])),
    "a case without entries": first_case(lambda c: c.pop("events")),
    "a case with a table more": first_case(lambda c: c.update(audit_key=[])),
    "a case whose number is another's": first_case(lambda c: c["case"].update(number="2026-0002")),
    "a signature that is no hexadecimal": first_case(
        lambda c: c["versions"][1].update(signature="zz")
    ),
    "a program in the place of a paper": the_document(b"MZ\x90\x00" + bytes(500)),
    "an empty paper": the_document(b""),
    "a paper that no case names": renamed("documents/000001-0001.pdf", "documents/000009-0009.pdf"),
    "a paper that is missing": lambda files: files.pop("documents/000001-0001.pdf"),
    "a case that is missing": lambda files: files.pop("cases/000002.json"),
    "no office": lambda files: files.pop("office.json"),
    "an office that comes last": lambda files: files.update(
        {"office.json": files.pop("office.json")}
    ),
    "another layout": office(lambda o: o.update(layout="9999")),
    "another format": office(lambda o: o.update(major=2)),
    "an own file of nobody": office(lambda o: o["own_files"][0].update(text=None)),
    "a restriction that is none": office(
        lambda o: o.update(own_files=[{**o["own_files"][-1], "kind": "restricted case"}])
    ),
    "a merge with a case that isn't there": first_case(
        lambda c: c["merges"][0].update(from_case="2026-9999")
    ),
    "JSON without end": lambda files: files.update({"cases/000001.json": b"[" * 200_000}),
    "no JSON": lambda files: files.update({"cases/000001.json": b"%PDF-1.7"}),
    "numbers without end": lambda files: files.update(
        {
            "cases/000001.json": b'{"format":"caseworker-export-case","major":1,"x":'
            + b"9" * 9000
            + b"}"
        }
    ),
}


def listed(files: Files) -> Files:
    """The files with a manifest that says just what is in them."""
    manifest = json.loads(files.pop("manifest.json"))
    manifest["files"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]
    cases = []
    for name, content in files.items():
        if name.startswith("cases/"):
            try:
                cases.append(json.loads(content))
            except (ValueError, RecursionError):
                cases.append({})
    for what in manifest["counts"]:
        manifest["counts"][what] = sum(len(case.get(what, ())) for case in cases)
    manifest["counts"]["cases"] = len(cases)
    manifest["counts"]["document_bytes"] = sum(
        len(content) for name, content in files.items() if name.startswith("documents/")
    )
    return {**files, "manifest.json": as_bytes(manifest)}


@dataclass(frozen=True, slots=True)
class Unsealed(ExportSealing):
    """The files as they come out of the process that opens them: that has its own hostile set."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    def entries(self, path: Path, key: Key) -> Iterator[Entry]:
        del path, key
        for name, content in self.files.items():
            yield Entry(name, content)


def bring_in(store: EncryptedStore, files: Files) -> None:
    opened, path = Unsealed(files=files), Path("forged.export")
    seen = look_at_export(path, Key(), Watch(), opened)
    store.office.do(bring_in_everything, BringInEverything(path, Key(), seen, Watch(), opened))


def test_each_is_refused_in_words_and_changes_nothing(files: Files, store: EncryptedStore) -> None:
    taken, said = [], set()
    for fault, forge in FORGED.items():
        forged = dict(files)
        forge(forged)

        try:
            bring_in(store, listed(forged))
        except CaseworkerError as refused:
            said.add(str(refused))
        else:
            taken.append(fault)
        with vault_of(store).sitting() as records:
            assert records.whole.is_empty(), fault

    assert taken == []
    assert all(len(words.split(". ")) > 1 for words in said), "what is wrong, and what is safe"
    bring_in(store, listed(dict(files)))  # and the true one is taken
