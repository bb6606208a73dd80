"""Nothing unfinished is painted: lines that were built in slices, at every width and text size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.pages.today import TodayPage
from caseworker.ui.palette import Look
from caseworker.ui.parts import (
    Card,
    ScrollPage,
    Words,
    column,
)
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.theme import Theme
from caseworker.ui.window import Window
from tests.ui.paper_store import PaperRecords, a_due, a_line
from tests.ui.windows import unlock

LONG = (
    "Send the final plan to the appropriate person, the person in charge of the establishment "
    "and the youth offending team"
)
MANY = 30


class Painted(QObject):
    """Looks at the places of the lines whenever one of them is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.faults: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and isinstance(watched, DueLine):
            self.times += 1
            self.faults += faults(watched.window())
        return super().eventFilter(watched, event)


def faults(ground: QWidget) -> list[str]:
    """Every two lines that stand on one another, and every line with too little room."""
    lines = [line for line in ground.findChildren(DueLine) if line.isVisible()]
    lines.sort(key=lambda line: line.mapTo(ground, QPoint()).y())
    told = [
        f"{one.objectName()} reaches into {other.objectName()}"
        for one, other in pairwise(lines)
        if one.mapTo(ground, QPoint(0, one.height())).y() > other.mapTo(ground, QPoint()).y()
    ]
    told += [
        f"{line.objectName()} is {line.height()} tall, and needs more"
        for line in lines
        if line.height() < line.heightForWidth(line.width())
    ]
    told += [f"{line.objectName()} is cut off" for line in lines if not _is_inside(line)]
    return told


def _is_inside(line: DueLine) -> bool:
    around = line.parentWidget()
    return around is not None and around.rect().contains(line.geometry())


@pytest.fixture
def painted(qapp: QApplication) -> Iterator[Painted]:
    painted = Painted()
    qapp.installEventFilter(painted)
    yield painted
    qapp.removeEventFilter(painted)


def _page(qtbot: QtBot, window: Window) -> TodayPage:
    qtbot.waitUntil(lambda: len(_newest(window).findChildren(DueLine)) == MANY)
    return _newest(window)


def _newest(window: Window) -> TodayPage:
    return window.findChildren(TodayPage)[-1]


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_lines_of_today_are_never_painted_on_one_another(
    qtbot: QtBot, window: Window, paper: PaperRecords, painted: Painted, text: float
) -> None:
    paper.lines[:] = [
        a_line(a_due(LONG if at % 2 else "Review the plan", at - 10), at) for at in range(MANY)
    ]
    unlock(qtbot, window)

    window.wear(Theme(Look.DARK, text))
    page = _page(qtbot, window)
    for width in (1024, 780, 1440, 1100):
        painted.times = 0
        window.resize(width, 1600)
        qtbot.waitUntil(lambda: painted.times > 0)

    assert painted.faults == []
    assert faults(page) == []


def test_what_was_added_has_its_room_when_the_window_paints(qtbot: QtBot, window: Window) -> None:
    page = ScrollPage("page")
    card = Card("Above")
    below = Words("Below", wrap=True)
    page.body.addWidget(card)
    page.body.addWidget(below)
    ground = QWidget(window)
    column(ground, 0, 0).addWidget(page)
    ground.resize(400, 100)
    ground.show()
    qtbot.waitUntil(below.isVisible)

    words = Words("Many words. " * 60, wrap=True)
    card.body.addWidget(words)
    words.show()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))

    assert words.height() >= words.heightForWidth(words.width())
    assert below.height() >= below.heightForWidth(below.width())


def test_because_makes_room_for_itself(
    qtbot: QtBot, window: Window, paper: PaperRecords, painted: Painted
) -> None:
    paper.lines[:] = [a_line(a_due("Review the plan", at + 1), at) for at in range(MANY)]
    unlock(qtbot, window)
    page = _page(qtbot, window)
    line = page.findChildren(DueLine)[1]
    before = line.height()

    line.findChildren(QWidget, "dueBecause2")[0].click()  # type: ignore[attr-defined]  # a button
    qtbot.waitUntil(lambda: line.height() > before)

    assert painted.faults == []
    assert faults(page) == []
