"""The days of the diary as a table that keyboards and screen readers know, and who draws them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseworker.ui.diary import drawing
from caseworker.ui.diary.entries import DayShown

Index = QModelIndex | QPersistentModelIndex
DAY: Final = Qt.ItemDataRole.UserRole + 1
DAYS_OF_A_WEEK: Final = 7
WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


class DaysModel(QAbstractTableModel):
    """So many days, in rows of a week, or of one day where there is no room for seven."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayShown, ...] = ()
        self._across = DAYS_OF_A_WEEK
        self._is_brief = False

    @property
    def days(self) -> tuple[DayShown, ...]:
        return self._days

    @property
    def across(self) -> int:
        """How many days stand side by side."""
        return self._across

    def show_days(self, days: Sequence[DayShown], across: int = DAYS_OF_A_WEEK) -> None:
        self.beginResetModel()
        self._days, self._across = tuple(days), across
        self.endResetModel()

    def name_briefly(self, *, is_brief: bool) -> None:
        """Head the columns with “Mon”, where “Monday” would be cut off."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            last = max(0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; nowhere if it isn't among them."""
        for at, shown in enumerate(self._days):
            if shown.day == day:
                return self.index(at // self._across, at % self._across)
        return QModelIndex()

    def day_at(self, index: Index) -> DayShown | None:
        at = index.row() * self._across + index.column()
        return self._days[at] if index.isValid() and at < len(self._days) else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        is_inside = parent is not None and parent.isValid()
        return 0 if is_inside else -(-len(self._days) // self._across)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else self._across

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_word = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not is_word or orientation is not Qt.Orientation.Horizontal:
            return None
        if self._across != DAYS_OF_A_WEEK:
            return "Day"
        is_cut = self._is_brief and role == Qt.ItemDataRole.DisplayRole
        return WEEKDAYS[section][:3] if is_cut else WEEKDAYS[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.day_at(index)
        if shown is None:
            return None
        if role == DAY:
            return shown
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return shown.heard
        return None


class DayCell(QStyledItemDelegate):
    """Draws a day. ``is_whole``: every line with all its words, else as many as fit."""

    def __init__(self, parent: QObject | None = None, *, is_whole: bool) -> None:
        super().__init__(parent)
        self._is_whole = is_whole
        self.target: date | None = None
        """The day that a meeting is being dragged to."""

    def laid(self, shown: DayShown, place: QRect) -> drawing.Laid:
        """Where everything stands in a day drawn at ``place``."""
        if self._is_whole:
            return drawing.in_whole_words(shown, place.left(), place.top(), place.width())
        return drawing.in_few_words(shown, place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = cast("DayShown | None", index.data(DAY))
        if shown is None:
            return
        place = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(place)
        drawing.draw_ground(painter, shown, place, is_target=shown.day == self.target)
        laid = self.laid(shown, place)
        drawing.draw_off(painter, shown, laid, place)
        drawing.draw_head(painter, shown, laid.head, is_whole=self._is_whole)
        for line in laid.lines:
            drawing.draw_line(painter, line, is_whole=self._is_whole)
        if laid.more:
            drawing.draw_more(painter, laid)
        if option.state & QStyle.StateFlag.State_Selected:
            has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
            drawing.draw_edge(painter, place, has_keyboard=has_keyboard)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        shown = cast("DayShown | None", index.data(DAY))
        if shown is None:
            return super().sizeHint(option, index)
        place = QRect(0, 0, option.rect.width(), option.rect.height())
        return QSize(place.width(), self.laid(shown, place).tall)
