"""Records: each part does what it says, and says what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.disposal import MayGo
from caseworker.casework.safekeeping import BackupSeen, SafeState, WhyMade
from caseworker.domain.errors import NoRoom, NotFound, WentWrong
from caseworker.ui.desk import Desk
from caseworker.ui.pages.records import RecordsPage
from caseworker.ui.records.backup_list import BackupList
from caseworker.ui.records.bin_tab import BinTab
from caseworker.ui.records.keeping_tab import KeepingTab
from caseworker.ui.tasks import Tasks
from tests.builders import NOW, TODAY
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


def test_one_case_that_was_looked_through_is_said_as_one(
    qtbot: QtBot, page: RecordsPage, lanes: tuple[Tasks, Tasks]
) -> None:
    page.begin("keeping")
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    find(page, KeepingTab, "keepingTab")._on_counted(MayGo(TODAY, 1, ()))  # noqa: SLF001 - as counted

    assert words(page, "mayGoMore") == "1 case was looked through."


def test_a_folder_that_can_t_be_listed_leaves_the_backups_of_this_computer_in_sight(
    qtbot: QtBot, page: RecordsPage, store: PaperStore, lanes: tuple[Tasks, Tasks]
) -> None:
    """They went on standing there as they were, whatever was made since, and nothing led back."""

    def gone(*_: object) -> None:
        raise NotFound("That folder can’t be read.")

    store.safe.on_medium = gone  # type: ignore[assignment,method-assign]
    find(page, BackupList, "backupList").folder_wanted.emit(Path("stick"))
    qtbot.waitUntil(lambda: not lanes[1].is_busy)
    seen = BackupSeen(Path("b"), NOW, 31, WhyMade.HAND, 2_000_000)
    store.safe.state = lambda: SafeState((seen,), NOW)  # type: ignore[method-assign]

    press(page, "backUpNow")

    qtbot.waitUntil(lambda: page.findChild(QPushButton, "backup0Keep") is not None)


def test_after_a_fault_of_ours_the_cases_can_be_looked_through_again(
    qtbot: QtBot,
    page: RecordsPage,
    lanes: tuple[Tasks, Tasks],
    paper: PaperRecords,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.begin("keeping")
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    monkeypatch.setattr(paper, "every_case", 5, raising=False)  # so that asking it is a fault

    press(page, "mayGoLook")
    qtbot.waitUntil(lambda: find(page, QPushButton, "mayGoLook").isEnabled())

    assert words(page, "mayGoSaid") == str(WentWrong())


def test_the_bin_counts_the_days_anew_after_midnight(
    qtbot: QtBot, page: RecordsPage, lanes: tuple[Tasks, Tasks]
) -> None:
    page.begin("bin")
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    tab = find(page, BinTab, "binTab")
    asked: list[str] = []
    tab._desk.see = lambda *_, **__: asked.append("asked")  # type: ignore[method-assign]  # noqa: SLF001

    tab._desk.freshened.emit()  # noqa: SLF001 - as on a new day

    assert asked == ["asked"]
