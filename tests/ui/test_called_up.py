"""Begun again, the window comes forward and opens what was brought, once nothing is in the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desktop.front_door import FrontDoor
from caseworker.ui.brought import ENDINGS
from caseworker.ui.called_up import CalledUp, bring_forward


@pytest.fixture
def door(tmp_path: Path) -> Iterator[FrontDoor]:
    door = FrontDoor(tmp_path, tmp_path / "records", ENDINGS)
    door.take()
    yield door
    door.release()


def put(door: FrontDoor, **request: str) -> None:
    new = door.inbox / "one.new"
    new.write_text(json.dumps(request))
    new.replace(door.inbox / "one.ask")


def test_a_file_that_lies_there_is_heard_of_at_once(
    qtbot: QtBot, door: FrontDoor, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    called_up = CalledUp(door, window)
    pack = tmp_path / "PK-2026-0007.pack"

    called: list[bool] = []
    called_up.called.connect(lambda: called.append(True))

    with qtbot.waitSignal(called_up.brought) as heard:
        put(door, bring=str(pack))

    assert heard.args == [pack]
    assert called == [True]


def test_a_file_waits_until_the_sheet_is_answered(
    qtbot: QtBot, door: FrontDoor, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    called_up = CalledUp(door, window)
    came: list[Path] = []
    called_up.brought.connect(came.append)
    sheet = QDialog(window)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)

    with qtbot.waitSignal(called_up.called):
        put(door, bring=str(tmp_path / "a.pack"))
    assert came == []
    sheet.accept()

    qtbot.waitUntil(lambda: came == [tmp_path / "a.pack"])


def test_a_window_that_closes_takes_nothing_and_lets_another_be_the_first(
    qtbot: QtBot, door: FrontDoor, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    called_up = CalledUp(door, window)
    called_up.shut()
    put(door)

    called_up.look()

    assert (door.inbox / "one.ask").exists()
    another = FrontDoor(tmp_path, tmp_path / "records", ENDINGS)
    assert another.take()
    another.release()


def test_it_comes_out_of_the_taskbar(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()

    bring_forward(window)

    assert window.isVisible()
    assert not window.isMinimized()
