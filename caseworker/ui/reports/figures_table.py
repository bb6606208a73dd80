"""Figures as a table: a row for each line, a count in each cell that can be looked behind."""

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
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from caseworker.domain.timeliness import Figure, Line, Outcome
from caseworker.ui import theme
from caseworker.ui.parts import named

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 36
FIRST: Final = 150  # px at 100% text
REST: Final = 76
MOST: Final = 14  # rows before the table scrolls


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its words in a narrow space, and the clocks that its counts are of."""

    words: str
    heard: str
    outcomes: frozenset[Outcome]


def _one(words: str, outcome: Outcome) -> Heading:
    return Heading(words, outcome.value, frozenset({outcome}))


FELL_DUE: Final = frozenset({Outcome.IN_TIME, Outcome.LATE, Outcome.OVERDUE})
HEADINGS: Final = (
    _one("In time", Outcome.IN_TIME),
    _one("Done\nlate", Outcome.LATE),
    _one("Late,\nnot done", Outcome.OVERDUE),
    Heading("Fell\ndue", "Fell due", FELL_DUE),
    Heading("Share\nin time", "Share in time, out of fell due", frozenset()),
    _one("Excused", Outcome.EXCUSED),
    _one("Not\nowed", Outcome.NOT_OWED),
    _one("Not due\nyet", Outcome.NOT_DUE),
    _one("No day\nknown", Outcome.NO_DAY),
)


class FiguresModel(QAbstractTableModel):
    """The lines and, under them, all of them together."""

    def __init__(self, first: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._lines: tuple[Line, ...] = ()
        self._is_summed = False

    def show_lines(self, lines: tuple[Line, ...], whole: Line | None) -> None:
        """``whole`` is the last line, in bold; there is none where there is one line only."""
        self.beginResetModel()
        self._lines = (*lines, whole) if whole else lines
        self._is_summed = whole is not None
        self.endResetModel()

    def line_at(self, index: Index) -> Line:
        return self._lines[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else 1 + len(HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section - 1].words if section else self._first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return HEADINGS[section - 1].heard if section else self._first
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heard = HEADINGS[index.column() - 1].heard if index.column() else self._first
            return f"{line.words}, {heard}: {cell(line, index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(index, role)

    def _look(self, index: Index, role: int) -> Any:
        can_open = bool(count_at(self._lines[index.row()].figure, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and not can_open:
            is_share = not HEADINGS[index.column() - 1].outcomes
            return theme.colour("ink" if is_share else "faint")
        if role == Qt.ItemDataRole.ForegroundRole and can_open:
            return theme.colour("accent_ink")
        if role == Qt.ItemDataRole.FontRole:
            is_last = self._is_summed and index.row() == len(self._lines) - 1
            font = theme.typeface(14, QFont.Weight.DemiBold if is_last else QFont.Weight.Normal)
            font.setUnderline(can_open)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and can_open:
            return "Press for the cases behind this number"
        return None


class FiguresTable(QTableView):
    """As high as its rows. A click or Enter on a number asks for what is behind it.

    Signals:
        asked: carries the line's words, the words of the heading, and its outcomes.
    """

    asked = Signal(str, str, object)

    def __init__(self, name: str, heard: str, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, heard)
        self.figures = FiguresModel(first, self)
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
        self.horizontalHeader().setMinimumSectionSize(theme.px(60))
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_lines(self, lines: tuple[Line, ...], whole: Line | None) -> None:
        self.figures.show_lines(lines, whole)
        none = not any(line.figure.no_day for line in lines)
        self.setColumnHidden(len(HEADINGS), none)
        self._share_out()
        self.updateGeometry()

    def look_behind_first(self) -> None:
        """As if the first number that counts anything had been chosen."""
        lines = range(self.figures.rowCount())
        for row in lines:
            for column in self._shown():
                index = self.figures.index(row, column)
                if count_at(self.figures.line_at(index).figure, column):
                    self._on_chosen(index)
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
        columns = range(1, 1 + len(HEADINGS))
        return [column for column in columns if not self.isColumnHidden(column)]

    def _is_too_wide(self) -> bool:
        needed = theme.px(FIRST) + theme.px(REST) * len(self._shown())
        return needed > self.viewport().width()

    def _share_out(self) -> None:
        """The first column takes the room that the counts leave."""
        shown = self._shown()
        for column in shown:
            self.setColumnWidth(column, theme.px(REST))
        room = self.viewport().width() - theme.px(REST) * len(shown)
        self.setColumnWidth(0, max(theme.px(FIRST), room))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        line = self.figures.line_at(index)
        if count_at(line.figure, index.column()):
            heading = HEADINGS[index.column() - 1]
            self.asked.emit(line.words, heading.heard, heading.outcomes)


def count_at(figure: Figure, column: int) -> int:
    """The count in a column; 0 where it holds words or a share."""
    if not column:
        return 0
    return sum(figure.of(outcome) for outcome in HEADINGS[column - 1].outcomes)


def cell(line: Line, column: int) -> str:
    """What stands in a column of a line."""
    if not column:
        return line.words
    if not HEADINGS[column - 1].outcomes:
        return line.figure.per_cent
    return f"{count_at(line.figure, column):,}"
