"""A list that says in words what will stand in it, while nothing does."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QWidget

from caseworker.ui import theme

_EDGE: Final = 16  # px at 100% text
_WRAPPED: Final = (
    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class SayingList(QListWidget):
    """An empty box looks like something that failed to load."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = words
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.count():
            return
        edge = theme.px(_EDGE)
        painter = QPainter(self.viewport())
        painter.setFont(theme.typeface())
        painter.setPen(theme.colour("soft"))
        room = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
        painter.drawText(room, int(_WRAPPED), self._said)
        painter.end()
