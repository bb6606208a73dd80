"""Damaged, cut, old and newer stores (figures 13, 14 and 16): noticed, told apart, left alone."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import (
    DamagedStore,
    NewerStore,
    NotAllowed,
    OlderStore,
    RecordsError,
    WrongPassphrase,
)
from caseworker.storage.audit import Deed
from caseworker.storage.connection import connect, database_errors
from caseworker.storage.keys import file as key_file
from caseworker.storage.store import EncryptedStore
from caseworker.storage.vault import DATABASE, LOG
from tests.builders import NOW, OKAFOR, a_case
from tests.conftest import Often
from tests.storage.stores import PASSPHRASE, Place, abandon, vault_of, write_case

PAGE = 4096
SEEN = 4  # the case after which the end of the audit was remembered


def filled(place: Place, cases: int = 12) -> None:
    store = place.unlock()
    for number in range(1, cases + 1):
        with vault_of(store).sitting() as records:
            write_case(records, a_case(number=f"2026-{number:04d}"))
            records.write_audit(NOW, OKAFOR, "case_opened", CaseNumber(f"2026-{number:04d}"))
    store.close()


def is_noticed(place: Place) -> bool:
    """Whether the damage is found: on the way in, or by the full check."""
    try:
        store = place.unlock()
    except RecordsError:
        return True
    found = not all(finding.sound for finding in store.check())
    abandon(store)
    return found


def test_every_flipped_bit_is_found(place: Place, often: Often) -> None:
    filled(place)
    path = place.folder / DATABASE
    whole = path.read_bytes()
    dice = random.Random(20261123)  # noqa: S311 - so that a failure can be repeated
    missed = []

    for _ in range(often(25, 500)):
        spot, bit = dice.randrange(len(whole)), dice.randrange(8)
        damaged = bytearray(whole)
        damaged[spot] ^= 1 << bit
        path.write_bytes(damaged)
        if not is_noticed(place):
            missed.append((spot, bit))
        path.with_name(LOG).unlink(missing_ok=True)

    assert not missed


def test_a_flipped_bit_is_met_by_whoever_reads_its_page(
    place: Place, tmp_path: Path, often: Often
) -> None:
    """At least 99 in 100 stop the first reader, before any check is made."""
    filled(place)
    store = place.unlock()
    key = vault_of(store).ring.database_key()
    store.close()
    whole = (place.folder / DATABASE).read_bytes()
    dice = random.Random(13)  # noqa: S311 - so that a failure can be repeated
    flips, met = often(25, 500), 0

    def stops_the_reader(at: int, spoilt: bytes) -> bool:
        path = tmp_path / "spoilt.db"
        path.write_bytes(whole[:at] + spoilt + whole[at + len(spoilt) :])
        try:
            read_all(path, bytearray(key))
        except DamagedStore:
            return True
        return False

    pages = range(0, len(whole), PAGE)
    read = [page for page in pages if stops_the_reader(page, dice.randbytes(PAGE))]
    for _ in range(flips):
        at = dice.choice(read) + dice.randrange(PAGE)
        met += stops_the_reader(at, bytes([whole[at] ^ 1 << dice.randrange(8)]))

    assert len(read) > 0.8 * len(pages)  # the rest hold nothing, or a list of empty pages
    assert met >= 0.99 * flips


def read_all(path: Path, key: bytearray) -> None:
    """Read every table and every index once. Raises DamagedStore."""
    with database_errors(), closing(connect(path, key, read_only=True)) as reading:
        things = reading.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
        for kind, name, table in things:
            if kind == "table":
                reading.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - ours
            elif kind == "index":
                count = f'SELECT count(*) FROM "{table}" INDEXED BY "{name}"'  # noqa: S608 - ours
                reading.execute(count).fetchall()


def test_every_cut_is_found(place: Place, often: Often) -> None:
    filled(place)
    path = place.folder / DATABASE
    whole = path.read_bytes()
    dice = random.Random(7)  # noqa: S311 - so that a failure can be repeated

    cuts = [0, 1, PAGE, len(whole) - 1, len(whole) - PAGE]
    cuts += [dice.randrange(len(whole)) for _ in range(often(10, 50))]
    missed = []
    for length in cuts:
        path.write_bytes(whole[:length])
        if not is_noticed(place):
            missed.append(length)

    assert not missed


def test_an_old_copy_of_everything_is_found(place: Place, tmp_path: Path) -> None:
    """The whole folder put back: this computer remembers what it saw last."""
    filled(place, cases=2)
    shutil.copytree(place.folder, tmp_path / "old")
    filled_more = place.unlock()
    vault_of(filled_more).note(_deed())
    filled_more.close()

    shutil.rmtree(place.folder)
    shutil.copytree(tmp_path / "old", place.folder)

    with pytest.raises(OlderStore):
        place.unlock()


def test_an_old_copy_of_the_records_alone_is_found_on_any_computer(
    place: Place, tmp_path: Path
) -> None:
    filled(place, cases=2)
    shutil.copy(place.folder / DATABASE, tmp_path / "old.db")
    place.unlock().close()
    shutil.rmtree(tmp_path / "seen")

    shutil.copy(tmp_path / "old.db", place.folder / DATABASE)

    with pytest.raises(OlderStore):
        place.unlock()


def test_an_old_page_put_back_is_found(place: Place) -> None:
    """Its seal is right, so only the end of the audit gives it away."""
    path = place.folder / DATABASE
    place.unlock().close()
    before = path.read_bytes()
    filled(place, cases=3)
    after = path.read_bytes()
    changed = [
        place_of
        for place_of in range(0, len(before), PAGE)
        if before[place_of : place_of + PAGE] != after[place_of : place_of + PAGE]
    ]

    missed = []
    for place_of in changed:
        mixed = bytearray(after)
        mixed[place_of : place_of + PAGE] = before[place_of : place_of + PAGE]
        path.write_bytes(mixed)
        path.with_name(LOG).unlink(missing_ok=True)
        if not is_noticed(place):
            missed.append(place_of // PAGE)

    assert changed
    assert not missed


def test_a_log_cut_or_spoilt_never_leaves_half_a_sitting(
    place: Place, tmp_path: Path, often: Often
) -> None:
    """Each sitting writes a case and an audit entry: there are always as many of both.

    A log that ends before what was last seen here has lost work that was said to be saved.
    That is told, and all is left as it was found, until an administrator goes on without it.
    """
    store = place.unlock()
    vault = vault_of(store)
    for number in range(1, 9):
        with vault.sitting() as records:
            write_case(records, a_case(number=f"2026-{number:04d}"))
            records.write_audit(NOW, OKAFOR, "case_opened", CaseNumber(f"2026-{number:04d}"))
        if number == SEEN:
            vault.settle(NOW)
    shutil.copytree(place.folder, tmp_path / "cut")
    store.close()
    shutil.rmtree(tmp_path / "seen")
    log = (tmp_path / "cut" / LOG).read_bytes()
    dice = random.Random(23)  # noqa: S311 - so that a failure can be repeated
    told = opened = 0

    for turn in range(often(12, 500)):
        # The first is cut to nothing, the second in the middle of the last sitting.
        cut = (0, len(log) - 1)[turn] if turn < 2 else dice.randrange(len(log))
        spoilt = bytearray(log[:cut])
        if turn >= 2 and spoilt and dice.random() < 0.5:
            spot = dice.randrange(len(spoilt))
            spoilt[spot : spot + 512] = dice.randbytes(len(spoilt[spot : spot + 512]))
        shutil.rmtree(place.folder)
        shutil.copytree(tmp_path / "cut", place.folder)
        (place.folder / LOG).write_bytes(spoilt)
        shutil.rmtree(tmp_path / "seen", ignore_errors=True)
        before = _bytes_of(place)
        try:
            again = place.unlock()
        except OlderStore:
            assert _bytes_of(place) == before
            told += 1
            again = place.room.unlock(
                place.folder, place.first_officer, PASSPHRASE, as_restored=True
            )
            least = 0
        else:
            opened += 1
            least = SEEN
        with vault_of(again).sitting() as records:
            cases = {summary.number for summary in records.summaries()}
        assert cases == _audited(again)
        assert cases == {f"2026-{number:04d}" for number in range(1, len(cases) + 1)}
        assert len(cases) >= least
        assert again.health().check_due
        assert all(finding.sound for finding in again.check())
        again.close()

    assert told
    assert opened


def test_wrong_passphrase_damaged_and_newer_are_told_apart(place: Place) -> None:
    officer = place.first_officer
    said = []

    with pytest.raises(WrongPassphrase) as wrong:
        place.room.unlock(place.folder, officer, "not this one")
    said.append(str(wrong.value))
    store = place.unlock()
    with vault_of(store).transaction() as connection:
        connection.exec_driver_sql("UPDATE layout SET version_num = '9999'")
    store.close()
    with pytest.raises(NewerStore) as newer:
        place.unlock()
    said.append(str(newer.value))
    (place.folder / DATABASE).write_bytes(b"not a database" * 1000)
    with pytest.raises(DamagedStore) as damaged:
        place.unlock()
    said.append(str(damaged.value))

    assert len(set(said)) == 3
    assert all("sql" not in words.lower() and "Error" not in words for words in said)


def test_a_newer_store_is_left_untouched(place: Place) -> None:
    store = place.unlock()
    with vault_of(store).transaction() as connection:
        connection.exec_driver_sql("UPDATE layout SET version_num = '9999'")
    store.close()
    before = (place.folder / DATABASE).read_bytes()

    with pytest.raises(NewerStore):
        place.unlock()

    assert (place.folder / DATABASE).read_bytes() == before


def test_lost_key_files_are_said_to_be_lost(place: Place) -> None:
    officer = place.first_officer
    (place.folder / key_file.NAME).unlink()
    place.room.unlock(place.folder, officer, PASSPHRASE).close()

    (place.folder / key_file.NAME).unlink()
    (place.folder / key_file.PREVIOUS).unlink()

    with pytest.raises(DamagedStore):
        place.room.unlock(place.folder, officer, PASSPHRASE)


def test_a_backup_is_gone_on_with_once_an_administrator_says_so(
    place: Place, tmp_path: Path
) -> None:
    """Every backup is older than what was last seen here; that must be no dead end."""
    store = place.unlock()
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    with vault_of(store).sitting() as records:
        write_case(records, a_case())
    copy = store.back_up().path
    store.close()
    restored = replace(place, folder=tmp_path / "restored.caseworker")
    shutil.copytree(copy, restored.folder)
    with pytest.raises(OlderStore, match=r"ends on Monday 23 November 2026 at \d\d:\d\d"):
        restored.unlock()
    with pytest.raises(NotAllowed):
        place.room.unlock(
            restored.folder, lewis.id, "another walk along the river", as_restored=True
        )

    again = place.room.unlock(restored.folder, place.first_officer, PASSPHRASE, as_restored=True)

    with again.reading()() as records:
        assert len(records.summaries()) == 1
    assert again.health().check_due
    assert all(finding.sound for finding in again.check())
    assert not again.health().check_due
    with vault_of(again).transaction() as connection:
        acts = connection.exec_driver_sql("SELECT act FROM audit").scalars()
        assert "older_copy_taken" in set(acts)
    again.close()
    restored.unlock().close()


def test_that_newer_work_was_given_up_is_told_to_everybody_for_a_week(
    place: Place, tmp_path: Path
) -> None:
    store = place.unlock()
    copy = store.back_up().path
    store.close()
    restored = replace(place, folder=tmp_path / "restored.caseworker")
    shutil.copytree(copy, restored.folder)
    again = place.room.unlock(restored.folder, place.first_officer, PASSPHRASE, as_restored=True)
    lewis = again.add_officer("Lewis Hart", "officer", "another walk along the river")
    again.check()
    again.close()

    def told_to_lewis(days: int) -> bool:
        place.clock.forward(days=days)
        store = place.room.unlock(restored.folder, lewis.id, "another walk along the river")
        warnings = store.health().warnings
        store.close()
        return any("newer work in them was missing" in each for each in warnings)

    assert told_to_lewis(days=6)
    assert not told_to_lewis(days=2)


def test_a_key_file_that_is_no_file_is_as_good_as_damaged(place: Place) -> None:
    (place.folder / key_file.NAME).unlink()
    (place.folder / key_file.NAME).mkdir()

    assert place.room.sign_ins(place.folder)


def _deed() -> Deed:
    return Deed(NOW, OKAFOR, "case_opened_to_view", CaseNumber("2026-0001"))


def _bytes_of(place: Place) -> tuple[bytes, bytes]:
    return (place.folder / DATABASE).read_bytes(), (place.folder / LOG).read_bytes()


def _audited(store: EncryptedStore) -> set[str]:
    with vault_of(store).transaction() as connection:
        rows = connection.exec_driver_sql("SELECT \"case\" FROM audit WHERE act = 'case_opened'")
        return set(rows.scalars())
