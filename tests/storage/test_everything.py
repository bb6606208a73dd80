"""Everything taken out of one store and brought into another: the same, or nothing at all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import jsonschema
import pyrage
import pytest

from caseworker.casework.export_all import SCHEMAS, ExportOrder, Stopped, Watch, schema
from caseworker.casework.export_sealing import ExportSealing, Key
from caseworker.casework.exporting import (
    ExportFailed,
    Made,
    NoteExport,
    give_name,
    make_export,
    note_export,
)
from caseworker.casework.importing_all import (
    BringInEverything,
    ExportSeen,
    bring_in_everything,
    look_at_export,
)
from caseworker.casework.office import Done, Officer
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.reckoning import as_of
from caseworker.casework.records import OpenRecords, Records
from caseworker.domain.case import OfficerId
from caseworker.domain.consent_record import consents_of
from caseworker.domain.errors import Incomplete, NotAllowed, UnfitFile
from caseworker.domain.ledger import LedgerAsked
from caseworker.exchange.keys import PrivateKeys
from caseworker.storage.schema import metadata
from caseworker.storage.store import EncryptedStore
from caseworker.storage.whole_rows import APART, FATES, FOR_READING, LEFT_OUT, OF_CASE, OF_OFFICE
from tests.builders import TODAY
from tests.conftest import Often
from tests.storage.export_schemas import every_schema
from tests.storage.stores import Place, a_place, vault_of
from tests.storage.whole_store import fill

MANY: Final = 40
SOME: Final = 5
NIGHT: Final = datetime(2026, 11, 23, tzinfo=UTC)
MORROW: Final = datetime(2026, 11, 24, tzinfo=UTC)
AGE, UNZIP = shutil.which("age") or "", shutil.which("unzip") or ""
QUICK: Final = ExportSealing(work=2)
WORDS: Final = "amber lantern quiet orchard seven violet"
ORDER: Final = ExportOrder("Ashdown", "The office closes.", "Dana Okafor", words=WORDS)
KEY: Final = Key(WORDS)


@dataclass(frozen=True, slots=True)
class Export:
    """One export, and the store that it was made of, shut."""

    path: Path
    made: Made
    of: Place

    @property
    def plain(self) -> bytes:
        return bytes(pyrage.passphrase.decrypt(self.path.read_bytes(), WORDS))


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """Forty cases with a little of everything, taken out whole."""
    folder = tmp_path_factory.mktemp("from")
    place = a_place(folder)
    with closing(place.create()) as store:
        with vault_of(store).sitting() as records:
            fill(records, MANY, store.officer.id)
        made = out_of(store, folder / "everything.export")
    return Export(made.path, made, place)


def out_of(store: EncryptedStore, path: Path, order: ExportOrder = ORDER) -> Made:
    made = make_export(
        store, replace(order, officers=store.officers()), path, Watch(), sealing=QUICK
    )
    store.office.do(note_export, NoteExport(order, made.cases, made.sha256))
    give_name(made)
    return made


def into(store: EncryptedStore, path: Path, key: Key = KEY) -> Done:
    seen = look_at_export(path, key, Watch(), QUICK)
    return store.office.do(bring_in_everything, bringing(path, seen, store, key))


def bringing(
    path: Path, seen: ExportSeen, store: EncryptedStore, key: Key = KEY
) -> BringInEverything:
    names = {one.name: str(one.id) for one in store.officers()}
    return BringInEverything(path, key, seen, Watch(), QUICK, lambda: names)


def told(records: Records) -> Iterator[tuple[str, Any]]:
    """All that officers can see of the cases, through the doors that they use."""
    for case in records.every_case():
        number = case.number
        yield f"{number} case", replace(case, officer=OfficerId("whoever holds it there"))
        yield f"{number} consents", consents_of(case)
        yield f"{number} versions", records.every_version(number)
        yield f"{number} drafts", records.working_drafts(number)
        papers = records.documents(number)
        yield f"{number} documents", papers
        yield (
            f"{number} bytes",
            [hashlib.sha256(records.document_content(one.id)).digest() for one in papers],
        )
        yield f"{number} history", records.history(number)
        yield f"{number} origins", records.exchange.provenance.of_case(number)
        yield f"{number} merges", records.exchange.provenance.merges(number)
        yield f"{number} facts", (case.facts, case.superseded)
    yield "ledger", records.ledger.lines(LedgerAsked())
    yield "media", records.exchange.media.moves()
    yield "receivers", records.exchange.book.receivers()
    yield "own files", records.own_files.of("vague_word")


def all_told(open_records: OpenRecords) -> dict[str, Any]:
    with open_records() as records:
        return dict(told(records))


def test_forty_cases_come_out_and_in_again_the_same(export: Export, place: Place) -> None:
    with closing(export.of.unlock()) as before, closing(place.unlock()) as after:
        done = into(after, export.path)
        # The line about the export itself was written after it.
        was = all_told(before.reading())
        was["ledger"] = was["ledger"][1:]
        now = all_told(after.reading())
        findings = after.check()

        assert [name for name in was if was[name] != now[name]] == []
        assert now.keys() == was.keys()
        assert all(finding.sound for finding in findings)
        assert done.sentence.startswith(
            "Brought in everything of Northmere Secure School: 40 cases, 160 entries, 30 versions,"
        )
        assert done.sentence.endswith("40 consents. Each was read back and is the same.")
        with vault_of(after).sitting() as records:
            hits = [hit.case for hit in records.find("العلي", 50)]
            words = records.find("mechanic", 50)
            row = records.summaries()[0]
            number = records.next_number(2026)
            office = records.office()
    assert row.as_of == as_of(office, TODAY), "by the office that came, and not the one before"
    assert [one.name for one in office.establishments] == ["Larkmoor House"]
    assert len(hits) == MANY // 4, "they are found by name, in any script"
    assert words, "and by the words of their plans"
    assert row.dues, "what is owed is worked out anew"
    assert number == "2026-0041", "no number is given twice"


def test_it_opens_with_the_public_tool_and_unzip(tmp_path: Path, place: Place) -> None:
    ours = PrivateKeys.made()
    with closing(place.unlock()) as store:
        with vault_of(store).sitting() as records:
            fill(records, 5, store.officer.id)
        made = out_of(
            store, tmp_path / "x.export", replace(ORDER, words="", recipient=ours.recipient)
        )
    (tmp_path / "key").write_text(ours.identity)

    plain = tmp_path / "x.zip"
    subprocess.run([AGE, "-d", "-i", tmp_path / "key", "-o", plain, made.path], check=True)
    subprocess.run([UNZIP, "-q", plain, "-d", tmp_path / "x"], check=True)

    folder = tmp_path / "x"
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert {one["name"] for one in manifest["files"]} | {"manifest.json"} == {
        str(found.relative_to(folder)) for found in folder.rglob("*") if found.is_file()
    }
    assert "Why: The office closes." in (folder / "READ-ME.txt").read_text()
    with (folder / "audit" / "0001.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["number"] for row in rows[:2]] == ["1", "2"]
    assert ours.identity not in (folder / "office.json").read_text()


def test_every_file_of_it_fits_its_schema(export: Export) -> None:
    checks = {name: json.loads(schema(name)) for name in SCHEMAS}
    assert {name: schema(name).decode() for name in SCHEMAS} == every_schema()

    with zipfile.ZipFile(io.BytesIO(export.plain)) as archive:
        for name in archive.namelist():
            if name.startswith("cases/") and name > f"cases/{SOME:06d}.json":
                continue  # they are much alike
            if name.endswith(".json") and not name.startswith("schemas/"):
                kind = "case" if name.startswith("cases/") else name.removesuffix(".json")
                told_ = json.loads(archive.read(name))
                jsonschema.validate(told_, checks[f"export-{kind}.json"])
            if name.startswith("schemas/"):
                assert archive.read(name) == schema(name.removeprefix("schemas/"))


def test_every_table_is_told_or_left_out_for_a_reason() -> None:
    placed = [
        *(table.name for table, _ in OF_CASE.values()),
        *(table.name for table in (*OF_OFFICE.values(), *FOR_READING.values(), FATES)),
        *APART,
        *LEFT_OUT,
    ]

    assert sorted(placed) == sorted(metadata.tables)


def test_no_secret_is_in_it(export: Export) -> None:
    plain = export.plain
    with closing(export.of.unlock()) as store, vault_of(store).sitting() as records:
        own = records.exchange.keys.now()
    secrets = [own.signing, own.sealing] if own else []

    for secret in secrets:
        assert secret not in plain
        assert secret.hex().encode() not in plain
    assert WORDS.encode() not in plain


def test_only_an_administrator_takes_all_out(place: Place, tmp_path: Path) -> None:
    with closing(place.unlock()) as store:
        store.office.officer = Officer(store.officer.id, "A. Lewis", "officer")

        with pytest.raises(NotAllowed, match=r"Only an administrator may take all records out"):
            make_export(store, ORDER, tmp_path / "x.export", Watch(), QUICK)
        with pytest.raises(NotAllowed, match=r"Only an administrator"):
            store.office.do(note_export, NoteExport(ORDER, 0, ""))

    assert not list(tmp_path.glob("*.part"))
    assert not (tmp_path / "x.export").exists()


@pytest.mark.parametrize("gap", ["to", "reason"])
def test_for_whom_and_why_are_asked_for(place: Place, tmp_path: Path, gap: str) -> None:
    order = replace(ORDER, to=" ") if gap == "to" else replace(ORDER, reason=" ")

    with closing(place.unlock()) as store, pytest.raises(Incomplete):
        make_export(store, order, tmp_path / "x", Watch(), QUICK)


def test_that_all_of_it_left_is_in_the_ledger_and_the_audit(export: Export) -> None:
    with closing(export.of.unlock()) as store:
        with vault_of(store).sitting() as records:
            line = records.ledger.lines(LedgerAsked())[0]
            acts = [text.act for text in records.audit_read.lines(NIGHT, MORROW)]
        assert store.check()[4].sound, "the line is what the audit says it is"

    assert (line.case, line.release.to, line.release.reason) == (
        None, "Ashdown", "The office closes.",
    )  # fmt: skip
    assert line.release.what.title == "All records: 40 cases"
    assert line.release.what.fingerprint == hashlib.sha256(export.path.read_bytes()).hexdigest()
    assert "released:everything" in acts


def test_stopped_half_way_it_leaves_nothing(export: Export, tmp_path: Path) -> None:
    watch = Watch()
    halfway = replace(watch, told=lambda done, _: watch.stop.set() if done == 5 else None)

    with closing(export.of.unlock()) as store, pytest.raises(Stopped):
        make_export(store, ORDER, tmp_path / "x.export", halfway, QUICK)

    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cant_be_written_to_is_told(export: Export, tmp_path: Path) -> None:
    with closing(export.of.unlock()) as store, pytest.raises(ExportFailed, match=r"Choose another"):
        make_export(store, ORDER, tmp_path / "no folder" / "x.export", Watch(), QUICK)


def test_an_import_stopped_half_way_changes_nothing(export: Export, place: Place) -> None:
    with closing(place.unlock()) as store:
        seen = look_at_export(export.path, KEY, Watch(), QUICK)
        watch = Watch()
        halfway = replace(watch, told=lambda done, _: watch.stop.set() if done == 20 else None)
        command = replace(bringing(export.path, seen, store), watch=halfway)

        with pytest.raises(Stopped):
            store.office.do(bring_in_everything, command)

        with vault_of(store).sitting() as records:
            assert records.whole.is_empty()
        into(store, export.path)  # and it can be done again


def test_records_that_hold_anybody_take_no_export(export: Export) -> None:
    with closing(export.of.unlock()) as store, pytest.raises(NotAllowed, match=r"records here"):
        into(store, export.path)


def test_practice_and_real_records_never_come_together(export: Export, tmp_path: Path) -> None:
    with (
        closing(a_place(tmp_path).create(practice=True)) as store,
        pytest.raises(NotAllowed, match=r"never come together"),
    ):
        into(store, export.path)


def test_a_wrong_passphrase_a_change_or_a_cut_is_refused(export: Export, tmp_path: Path) -> None:
    whole = export.path.read_bytes()
    for at in (300, len(whole) // 2, len(whole) - 3):
        changed = bytearray(whole)
        changed[at] ^= 1
        (tmp_path / f"changed{at}").write_bytes(changed)
    (tmp_path / "cut").write_bytes(whole[:-70_000])
    (tmp_path / "other").write_bytes(b"PK\x03\x04 nothing of ours")

    with pytest.raises(UnfitFile, match=r"That passphrase does not open"):
        look_at_export(export.path, Key("some other words"), Watch(), QUICK)
    for path in tmp_path.iterdir():
        with pytest.raises(UnfitFile, match=r"the records are as they were"):
            look_at_export(path, KEY, Watch(), QUICK)


def test_three_hundred_cases_of_practice_are_the_same(tmp_path: Path, often: Often) -> None:
    """The figure of the issue; its usual run is the forty above."""
    many = often(0, 300)
    if not many:
        pytest.skip("with --full")
    (tmp_path / "from").mkdir()
    (tmp_path / "to").mkdir()
    first, second = a_place(tmp_path / "from"), a_place(tmp_path / "to")
    with (
        closing(make_practice_store(first.room, first.folder, many)) as before,
        closing(second.create(practice=True)) as after,
    ):
        was = all_told(before.reading())
        path = tmp_path / "all.export"
        make = make_export(before, replace(ORDER, officers=before.officers()), path, Watch())
        give_name(make)
        into(after, path)
        now = all_told(after.reading())

    # Nobody of the practice officer's name is there: each history says who held the case.
    histories = [name for name in was if name.endswith("history")]
    assert all(now[name][0].words.endswith("J. Okafor held it there.") for name in histories)
    now |= {name: now[name][1:] for name in histories}
    assert [name for name in was if was[name] != now[name]] == []
