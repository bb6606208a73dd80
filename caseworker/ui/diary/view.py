"""A month or a week to look at, to walk through with the arrows, and to move meetings in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QToolTip,
)

from caseworker.casework.records import DueLine
from caseworker.ui import theme
from caseworker.ui.diary.days import DAYS_OF_A_WEEK, DayCell, DaysModel, Index
from caseworker.ui.diary.entries import DayShown, Entry, Mark
from caseworker.ui.parts import named, plain_tip

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)
_STEPS: Final = {
    Qt.Key.Key_Left: -DAY,
    Qt.Key.Key_Right: DAY,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_LOWEST: Final = 76  # px at 100% text, of a row of the month
_HEADER: Final = 30
_NAMED: Final = 104  # a day narrower than this has its name cut to three letters
_NARROWEST: Final = 118  # px at 100% text, of a day of a week; below it the days are a list


class DaysView(QTableView):
    """Seven days across. In a narrow window a week, whose words are whole, is a list of days.

    Signals:
        day_changed: another day is chosen; it may be one that isn't shown. Carries the day.
        day_opened: a day is to be seen whole; carries the day.
        turned: a page further (1) or back (-1).
        home_wanted: today is wanted.
        meeting_moved: a meeting was dragged to another day; carries its DueLine and the day.
    """

    day_changed = Signal(object)
    day_opened = Signal(object)
    turned = Signal(int)
    home_wanted = Signal()
    meeting_moved = Signal(object, object)

    def __init__(self, name: str, heard: str, *, is_whole: bool) -> None:
        super().__init__()
        named(self, name, heard)
        self.days = DaysModel(self)
        self.cell = DayCell(self, is_whole=is_whole)
        self._is_whole = is_whole
        self._grip: tuple[QPoint, DueLine] | None = None
        self._is_dragging = False
        self._words_tall = 0
        self.setModel(self.days)
        self.setItemDelegate(self.cell)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # the page scrolls, with all of it
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(1)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Minimum if is_whole else policy.Expanding)
        self.activated.connect(self._on_activated)

    def show_days(self, days: Sequence[DayShown], chosen: date) -> None:
        """Show ``days``, with the keyboard at ``chosen``."""
        self.days.show_days(days, self._across())
        self.choose(chosen)
        self._fit()

    @property
    def chosen(self) -> DayShown | None:
        """The day that the keyboard is at."""
        return self.days.day_at(self.currentIndex())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(7 * _NARROWEST), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        header = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().height()
        tall = self._words_tall if self._is_whole else theme.px(_LOWEST) * self.days.rowCount()
        return QSize(theme.px(240), tall + header + 2 * self.frameWidth() + 2)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        shown = self.days.day_at(current)
        if shown is not None:
            self.day_changed.emit(shown.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        shown, key = self.chosen, Qt.Key(event.key())
        if shown is not None and key in _STEPS:
            step = _STEPS[key]
            if self.days.across == 1 and abs(step) == WEEK:
                step = step / DAYS_OF_A_WEEK
            self._go_to(shown.day + step)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.home_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and shown is not None:
            self.day_opened.emit(shown.day)
        elif key == Qt.Key.Key_Escape and self._is_dragging:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.days.days and self.days.across != self._across():
            chosen = self.chosen
            self.days.show_days(self.days.days, self._across())
            self.choose(chosen.day if chosen else self.days.days[0].day)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        entry = self._entry_at(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and entry is not None and entry.mark is Mark.MEETING:
            self._grip = (event.position().toPoint(), entry.line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A meeting that is held goes with the mouse; days are never chosen by sweeping."""
        at = event.position().toPoint()
        if self._grip is None:
            self._show_what_can_be_moved(at)
            return
        far = (at - self._grip[0]).manhattanLength() >= QApplication.startDragDistance()
        if far or self._is_dragging:
            self._is_dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            shown = self.days.day_at(self.indexAt(at))
            self.cell.target = shown.day if shown else None
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        grip, was_dragging = self._grip, self._is_dragging
        shown = self.days.day_at(self.indexAt(event.position().toPoint()))
        self._let_go()
        if grip is not None and was_dragging and shown is not None:
            self.meeting_moved.emit(grip[1], shown.day)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Over a line that is cut short, the whole of it is said."""
        if isinstance(event, QHelpEvent):
            entry = self._entry_at(event.pos())
            if entry is not None and not self._is_whole:
                QToolTip.showText(event.globalPos(), plain_tip(entry.heard), self.viewport())
                return True
        return super().viewportEvent(event)

    def _across(self) -> int:
        is_narrow = self._is_whole and self.width() < theme.px(DAYS_OF_A_WEEK * _NARROWEST)
        return 1 if is_narrow else DAYS_OF_A_WEEK

    def _fit(self) -> None:
        """Rows as tall as their words; those of a month share what room there is."""
        head = self.horizontalHeader()
        head.setVisible(self.days.across > 1 and not self._is_whole)
        head.setFixedHeight(max(theme.px(_HEADER), head.sizeHint().height()))
        self.days.name_briefly(is_brief=self.width() < theme.px(DAYS_OF_A_WEEK * _NAMED))
        rows = self.days.rowCount()
        if self._is_whole:
            self.resizeRowsToContents()
            self._words_tall = sum(self.rowHeight(row) for row in range(rows))
            for row in range(rows if self.days.across > 1 else 0):
                least = self.height() - 2 * self.frameWidth() - 2
                self.setRowHeight(row, max(self.rowHeight(row), least))
        elif rows:
            room = self.viewport().height()
            for row in range(rows):
                self.setRowHeight(row, room * (row + 1) // rows - room * row // rows)
        self.updateGeometry()

    def choose(self, day: date) -> None:
        """Put the keyboard at ``day``."""
        self.setCurrentIndex(self.days.index_of(day))

    def _go_to(self, day: date) -> None:
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.day_changed.emit(day)

    def _entry_at(self, at: QPoint) -> Entry | None:
        index = self.indexAt(at)
        shown = self.days.day_at(index)
        if shown is None:
            return None
        return self.cell.laid(shown, self.visualRect(index)).at(at.x(), at.y())

    def _show_what_can_be_moved(self, at: QPoint) -> None:
        entry = self._entry_at(at)
        is_meeting = entry is not None and entry.mark is Mark.MEETING
        shape = Qt.CursorShape.OpenHandCursor if is_meeting else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _let_go(self) -> None:
        self._grip, self._is_dragging, self.cell.target = None, False, None
        self.viewport().unsetCursor()
        self.viewport().update()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        shown = self.days.day_at(index)
        if shown is not None:
            self.day_opened.emit(shown.day)
