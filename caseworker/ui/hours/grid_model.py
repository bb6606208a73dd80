"""The rows of a grid of hours: what was typed in each cell, what is wrong with it, and undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from caseworker.casework.hours import COLUMNS
from caseworker.domain.hours import NOUGHT, hours_typed, place_typed, reason_typed
from caseworker.ui import theme

Index = QModelIndex | QPersistentModelIndex
HOURS: Final = 3  # the first columns after the title hold numbers
HEADS: Final = (
    "Planned", "Offered", "Attended", "Why fewer\noffered", "Why fewer\nattended", "Where", "Unit",
)  # fmt: skip
_OF: Final = {"why_offered": "offered", "why_attended": "attended"}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: what it is called, by what it is known, and a text for each column.

    ``noted``: it is in the records already, as it was when the grid was opened.
    """

    key: str
    title: str
    cells: tuple[str, ...] = ("",) * len(COLUMNS)
    noted: bool = False
    tip: str = ""

    def said(self, column: str) -> str:
        return self.cells[COLUMNS.index(column)]

    @property
    def is_blank(self) -> bool:
        """No hours are typed in it."""
        return not any(self.cells[:HOURS])


class HoursModel(QAbstractTableModel):
    """What was typed, as it was typed; reasons and places as whole words once they are known."""

    def __init__(self, first: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self.rows: list[GridRow] = []
        self._opened: tuple[GridRow, ...] = ()
        self._before: list[list[GridRow]] = []
        self._wrong: dict[tuple[str, str], str] = {}

    def show_rows(self, rows: Sequence[GridRow]) -> None:
        self.beginResetModel()
        self.rows, self._opened = list(rows), tuple(rows)
        self._before, self._wrong = [], {}
        self.endResetModel()

    @property
    def changed(self) -> tuple[GridRow, ...]:
        """The rows that say something else than when they were shown, and have hours."""
        then = {one.key: one.cells for one in self._opened}
        return tuple(
            one for one in self.rows if not one.is_blank and one.cells != then.get(one.key)
        )

    @property
    def sums(self) -> tuple[Decimal, Decimal, Decimal]:
        """Planned, offered and attended of every row that was noted or typed.

        What is no number counts for nothing.
        """
        typed = {one.key for one in self.changed}
        rows = [one for one in self.rows if one.noted or one.key in typed]
        planned, offered, attended = (
            sum((hours_typed(row.cells[at]) or NOUGHT for row in rows), NOUGHT)
            for at in range(HOURS)
        )
        return planned, offered, attended

    def write(self, cells: Mapping[tuple[int, int], str]) -> None:
        """Put texts into cells, by row and column from 0: one step to be undone."""
        then = list(self.rows)
        for (row, at), text in cells.items():
            said = list(self.rows[row].cells)
            said[at] = _settled(COLUMNS[at], " ".join(text.split()))
            self.rows[row] = replace(self.rows[row], cells=tuple(said))
            self._wrong.pop((self.rows[row].key, COLUMNS[at]), None)
        if self.rows != then:
            self._before.append(then)
            self._tell()

    def undo(self) -> None:
        """Take back the last thing that was typed, pasted or filled."""
        if self._before:
            self.rows = self._before.pop()
            self._tell()

    def note(self, keys: Iterable[str]) -> None:
        """These rows are in the records now, as they stand."""
        noted = set(keys)
        self.rows = [replace(one, noted=one.noted or one.key in noted) for one in self.rows]
        then = {one.key: one for one in self.rows if one.key in noted}
        self._opened = tuple(then.get(one.key, one) for one in self._opened)
        self._before.clear()
        self._tell()

    def refuse(self, wrong: Mapping[tuple[str, str], str]) -> None:
        """What is wrong, in words, by the key of the row and the column."""
        self._wrong = dict(wrong)
        self._tell()

    def fault(self, row: int, column: str) -> str:
        return self._wrong.get((self.rows[row].key, column), "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else 1 + len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section - 1] if section else self._first
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = 0 < section <= HOURS
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, at = self.rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return row.cells[at - 1] if at else row.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if 0 < at <= HOURS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(row, index.row(), at, role)

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.column():
            return False
        self.write({(index.row(), index.column() - 1): str(value)})
        return True

    def _look(self, row: GridRow, line: int, at: int, role: int) -> Any:
        fault = self.fault(line, COLUMNS[at - 1]) if at else ""
        if role == Qt.ItemDataRole.AccessibleTextRole and at:
            head = HEADS[at - 1].replace("\n", " ")
            return f"{row.title}, {head}: {row.cells[at - 1] or 'empty'}. {fault}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return fault or row.tip or (row.cells[at - 1] if at else row.title) or None
        if role == Qt.ItemDataRole.BackgroundRole and fault:
            return theme.colour("red_soft")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("red_ink" if fault else "ink")
        if role == Qt.ItemDataRole.FontRole:
            weight = QFont.Weight.Normal if at else QFont.Weight.DemiBold
            return theme.typeface(14, weight)
        return None

    def _tell(self) -> None:
        last = self.index(len(self.rows) - 1, len(COLUMNS))
        self.dataChanged.emit(self.index(0, 0), last)


def _settled(column: str, text: str) -> str:
    """A code, or the beginning of the words, becomes the words; what nobody knows stays."""
    if column in _OF:
        return reason_typed(text, _OF[column]) or text
    return place_typed(text) or text if column == "place" else text
