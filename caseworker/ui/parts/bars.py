"""A small bar chart: one row for each thing counted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.ui import theme

_ROW = 27
_THICK = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of what."""

    words: str
    count: int


class Bars(QWidget):
    """Rows of words, a bar and a count. A screen reader hears them as a sentence."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: tuple[Bar, ...], about: str) -> None:
        """Draw ``bars``; ``about`` says what is counted."""
        self._bars = bars
        counts = ", ".join(f"{bar.words} {bar.count}" for bar in bars)
        self.setAccessibleName(about)
        self.setAccessibleDescription(counts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(240), theme.px(_ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        type_ = theme.typeface(13)
        painter.setFont(type_)
        metrics = QFontMetrics(type_)
        words_wide = max(metrics.horizontalAdvance(bar.words) for bar in self._bars)
        words_wide = min(words_wide + theme.px(14), self.width() // 2)
        count_wide = max(metrics.horizontalAdvance(str(bar.count)) for bar in self._bars)
        room = self.width() - words_wide - count_wide - theme.px(10)
        most = max(1, *(bar.count for bar in self._bars), 1)
        height, thick = theme.px(_ROW), theme.px(_THICK)
        for at, bar in enumerate(self._bars):
            top = at * height
            painter.setPen(theme.colour("ink"))
            painter.drawText(
                QRectF(0, top, words_wide - theme.px(6), height),
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(
                    bar.words, Qt.TextElideMode.ElideRight, words_wide - theme.px(6)
                ),
            )
            length = max(theme.px(3), room * bar.count / most) if bar.count else 0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(
                QRectF(words_wide, top + (height - thick) / 2, length, thick), 3, 3
            )
            painter.setPen(theme.colour("soft"))
            painter.drawText(
                QRectF(words_wide + length + theme.px(8), top, count_wide + 2, height),
                Qt.AlignmentFlag.AlignVCenter,
                str(bar.count),
            )
