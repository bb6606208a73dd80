"""Keys that mean something in two places at once: the inner place has them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.case.page import CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.tabs import PLAN
from caseworker.ui.desk import Desk
from caseworker.ui.fittings import Fittings, Place
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.tasks import Tasks
from caseworker.ui.workroom import Workroom
from tests.ui.case.plan_tab import state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.windows import WritingPage

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = Place("notes", "Notes", Icon.BOOK, WritingPage)


def test_of_two_that_hear_the_same_keys_the_inner_one_has_them(qtbot: QtBot) -> None:
    window, heard = QWidget(), list[str]()
    inner = QWidget()
    button = QPushButton("Here", inner)
    QVBoxLayout(window).addWidget(inner)
    qtbot.addWidget(window)
    shortcut("Ctrl+Z", window, lambda: heard.append("outer"), "Outer")
    shortcut("Ctrl+Z", inner, lambda: heard.append("inner"), "Inner")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus()

    for _ in range(3):
        QTest.keyClick(button, Qt.Key.Key_Z, CTRL)
    assert heard == ["inner"] * 3

    inner.hide()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert heard[3:] == ["outer"]


def test_in_a_plan_that_is_being_written_ctrl_z_takes_back_what_was_written(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], fittings: Fittings
) -> None:
    """In the window, that is, where it takes back what was recorded, too."""
    store = CaseStore()
    number = store.drafting()
    desk = Desk(store, *lanes)
    work = Workroom(desk, replace(fittings, case=CasePage, places=(NOTES,)))
    qtbot.addWidget(work)
    work.resize(1366, 768)
    work.show()
    work.open_case(str(number))
    page = work.findChild(CasePage)
    assert isinstance(page, CasePage)
    qtbot.waitUntil(lambda: page.seen is not None, timeout=3000)
    page.tabs.setCurrentIndex(PLAN)
    tab = page.tab(PLAN)
    assert isinstance(tab, PlanTab)
    qtbot.waitUntil(lambda: tab.state is not None)
    tab.outline.go_to("C")
    before = state_of(tab).plan
    field = text_field(tab, "C")
    field.setFocus()
    QTest.keyClicks(field, "Asthma.")
    assert state_of(tab).plan != before

    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)

    assert state_of(tab).plan == before
    qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes))
