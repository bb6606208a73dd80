"""The grip by which an item of a plan is dragged to another place among its like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import named


class Grip(QLabel):
    """Held and drawn with the mouse. The keyboard has Alt+Up and Alt+Down for the same.

    Signals:
        drawn: it is being drawn; carries where the mouse is, on the screen.
        dropped: it was let go; carries the same.
        let_be: the other button was pressed meanwhile: nothing is to move.
    """

    drawn = Signal(QPoint)
    dropped = Signal(QPoint)
    let_be = Signal()

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"grip_{number}")
        self.setPixmap(theme.picture(Icon.GRIP, "soft", 18))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to move it (Alt+Up, Alt+Down)")
        self._taken: QPoint | None = None
        self._is_drawn = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._taken, self._is_drawn = event.globalPosition().toPoint(), False
        elif self._taken is not None:
            self._taken, self._is_drawn = None, False
            self.let_be.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._taken is None:
            return
        at = event.globalPosition().toPoint()
        far = (at - self._taken).manhattanLength()
        if self._is_drawn or far >= QApplication.startDragDistance():
            self._is_drawn = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.drawn.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        was_drawn, self._taken, self._is_drawn = self._is_drawn, None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_drawn:
            self.dropped.emit(event.globalPosition().toPoint())


class DropMark(QFrame):
    """The line that shows between which two items one would fall."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        named(self, "dropMark")
        self.setProperty("kind", "dropMark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, cards: Sequence[QWidget], gap: int) -> None:
        """Before the card with that index; after the last one where there is none."""
        line = theme.px(4)
        if gap < len(cards):
            card, below = cards[gap], -line - theme.px(2)
        else:
            card, below = cards[-1], cards[-1].height() + theme.px(2)
        at = card.mapTo(self._ground, QPoint(0, below))
        self.setGeometry(at.x(), at.y(), card.width(), line)
        self.show()
        self.raise_()


def gap_at(cards: Sequence[QWidget], at: QPoint) -> int:
    """Before which card something would fall that is let go there on the screen."""
    for index, card in enumerate(cards):
        if card.mapFromGlobal(at).y() < card.height() / 2:
            return index
    return len(cards)


def moved_by(start: int, gap: int) -> int:
    """How far the item at ``start`` moves when it falls before ``gap``: 0 leaves it there."""
    return gap - start - (1 if gap > start else 0)
