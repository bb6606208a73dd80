"""Tasks and cover in the window: an act is done once, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done
from caseworker.casework.tasks import NewTask, add_task
from caseworker.casework.whose_kept import Cover
from caseworker.domain.officer import OfficerId
from caseworker.ui.case.page import CasePage
from caseworker.ui.desk import Desk
from caseworker.ui.say import Message
from caseworker.ui.tasks import Tasks
from caseworker.ui.whose.cover_sheet import CoverSheet
from caseworker.ui.whose.hand_over_sheet import going_along
from caseworker.ui.whose.task_sheet import TaskSheet
from caseworker.ui.whose.tasks_card import TasksCard
from tests.builders import NOW, OKAFOR, TODAY
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, words


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def told(desk: Desk) -> list[str]:
    """What the window said: what was done, and what was refused."""
    heard: list[str] = []

    def hear(done: Done) -> None:
        heard.append(done.sentence)

    desk.done.connect(hear)
    desk.refused.connect(lambda words, _: heard.append(words))
    return heard


@pytest.fixture
def settle(qtbot: QtBot, lanes: tuple[Tasks, Tasks]) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, store: CaseStore, settle: Callable[[], None]) -> TasksCard:
    store.office.do(add_task, NewTask("Ring the school", OKAFOR, TODAY))
    card = TasksCard(desk)
    qtbot.addWidget(card)
    card.show()
    settle()
    return card


def test_a_box_that_is_pressed_twice_says_once_that_it_is_done(
    card: TasksCard, told: list[str], settle: Callable[[], None]
) -> None:
    """A second answer, that it is done already, would stand where “Undo” was offered."""
    box = find(card, QCheckBox, "task0Done")

    box.click()
    box.click()
    settle()

    assert told == ["Done: Ring the school."]


def test_a_box_is_not_left_ticked_where_it_could_not_be_done(
    card: TasksCard, store: CaseStore, settle: Callable[[], None]
) -> None:
    store.is_full = True
    card.said.connect(lambda _: setattr(store, "is_full", False))

    find(card, QCheckBox, "task0Done").click()
    settle()

    box = find(card, QCheckBox, "task0Done")
    assert not box.isChecked()
    assert box.isEnabled()


def test_a_task_that_could_not_be_kept_stands_in_the_line_again(
    card: TasksCard, store: CaseStore, settle: Callable[[], None]
) -> None:
    told: list[Message] = []
    card.said.connect(told.append)
    store.is_full = True
    line = find(card, QLineEdit, "taskQuick")
    line.setText("ask for the form fri")

    line.returnPressed.emit()
    settle()

    assert line.text() == "ask for the form fri"
    assert len(told) == 1
    assert "full" in told[0].words


def test_a_day_that_cannot_be_read_is_said_beside_that_day(
    owner: QWidget, desk: Desk, settle: Callable[[], None]
) -> None:
    task = TaskSheet(desk, owner)
    task.open()
    find(task, QLineEdit, "taskWords").setText("Ring")
    find(task, QLineEdit, "taskUntil").setText("soonish")
    find(task, QPushButton, "taskSave").click()
    assert words(task, "taskUntilFault")
    assert not words(task, "taskByFault")
    task.reject()

    cover = CoverSheet(desk, owner)
    cover.open()
    find(cover, QLineEdit, "coverSince").setText("soonish")
    find(cover, QPushButton, "coverSave").click()
    assert words(cover, "coverSinceFault")
    assert not words(cover, "coverUntilFault")
    cover.reject()
    settle()


def test_a_cover_is_ended_once(
    owner: QWidget, desk: Desk, store: CaseStore, told: list[str], settle: Callable[[], None]
) -> None:
    by = Cover("leave", OKAFOR, OfficerId("lewis"), TODAY, None, "", NOW, OKAFOR)
    with store.kept.sitting() as records:
        records.whose.keep_cover(by)
    sheet = CoverSheet(desk, owner)
    sheet.open()
    settle()
    end = find(sheet, QPushButton, "cover0End")

    end.click()
    end.click()
    settle()

    assert len(told) == 1
    sheet.reject()


def test_what_is_done_about_a_task_on_its_case_can_be_taken_back(
    qtbot: QtBot, desk: Desk, store: CaseStore, settle: Callable[[], None]
) -> None:
    number = store.a_case()
    store.office.do(add_task, NewTask("Ring the school", OKAFOR, TODAY, number))
    page = CasePage(desk, number)
    qtbot.addWidget(page)
    page.show()
    said: list[Message] = []
    page.said.connect(said.append)
    qtbot.waitUntil(lambda: page.findChild(QCheckBox, "caseTask0Done") is not None)
    settle()

    find(page, QCheckBox, "caseTask0Done").click()
    settle()

    assert said[0].offer is not None
    assert said[0].offer.words == "Undo"


def test_how_many_cases_go_along_is_said_in_good_english() -> None:
    assert going_along(1) == "Besides these, 1 case goes along, with its note as drafted."
    assert going_along(2) == "Besides these, 2 cases go along, with their notes as drafted."
