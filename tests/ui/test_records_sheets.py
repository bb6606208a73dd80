"""The sheets of the records: nothing is done twice, half, or to another than is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.entries import Record, record
from caseworker.casework.office import Done
from caseworker.casework.safekeeping import BackupSeen, WhyMade
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.disposal import DisposalId, DisposalLine, DisposalList
from caseworker.domain.health import Found
from caseworker.domain.officer import OfficerId
from caseworker.ui.desk import Desk
from caseworker.ui.records.aside_sheet import AsideSheet
from caseworker.ui.records.backup_list import BackupList
from caseworker.ui.records.bring_back_sheet import BringBackSheet
from caseworker.ui.records.copy_sheet import CopySheet
from caseworker.ui.records.disposal_sheet import DisposalSheet
from caseworker.ui.records.go_back_sheet import GoBackSheet
from caseworker.ui.records.health_tab import HealthTab
from caseworker.ui.say import Message
from caseworker.ui.tasks import Tasks
from tests.builders import NOW, TODAY
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, words
from tests.ui.paper_store import PaperSafe

BACKUP = BackupSeen(Path("backup-1"), NOW, 31, WhyMade.DAILY, 2_000_000)


@pytest.fixture
def store() -> CaseStore:
    made = CaseStore()
    made.safe = PaperSafe()
    return made


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def acts(desk: Desk) -> list[str]:
    """Whatever was done, in the words that the window says of it."""
    heard: list[str] = []

    def hear(done: Done) -> None:
        heard.append(done.sentence)

    desk.done.connect(hear)
    return heard


def test_a_copy_under_way_is_not_left_before_it_is_written_down(
    owner: QWidget, desk: Desk, acts: list[str], settle: Settle
) -> None:
    """A copy that stands on a stick, and in no book, is one that nobody misses."""
    sheet = CopySheet(desk, owner)
    sheet.open()
    find(sheet, QLineEdit, "copyMedium").setText("stick 7")
    find(sheet, QLineEdit, "copyWho").setText("Gareth Lewis")

    sheet.copy_to(Path("stick"))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    settle()

    assert acts == ["A copy of the records is on medium STICK 7. It was read back and is whole."]


def test_how_old_a_backup_is_is_told_by_the_clock_that_it_was_made_by(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    """A practice store has a clock of its own, which may stand months away."""
    store.wall = lambda: NOW + timedelta(hours=2)  # type: ignore[method-assign]

    sheet = GoBackSheet(desk, BACKUP, owner)
    settle()

    assert words(sheet, "goBackDetail").startswith("2 hours ago, 31 cases")
    sheet.reject()


def test_a_backup_says_its_day_as_every_list_does(qtbot: QtBot) -> None:
    backups = BackupList()
    qtbot.addWidget(backups)

    at = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)

    backups.show_backups((replace(BACKUP, at=at),), NOW)

    local = at.astimezone()
    said = [label.text() for label in backups.findChildren(QWidget) if hasattr(label, "text")]
    assert f"{local:%d/%m/%Y %H:%M}  ·  1.9 MB" in said


def test_what_comes_back_is_the_case_whose_number_stands_there(
    owner: QWidget, desk: Desk, settle: Settle
) -> None:
    sheet = BringBackSheet(desk, BACKUP, owner)
    sheet.open()
    settle()
    go = find(sheet, QPushButton, "bringBackGo")
    go.setEnabled(True)  # as it is once a case was looked at

    find(sheet, QLineEdit, "bringBackNumber").setText("2026-0009")

    assert not go.isEnabled()
    sheet.reject()


def test_something_is_put_aside_once_however_often_it_is_pressed(
    owner: QWidget, desk: Desk, acts: list[str], settle: Settle
) -> None:
    sheet = AsideSheet(desk, "No date of birth", Found("no_born", CaseNumber("2026-0001")), owner)
    sheet.open()
    find(sheet, QLineEdit, "asideReason").setText("Nobody knows it.")

    find(sheet, QPushButton, "asideGo").click()
    find(sheet, QPushButton, "asideGo").click()
    settle()

    assert len(acts) == 1


def test_a_list_for_disposal_is_agreed_to_once_however_often_it_is_pressed(
    owner: QWidget,
    desk: Desk,
    store: CaseStore,
    acts: list[str],
    settle: Settle,
) -> None:
    """Each time would be a line of the audit, and the last one would say when it was agreed."""
    line = DisposalLine(CaseNumber("2026-0001"), "Until 25", TODAY)
    lewis = OfficerId("lewis")
    made = DisposalList(DisposalId("list"), NOW, lewis, "Gareth Lewis", (line,))
    store.kept.paper.disposals = (made,)
    sheet = DisposalSheet(desk, made, owner)
    sheet.open()

    find(sheet, QPushButton, "disposalAgree").click()
    find(sheet, QPushButton, "disposalAgree").click()
    settle()

    assert len(acts) == 1
    assert find(sheet, QPushButton, "disposalGo").isVisible()
    sheet.reject()


def test_a_finding_that_was_put_aside_by_a_slip_is_shown_again_with_one_press(
    qtbot: QtBot, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    tab = HealthTab(desk)
    qtbot.addWidget(tab)
    said: list[Message] = []
    tab.said.connect(said.append)
    found = Found("no_contact", CaseNumber("2026-0001"))
    tab._ask_aside("A family that is not heard of", found)  # noqa: SLF001 - as its button does
    find(tab, QLineEdit, "asideReason").setText("They asked for quiet.")
    find(tab, QPushButton, "asideGo").click()
    settle()
    assert len(store.kept.paper.aside) == 1

    assert said[0].offer is not None
    said[0].offer.then()
    settle()

    assert not store.kept.paper.aside


def test_it_is_said_that_what_was_looked_over_is_no_longer_all_that_there_is(
    qtbot: QtBot, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    """Whoever comes back from mending a case would find it on the page as before."""
    number = store.requested()
    tab = HealthTab(desk)
    qtbot.addWidget(tab)
    tab.look()
    settle()
    before = words(tab, "healthWords")

    told = {"how": "Note", "note": "The school rang."}
    desk.do(record, Record(number, Happening("contact_made", TODAY, facts=told)))
    settle()

    assert words(tab, "healthWords") == f"{before} Something was written since: look again."
    find(tab, QPushButton, "healthAgain").click()
    settle()
    assert "since" not in words(tab, "healthWords")
