"""The rail: what stands within a place is offered in the menu of its button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.fittings import Place
from caseworker.ui.icons import Icon
from caseworker.ui.rail import Rail
from tests.ui.hands import find


def test_a_list_that_is_there_no_more_leaves_nothing_behind(qtbot: QtBot) -> None:
    """What an officer called a list may say whom it is about."""
    rail = Rail((Place("cases", "Cases", Icon.CASES, lambda _: QWidget()),), ())
    qtbot.addWidget(rail)
    button = find(rail, QPushButton, "rail_cases")

    rail.offer_within("cases", (("cases/list/1", "Mine"), ("cases/list/2", "Theirs")))
    rail.offer_within("cases", (("cases/list/2", "Theirs"),))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert [one.text() for one in button.findChildren(QAction)] == ["Theirs"]
