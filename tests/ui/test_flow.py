"""A row that wraps: where its things stand, whatever becomes of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.ui.laid_out import lay_out
from caseworker.ui.parts import Flow

WIDE, NARROW = 600, 150


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    QVBoxLayout(ground).setContentsMargins(0, 0, 0, 0)
    ground.resize(WIDE, 300)
    return ground


def _row(ground: QWidget, *, centred: bool = False, things: int = 3) -> tuple[Flow, list[QLabel]]:
    flow = Flow(across=10, down=4, centred=centred)
    labels = [QLabel(f"thing {number}") for number in range(things)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    layout = ground.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(flow)
    layout.addStretch(1)
    return flow, labels


def _shown(ground: QWidget, wide: int = WIDE) -> None:
    ground.resize(wide, 300)
    ground.show()
    lay_out()


def _places(labels: list[QLabel]) -> list[tuple[int, int]]:
    return [(label.x(), label.y()) for label in labels]


def test_things_stand_side_by_side_and_go_on_below_where_there_is_no_room(ground: QWidget) -> None:
    flow, labels = _row(ground)

    _shown(ground)
    wide = _places(labels), flow.height()
    _shown(ground, NARROW)
    narrow = _places(labels), flow.height()

    assert wide == ([(0, 0), (110, 0), (220, 0)], 20)
    assert narrow == ([(0, 0), (0, 24), (0, 48)], 68)


def test_a_centred_row_has_the_same_room_on_both_sides(ground: QWidget) -> None:
    _, labels = _row(ground, centred=True)

    _shown(ground)

    assert labels[0].x() == WIDE - (labels[2].x() + 100)


def test_what_is_hidden_takes_no_room_and_comes_back(ground: QWidget) -> None:
    _, labels = _row(ground)
    _shown(ground)

    labels[0].hide()
    lay_out()
    without = labels[1].x()
    labels[0].show()
    lay_out()

    assert (without, labels[1].x()) == (0, 110)


def test_what_was_hidden_on_purpose_stays_hidden(ground: QWidget) -> None:
    flow, labels = _row(ground)
    secret = QLabel("not yet")
    secret.hide()

    flow.addWidget(secret)
    _shown(ground)

    assert not secret.isVisible()
    assert all(label.isVisible() for label in labels)


def test_a_thing_added_to_a_row_that_is_seen_is_seen(ground: QWidget) -> None:
    flow, _ = _row(ground)
    _shown(ground)

    late = QLabel("late")
    flow.addWidget(late)
    lay_out()

    assert late.isVisible()
    assert late.x() == 330


def test_longer_words_move_what_follows(ground: QWidget) -> None:
    flow = Flow(across=10)
    first, second = QLabel("short"), QLabel("next")
    flow.addWidget(first)
    flow.addWidget(second)
    layout = ground.layout()
    assert layout is not None
    layout.addWidget(flow)
    _shown(ground)
    before = second.x()

    first.setText("much longer than it was before")
    lay_out()

    assert second.x() > before
    assert second.x() == first.width() + 10


def test_what_qt_has_deleted_is_forgotten(ground: QWidget) -> None:
    """The items of a layout outlived their widgets here, and the program ended."""
    _, labels = _row(ground)
    _shown(ground)

    labels[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _shown(ground, NARROW)

    assert _places(labels[1:]) == [(0, 0), (0, 24)]


def test_a_row_can_be_emptied_but_for_the_first(ground: QWidget) -> None:
    flow, labels = _row(ground)
    _shown(ground)

    flow.clear(keep=1)
    lay_out()

    assert labels[0].isVisible()
    assert flow.sizeHint().width() == 100


def test_a_row_that_was_given_no_room_yet_makes_nothing_small(qtbot: QtBot) -> None:
    """Something that was hidden can be pressed as soon as it is shown."""
    flow = Flow()
    qtbot.addWidget(flow)
    button = QPushButton("Print my list")

    flow.resize(0, 0)
    flow.addWidget(button)

    assert button.width() == button.sizeHint().width()


def test_what_changed_out_of_sight_stands_right_when_it_is_seen_again(ground: QWidget) -> None:
    flow, labels = _row(ground)
    _shown(ground, NARROW)
    ground.hide()
    labels[1].setFixedSize(100, 50)

    _shown(ground, NARROW)

    assert _places(labels) == [(0, 0), (0, 24), (0, 78)]
    assert flow.height() == 98


def test_rows_that_stayed_as_they_were_cost_the_page_nothing_when_it_is_seen_again(
    ground: QWidget,
) -> None:
    asked = _Asked()
    flow, _ = _row(ground)
    flow.addWidget(asked)
    _shown(ground)
    ground.hide()
    before = asked.times

    _shown(ground)

    assert asked.times - before == 1  # measured once, to see that it is as it was
    assert flow.height() == 20


class _Asked(QLabel):
    """Counts how often it is asked for its size."""

    times = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.times += 1
        return QSize(30, 20)
