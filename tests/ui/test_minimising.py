"""The question under a field: asked of what is typed or pasted, and of nothing that stood there."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import paragraphs, words
from caseworker.domain.minimising import MOST_READ, rules_for
from caseworker.ui.editor.edit import BlocksEdit
from caseworker.ui.minimising import DoubtCard, Minimising, TextField
from caseworker.ui.parts import named
from tests.ui.hands import press

Asked = Callable[[], DoubtCard | None]


def _answers(qtbot: QtBot, seen: Asked, button: str) -> None:
    """Wait for the question, and press one of its buttons."""
    qtbot.waitUntil(lambda: seen() is not None)
    card = seen()
    assert card is not None
    press(card, button)


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """A window in which a custody case is written about: two fields, one within a row."""
    ground = QWidget()
    qtbot.addWidget(ground)
    whole, line = QVBoxLayout(ground), QHBoxLayout()
    whole.addLayout(line)
    for name in ("what", "search"):
        line.addWidget(named(QLineEdit(), name))
    whole.addWidget(BlocksEdit("plan", "Plan"))
    rules = rules_for(["custody"])
    Minimising(lambda: rules, ground)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    return ground


@pytest.fixture
def seen(ground: QWidget) -> Asked:
    """The question that stands there now."""
    return lambda: next(iter(c for c in ground.findChildren(DoubtCard) if c.isVisible()), None)


def _goes_into(qtbot: QtBot, ground: QWidget, name: str) -> TextField:
    field = ground.findChild(QLineEdit, name) or ground.findChild(BlocksEdit, name)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_it_stands_under_the_row_of_the_field_and_the_keyboard_comes_to_it(
    qtbot: QtBot, ground: QWidget, seen: Asked
) -> None:
    field = _goes_into(qtbot, ground, "what")

    QTest.keyClicks(field, "X999999 is his")
    qtbot.waitUntil(lambda: seen() is not None)

    card = seen()
    assert card is not None
    assert card.y() > field.y()
    assert field.nextInFocusChain() is card.remove
    press(card, "doubtRemove")
    assert ground.findChild(QLineEdit, "what").text() == "is his"  # type: ignore[union-attr]
    assert seen() is None


def test_what_was_kept_is_not_asked_about_again_in_any_field(
    qtbot: QtBot, ground: QWidget, seen: Asked
) -> None:
    field = _goes_into(qtbot, ground, "what")
    QTest.keyClicks(field, "X999999")
    _answers(qtbot, seen, "doubtKeep")

    plan = _goes_into(qtbot, ground, "plan")
    QTest.keyClicks(plan, "x999999 X999999 X111111")
    _answers(qtbot, seen, "doubtRemove")

    assert plan.toPlainText().rstrip() == "x999999 X999999"  # type: ignore[union-attr]


def test_where_one_searches_and_what_stood_there_before_is_left_alone(
    qtbot: QtBot, ground: QWidget, seen: Asked
) -> None:
    plan = ground.findChild(BlocksEdit, "plan")
    assert plan is not None
    plan.show_blocks(paragraphs("Charged with robbery."))
    field = _goes_into(qtbot, ground, "search")
    QTest.keyClicks(field, "X999999")
    _goes_into(qtbot, ground, "plan")
    QTest.keyClicks(plan, "1 ")
    plan.show_blocks(paragraphs("Found guilty of arson."))
    plan.setFocus()
    QTest.keyClicks(plan, "2020/0000009N ")

    _answers(qtbot, seen, "doubtRemove")

    assert words(plan.blocks()).strip() == "Found guilty of arson."


def test_in_a_long_text_what_is_around_the_cursor_is_looked_at_and_signs_of_two_units_count(
    qtbot: QtBot, ground: QWidget, seen: Asked
) -> None:
    plan = ground.findChild(BlocksEdit, "plan")
    assert plan is not None
    long = ("\N{OTTER} He learns. " * (MOST_READ // 10)).strip()
    plan.show_blocks(paragraphs(long))
    _goes_into(qtbot, ground, "plan")
    cursor = plan.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    plan.setTextCursor(cursor)
    QApplication.clipboard().setText(" Index offence: robbery. Y")
    plan.paste()
    _answers(qtbot, seen, "doubtRemove")

    assert plan.toPlainText() == f"{long} Index offence: . Y"


def test_a_line_that_qt_made_itself_is_watched_for_as_long_as_it_is_there(
    qtbot: QtBot, ground: QWidget, seen: Asked
) -> None:
    """Python may let go of its half of such a line, and of what hangs on that half."""
    dialog = QInputDialog(ground)
    dialog.open()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    gc.collect()

    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "PNC 24/118271K")

    qtbot.waitUntil(lambda: seen() is not None)
