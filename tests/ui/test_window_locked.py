"""The window locked: what is kept, and that nothing is left to see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from caseworker.domain.case import OfficerId
from caseworker.ui.fittings import Fittings
from caseworker.ui.say import Question, ask
from caseworker.ui.window import Window
from tests.ui.hands import find, words
from tests.ui.paper_store import (
    NAMES,
    PaperRecords,
    PaperStrongroom,
)
from tests.ui.windows import all_words, unlock


def test_the_title_never_holds_a_name(at_work: Window) -> None:
    assert at_work.work is not None

    at_work.work.open_case("2026-0113")

    assert at_work.windowTitle() == "Caseworker"


def test_locked_nothing_of_the_records_is_left(
    qtbot: QtBot, at_work: Window, strongroom: PaperStrongroom
) -> None:
    assert at_work.work is not None
    at_work.work.open_case("2026-0113")
    qtbot.waitUntil(lambda: NAMES[0] in all_words(at_work))

    with qtbot.waitSignal(at_work.locked, timeout=1000):
        handle = at_work.windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    said = all_words(at_work)
    assert not [name for name in (*NAMES, "2026-0113") if name in said]
    assert at_work.desk is None
    assert strongroom.opened[0].is_closed


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_here_is_gone_once_locked(
    qtbot: QtBot, at_work: Window, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    """What another program copied is not ours to take away."""
    # Without a screen, Qt never knows whose it is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    QGuiApplication.clipboard().setText("Tom Whitfield")

    with qtbot.waitSignal(at_work.locked):
        at_work.lock()

    assert bool(QGuiApplication.clipboard().text()) is not ours


def test_typing_is_kept_before_it_locks(qtbot: QtBot, at_work: Window, paper: PaperRecords) -> None:
    assert at_work.work is not None
    at_work.work.go_to("notes")
    find(at_work, QTextEdit, "note").setPlainText("He said that he")

    with qtbot.waitSignal(at_work.locked):
        at_work.lock()

    assert "He said that he" in paper.drafts["note 2026-0113"]


def test_typing_is_there_again_after_unlocking(qtbot: QtBot, at_work: Window) -> None:
    assert at_work.work is not None
    at_work.work.go_to("notes")
    find(at_work, QTextEdit, "note").setPlainText("He said that he")
    with qtbot.waitSignal(at_work.locked):
        at_work.lock()

    unlock(qtbot, at_work)

    note = find(at_work, QTextEdit, "note")
    qtbot.waitUntil(lambda: note.toPlainText() == "He said that he")
    assert note.isVisible()


def test_it_locks_over_an_open_question(qtbot: QtBot, at_work: Window) -> None:
    answers: list[str] = []
    sheet = ask(at_work, Question("Close the case?", "", "Close"), lambda: answers.append("yes"))
    qtbot.waitUntil(sheet.isVisible)
    gone: list[QObject] = []
    sheet.destroyed.connect(lambda: gone.append(at_work))

    with qtbot.waitSignal(at_work.locked):
        at_work.lock()

    qtbot.waitUntil(lambda: bool(gone))
    assert answers == []
    assert not [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]


def test_idle_time_locks_and_says_why(qtbot: QtBot, at_work: Window) -> None:
    with qtbot.waitSignal(at_work.locked):
        at_work._idle.went_idle.emit()  # noqa: SLF001 - the clock's own tests are its own

    assert "nobody had touched it" in words(at_work, "unlockWhy")


def test_leaving_windows_locks(qtbot: QtBot, at_work: Window) -> None:
    with qtbot.waitSignal(at_work.locked):
        at_work._system.left.emit()  # noqa: SLF001 - stands for the message from Windows

    assert "computer was locked" in words(at_work, "unlockWhy")


def test_another_officer_starts_the_program_afresh(
    qtbot: QtBot, at_work: Window, restarts: list[OfficerId | None]
) -> None:
    with qtbot.waitSignal(at_work.locked):
        at_work.lock()
    who = find(at_work, QComboBox, "unlockOfficer")
    qtbot.waitUntil(lambda: who.isEnabled() and who.count() == 2)

    who.setCurrentIndex(1)
    who.activated.emit(1)

    assert restarts == [OfficerId("lewis")]


def test_locked_for_long_it_starts_afresh(
    qtbot: QtBot,
    fittings: Fittings,
    restarts: list[OfficerId | None],
) -> None:
    window = Window(replace(fittings, forget_after=0.01))
    qtbot.addWidget(window)
    window.show()
    unlock(qtbot, window)

    window.lock()

    qtbot.waitUntil(lambda: restarts == [OfficerId("okafor")])


def test_closing_keeps_typing_and_closes_the_store(
    qtbot: QtBot, at_work: Window, paper: PaperRecords, strongroom: PaperStrongroom
) -> None:
    assert at_work.work is not None
    at_work.work.go_to("notes")
    find(at_work, QTextEdit, "note").setPlainText("half a sen")

    at_work.close()

    qtbot.waitUntil(lambda: strongroom.opened[0].is_closed)
    assert "half a sen" in paper.drafts["note 2026-0113"]
    assert not at_work.isVisible()
