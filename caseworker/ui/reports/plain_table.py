"""People of several cases as a table: what each column says, how it is sorted, what gives way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import named, plain_tip
from caseworker.ui.registers.cell import RegisterCell
from caseworker.ui.registers.model import TONE
from caseworker.ui.registers.room import LOOKED_AT, evened, wanted

NUMBER: Final = Qt.ItemDataRole.UserRole + 2
BAR: Final = 26  # px at 100% text: the bar at the side, and the table's own edges
ROW: Final = 54  # a row with two lines in it
MOST: Final = 108  # and no row is taller


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its title, its width at 100 % text, its words, and what it is sorted by.

    ``rank``: the highest give way first where there is little room. What stands in a row has
    ``case``, its number.
    """

    title: str
    wide: int
    words: Callable[[Any, date], str]
    key: Callable[[Any], Any]
    rank: int
    tone: Callable[[Any, date], Tone | None] | None = None


class PeopleTable(QTableView):
    """The rows that are shown. Enter or a double click opens a case.

    Signals:
        opened: a case is wanted; carries its number.
    """

    opened = Signal(str)

    def __init__(
        self,
        cols: Sequence[Col],
        first: int,
        name: str,
        heard: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, name, heard)
        self._cols = tuple(cols)
        self._people: list[Any] = []
        self._today = date.min
        self._wants = [float(col.wide) for col in self._cols]
        self._order = (first, Qt.SortOrder.AscendingOrder)
        self._rows = QStandardItemModel(0, len(self._cols), self)
        self._rows.setHorizontalHeaderLabels([col.title for col in self._cols])
        self.setModel(self._rows)
        self.setItemDelegate(RegisterCell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(*self._order)
        head.sortIndicatorChanged.connect(self._on_sort)
        self.activated.connect(self._on_opened)

    @property
    def people(self) -> tuple[Any, ...]:
        """Those that are shown, in the order in which they stand."""
        return tuple(self._people)

    def show_people(self, people: Sequence[Any], today: date) -> None:
        self._people, self._today = list(people), today
        self._wants = self._measured()
        self._draw()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No column is beyond the edge: what is least needed gives way."""
        room = (self.viewport().width() - theme.px(BAR) // 2) / theme.px(100) * 100
        shown: list[int] = []
        for at in sorted(range(len(self._cols)), key=lambda at: self._cols[at].rank):
            if shown and sum(self._cols[each].wide for each in (*shown, at)) > room:
                break
            shown.append(at)
        spare = max(0.0, room - sum(self._cols[at].wide for at in shown)) / len(shown)
        widths = evened(
            {at: self._cols[at].wide + spare for at in shown}, {at: self._wants[at] for at in shown}
        )
        for at in range(len(self._cols)):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.setColumnWidth(at, theme.px(widths[at]))
        tallest = max((self._tall(at) for at in shown), default=0)
        self.verticalHeader().setDefaultSectionSize(max(theme.px(ROW), tallest))

    def _tall(self, at: int) -> int:
        """How tall a row has to be for what this column says, up to a limit."""
        metrics, col = self.fontMetrics(), self._cols[at]
        room = QRect(0, 0, self.columnWidth(at) - theme.px(24), theme.px(MOST))
        words = (col.words(one, self._today) for one in self._people[:LOOKED_AT])
        wrapped = Qt.TextFlag.TextWordWrap
        lines = max(
            (metrics.boundingRect(room, wrapped, each).height() for each in words), default=0
        )
        return min(lines + theme.px(16), theme.px(MOST))

    def _measured(self) -> list[float]:
        """How wide each column should be for what it says of these people."""
        some = self._people[:LOOKED_AT]
        return [
            wanted(col.title, (col.words(one, self._today) for one in some), lines=2)
            for col in self._cols
        ]

    @Slot(int, Qt.SortOrder)
    def _on_sort(self, at: int, order: Qt.SortOrder) -> None:
        self._order = (at, order)
        self._draw()

    def _draw(self) -> None:
        at, order = self._order
        is_down = order is Qt.SortOrder.DescendingOrder
        self._people.sort(key=self._cols[at].key, reverse=is_down)
        self._rows.setRowCount(0)
        for one in self._people:
            self._rows.appendRow(self._cells(one))
        if self._people:
            self.setCurrentIndex(self._rows.index(0, 0))

    def _cells(self, one: Any) -> list[QStandardItem]:
        said = [col.words(one, self._today) for col in self._cols]
        whole = ". ".join(
            f"{col.title}: {words}" for col, words in zip(self._cols, said, strict=True) if words
        )
        cells = []
        for col, words in zip(self._cols, said, strict=True):
            cell = QStandardItem(words)
            cell.setToolTip(plain_tip(whole))
            if col.tone and (tone := col.tone(one, self._today)) is not None:
                cell.setData(tone, TONE)
            cells.append(cell)
        cells[0].setData(str(one.case), NUMBER)
        cells[0].setAccessibleText(whole)
        return cells

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        number = self._rows.index(index.row(), 0).data(NUMBER) if index.isValid() else ""
        if number:
            self.opened.emit(CaseNumber(number))
