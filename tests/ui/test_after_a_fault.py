"""After a fault of ours nothing stays busy: what was asked for can be asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.records import Records
from caseworker.domain.errors import CaseworkerError, WentWrong
from caseworker.ui.desk import Desk
from caseworker.ui.faults import FaultSheet, tell_fault
from caseworker.ui.pages.records import RecordsPage
from caseworker.ui.records.copy_sheet import CopySheet
from caseworker.ui.records.go_back_sheet import GoBackSheet
from caseworker.ui.tasks import Tasks
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperSafe, PaperStore
from tests.ui.test_records_sheets import BACKUP


def a_fault(*_: object) -> object:
    raise ZeroDivisionError


@pytest.fixture
def store(paper: PaperRecords) -> PaperStore:
    return PaperStore(paper, OKAFOR)


@pytest.fixture
def desk(store: PaperStore, lanes: tuple[Tasks, Tasks]) -> Desk:
    return Desk(store, *lanes)


def test_whoever_asked_hears_of_it_once_it_was_told(
    qtbot: QtBot, desk: Desk, owner: QWidget, settle: Settle
) -> None:
    heard: list[object] = []
    desk.broken.connect(heard.append)
    desk.refused.connect(lambda *_: heard.append("said in the message bar, too"))

    def question(records: Records, _: object) -> None:
        del records
        a_fault()

    def hear(error: CaseworkerError) -> None:
        heard.append(error)

    desk.see(owner, question, lambda _: None, refused=hear)
    settle()

    assert [type(one) for one in heard] == [ZeroDivisionError, WentWrong]
    del qtbot


def test_a_backup_can_be_made_again(
    qtbot: QtBot, desk: Desk, store: PaperStore, settle: Settle
) -> None:
    page = RecordsPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle()
    store.back_up = a_fault  # type: ignore[assignment,method-assign]

    press(page, "backUpNow")
    settle()

    assert find(page, QPushButton, "backUpNow").isEnabled()
    assert "something went wrong" in words(page, "backupSaid")


def test_the_copy_to_take_away_can_be_left_or_made_again(
    desk: Desk, owner: QWidget, store: PaperStore, settle: Settle
) -> None:
    store.safe.copy_away = a_fault  # type: ignore[assignment,method-assign]
    sheet = CopySheet(desk, owner)
    sheet.open()
    find(sheet, QLineEdit, "copyMedium").setText("stick 7")
    find(sheet, QLineEdit, "copyWho").setText("Gareth Lewis")

    sheet.copy_to(Path("stick"))
    settle()

    assert find(sheet, QPushButton, "copyGo").isEnabled()
    press(sheet, "copyCancel")
    assert not sheet.isVisible()


def test_going_back_ends_in_a_new_start_and_not_in_a_claim(
    desk: Desk, owner: QWidget, store: PaperStore, settle: Settle
) -> None:
    """Nobody knows whether it was decided: the start shows it."""
    anew: list[bool] = []
    desk.went_back.connect(lambda: anew.append(True))
    safe = PaperSafe()
    safe.go_back = a_fault  # type: ignore[assignment,method-assign]
    store.safe = safe
    sheet = GoBackSheet(desk, BACKUP, owner)
    sheet.open()
    settle()
    find(sheet, QLineEdit, "goBackTyped").setText("go back")

    press(sheet, "goBackGo")
    settle()

    assert "as they were" not in words(sheet, "goBackDone")
    press(sheet, "goBackGo")
    assert anew == [True]


def test_one_sheet_tells_of_it_however_often_it_comes(owner: QWidget) -> None:
    tell_fault(ZeroDivisionError(), owner)
    tell_fault(ValueError(), owner)

    (sheet,) = owner.findChildren(FaultSheet)

    press(sheet, "faultCarryOn")
