"""What is known of the backups: the drill, the copy that is taken away, what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from caseworker.casework.copies_away import NoteCopy, note_copy
from caseworker.casework.media import media_seen
from caseworker.casework.safekeeping import (
    BackupSeen,
    Drilled,
    SafeState,
    TakenAway,
    WhyMade,
    overdue,
)
from caseworker.domain.disposal import Destroyed
from caseworker.domain.moments import ago
from caseworker.storage import backup
from caseworker.storage.store import EncryptedStore
from tests.builders import NOW, a_case
from tests.storage.stores import Place, vault_of
from tests.storage.test_backup import add_documents


def silently(words: str) -> None:
    del words


def test_a_drill_compares_a_hundred_documents_and_says_who_held_it(
    store: EncryptedStore, place: Place
) -> None:
    """Figure 27: of the newest and of the oldest."""
    add_documents(store, 103, 200)
    store.back_up()
    place.clock.forward(days=1)
    store.back_up()

    drilled = store.safe.drill(silently)

    assert (drilled.backups, drilled.documents, drilled.fault) == (2, 200, "")
    assert store.safe.state().drill == drilled
    assert drilled.officer == "Dana Okafor"


def test_a_drill_of_a_backup_that_is_damaged_fails_and_is_told_until_one_does_not(
    store: EncryptedStore,
) -> None:
    proof = store.back_up()
    (proof.path / "records.db").write_bytes((proof.path / "records.db").read_bytes()[:8192])

    assert store.safe.drill(silently).fault
    assert any("The last drill failed" in words for words in store.health().warnings)


def test_a_copy_is_read_back_noted_on_its_medium_and_two_stay_there(
    store: EncryptedStore, place: Place, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    for _ in range(4):
        place.clock.forward(days=7)
        store.safe.copy_away(stick)
    (stick / "holiday.txt").write_text("somebody’s own")

    store.office.do(note_copy, NoteCopy("stick 7", "Gareth Lewis"))

    assert len(backup.listed(stick)) == backup.ON_MEDIUM
    assert (stick / "holiday.txt").exists()
    (seen,) = store.office.see(media_seen)
    assert (seen.medium.number, seen.medium.who) == ("STICK 7", "Gareth Lewis")
    assert seen.holds[0].contents == "A backup of all the records, encrypted"
    away = store.safe.state().away
    assert away is not None
    assert away.medium == "STICK 7"
    assert {one.why for one in store.safe.on_medium(stick)} == {WhyMade.AWAY}


def test_a_backup_is_looked_into_without_being_changed(store: EncryptedStore) -> None:
    with vault_of(store).sitting() as records:
        records.open_case(a_case())
    proof = store.back_up()
    before = (proof.path / "records.db").read_bytes()

    with store.safe.looking_into(proof.path) as records:
        assert records.case(a_case().number).person == a_case().person

    assert (proof.path / "records.db").read_bytes() == before
    assert len(list(proof.path.iterdir())) == 3


def test_a_drill_is_held_by_somebody_who_came_after_the_oldest_backup(
    store: EncryptedStore, place: Place
) -> None:
    """They have no way into what was made before they came: that is no fault of the backup."""
    store.back_up()
    words = "a third walk along the sea"
    sian = store.add_officer("Siân Rees", "officer", words).id
    for _ in range(2):
        place.clock.forward(days=1)
        store.back_up()
    store.close()
    hers = place.room.unlock(place.folder, sian, words)

    drilled = hers.safe.drill(silently)

    assert (drilled.backups, drilled.fault) == (2, "")
    hers.close()


def test_backups_of_a_practice_store_do_not_go_by_its_own_clock(bare_place: Place) -> None:
    """It runs ahead of the wall at a press; a backup is stamped by the wall."""
    store = bare_place.create(practice=True)
    ahead = store.clock.now() + timedelta(days=400)
    with vault_of(store).sitting() as records:
        number, who = a_case().number, store.officer.id
        gone = Destroyed(number, ahead, who, "", "closed", "", ahead.date())
        records.disposal.note_destroyed(gone)
        office = replace(records.office(), practice_now=ahead + timedelta(days=2))
        records.save_office(office)

    proof = store.back_up()

    assert proof.path.exists()
    store.close()


def a_backup(days: int, *, is_kept: bool = False) -> BackupSeen:
    at = NOW - timedelta(days=days)
    return BackupSeen(Path("b"), at, 312, WhyMade.DAILY, 1, is_kept)


GOOD = SafeState(
    (a_backup(0),),
    NOW - timedelta(days=400),
    Drilled(NOW - timedelta(days=30), "Dana Okafor", 2, 100),
    TakenAway(NOW - timedelta(days=7), "Dana Okafor", "STICK 7"),
)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (GOOD, ()),
        (replace(GOOD, backups=(a_backup(2),)), ("Back up now",)),
        (replace(GOOD, backups=()), ("There is no backup yet",)),
        (replace(GOOD, is_full=True), ("Free some space",)),
        (replace(GOOD, drill=Drilled(NOW - timedelta(days=31), "", 2, 9)), ("31 days ago",)),
        (replace(GOOD, drill=None), ("drill was never held",)),
        (replace(GOOD, away=TakenAway(NOW - timedelta(days=8), "", "S")), ("8 days ago",)),
        (replace(GOOD, away=None), ("copy that is taken away was never made",)),
        (replace(GOOD, backups=(a_backup(0), a_backup(94, is_kept=True))), ("kept by a mark",)),
        (SafeState((), NOW), ()),
    ],
)
def test_what_is_overdue_is_told_with_what_to_do(state: SafeState, told: tuple[str, ...]) -> None:
    found = overdue(state, NOW)

    assert len(found) == len(told)
    for said, wanted in zip(found, told, strict=True):
        assert wanted in said


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2, minutes=50), "2 hours ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=-1), "just now"),
    ],
)
def test_how_long_ago_a_backup_was_made_is_said_as_one_would_say_it(
    since: timedelta, said: str
) -> None:
    assert ago(NOW - since, NOW) == said
    assert a_backup(0).told(NOW) == "just now, 312 cases, proved"
