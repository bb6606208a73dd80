"""A field to look something up in: a magnifying glass stands before what is typed."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon

_SIZE = 17  # px at 100% text


class GlassField(QLineEdit):
    """Draws the glass itself: Qt's own place for it has one size, whatever the text's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(theme.px(24), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        glass = theme.picture(Icon.SEARCH, "faint", _SIZE)
        painter.drawPixmap(theme.px(11), (self.height() - theme.px(_SIZE)) // 2, glass)
