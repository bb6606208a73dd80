"""The field with the magnifying glass."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.parts.glass_field import GlassField


def _tall(image: QImage) -> int:
    """How many rows of it hold anything but the ground."""
    ground = image.pixel(0, 0)
    return sum(
        any(image.pixel(x, y) != ground for x in range(image.width()))
        for y in range(image.height())
    )


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_glass_is_as_large_as_the_text(qtbot: QtBot, qapp: QApplication, text: float) -> None:
    theme.wear(theme.Theme(text=text), qapp)
    field = GlassField()
    qtbot.addWidget(field)
    field.resize(theme.px(300), field.sizeHint().height())
    field.show()

    seen = field.grab(QRect(theme.px(10), theme.px(5), theme.px(20), field.height() - theme.px(10)))

    assert _tall(seen.toImage()) >= theme.px(12)
