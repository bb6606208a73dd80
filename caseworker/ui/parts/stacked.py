"""A bar chart of stacked parts: a row for each line, and a key that says what each part is.

The parts are told apart by their pattern as well as by their colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.ui import theme

_ROW: Final = 36
_THICK: Final = 24
_KEY: Final = 30
_SWATCH: Final = 16


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of thing that is stacked: its words, its ink and how it is filled.

    ``pattern`` is solid, slanted, crossed, dotted or empty.
    """

    words: str
    ink: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Stack:
    """One row: its words, a count for each part, and what stands at its end."""

    words: str
    counts: tuple[int, ...]
    end: str


class StackedBars(QWidget):
    """Rows of stacked counts on one scale. A screen reader hears them as sentences."""

    def __init__(self, name: str, parts: tuple[Part, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts = parts
        self._stacks: tuple[Stack, ...] = ()

    def show_stacks(self, stacks: tuple[Stack, ...], about: str) -> None:
        """Draw ``stacks``; ``about`` says what is counted."""
        self._stacks = stacks
        self.setAccessibleName(about)
        self.setAccessibleDescription("; ".join(self._said(stack) for stack in stacks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(420), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(220), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The key may need another line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _height(self) -> int:
        return self._key_height(self.width()) + theme.px(_ROW) * len(self._stacks)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.typeface(13))
        for at, (left, top) in enumerate(self._key_places(self.width())):
            self._draw_key(painter, self._parts[at], left, top)
        if not self._stacks:
            return
        metrics = QFontMetrics(theme.typeface(13, QFont.Weight.DemiBold))
        words = max(metrics.horizontalAdvance(stack.words) for stack in self._stacks)
        words = min(words + theme.px(14), self.width() // 2)
        end = max(metrics.horizontalAdvance(stack.end) for stack in self._stacks) + theme.px(12)
        most = max(1, *(sum(stack.counts) for stack in self._stacks), 1)
        scale = max(1, self.width() - words - end) / most
        top = self._key_height(self.width())
        for stack in self._stacks:
            self._draw_stack(painter, stack, QRectF(words, top, end, theme.px(_ROW)), scale)
            top += theme.px(_ROW)

    def _said(self, stack: Stack) -> str:
        counts = zip(self._parts, stack.counts, strict=True)
        said = ", ".join(f"{part.words.lower()} {count}" for part, count in counts)
        return f"{stack.words}: {said}, {stack.end}"

    def _draw_stack(self, painter: QPainter, stack: Stack, row: QRectF, scale: float) -> None:
        """``row`` begins where the bars do, and is as wide as the words at their end."""
        thick = theme.px(_THICK)
        painter.setFont(theme.typeface(13))
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QRectF(0, row.top(), row.left() - theme.px(8), row.height()),
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(
                stack.words, Qt.TextElideMode.ElideRight, int(row.left() - theme.px(8))
            ),
        )
        left = row.left()
        for part, count in zip(self._parts, stack.counts, strict=True):
            if count:
                wide = max(theme.px(4), count * scale)
                place = QRectF(left, row.top() + (row.height() - thick) / 2, wide, thick)
                fill(painter, place, part)
                self._draw_count(painter, f"{count:,}", place, part)
                left += wide
        painter.setFont(theme.typeface(13, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink" if sum(stack.counts) else "faint"))
        painter.drawText(
            QRectF(left + theme.px(10), row.top(), row.width(), row.height()),
            Qt.AlignmentFlag.AlignVCenter,
            stack.end,
        )

    @staticmethod
    def _draw_count(painter: QPainter, count: str, place: QRectF, part: Part) -> None:
        """In the part where there is room; on a plate of its own where there is a pattern."""
        painter.setFont(theme.typeface(12, QFont.Weight.DemiBold))
        metrics = painter.fontMetrics()
        plate = QRectF(0, 0, metrics.horizontalAdvance(count) + theme.px(8), theme.px(16))
        if plate.width() + theme.px(6) > place.width():
            return
        plate.moveCenter(place.center())
        if part.pattern == "solid":
            painter.setPen(theme.colour("on_accent"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card"))
            painter.drawRoundedRect(plate, 3, 3)
            painter.setPen(theme.colour("ink"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, count)

    def _draw_key(self, painter: QPainter, part: Part, left: float, top: float) -> None:
        side = theme.px(_SWATCH)
        fill(
            painter, QRectF(left, top + (theme.px(_KEY) - side) / 2 - theme.px(3), side, side), part
        )
        painter.setPen(theme.colour("soft"))
        painter.drawText(
            QRectF(left + side + theme.px(7), top - theme.px(3), self.width(), theme.px(_KEY)),
            Qt.AlignmentFlag.AlignVCenter,
            part.words,
        )

    def _key_places(self, width: int) -> list[tuple[int, int]]:
        metrics = QFontMetrics(theme.typeface(13))
        places, left, top = [], 0, 0
        for part in self._parts:
            wide = theme.px(_SWATCH + 7 + 20) + metrics.horizontalAdvance(part.words)
            if left and left + wide - theme.px(20) > width:
                left, top = 0, top + theme.px(_KEY - 4)
            places.append((left, top))
            left += wide
        return places

    def _key_height(self, width: int) -> int:
        return self._key_places(width)[-1][1] + theme.px(_KEY + 4)


def fill(painter: QPainter, place: QRectF, part: Part) -> None:
    """Fill ``place`` with the part's colour and pattern, and give it an edge."""
    ink = theme.colour(part.ink)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    grounds = {"solid": ink, "empty": theme.colour("card")}
    painter.setBrush(grounds.get(part.pattern) or _pale(ink))
    painter.drawRoundedRect(place, 2, 2)
    painter.setClipRect(place)
    painter.setPen(QPen(ink, theme.px(1.5)))
    if part.pattern in {"slanted", "crossed"}:
        _slant(painter, place, up=True)
    if part.pattern == "crossed":
        _slant(painter, place, up=False)
    if part.pattern == "dotted":
        _dots(painter, place, ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, theme.px(1)))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


def _pale(ink: QColor) -> QColor:
    """The ink thinned with what it is drawn on."""
    ground, ours = theme.colour("card"), 0.16

    def mixed(one: int, other: int) -> int:
        return round(one * ours + other * (1 - ours))

    return QColor(
        mixed(ink.red(), ground.red()),
        mixed(ink.green(), ground.green()),
        mixed(ink.blue(), ground.blue()),
    )


def _slant(painter: QPainter, place: QRectF, *, up: bool) -> None:
    step = theme.px(6)
    left = place.left() - place.height()
    while left < place.right():
        over = left + place.height()
        first, last = (place.bottom(), place.top()) if up else (place.top(), place.bottom())
        painter.drawLine(QPointF(left, first), QPointF(over, last))
        left += step


def _dots(painter: QPainter, place: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    step, size = theme.px(6), theme.px(1.2)
    across = place.left() + step / 2
    while across < place.right():
        down = place.top() + step / 2
        while down < place.bottom():
            painter.drawEllipse(QPointF(across, down), size, size)
            down += step
        across += step
