"""The table of a register: its keys, columns that fit or were chosen, what is asked of a row."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from caseworker.domain.list_view import ListView, ShownColumn
from caseworker.ui import theme
from caseworker.ui.parts import named
from caseworker.ui.registers.cell import RegisterCell
from caseworker.ui.registers.col import LOW, TALL, fitted
from caseworker.ui.registers.model import RegisterModel
from caseworker.ui.registers.room import LOOKED_AT, evened, wanted

BAR: Final = 26  # px at 100% text: the bar at the side, and the table's own edges
LEAST: Final = 60  # px at 100% text: no column is narrower


class RegisterTable(QTableView):
    """Home and End go to the first and the last row, letters to the next name that begins so.

    Signals:
        opened: a row was opened; carries its number.
        asked: the menu of the chosen rows is wanted; carries where.
        head_asked: the menu of a column is wanted; carries its name and where.
        copy_asked: the chosen rows are to be copied.
        turned: it is to be looked at otherwise; carries the ListView.
        laid_out: a column has another width.
    """

    opened = Signal(str)
    asked = Signal(QPoint)
    head_asked = Signal(str, QPoint)
    copy_asked = Signal()
    turned = Signal(object)
    laid_out = Signal()

    def __init__(
        self,
        model: RegisterModel,
        name: str,
        heard: str,
        parent: QWidget | None = None,
        *,
        tall: bool = False,
    ) -> None:
        """``tall``: its rows always have two lines, and words wrap in them."""
        super().__init__(parent)
        named(self, name, heard)
        self.rows: Final = model
        self._is_tall = tall
        self._is_set = False  # it is laid out by us, and not by whoever works with it
        self._measured_for: tuple[object, ...] | None = None
        self._wants: dict[tuple[str, int], float] = {}
        self._typed, self._typed_at = "", 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self.setModel(model)
        self.setItemDelegate(RegisterCell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(tall)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(TALL if tall else LOW))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(theme.px(LEAST))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_head)
        head.sectionClicked.connect(self._on_title)
        head.sectionMoved.connect(self._on_moved)
        head.sectionResized.connect(self._on_resized)
        self.activated.connect(self._on_opened)
        self.doubleClicked.connect(self._on_opened)

    # What is shown

    @property
    def chosen(self) -> tuple[int, ...]:
        """The rows that are chosen, from the top."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def look(self, view: ListView) -> None:
        """Look at the rows like this, and stay on the row that the list stands on."""
        here = self.rows.number_at(self.currentIndex())
        self._is_set = True
        self.rows.look(view)
        self._lay_out(view)
        self._mark_sorted()
        self._is_set = False
        self._stand_on(max(0, self.rows.row_of(here)) if here else 0)

    def choose(self, row: int) -> None:
        """Stand on this row alone, or on the nearest there is."""
        self._stand_on(max(0, min(self.rows.rowCount() - 1, row)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if not self.rows.view.columns:
            self.fit()

    def fit(self) -> None:
        """No column is beyond the edge: what is least needed gives way."""
        room = (self.width() - theme.px(BAR)) / theme.px(100) * 100
        found = fitted(tuple(self.rows.cols.values()), room)
        names = [name for name in self.rows.cols if name in found.widths]
        lines = 1 if found.row == LOW and not self._is_tall else 2
        widths = evened(found.widths, {name: self._wanted(name, lines) for name in names})
        head = self.horizontalHeader()
        was, self._is_set = self._is_set, True
        self._show_cols(names)
        for at, name in enumerate(names):
            head.resizeSection(at, theme.px(widths[name]))
        self._mark_sorted()
        self._is_set = was
        self.verticalHeader().setDefaultSectionSize(theme.px(TALL if self._is_tall else found.row))

    def _wanted(self, name: str, lines: int) -> float:
        """What the words of a column want; measured once for the rows that are here."""
        key = (name, lines)
        if self._measured_for is not self.rows.all:
            self._measured_for, self._wants = self.rows.all, {}
        if key not in self._wants:
            said = self.rows.words_of(name, LOOKED_AT)
            self._wants[key] = wanted(self.rows.cols[name].title, said, lines=lines)
        return self._wants[key]

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to_end(last=key == Qt.Key.Key_End, further=bool(shift))
        elif key == Qt.Key.Key_F10 and shift:
            self._ask_here()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters typed in one go look for a name; the same letter again goes to the next."""
        now = self._clock.elapsed()
        is_more = now - self._typed_at < QApplication.keyboardInputInterval()
        self._typed_at = now
        self._typed = self._typed + search if is_more and self._typed != search else search
        at = self.currentIndex().row()
        found = self.rows.begins_at(self._typed, at + (len(self._typed) == 1))
        if found >= 0:
            self._stand_on(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_here()
        elif self.rows.rowCount():
            self.asked.emit(event.globalPos())
        event.accept()

    def _ask_here(self) -> None:
        if self.rows.rowCount():
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.asked.emit(self.viewport().mapToGlobal(place))

    def _go_to_end(self, *, last: bool, further: bool) -> None:
        """To the first row or the last; with Shift, choose all between."""
        end = self.rows.index(self.rows.rowCount() - 1 if last else 0, 0)
        if further:
            flags = QItemSelectionModel.SelectionFlag
            top, low = sorted((self.currentIndex().row(), end.row()))
            model = self.selectionModel()
            between = QItemSelection(self.rows.index(top, 0), self.rows.index(low, 0))
            model.select(between, flags.Rows | flags.ClearAndSelect)
            model.setCurrentIndex(end, flags.NoUpdate)
        else:
            self._stand_on(end.row())
        self.scrollTo(end)

    def _stand_on(self, row: int) -> None:
        index = self.rows.index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # Columns

    def _lay_out(self, view: ListView) -> None:
        if not view.columns:
            self.fit()
            return
        known = [one for one in view.columns if one.name in self.rows.cols]
        self._show_cols([one.name for one in known])
        for at, one in enumerate(known):
            self.setColumnWidth(at, theme.px(one.wide or self.rows.cols[one.name].wide))
        self.verticalHeader().setDefaultSectionSize(theme.px(TALL))

    def _show_cols(self, names: list[str]) -> None:
        """In this order, whatever order somebody had moved them into."""
        head = self.horizontalHeader()
        current = self.currentIndex().row()
        if [col.id for col in self.rows.shown_cols] != names:
            self.rows.show_cols(names)
            self._stand_on(current)
        for at in range(head.count()):
            head.moveSection(head.visualIndex(at), at)

    def _mark_sorted(self) -> None:
        view = self.rows.view
        names = [col.id for col in self.rows.shown_cols]
        at = names.index(self.rows.sorted_by) if self.rows.sorted_by in names else -1
        down = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(at, down)

    @Slot(int)
    def _on_title(self, at: int) -> None:
        """Sort by it; again, the other way round."""
        name = self.rows.shown_cols[at].id
        view = self.rows.view
        is_same = self.rows.sorted_by == name
        self.turned.emit(replace(view, sort=name, descending=is_same and not view.descending))

    @Slot()
    def _on_moved(self) -> None:
        if not self._is_set:  # once the header has let go of what was dragged
            QTimer.singleShot(0, self, lambda: self.turned.emit(self._as_it_stands()))

    @Slot()
    def _on_resized(self) -> None:
        if not self._is_set:
            self.rows.view = self._as_it_stands()
            self.laid_out.emit()

    def _as_it_stands(self) -> ListView:
        """With its columns as somebody chose them, from left to right."""
        head = self.horizontalHeader()
        at = [head.logicalIndex(place) for place in range(head.count())]
        columns = tuple(
            ShownColumn(
                self.rows.shown_cols[each].id,
                round(head.sectionSize(each) / theme.px(100) * 100),
            )
            for each in at
        )
        return replace(self.rows.view, columns=columns)

    @Slot(QPoint)
    def _on_head(self, place: QPoint) -> None:
        at = self.horizontalHeader().logicalIndexAt(place)
        if at >= 0:
            name = self.rows.shown_cols[at].id
            self.head_asked.emit(name, self.horizontalHeader().mapToGlobal(place))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if number := self.rows.number_at(index):
            self.opened.emit(number)
