"""Ending the process is the only sure way to forget (decision 7): that it really ends, and begins.

The proof is made on Linux, where the list of processes can be read; the same code runs on
Windows, where nobody has proved it yet.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.domain.case import OfficerId
from tests.house.source import HOME
from tests.restart.run import SAID
from tests.storage.stores import Place, a_place

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A store with two officers; whatever run of the program is left on it ends with the test."""
    place = a_place(tmp_path)
    store = place.create()
    store.add_officer("Gareth Lewis", "officer", "four herons over the weir")
    store.close()
    yield place
    for pid in runs_on(place):
        os.kill(pid, signal.SIGTERM)


def runs_on(place: Place) -> list[int]:
    """The processes that were begun as ``caseworker open`` on this very store."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it ended while we looked, or is no process
        if b"open" in words and os.fsencode(place.folder) in words:
            found.append(int(folder.name))
    return found


def _run(place: Place, how: str) -> dict[str, object]:
    """Let one run see records and lock; what it said, once its process has ended by itself."""
    home = {name: str(place.folder.parent / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.restart.run", place.folder, how],
        cwd=HOME,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    assert ended.returncode == 0
    said: dict[str, object] = json.loads((place.folder.parent / SAID).read_text("utf-8"))
    return said


def _officers(place: Place) -> dict[str, OfficerId]:
    return {person.name: person.id for person in place.room.sign_ins(place.folder)}


def test_long_enough_locked_the_process_ends_and_another_begins(qtbot: QtBot, place: Place) -> None:
    said = _run(place, "wait")

    dana = _officers(place)["Dana Okafor"]
    assert said["seen"]
    assert said["words"] == ["open", str(place.folder), "--officer", dana]
    assert not Path(f"/proc/{said['pid']}").exists()
    qtbot.waitUntil(lambda: len(runs_on(place)) == 1, timeout=20_000)
    assert runs_on(place) != [said["pid"]]


def test_another_officer_gets_a_process_that_has_seen_nothing(qtbot: QtBot, place: Place) -> None:
    said = _run(place, "other")

    gareth = _officers(place)["Gareth Lewis"]
    assert said["seen"]
    assert said["words"] == ["open", str(place.folder), "--officer", gareth]
    assert not Path(f"/proc/{said['pid']}").exists()
    qtbot.waitUntil(lambda: len(runs_on(place)) == 1, timeout=20_000)


def test_the_store_can_be_opened_as_soon_as_the_first_run_has_ended(place: Place) -> None:
    _run(place, "wait")

    store = place.unlock()

    store.close()
