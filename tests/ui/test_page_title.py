"""The head of a page: its words stay words, however large the letters and small the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.parts import PageTitle, secondary


@pytest.mark.parametrize(("text", "is_below"), [(1.0, False), (2.0, True)])
def test_buttons_go_below_before_the_day_stands_on_four_lines(
    qtbot: QtBot, qapp: QApplication, text: float, *, is_below: bool
) -> None:
    theme.wear(theme.Theme(text=text), qapp)
    head = PageTitle("Today", "Monday 23 November 2026")
    qtbot.addWidget(head)
    first = head.add(secondary("Print my list", "print"))
    head.add(secondary("Save to calendar", "save"))
    head.resize(760, 90)
    head.show()

    def is_under() -> bool:
        return first.mapTo(head, first.rect().topLeft()).y() > head.title.geometry().bottom() - 4

    qtbot.waitUntil(lambda: is_under() is is_below)
    assert head.beside.height() < 3 * head.beside.fontMetrics().lineSpacing()
