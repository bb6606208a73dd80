"""Tasks and cover in the window: an act is done once, and nothing that was typed is lost."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.tasks import NewTask, add_task
from caseworker.casework.whose_kept import Cover
from caseworker.domain.errors import WentWrong
from caseworker.domain.officer import OfficerId
from caseworker.ui.case.contact_quick import QuickContact
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.seen import see_case
from caseworker.ui.desk import Desk
from caseworker.ui.parts import EnteredLine
from caseworker.ui.say import Message
from caseworker.ui.tasks import Tasks
from caseworker.ui.whose.cover_sheet import CoverSheet
from caseworker.ui.whose.hand_over_sheet import HandOverSheet, going_along
from caseworker.ui.whose.task_sheet import TaskSheet
from caseworker.ui.whose.tasks_card import TasksCard
from tests.builders import NOW, OKAFOR, TODAY
from tests.paper_records import PaperRecords
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
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
def card(qtbot: QtBot, desk: Desk, store: CaseStore, settle: Settle) -> TasksCard:
    store.office.do(add_task, NewTask("Ring the school", OKAFOR, TODAY))
    card = TasksCard(desk)
    qtbot.addWidget(card)
    card.show()
    settle()
    return card


def test_a_box_that_is_pressed_twice_says_once_that_it_is_done(
    card: TasksCard, told: list[str], settle: Settle
) -> None:
    """A second answer, that it is done already, would stand where “Undo” was offered."""
    box = find(card, QCheckBox, "task0Done")

    box.click()
    box.click()
    settle()

    assert told == ["Done: Ring the school."]


def test_a_box_is_not_left_ticked_where_it_could_not_be_done(
    card: TasksCard, store: CaseStore, settle: Settle
) -> None:
    store.is_full = True
    card.said.connect(lambda _: setattr(store, "is_full", False))

    find(card, QCheckBox, "task0Done").click()
    settle()

    box = find(card, QCheckBox, "task0Done")
    assert not box.isChecked()
    assert box.isEnabled()


def test_a_task_that_could_not_be_kept_stands_in_the_line_still(
    card: TasksCard, store: CaseStore, settle: Settle
) -> None:
    """And what was typed on meanwhile, which an empty line would have had in its place."""
    told: list[Message] = []
    card.said.connect(told.append)
    store.is_full = True
    line = find(card, QLineEdit, "taskQuick")
    line.setText("ask for the form fri")

    line.returnPressed.emit()
    assert line.text() == "ask for the form fri", "no answer yet"
    line.setText("ask for the form fri, and ring")
    settle()

    assert line.text() == "ask for the form fri, and ring"
    assert len(told) == 1
    assert "full" in told[0].words


def test_a_task_is_entered_once_and_what_is_typed_on_is_the_next(
    card: TasksCard, told: list[str], desk: Desk, store: CaseStore, settle: Settle
) -> None:
    line = find(card, QLineEdit, "taskQuick")
    line.setText("ask for the form")

    line.returnPressed.emit()
    line.returnPressed.emit()
    line.setText("ask for the form write to Dawn")
    settle()

    assert [words for words in told if "ask for the form" in words] == told
    assert len(told) == 1
    assert line.text() == "write to Dawn"
    desk.drafts.flush()
    settle()
    assert store.kept.paper.typing["quickTask/", OKAFOR] == "write to Dawn"


@pytest.fixture(params=["task", "contact"])
def quick(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, store: CaseStore, settle: Settle
) -> TasksCard | QuickContact:
    """Where a task is typed on one line, and where a contact is."""
    page = TasksCard(desk) if request.param == "task" else a_quick_contact(desk, store)
    qtbot.addWidget(page)
    page.show()
    settle()
    return page


def test_after_a_fault_of_ours_a_line_can_be_entered_again(
    quick: TasksCard | QuickContact, desk: Desk, settle: Settle, told: list[str]
) -> None:
    line = quick.findChildren(EnteredLine)[0]
    line.setText("Dawn: the form comes")

    line.enter()  # and then the fault, of whatever work it was
    desk.broken.emit(ValueError("a fault"))
    assert line.text() == "Dawn: the form comes"
    line.returnPressed.emit()
    settle()

    assert len(told) == 1
    assert line.text() == ""


def a_quick_contact(desk: Desk, store: CaseStore) -> QuickContact:
    number = store.a_case()
    quick = QuickContact(desk, number)
    with store.kept.sitting() as records:
        quick.show_case(see_case(records, records.case(number), TODAY))
    return quick


def test_a_day_that_cannot_be_read_is_said_beside_that_day(
    owner: QWidget, desk: Desk, settle: Settle
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
    owner: QWidget, desk: Desk, store: CaseStore, told: list[str], settle: Settle
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
    qtbot: QtBot, desk: Desk, store: CaseStore, settle: Settle
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


def hand_over(owner: QWidget, desk: Desk, settle: Settle) -> HandOverSheet:
    sheet = HandOverSheet(desk, owner)
    sheet.open()
    settle()
    return sheet


def with_lewis(store: CaseStore) -> None:
    """Somebody else works here, who can be given cases."""
    lewis = Officer(OfficerId("lewis"), "G. Lewis", "administrator")
    everybody = (store.officer.colleague, lewis.colleague)
    store.office = Office(
        store.reading(), store.clock, store.officer, store.sign, lambda: everybody
    )


def test_which_cases_go_and_to_whom_is_there_again_after_it_was_left(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    with_lewis(store)
    number = store.a_case()
    sheet = hand_over(owner, desk, settle)
    sheet.rows[0].tick.setChecked(False)
    sheet.rows[0].to.setCurrentIndex(sheet.rows[0].to.findData("lewis"))
    sheet.rows[0].note.setPlainText("Ring Dawn first.")
    sheet.reject()
    settle()

    again = hand_over(owner, desk, settle)

    row = again.rows[0]
    assert row.one.case == number
    assert (row.tick.isChecked(), row.to.currentData()) == (False, "lewis")
    assert row.note.toPlainText() == "Ring Dawn first."
    again.reject()


def test_a_note_that_an_earlier_version_kept_is_put_back(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    number = store.a_case()
    desk.keep_draft(f"handNote/{OKAFOR}/{number}", "Ring Dawn first.")

    sheet = hand_over(owner, desk, settle)

    assert sheet.rows[0].note.toPlainText() == "Ring Dawn first."
    assert sheet.rows[0].tick.isChecked()
    sheet.reject()


def test_the_cases_of_one_officer_are_not_handed_over_as_those_of_another(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    """Between the choice of somebody else and their cases, the first ones stand there still."""
    store.a_case()
    sheet = hand_over(owner, desk, settle)
    go = find(sheet, QPushButton, "handGo")
    assert go.isEnabled()

    find(sheet, QComboBox, "handGiver").setCurrentIndex(0)

    assert not go.isEnabled()
    sheet.reject()
    settle()


def test_a_note_that_nobody_changed_is_drafted_anew_the_next_time(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle
) -> None:
    """Weeks later what was owed then would go into the history as what is owed now."""
    case = store.a_case()
    sheet = hand_over(owner, desk, settle)
    find(sheet, QCheckBox, "handed0Tick").click()
    sheet.reject()
    settle()
    store.office.do(add_task, NewTask("Ring the school", OKAFOR, TODAY, case))

    again = hand_over(owner, desk, settle)

    assert not find(again, QCheckBox, "handed0Tick").isChecked()
    note = find(again, QPlainTextEdit, "handed0Note")
    assert "Ring the school" in note.toPlainText()
    note.setPlainText("Mind the dog.")
    again.reject()
    settle()
    assert find(hand_over(owner, desk, settle), QPlainTextEdit, "handed0Note").toPlainText() == (
        "Mind the dog."
    )


def a_fault(*_: object) -> NoReturn:
    raise ZeroDivisionError


def test_after_a_fault_of_ours_cases_can_be_handed_over_again(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_lewis(store)
    store.a_case()
    sheet = hand_over(owner, desk, settle)
    sheet.rows[0].to.setCurrentIndex(sheet.rows[0].to.findData("lewis"))
    find(sheet, QLineEdit, "handReason").setText("Leave")
    monkeypatch.setattr(PaperRecords, "case", a_fault)

    find(sheet, QPushButton, "handGo").click()
    settle()

    assert words(sheet, "handOverCasesRefused") == str(WentWrong())
    assert find(sheet, QPushButton, "handGo").isEnabled()
    sheet.reject()


def test_cases_that_could_not_be_looked_up_are_looked_up_again_in_a_press(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without them “Hand over” can’t be pressed, and nothing else in the sheet asks again."""
    store.a_case()
    with monkeypatch.context() as broken:
        broken.setattr(PaperRecords, "summaries", a_fault)
        sheet = hand_over(owner, desk, settle)
    assert words(sheet, "handNotRead") == str(WentWrong())
    assert not find(sheet, QPushButton, "handGo").isEnabled()

    find(sheet, QPushButton, "handAgain").click()
    settle()

    assert find(sheet, QPushButton, "handGo").isEnabled()
    assert len(sheet.rows) == 1
    sheet.reject()


def test_cases_of_another_that_could_not_be_looked_up_leave_none_to_go(
    owner: QWidget, desk: Desk, store: CaseStore, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_lewis(store)
    store.a_case()
    sheet = hand_over(owner, desk, settle)
    giver = find(sheet, QComboBox, "handGiver")
    monkeypatch.setattr(PaperRecords, "summaries", a_fault)

    giver.setCurrentIndex(giver.findData("lewis"))
    settle()

    assert sheet.rows == []
    assert words(sheet, "handNotRead") == str(WentWrong())
    sheet.reject()
