"""What the tests of the window work with: stand-in pages, a way in, and all that it says."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber
from caseworker.ui.desk import Desk
from caseworker.ui.page import Page
from caseworker.ui.parts import Form, column, named
from caseworker.ui.window import Window
from tests.ui.hands import fill, find, press
from tests.ui.paper_store import (
    NAMES,
    PASSPHRASE,
)


class WritingPage(Page):
    """A page with a form whose typing is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        form = Form("notes")
        form.add("note", "Note", named(QTextEdit(), "note"))
        column(self).addWidget(form)
        desk.drafts.watch("note 2026-0113", form, form.edited, owner=form)


class CaseStandIn(Page):
    def __init__(self, desk: Desk, number: CaseNumber, row: str) -> None:
        super().__init__()
        del desk
        named(self, "casePage")
        column(self).addWidget(named(QLabel(f"{NAMES[0]} {number} {row}"), "caseName"))


def unlock(qtbot: QtBot, window: Window) -> None:
    passphrase = find(window, QLineEdit, "unlockPassphrase")
    qtbot.waitUntil(passphrase.isEnabled)
    fill(window, "unlockPassphrase", PASSPHRASE)
    press(window, "unlockGo")
    qtbot.waitUntil(lambda: window.work is not None)


def all_words(window: QWidget) -> str:
    """Everything that the widget tree says, to eyes and to a screen reader."""
    said = []
    for widget in (window, *window.findChildren(QWidget)):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        said += [widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
    return "\n".join(said)
