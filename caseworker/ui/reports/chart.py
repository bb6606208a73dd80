"""A chart of a report in the window: the drawing of the paper, laid out for the room there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.casework.figures import Drawn
from caseworker.ui import theme
from caseworker.ui.parts import named

_WORDS: Final = 13  # px at 100% text: how high the words of the drawing are
_OF_WORDS: Final = 3.175  # millimetres: how high they are in the drawing
_LEAST: Final = 280


class ReportChart(QWidget):
    """Drawn anew where its width changes, so that its words are as large as all others."""

    def __init__(self, name: str, heard: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, heard)
        self._draw: Callable[[float], Drawn | None] = lambda _: None
        self._drawn: Drawn | None = None
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_drawing(self, draw: Callable[[float], Drawn | None]) -> None:
        """``draw`` makes it as many millimetres wide as it is asked for."""
        self._draw = draw
        self._renew()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        shape = self._drawn.shape if self._drawn else 0.0
        return QSize(theme.px(_LEAST), round(self._wide() * shape))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if self._drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._wide()
        self._renderer.render(painter, QRectF(0, 0, wide, wide * self._drawn.shape))

    def _wide(self) -> int:
        return max(theme.px(_LEAST), self.width())

    def _renew(self) -> None:
        self._drawn = self._draw(self._wide() / (theme.px(_WORDS) / _OF_WORDS))
        self.setVisible(self._drawn is not None)
        if self._drawn is not None:
            self._renderer.load(QByteArray(self._drawn.svg.encode()))
            self.setAccessibleDescription(self._drawn.alt + self._drawn.more)
            self.setToolTip(self._drawn.more.strip(" ()"))
        self.updateGeometry()
        self.update()
