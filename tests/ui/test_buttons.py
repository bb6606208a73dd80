"""Buttons with a sign, and lists with the keyboard: what is to be seen of them is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Look
from caseworker.ui.parts import column, primary, quiet, secondary


def test_a_sign_keeps_its_distance_from_words_that_change(qtbot: QtBot) -> None:
    button = secondary("Filter", "by", icon=Icon.SEARCH)
    qtbot.addWidget(button)
    at_first = button.text()

    button.setText("")
    assert not button.text(), "its sign alone stands in the middle"
    button.setText("Filter")

    assert button.text() == at_first == " Filter"


def test_the_sign_of_a_button_that_cant_be_pressed_is_as_grey_as_its_words(qtbot: QtBot) -> None:
    button = primary("New case", "new", icon=Icon.PLUS)
    qtbot.addWidget(button)

    drawn = button.icon().pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()

    inks = [drawn.pixelColor(x, y) for x in range(20) for y in range(20)]
    assert QColor(theme.worn().palette.faint) in inks


@pytest.mark.parametrize("look", list(Look))
def test_a_button_that_cant_be_pressed_looks_so_in_every_look(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    """In high contrast all words are white: a frame of dashes says it without a colour."""
    theme.wear(theme.Theme(look), qapp)
    seen = []
    for is_enabled in (True, False):
        button = secondary("New case", "new")
        qtbot.addWidget(button)
        button.setEnabled(is_enabled)
        seen.append(button.grab().toImage())

    assert seen[0] != seen[1]


def test_a_table_does_not_cover_the_frame_that_says_it_has_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    rows = QTableWidget(3, 2)
    column(window, 8, 0).addWidget(rows)
    window.show()
    window.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    rows.selectAll()

    seen = rows.grab().toImage()

    ring = QColor(theme.worn().palette.focus)
    middle = seen.height() // 2
    left = [seen.pixelColor(x, y) == ring for x in (0, 1) for y in (18, middle)]
    right = [seen.pixelColor(seen.width() - x, 18) == ring for x in (1, 2)]
    assert all((*left, *right))


@pytest.mark.parametrize("look", list(Look))
def test_what_is_chosen_of_several_is_seen_in_every_look(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    """The chosen report stood on black as the others did, in high contrast."""
    theme.wear(theme.Theme(look), qapp)
    seen = []
    for is_chosen in (True, False):
        button = quiet("Time limits", "report")
        qtbot.addWidget(button)
        button.setCheckable(True)
        button.setChecked(is_chosen)
        seen.append(button.grab().toImage())

    assert seen[0] != seen[1]
