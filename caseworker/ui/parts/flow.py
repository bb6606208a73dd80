"""Things set side by side that go on to the next line where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from shiboken6 import isValid

from caseworker.ui import theme

_HIDDEN_ON_PURPOSE: Final = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
_CAN_SHRINK: Final = QSizePolicy.PolicyFlag.ShrinkFlag.value


_moments = count(1)
_held: list[int] = []
"""The moment in which nothing changes in any row, if it is such a one."""


@contextmanager
def nothing_changes() -> Iterator[None]:
    """While a page is laid out, rows that are not seen yet are measured once, too."""
    _held.append(next(_moments))
    try:
        yield
    finally:
        _held.pop()


class _Thing(NamedTuple):
    """A thing of the row, and what it would like: all on one line, and at the least."""

    widget: QWidget
    hint: QSize
    least: QSize


class Flow(QWidget):
    """A row that wraps. What is wider than the row is given the row's width.

    It is a widget that places its own children, not a layout: the items of a layout belong to
    Qt, which frees them without a word to Python, and a freed one that was asked for its size
    ended the program.
    """

    def __init__(self, *, across: float = 8, down: float = 6, centred: bool = False) -> None:
        super().__init__()
        self._things: list[QWidget] = []
        self._across = theme.px(across)
        self._down = theme.px(down)
        self._centred = centred
        self._measured: list[_Thing] | None = None
        self._moment = 0  # the one in which it was measured out of sight
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - as a layout's
        """Set ``widget`` at the end of the row."""
        is_hidden = widget.isHidden() and widget.testAttribute(_HIDDEN_ON_PURPOSE)
        widget.setParent(self)
        self._things.append(widget)
        widget.setHidden(is_hidden)
        self._changed()

    def put_first(self, widget: QWidget) -> None:
        """Set ``widget`` at the beginning of the row."""
        self.addWidget(widget)
        self._things.insert(0, self._things.pop())
        self._changed()

    def clear(self, keep: int = 0) -> None:
        """Let everything go but the first ``keep``."""
        for widget in self._there()[keep:]:
            self._things.remove(widget)
            widget.hide()
            widget.deleteLater()
        self._changed()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        stays = self._stays()
        if stays and width in self._heights:
            return self._heights[width]
        height = self._arrange(width, move=False)
        if stays:
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hints = [each.hint for each in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._across * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        sizes = [each.least for each in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Whatever it stands in is told only of a change: a page may have a hundred rows."""
        super().showEvent(event)
        before = self._measured, self._heights.get(self.width())
        self._forget()
        self._settle()
        if (self._measured, self._heights.get(self.width())) != before:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._settle()

    def _changed(self) -> None:
        """Something in the row has changed: measure it again, and tell whoever it stands in."""
        self._forget()
        self.updateGeometry()
        if self.isVisible():
            self._settle()

    def _settle(self) -> None:
        """Put everything in its place."""
        height = self._arrange(self.width(), move=True)
        if self._stays():
            self._heights[self.width()] = height

    def _forget(self) -> None:
        self._measured = None
        self._heights.clear()

    def _there(self) -> list[QWidget]:
        self._things = [widget for widget in self._things if isValid(widget)]
        return self._things

    def _stays(self) -> bool:
        """Whether what was measured is still so. Nobody tells a row out of sight of a change."""
        if self.isVisible():
            return True
        if _held and self._moment != _held[-1]:
            self._forget()
            self._moment = _held[-1]
        return bool(_held)

    def _shown(self) -> list[_Thing]:
        """What is shown, measured once until it changes."""
        stays, known = self._stays(), self._measured
        if known is not None and stays and all(isValid(one.widget) for one in known):
            return known
        shown = (widget for widget in self._there() if not widget.isHidden())
        found = [_measured(widget) for widget in shown]
        if stays:
            self._measured = found
        return found

    def _arrange(self, room: int, *, move: bool) -> int:
        """How tall the row is at this width. Before it has any, it is all on one line."""
        room = room or self.sizeHint().width()
        left, top, tall = 0, 0, 0
        line: list[tuple[QWidget, QRect]] = []
        for widget, hint, _ in self._shown():
            width = min(hint.width(), room)
            height = widget.heightForWidth(width) if widget.hasHeightForWidth() else hint.height()
            if left > 0 and left + width > room:
                self._set(line, tall, room, move=move)
                left, top, tall = 0, top + tall + self._down, 0
            line.append((widget, QRect(left, top, width, height)))
            left += width + self._across
            tall = max(tall, height)
        self._set(line, tall, room, move=move)
        return top + tall

    def _set(self, line: list[tuple[QWidget, QRect]], tall: int, room: int, *, move: bool) -> None:
        """Put a full line in its place, each thing at half its height, and begin another."""
        left = room - (line[-1][1].right() + 1) if line else 0
        for widget, place in line if move else ():
            shift = self._shift(widget, left)
            widget.setGeometry(place.translated(shift, (tall - place.height()) // 2))
        line.clear()

    def _shift(self, widget: QWidget, left: int) -> int:
        """How far to the right a thing stands of a line that leaves ``left`` of its room."""
        del widget
        return left // 2 if self._centred else 0


class Foot(Flow):
    """The buttons at the foot of a sheet: at its right, and what stands apart at its left."""

    def __init__(self) -> None:
        super().__init__(across=10, down=8)
        self._apart: list[QWidget] = []

    def put_apart(self, *widgets: QWidget) -> None:
        for widget in reversed(widgets):
            self.put_first(widget)
        self._apart += widgets
        self._changed()

    def _shift(self, widget: QWidget, left: int) -> int:
        return 0 if widget in self._apart else left


def _measured(widget: QWidget) -> _Thing:
    hint, least, policy = widget.sizeHint(), widget.minimumSizeHint(), widget.sizePolicy()
    line = _bounded(widget, hint.expandedTo(least))
    if isinstance(widget, QLabel) and widget.wordWrap():
        wide = widget.fontMetrics().horizontalAdvance(widget.text()) + 4
        tall = line.height() if wide <= line.width() else widget.heightForWidth(wide)
        line = QSize(wide, tall)
    across = least if policy.horizontalPolicy().value & _CAN_SHRINK else hint
    down = least if policy.verticalPolicy().value & _CAN_SHRINK else hint
    return _Thing(widget, line, _bounded(widget, QSize(across.width(), down.height())))


def _bounded(widget: QWidget, size: QSize) -> QSize:
    return size.boundedTo(widget.maximumSize()).expandedTo(widget.minimumSize())
