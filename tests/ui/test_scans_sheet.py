"""The sheet that gives out the scan folder: what is asked of a paper stands in one line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts.saying_list import SayingList
from caseworker.ui.scans.sheet import ScansSheet
from caseworker.ui.tasks import Tasks
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks]) -> Desk:
    return Desk(CaseStore(), *lanes)


def test_whose_it_is_its_kind_and_its_day_are_asked_side_by_side(
    owner: QWidget, desk: Desk, settle: Settle
) -> None:
    sheet = ScansSheet(desk, owner)
    sheet.open()
    settle()
    sheet.resize(theme.px(800), sheet.height())  # the buttons of the first take two lines
    settle()

    asked = {"Whose it is", "Kind", "Its day"}
    labels = [one for one in sheet.findChildren(QLabel) if one.text() in asked]
    assert len(labels) == len(asked)
    assert len({one.mapTo(sheet, one.rect().center()).y() for one in labels}) == 1
    sheet.reject()
    settle()


def test_an_empty_list_says_what_will_stand_in_it(qtbot: QtBot) -> None:
    said, silent = SayingList("The papers are listed here."), SayingList("")
    for one in (said, silent):
        qtbot.addWidget(one)
        one.resize(300, 200)
        one.show()
    assert said.grab().toImage() != silent.grab().toImage()

    for one in (said, silent):
        one.addItem("scan.pdf")

    assert said.grab().toImage() == silent.grab().toImage()
