"""The marks of the diary are told apart by their shape, a day off by its ground."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.diary.drawing import draw_ground, draw_mark_alone, draw_off, in_few_words
from caseworker.ui.diary.entries import DayShown, Mark
from caseworker.ui.palette import Look


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


@pytest.mark.parametrize("look", list(Look))
def test_a_day_off_looks_otherwise_in_every_look(qtbot: QtBot, look: Look) -> None:
    del qtbot
    theme.wear(theme.Theme(look), QApplication.instance())  # type: ignore[arg-type]  # it is one

    friday, saturday = (ground_of(date(2026, 11, day)) for day in (27, 28))

    assert friday != saturday


def ground_of(day: date) -> QImage:
    """A day with nothing in it, as it is drawn under its number."""
    image = QImage(140, 90, QImage.Format.Format_RGB32)
    shown, place = DayShown(day), image.rect()
    painter = QPainter(image)
    draw_ground(painter, shown, place, is_target=False)
    draw_off(painter, shown, in_few_words(shown, place), place)
    painter.end()
    return image
