"""The marks of the diary are told apart by their shape, as small as they are."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.diary.drawing import draw_mark_alone
from caseworker.ui.diary.entries import Mark


def inked(mark: Mark) -> frozenset[tuple[int, int]]:
    """The dots that are more ink than ground."""
    image = QImage(theme.px(14), theme.px(14), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark_alone(painter, mark, QRect(2, 2, theme.px(10), theme.px(10)), "ink")
    painter.end()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return frozenset(at for at in places if image.pixelColor(*at).lightness() < 128)


@pytest.mark.parametrize(("one", "other"), list(combinations(Mark, 2)))
def test_no_two_marks_look_alike(qtbot: QtBot, one: Mark, other: Mark) -> None:
    del qtbot
    first, second = inked(one), inked(other)

    assert len(first ^ second) > len(first | second) * 0.2
