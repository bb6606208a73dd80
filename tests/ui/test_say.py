"""What is said, in one place; what is asked, with a safe answer; what is reported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.faults import FaultSheet, report
from caseworker.ui.palette import Tone
from caseworker.ui.say import Message, MessageBar, Offer, Question, ask
from tests.ui.hands import find, key, press, words

GONE = Question("Remove Gareth Lewis?", "He can't sign in any more.", "Remove", is_grave=True)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_newest_message_takes_the_place_of_the_last(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)

    bar.tell(Message("Decided to assess."))
    bar.tell(Message("That is not open.", Tone.AMBER, "SEND Regs 2014 reg 5(1)"))

    assert words(bar, "messageWords") == "That is not open."
    assert words(bar, "messageSource") == "SEND Regs 2014 reg 5(1)"
    assert bar.accessibleDescription() == "That is not open."


def test_an_offer_is_taken_once_and_the_bar_goes(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    taken: list[str] = []
    bar.tell(Message("Removed.", offer=Offer("Undo", lambda: taken.append("undone"))))

    press(bar, "messageOffer")

    assert taken == ["undone"]
    assert bar.isHidden()


def test_words_typed_as_markup_are_shown_as_they_are(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)

    bar.tell(Message("<img src='file://server/share/x.png'> saved."))

    assert find(bar, QLabel, "messageWords").textFormat() is Qt.TextFormat.PlainText


def test_no_is_the_answer_of_the_return_key(qtbot: QtBot, page: QWidget) -> None:
    answers: list[str] = []
    sheet = ask(page, GONE, lambda: answers.append("yes"))
    qtbot.waitUntil(sheet.isVisible)

    assert find(sheet, QPushButton, "questionNo").isDefault()
    with qtbot.waitSignal(sheet.finished):
        key(sheet, Qt.Key.Key_Return)

    assert answers == []


def test_escape_is_no(qtbot: QtBot, page: QWidget) -> None:
    answers: list[str] = []
    sheet = ask(page, GONE, lambda: answers.append("yes"))

    with qtbot.waitSignal(sheet.finished):
        key(sheet, Qt.Key.Key_Escape)

    assert answers == []


def test_yes_is_yes_and_only_then(qtbot: QtBot, page: QWidget) -> None:
    answers: list[str] = []
    sheet = ask(page, GONE, lambda: answers.append("yes"))

    with qtbot.waitSignal(sheet.finished):
        press(sheet, "questionYes")

    assert answers == ["yes"]


def test_a_question_is_opened_and_does_not_stop_the_program(page: QWidget) -> None:
    sheet = ask(page, GONE, lambda: None)

    assert isinstance(sheet, QDialog)
    assert sheet.windowTitle() == "Caseworker"
    sheet.reject()


def _look_up(name: str) -> None:
    raise KeyError(name)


def _fault() -> Exception:
    name = "Tom Whitfield"
    try:
        _look_up(name)
    except KeyError as error:
        fault = ValueError(f"no such person: {name}")
        fault.__cause__ = error
        return fault
    raise AssertionError


def test_a_report_says_where_and_never_who() -> None:
    text = report(_fault())

    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "in _look_up" in text
    assert "Whitfield" not in text
    assert "/" not in text.replace("test_say.py", "")


def test_the_report_can_be_read_before_it_is_sent(qtbot: QtBot) -> None:
    sheet = FaultSheet(_fault())
    qtbot.addWidget(sheet)

    shown = find(sheet, QPlainTextEdit, "faultReport")

    assert shown.toPlainText() == report(_fault())
    assert "Nothing was changed" in words(sheet, "faultText")
