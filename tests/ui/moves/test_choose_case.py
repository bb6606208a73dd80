"""Which case is to be handed over: what was found can be seen, and not only scrolled to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.moves.choose_case import ChooseCaseSheet
from caseworker.ui.tasks import Tasks
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks]) -> Desk:
    store = CaseStore()
    store.office.open_case(store.drafting())
    return Desk(store, *lanes)


def test_the_sheet_is_as_tall_as_what_was_found(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sheet = ChooseCaseSheet(desk, window)

    sheet.open()
    settle()

    first = find(sheet, QAbstractButton, "moving_0")
    assert first.visibleRegion().boundingRect().size() == first.size()
    assert sheet.middle.verticalScrollBar().maximum() == 0


def test_a_sheet_is_as_tall_as_what_came_after_it_was_shown(qtbot: QtBot) -> None:
    """Handing over asks the records first: half of its first question could be seen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sheet = LongSheet("Hand over", "", "handOver", window)
    sheet.open()
    came, hidden = QWidget(), QWidget()
    for each, tall in ((came, 300), (hidden, 200)):
        each.setMinimumHeight(tall)
        sheet.middle.body.addWidget(each)
    hidden.hide()

    sheet.fit()

    assert sheet.height() > 300
    assert sheet.middle.verticalScrollBar().maximum() == 0
    assert hidden.isHidden()
