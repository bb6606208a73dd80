"""A full disk and a read-only one (figure 17): plain words, nothing damaged, no restart."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from caseworker.casework.records import Document, DocumentId
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NoRoom, ReadOnlyStore, UnfitPlace
from caseworker.storage.backup import FOLDER
from caseworker.storage.ballast import NAME as BALLAST
from caseworker.storage.disk import write_whole
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, OKAFOR, a_case
from tests.storage.stores import Place, a_place, vault_of, write_case
from tests.storage.volumes import fill, read_only, small_volume

NUMBER = CaseNumber("2026-0113")


def save(store: EncryptedStore, name: str, size: int) -> None:
    content = b"\7" * size
    digest = hashlib.sha256(content).hexdigest()
    document = Document(DocumentId(name), NUMBER, "advice.pdf", "pdf", size, digest, NOW, OKAFOR)
    with vault_of(store).sitting() as records:
        records.add_document(document, content)
        records.write_audit(NOW, OKAFOR, "document_added", NUMBER, name)


def save_until_full(store: EncryptedStore, name: str) -> int:
    """How many documents could be saved before the disk was full."""
    for number in range(1000):
        try:
            save(store, f"{name}-{number}", 30_000)
        except NoRoom:
            return number
    raise AssertionError("the disk never filled up")


def test_ten_full_disks_lose_nothing_and_need_no_restart(made_once: Place, tmp_path: Path) -> None:
    with small_volume(tmp_path / "volume", "4m") as volume:
        place = a_place(volume, recovery_key=made_once.recovery_key)
        shutil.copytree(made_once.folder, place.folder)
        store = place.unlock()
        with vault_of(store).sitting() as records:
            write_case(records, a_case())
        kept = 0
        for turn in range(10):
            filler = fill(volume)
            kept += save_until_full(store, f"doc-{turn}")
            assert not (place.folder / BALLAST).exists()
            with store.reading()() as records:
                assert len(records.documents(NUMBER)) == kept
            filler.unlink()
            save(store, f"after-{turn}", 100)
            kept += 1

        assert all(finding.sound for finding in store.check())
        store.close()


def test_the_ballast_lets_an_officer_finish_on_a_full_disk(
    made_once: Place, tmp_path: Path
) -> None:
    with small_volume(tmp_path / "volume", "3m") as volume:
        place = a_place(volume, recovery_key=made_once.recovery_key)
        shutil.copytree(made_once.folder, place.folder)
        store = place.unlock()
        with vault_of(store).sitting() as records:
            write_case(records, a_case())
        fill(volume)
        with pytest.raises(NoRoom):
            save(store, "large", 400_000)

        save(store, "small", 20_000)

        with store.reading()() as records:
            assert [each.id for each in records.documents(NUMBER)] == ["small"]
        store.close()


def test_a_backup_without_room_leaves_nothing_with_a_name(made_once: Place, tmp_path: Path) -> None:
    with small_volume(tmp_path / "volume", "3m") as volume:
        place = a_place(volume, recovery_key=made_once.recovery_key)
        shutil.copytree(made_once.folder, place.folder)
        store = place.unlock()
        fill(volume)

        with pytest.raises(NoRoom, match="no room for a backup on this disk"):
            store.back_up()

        folder = place.folder / FOLDER
        assert not folder.exists() or not list(folder.iterdir())
        store.close()


def test_a_full_disk_does_not_keep_an_officer_out(made_once: Place, tmp_path: Path) -> None:
    with small_volume(tmp_path / "volume", "3m") as volume:
        place = a_place(volume, recovery_key=made_once.recovery_key)
        shutil.copytree(made_once.folder, place.folder)
        place.unlock().close()
        filler = fill(volume)

        store = place.unlock()
        assert store.health().audit_unbroken
        store.close()

        (place.folder / BALLAST).unlink(missing_ok=True)
        fill(volume)
        with pytest.raises(NoRoom):
            place.unlock()
        filler.unlink()
        place.unlock().close()


def test_a_read_only_folder_is_said_to_be_one_and_not_changed(place: Place) -> None:
    before = {path: path.read_bytes() for path in place.folder.iterdir() if path.is_file()}

    with read_only(place.folder), pytest.raises(ReadOnlyStore):
        place.unlock()

    assert {path: path.read_bytes() for path in before} == before
    place.unlock().close()


def test_a_new_store_in_a_read_only_folder_is_refused(bare_place: Place) -> None:
    bare_place.folder.mkdir()

    with read_only(bare_place.folder), pytest.raises(UnfitPlace, match="may not write"):
        bare_place.create()

    assert not list(bare_place.folder.iterdir())


def test_a_new_store_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with small_volume(tmp_path / "volume", "256k") as volume:
        place = a_place(volume)
        filler = fill(volume)
        os.truncate(filler, filler.stat().st_size - 65536)

        with pytest.raises(NoRoom):
            place.create()

        assert not place.room.exists(place.folder)
        assert not [each for each in place.folder.iterdir() if each.stat().st_size]
        filler.unlink()


def test_a_backup_to_a_read_only_medium_is_refused(place: Place, tmp_path: Path) -> None:
    store = place.unlock()
    stick = tmp_path / "stick"
    stick.mkdir()

    with read_only(stick), pytest.raises(ReadOnlyStore, match="That place"):
        store.back_up(stick)

    store.close()


def test_a_backup_to_a_full_medium_speaks_of_that_medium(place: Place, tmp_path: Path) -> None:
    store = place.unlock()

    with small_volume(tmp_path / "stick", "64k") as stick:
        with pytest.raises(NoRoom, match="no room for a backup there"):
            store.back_up(stick)
        assert not list(stick.iterdir())

    store.close()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with small_volume(tmp_path / "volume", "64k") as volume:
        path = volume / "keys.json"
        write_whole(path, b"old")
        fill(volume)

        with pytest.raises(OSError, match="No space"):
            write_whole(path, b"new" * 10_000)

        assert path.read_bytes() == b"old"
        assert not path.with_name("keys.json.new").exists()
