"""Counts as a table: a row for each line, and cells that can be looked behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from caseworker.ui import theme
from caseworker.ui.parts import named

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 36
FIRST: Final = 150  # px at 100% text
REST: Final = 84
LEAST: Final = 44  # px at 100% text: no column is narrower
_EDGES: Final = 14  # and what stands beside a title,
_CELL_EDGES: Final = 22  # and beside the count in a cell
MOST: Final = 14  # rows before the table scrolls


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its words in a narrow space, what is heard of it, and what it counts."""

    words: str
    heard: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class CountLine:
    """A row: its words, a text for each column, and which of them can be looked behind."""

    words: str
    cells: tuple[str, ...]
    opens: tuple[bool, ...]


class CountsModel(QAbstractTableModel):
    """The lines and, under them, all of them together."""

    def __init__(
        self, first: str, columns: tuple[Column, ...] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._first = first
        self.columns = columns
        self.lines: tuple[CountLine, ...] = ()
        self._is_summed = False

    def show_lines(
        self,
        lines: tuple[CountLine, ...],
        *,
        summed: bool,
        first: str = "",
        columns: tuple[Column, ...] = (),
    ) -> None:
        """``summed``: the last line is the sum of the others, in bold."""
        self.beginResetModel()
        self.lines = lines
        self._is_summed = summed
        self._first = first or self._first
        self.columns = columns or self.columns
        self.endResetModel()

    def opens(self, row: int, column: int) -> bool:
        return column > 0 and self.lines[row].opens[column - 1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else 1 + len(self.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section - 1] if section else Column(self._first, self._first)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.heard
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, at = self.lines[index.row()], index.column()
        said = line.cells[at - 1] if at else line.words
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heard = self.columns[at - 1].heard if at else self._first
            return f"{line.words}, {heard}: {said}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(index, role)

    def _look(self, index: Index, role: int) -> Any:
        can_open = self.opens(index.row(), index.column())
        said = self.data(index)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and not can_open:
            return theme.colour("faint" if said in {"0", "–"} else "ink")
        if role == Qt.ItemDataRole.ForegroundRole and can_open:
            return theme.colour("accent_ink")
        if role == Qt.ItemDataRole.FontRole:
            is_last = self._is_summed and index.row() == len(self.lines) - 1
            font = theme.typeface(14, QFont.Weight.DemiBold if is_last else QFont.Weight.Normal)
            font.setUnderline(can_open)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = "Press for the cases behind this number" if can_open else said
            return tip if can_open or not index.column() else None
        return None


class CountsTable(QTableView):
    """As high as its rows. A click or Enter on a number asks for what is behind it.

    Signals:
        chosen: a number that can be looked behind; carries its row and its column, from 0.
    """

    chosen = Signal(int, int)

    def __init__(
        self,
        name: str,
        heard: str,
        first: str,
        columns: tuple[Column, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, name, heard)
        self.setProperty("counts", True)  # its columns stand closer
        self.figures = CountsModel(first, columns, self)
        self.setModel(self.figures)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.px(LEAST))
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def fit(self) -> None:
        """Take the height and the widths that what is shown now needs."""
        self._share_out()
        self.updateGeometry()

    def look_behind_first(self) -> None:
        """As if the first number that counts anything had been chosen."""
        for row in range(self.figures.rowCount()):
            for column in self._shown():
                if self.figures.opens(row, column):
                    self._on_chosen(self.figures.index(row, column))
                    return

    def resizeEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_out()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        rows = min(MOST, max(1, self.figures.rowCount()))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self._is_too_wide() else 0
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.px(400), head + rows * theme.px(ROW) + below + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(220), self.sizeHint().height())

    def _shown(self) -> list[int]:
        columns = range(1, self.figures.columnCount())
        return [column for column in columns if not self.isColumnHidden(column)]

    def _is_too_wide(self) -> bool:
        return self._least() + sum(self._widths().values()) > self.viewport().width()

    def _share_out(self) -> None:
        """The first column takes the room that the counts leave."""
        widths = self._widths()
        for column, wide in widths.items():
            self.setColumnWidth(column, wide)
        room = self.viewport().width() - sum(widths.values())
        self.setColumnWidth(0, max(self._least(), room))

    def _least(self) -> int:
        """How narrow the first column may become: short words of a line need no more."""
        said = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold)).horizontalAdvance
        head = QFontMetrics(theme.typeface(13, QFont.Weight.DemiBold)).horizontalAdvance
        title = head(str(self.figures.headerData(0, Qt.Orientation.Horizontal)))
        words = max((said(line.words) for line in self.figures.lines), default=0)
        needed = max(title + theme.px(_EDGES), words + theme.px(_CELL_EDGES))
        return min(theme.px(FIRST), needed)

    def _widths(self) -> dict[int, int]:
        """All counts alike where there is the room; where there isn't, as their words need."""
        shown, alike = self._shown(), theme.px(REST)
        if theme.px(FIRST) + alike * len(shown) <= self.viewport().width():
            return dict.fromkeys(shown, alike)
        return {column: min(alike, self._needed(column)) for column in shown}

    def _needed(self, column: int) -> int:
        head = QFontMetrics(theme.typeface(13, QFont.Weight.DemiBold)).horizontalAdvance
        said = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold)).horizontalAdvance
        title = self.figures.columns[column - 1].words.split("\n")
        cells = {line.cells[column - 1] for line in self.figures.lines}
        titled = max(map(head, title)) + theme.px(_EDGES)
        counted = max(map(said, cells), default=0) + theme.px(_CELL_EDGES)
        return max(theme.px(LEAST), titled, counted)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if self.figures.opens(index.row(), index.column()):
            self.chosen.emit(index.row(), index.column() - 1)
