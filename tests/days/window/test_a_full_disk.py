"""The disk fills up while an officer types: it is told, and what was typed is there again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.storage.ballast import NAME as BALLAST
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.storage.stores import PASSPHRASE
from tests.storage.volumes import fill, small_volume

LONG = " ".join(["He rang about the school, and wants to be rung back."] * 40)


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    with small_volume(tmp_path / "volume", "6m") as volume:
        yield volume


@pytest.fixture
def small(desktop: Desktop, qtbot: QtBot, volume: Path) -> Iterator[Desktop]:
    """A desktop whose records are on a small disk, with one case in them."""
    assert not desktop.houses  # it puts the settings and the look in order
    small = Desktop(qtbot, volume)
    with closing(small.has_a_store()) as store:
        opened(store.office)
    yield small
    assert small.is_left() == []


def _types_on_a_full_disk(
    small: Desktop, volume: Path, *, has_ballast: bool = True
) -> tuple[Officer, Path]:
    officer = small.signs_in()
    officer.finds_person("Whitfield")
    officer.presses("quick_contact_made")
    officer.waits_for_quiet()
    if not has_ballast:
        (small.folder / BALLAST).unlink()
    filler = fill(volume)
    officer.types("note", LONG)
    return officer, filler


def test_typing_is_kept_in_the_room_put_by_and_the_officer_is_told(
    small: Desktop, volume: Path
) -> None:
    officer, filler = _types_on_a_full_disk(small, volume)

    officer.sees("The disk is full. What you typed was kept")

    officer.keys("Ctrl+L")
    officer.waits(lambda: officer.is_seen("unlockPage"), "the records are locked")
    filler.unlink()
    officer.signs_in(PASSPHRASE)
    officer.presses("quick_contact_made")
    officer.waits(lambda: officer.reads("note") == LONG, "the typing is back")


def test_typing_that_found_no_room_at_all_is_kept_once_there_is_some(
    small: Desktop, volume: Path
) -> None:
    officer, filler = _types_on_a_full_disk(small, volume, has_ballast=False)
    officer.sees("The disk is full, so this was not saved.")

    filler.unlink()

    officer.sees("What you typed is kept now.")
    small.closes(officer)
    again = small.signs_in()
    again.finds_person("Whitfield")
    again.presses("quick_contact_made")
    again.waits(lambda: again.reads("note") == LONG, "the typing is back")
