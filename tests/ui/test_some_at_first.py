"""Lines of a long list: some at first, more with each press, with lines between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.laid_out import lay_out
from caseworker.ui.parts import Flow, Rule, Words, quiet
from caseworker.ui.parts.emptied import put_in
from caseworker.ui.parts.some_at_first import SomeAtFirst
from tests.ui.hands import find, press


def button(at: int) -> QWidget:
    return quiet(f"Thing {at}", f"thing{at}")


def test_every_line_is_reached_and_each_is_drawn_once(qtbot: QtBot) -> None:
    drawn: list[int] = []

    def line(at: int) -> QWidget:
        drawn.append(at)
        return button(at)

    shown = SomeAtFirst("things", 23, line, 10, is_ruled=True)
    qtbot.addWidget(shown)
    shown.show()
    assert drawn == list(range(10))

    press(shown, "thingsMore")
    assert shown.focusWidget() is find(shown, QPushButton, "thing10")
    assert find(shown, QPushButton, "thingsMore").text() == "Show 3 more of 3"
    press(shown, "thingsMore")

    assert drawn == list(range(23))
    assert len(shown.findChildren(Rule)) == 22
    assert not find(shown, QPushButton, "thingsMore").isVisible()


class _Counts(QObject):
    """How often a widget is laid out."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() is QEvent.Type.Resize
        return super().eventFilter(watched, event)


def test_many_lines_are_laid_out_once_where_one_by_one_would_be_each_time(qtbot: QtBot) -> None:
    def one_by_one(layout: QVBoxLayout) -> None:
        for at in range(8):
            layout.addWidget(button(at))

    def in_one_go(layout: QVBoxLayout) -> None:
        put_in(layout, map(button, range(8)))

    assert laid_out(qtbot, one_by_one) == 8
    assert laid_out(qtbot, in_one_go) == 1


def laid_out(qtbot: QtBot, fill: Callable[[QVBoxLayout], object]) -> int:
    """How often the ground of a layout takes another height while it is filled."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 600)
    outer = QVBoxLayout(page)
    ground = QWidget()
    inner = QVBoxLayout(ground)
    outer.addWidget(ground)
    outer.addStretch(1)
    page.show()
    counts = _Counts(page)
    ground.installEventFilter(counts)
    fill(inner)
    last = find(page, QPushButton, "thing7")
    qtbot.waitUntil(last.isVisible)
    return counts.times


def test_rows_that_are_put_in_together_are_measured_once(qtbot: QtBot) -> None:
    """Out of sight each was measured each time that a layout asked how tall it is."""
    rows = [Flow() for _ in range(5)]
    counted = [_Counted(f"Thing {at}") for at in range(5)]
    for row, words in zip(rows, counted, strict=True):
        row.addWidget(words)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 600)
    layout = QVBoxLayout(page)
    page.show()
    before = [one.times for one in counted]

    put_in(layout, rows)

    qtbot.waitUntil(counted[-1].isVisible)
    lay_out()
    assert [one.times - was for one, was in zip(counted, before, strict=True)] == [2] * 5
    counted[0].setText(
        "A thing with a much longer name, that no longer fits on the line of this page"
    )
    lay_out()
    assert counted[0].height() > counted[1].height()


class _Counted(Words):
    """Counts how often it is asked for its size: once to lay it out, and once as it is shown."""

    def __init__(self, words: str) -> None:
        self.times = 0
        super().__init__(words, wrap=True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.times += 1
        return super().minimumSizeHint()
