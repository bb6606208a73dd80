"""The head of a page: its words stay words, however large the letters and small the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

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


def test_a_head_whose_words_are_gone_already_hears_of_a_change_all_the_same(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """As a locked page is taken down, the innermost goes first; a fault in it ended the program."""
    head = PageTitle("Today", "Monday 23 November 2026")
    qtbot.addWidget(head)
    head.add(secondary("Print my list", "print"))
    head.show()
    delete(head.beside)

    with qtbot.captureExceptions() as faults:
        QApplication.sendEvent(head, QEvent(QEvent.Type.LayoutRequest))

    assert not faults
    assert "Error" not in capfd.readouterr().err
