"""Things set side by side that go on to the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from caseworker.ui import theme


class Flow(QLayout):
    """A row that wraps. What is wider than the row is given the row's width."""

    def __init__(
        self,
        owner: QWidget | None = None,
        *,
        across: float = 8,
        down: float = 6,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across = theme.px(across)
        self._down = theme.px(down)
        self._centred = centred
        self._heights: dict[int, int] = {}
        if owner is not None:
            owner.setLayout(self)  # asks the layout how much it holds, so it must know
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in the row has changed: measure it again when next asked."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hints = [_one_line(item) for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._across * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, place: QRect, *, move: bool) -> int:
        left, top, tall = place.left(), place.top(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = _one_line(item)
            width = min(hint.width(), place.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if left > place.left() and left + width > place.left() + place.width():
                self._set(line, tall, place.width(), move=move)
                left, top, tall = place.left(), top + tall + self._down, 0
            line.append((item, QRect(left, top, width, height)))
            left += width + self._across
            tall = max(tall, height)
        self._set(line, tall, place.width(), move=move)
        return top + tall - place.top()

    def _set(
        self, line: list[tuple[QLayoutItem, QRect]], tall: int, room: int, *, move: bool
    ) -> None:
        """Put a full line in its place, each thing at half its height, and begin another."""
        used = line[-1][1].right() + 1 - line[0][1].left() if line else 0
        shift = (room - used) // 2 if self._centred else 0
        for item, place in line if move else ():
            item.setGeometry(place.translated(shift, (tall - place.height()) // 2))
        line.clear()


def _one_line(item: QLayoutItem) -> QSize:
    """How large a thing would like to be; words that may wrap, all on one line."""
    widget, hint = item.widget(), item.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        wide = widget.fontMetrics().horizontalAdvance(widget.text()) + 4
        return QSize(wide, hint.height() if wide <= hint.width() else widget.heightForWidth(wide))
    return hint
