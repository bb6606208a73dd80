"""A clock that can't be right (figure 31): told, and nothing else rests on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from caseworker.domain.errors import TryLater, WrongPassphrase
from caseworker.storage import backup
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.storage.stores import PASSPHRASE, Place, vault_of

BEFORE_THE_CLOCKS_GO_BACK = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 in summer time


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (timedelta(days=-1), "Put the clock right"),
        (timedelta(hours=-1), "Put the clock right"),
        (timedelta(seconds=-90), ""),
        (timedelta(), ""),
        (timedelta(days=31), ""),
        (timedelta(days=32), "32 days ago"),
        (timedelta(days=365), "365 days ago"),
    ],
)
def test_a_clock_that_was_set_is_told_at_the_next_unlock(
    place: Place, by: timedelta, words: str
) -> None:
    place.unlock().close()
    place.clock.at += by

    store = place.unlock()

    warnings = " ".join(store.health().warnings)
    assert (words in warnings) if words else "clock" not in warnings
    store.close()


def test_it_is_told_once_for_each_time_that_it_was_set(place: Place) -> None:
    place.clock.forward(days=365)
    place.unlock().close()
    place.clock.forward(days=-365)

    first, second = place.unlock(), None
    told = first.health().warnings
    first.close()
    second = place.unlock()

    assert "Put the clock right" in told[0]
    assert second.health().warnings == ()
    second.close()


def test_the_end_of_summer_time_is_no_change_at_all(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    place.clock.at = BEFORE_THE_CLOCKS_GO_BACK
    place.unlock().close()
    place.clock.forward(minutes=40)  # 01:10, for the second time

    store = place.unlock()

    assert store.health().warnings == ()
    store.close()


def test_the_order_of_the_audit_is_kept_whatever_the_clock_says(place: Place) -> None:
    acts = []
    for days in (0, 365, -366, 1):
        place.clock.forward(days=days)
        store = place.unlock()
        store.office.keep_draft(f"note/{days}", "words")
        store.close()

    store = place.unlock()
    with vault_of(store).glance() as connection:
        acts = list(connection.exec_driver_sql("SELECT act FROM audit ORDER BY sequence").scalars())

    assert acts == ["store_made", "locked", *["unlocked", "typing_kept", "locked"] * 4, "unlocked"]
    assert store.health().audit_unbroken
    store.close()


@pytest.mark.parametrize("by", [timedelta(days=-1), timedelta(days=365)])
def test_setting_the_clock_does_not_shorten_the_wait_after_a_wrong_passphrase(
    place: Place, by: timedelta
) -> None:
    waited = [0.0]
    arrangements = replace(place.room._by, seconds=lambda: waited[0])  # noqa: SLF001 - the same place
    room = EncryptedStrongroom(arrangements)
    who = place.first_officer
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            room.unlock(place.folder, who, "not this one")
    place.clock.at += by

    with pytest.raises(TryLater):
        room.unlock(place.folder, who, PASSPHRASE)
    waited[0] = 2.0
    if by > timedelta():
        room.unlock(place.folder, who, PASSPHRASE).close()


def test_a_year_forward_thins_no_backup_away(place: Place) -> None:
    store = place.unlock()
    for _ in range(5):
        store.back_up()
        place.clock.forward(days=1)
    place.clock.forward(days=365)

    store.back_up()

    assert len(backup.listed(place.folder / backup.FOLDER)) == 6
    store.close()


def test_a_day_back_keeps_every_backup_and_makes_another(place: Place) -> None:
    store = place.unlock()
    store.back_up()
    place.clock.forward(days=-1)

    store.back_up()

    assert len(backup.listed(place.folder / backup.FOLDER)) == 2
    store.close()
