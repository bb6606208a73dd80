"""Whatever is copied in the program is marked for Windows not to keep it, or send it anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from caseworker.ui.no_history import MARKS, NoHistory, keep_out_of_history


def marks() -> dict[str, bytes]:
    mime = QGuiApplication.clipboard().mimeData()
    return {name: bytes(mime.data(name).data()) for name in MARKS if mime.hasFormat(name)}


def test_the_marks_are_those_that_windows_documents() -> None:
    mime = QMimeData()

    keep_out_of_history(mime)

    said = {name.split('"')[1]: bytes(mime.data(name).data()) for name in mime.formats()}
    assert set(said) == {
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    }
    assert said["CanIncludeInClipboardHistory"] == said["CanUploadToCloudClipboard"] == bytes(4)


@pytest.mark.parametrize("ours", [True, False])
def test_what_a_field_of_qt_copies_is_marked_and_what_others_copied_is_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    # Without a screen, Qt never knows whose it is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    owner = QObject()
    guard = NoHistory(QGuiApplication.clipboard(), owner)
    field = QLineEdit("Tom Whitfield")
    qtbot.addWidget(field)

    field.selectAll()
    with qtbot.waitSignal(guard._soon.timeout):  # noqa: SLF001 - when it has looked
        field.copy()

    assert QGuiApplication.clipboard().text() == "Tom Whitfield"
    assert set(marks()) == (set(MARKS) if ours else set())


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_copied_is_gone_before_the_next(qapp: QApplication, turn: str) -> None:
    """Left there until the end, what Python made brings the whole run down as it ends."""
    del qapp
    assert not QGuiApplication.clipboard().text()

    mime = QMimeData()
    mime.setText(turn)
    QGuiApplication.clipboard().setMimeData(mime)
    assert QGuiApplication.clipboard().text() == turn
