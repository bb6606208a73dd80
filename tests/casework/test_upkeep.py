"""The records are looked after by themselves: a proved backup each day, a full check each week."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.casework.strongroom import Finding
from caseworker.casework.upkeep import Upkeep, back_up_if_due, look_after
from caseworker.storage.store import EncryptedStore
from tests.storage.stores import Place, a_copy, a_place, abandon, vault_of

SOUND = Finding("Pages", sound=True, words="Every page carries its seal.")
WRONG = Finding("Pages", sound=False, words="Of the records, 2 pages are damaged.")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = a_place(tmp_path_factory.mktemp("made"))
    place.create().close()
    return place


@pytest.fixture
def place(made: Place, tmp_path: Path) -> Place:
    return a_copy(made, tmp_path)


@pytest.fixture
def store(place: Place) -> Iterator[EncryptedStore]:
    unlocked = place.unlock()
    yield unlocked
    unlocked.close()


def after_a_crash(place: Place, store: EncryptedStore) -> EncryptedStore:
    """The store, unlocked again after its program had died with a log beside the records."""
    log = vault_of(store).folder / "records.db-wal"
    left = log.read_bytes()
    abandon(store)
    log.write_bytes(left)
    return place.unlock()


def test_the_first_opening_of_a_day_makes_a_proved_backup(
    place: Place, store: EncryptedStore
) -> None:
    first = look_after(store)
    again = look_after(store)
    place.clock.forward(days=1)
    next_day = look_after(store)

    assert first.backup is not None
    assert first.backup.path.exists()
    assert again.backup is None
    assert next_day.backup is not None
    assert not first.words


def test_a_practice_store_is_not_looked_after(tmp_path: Path) -> None:
    practice = a_place(tmp_path / "practice").create(practice=True)

    assert look_after(practice) == Upkeep()
    assert back_up_if_due(practice) is None

    practice.close()


def test_the_records_are_looked_through_each_week(place: Place, store: EncryptedStore) -> None:
    new = look_after(store)
    place.clock.forward(days=6, hours=23)
    sixth = look_after(store)
    place.clock.forward(hours=1)
    seventh = look_after(store)
    again = look_after(store)

    assert (new.findings, sixth.findings, again.findings) == ((), (), ())
    assert seventh.findings
    assert seventh.is_well
    assert not seventh.words
    assert store.health().last_check == place.clock.now()


def test_after_a_crash_they_are_looked_through_once_and_it_is_told(
    place: Place, store: EncryptedStore
) -> None:
    crashed = after_a_crash(place, store)
    before = crashed.health()

    done = look_after(crashed)
    again = look_after(crashed)

    assert "not closed properly" in before.warnings[0]
    assert done.is_well
    assert "what is there is whole" in done.words
    assert again.findings == ()
    assert crashed.health().warnings == ()
    crashed.close()


def test_a_check_that_was_cut_off_is_still_due(place: Place, store: EncryptedStore) -> None:
    """Closed properly or not: what counts is that nobody has looked since."""
    crashed = after_a_crash(place, store)
    crashed.close()
    again = place.unlock()

    assert again.health().check_due
    assert not again.health().was_closed
    again.close()


def test_what_is_wrong_is_told_until_a_check_finds_all_well(
    place: Place, store: EncryptedStore
) -> None:
    previous = vault_of(store).folder / "keys.prev.json"
    whole = previous.read_bytes()
    previous.write_bytes(whole[:-9])
    place.clock.forward(days=7)

    upkeep = look_after(store)
    store.close()
    later = place.unlock()

    assert not upkeep.is_well
    assert upkeep.words.startswith("Something is wrong with the records.")
    assert "keys" in later.health().warnings[0]
    previous.write_bytes(whole)
    later.check()
    assert later.health().warnings == ()
    later.close()


def test_a_backup_that_can_not_be_made_is_told_with_the_reason(store: EncryptedStore) -> None:
    (vault_of(store).folder / "backups").write_text("in the way")

    upkeep = look_after(store)

    assert upkeep.backup is None
    assert upkeep.words.startswith("Today's backup was not made. ")


@pytest.mark.parametrize(
    ("upkeep", "words"),
    [
        (Upkeep(), ""),
        (Upkeep(findings=(SOUND,)), ""),
        (Upkeep(findings=(SOUND, WRONG), after_a_crash=True), WRONG.words),
        (Upkeep(findings=(WRONG,), no_backup="The disk is full."), "The disk is full."),
    ],
)
def test_only_what_is_out_of_the_ordinary_is_told(upkeep: Upkeep, words: str) -> None:
    assert upkeep.words.endswith(words)
    assert upkeep.is_well == (not words)
