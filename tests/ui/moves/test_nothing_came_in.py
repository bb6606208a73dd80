"""The page of what came in, while nothing has: all of it can be read in a low window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.receiving.incoming import InTab
from caseworker.ui.tasks import Tasks
from tests.days.window.clipped import clipped
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find


def test_in_a_low_window_with_the_largest_letters_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, lanes: tuple[Tasks, Tasks], settle: Settle
) -> None:
    theme.wear(theme.Theme(text=2.0), qapp)
    tab = InTab(Desk(CaseStore(), *lanes))
    qtbot.addWidget(tab)
    tab.resize(1000, 300)
    tab.show()
    settle()

    assert find(tab, QPushButton, "openPack").isVisible()
    assert clipped(tab) == []
