"""Records: each part does what it says, and says what came of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.domain.errors import NoRoom
from caseworker.ui.desk import Desk
from caseworker.ui.pages.records import RecordsPage
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find, press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore


@pytest.fixture
def store(paper: PaperRecords) -> PaperStore:
    return PaperStore(paper, OKAFOR)


@pytest.fixture
def page(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> RecordsPage:
    page = RecordsPage(Desk(store, *lanes))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    return page


def test_a_backup_is_made_and_said_to_be_proved(qtbot: QtBot, page: RecordsPage) -> None:
    press(page, "backUpNow")

    qtbot.waitUntil(lambda: "found whole" in words(page, "backupSaid"))


def test_a_backup_that_fails_says_why(qtbot: QtBot, page: RecordsPage, store: PaperStore) -> None:
    def full(*_: object) -> None:
        raise NoRoom

    store.back_up = full  # type: ignore[assignment,method-assign]

    press(page, "backUpNow")

    qtbot.waitUntil(lambda: "disk is full" in words(page, "backupSaid"))
    assert find(page, QPushButton, "backUpNow").isEnabled()


def test_a_check_shows_every_finding(qtbot: QtBot, page: RecordsPage) -> None:
    press(page, "checkRecords")

    qtbot.waitUntil(lambda: words(page, "backupSaid") == "The records are whole.")
