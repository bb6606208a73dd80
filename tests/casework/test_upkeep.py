"""The daily backup comes by itself, once a day, and is proved."""

from __future__ import annotations

from pathlib import Path

from caseworker.casework.upkeep import back_up_if_due
from tests.storage.stores import a_place


def test_the_first_opening_of_a_day_makes_a_proved_backup(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    store = place.create()

    first = back_up_if_due(store)
    again = back_up_if_due(store)
    place.clock.forward(days=1)
    next_day = back_up_if_due(store)
    store.close()

    assert first is not None
    assert first.path.exists()
    assert again is None
    assert next_day is not None


def test_a_practice_store_is_not_backed_up(tmp_path: Path) -> None:
    store = a_place(tmp_path).create(practice=True)

    made = back_up_if_due(store)
    store.close()

    assert made is None
