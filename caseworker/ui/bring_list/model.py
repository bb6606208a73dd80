"""Every line of a list as it would be, and what is said of each cell; cells are typed over."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseworker.casework.bringing_list import BringList
from caseworker.casework.cases import OpenCase
from caseworker.casework.export_all import Watch
from caseworker.casework.list_columns_kept import ColumnsChosen
from caseworker.casework.list_lines import Found, ListLine, line_of
from caseworker.casework.list_typed import ListTyped
from caseworker.domain.brought.columns import list_columns
from caseworker.domain.brought.lines import Around, Said, twice_in
from caseworker.domain.case import CaseNumber
from caseworker.domain.under_way import stages_under_way
from caseworker.ui import theme

Index = QModelIndex | QPersistentModelIndex
LINE, STATE = 0, 1
NEEDED = "Needed"
FIRST = 2  # the first two columns are the line of the file, and what would become of it


class Becomes(Enum):
    """What would become of a line."""

    OPENS = "Would open"
    MENDS = "To mend"
    KNOWN = "Here already"
    TWICE = "Twice in the list"
    LEFT = "Left out"


class LinesModel(QAbstractTableModel):
    """The lines of one list. It is read anew as its cells are typed over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typed = ListTyped()
        self._around: Around | None = None
        self._lines: list[ListLine] = []
        self._shown: list[int] = []
        self._only: Becomes | None = None

    def show(self, typed: ListTyped, around: Around, lines: list[ListLine]) -> None:
        """Show these lines, as they were read away from the window."""
        self.beginResetModel()
        self.typed, self._around, self._lines = typed, around, list(lines)
        self._shown = [at for at in range(len(self._lines)) if self._is_shown(at)]
        self.endResetModel()

    def keep_only(self, only: Becomes | None) -> None:
        """Show the lines of which this would become, or all."""
        self.beginResetModel()
        self._only = only
        self._shown = [at for at in range(len(self._lines)) if self._is_shown(at)]
        self.endResetModel()

    def place(self, index: Index) -> int:
        """The place in the list of the row that an index is of."""
        return self._shown[index.row()]

    def line(self, at: int) -> ListLine:
        return self._lines[at]

    def becomes(self, at: int) -> Becomes:
        """What would become of the line at that place."""
        line, number = self._lines[at], self.typed.numbers[at]
        if number in self.typed.dropped:
            return Becomes.LEFT
        if line.is_known and number not in self.typed.forced:
            return Becomes.TWICE if line.twice is not None else Becomes.KNOWN
        return Becomes.OPENS if line.opening is not None else Becomes.MENDS

    def count(self, what: Becomes) -> int:
        return sum(self.becomes(at) is what for at in range(len(self._lines)))

    def ready(self) -> dict[int, OpenCase]:
        """The cases that would open, by the line of the file that each stands on."""
        found = {}
        for at, line in enumerate(self._lines):
            if line.opening is not None and self.becomes(at) is Becomes.OPENS:
                found[self.typed.numbers[at]] = line.opening
        return found

    def known(self) -> dict[int, CaseNumber]:
        """The cases that lines may be, by the line of the file."""
        return {
            self.typed.numbers[at]: line.found.case
            for at, line in enumerate(self._lines)
            if line.found is not None
        }

    def command(self, watch: Watch) -> BringList:
        typed = self.typed
        chosen = ColumnsChosen(typed.headings, tuple(typed.columns))
        forced = frozenset(typed.forced)
        return BringList(typed.name, typed.sha256, self.ready(), chosen, forced, watch)

    def next_fault(self, index: Index) -> QModelIndex:
        """The next cell that keeps a line from being a case, after this one and round again.

        Of a line without such a cell, what becomes of it. It is no index where there is no fault.
        """
        faults = [
            (row, section)
            for row, at in enumerate(self._shown)
            if self.becomes(at) is Becomes.MENDS
            for section in self._faulty(at)
        ]
        if not faults:
            return QModelIndex()
        here = (index.row(), index.column())
        return self.index(*next((one for one in faults if one > here), faults[0]))

    def _faulty(self, at: int) -> list[int]:
        sections = range(FIRST, self.columnCount())
        return [one for one in sections if self._stops(at, one)] or [STATE]

    def words(self, at: int) -> str:
        """Everything that is to be said of a line."""
        line, number = self._lines[at], self.typed.numbers[at]
        said = []
        if line.twice is not None:
            same = self.typed.numbers[line.twice]
            said.append(f"Line {same} of the list is the same child or young person.")
        if line.found is not None:
            said.append(line.found.words)
        for one in self._remarks(at):
            title = list_columns()[one.column].title if one.column in list_columns() else ""
            said.append(f"{title}: {one.words}" if title else one.words)
        return f"Line {number}. {self.becomes(at).value}. {' '.join(said)}".strip()

    def type_over(self, at: int, column: int, text: str) -> None:
        """Put a text into a cell, and read its line again."""
        if self._around is None or self.typed.rows[at][column] == text:
            return
        self.typed.rows[at][column] = text
        found = self._lines[at].found
        self._lines[at] = replace(line_of(self.typed.cells(at), self._around), found=found)
        twice = twice_in([line.read for line in self._lines])
        self._lines = [replace(one, twice=twice.get(n)) for n, one in enumerate(self._lines)]
        self.tell()

    def found(self, at: int, found: Found | None) -> None:
        """Who of those here the line at that place may be, looked for anew."""
        self._lines[at] = replace(self._lines[at], found=found)
        self.tell()

    def turn(self, numbers: set[int], number: int) -> None:
        """Put a line of the file into a set of the list, or take it out of it."""
        numbers ^= {number}
        self.tell()

    def tell(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        return 0 if parent.isValid() else FIRST + len(self.typed.used)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= FIRST else flags

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST:
            return ("Line", "What becomes of it")[section]
        return list_columns()[self.typed.used[section - FIRST][1]].title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, section = self._shown[index.row()], index.column()
        becomes = self.becomes(at)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            text = self._text(at, section)
            is_missing = not text and role == Qt.ItemDataRole.DisplayRole
            return NEEDED if is_missing and self._stops(at, section) else text
        said = self._said(at, section)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return said or None
        if role == Qt.ItemDataRole.ForegroundRole:
            is_off = becomes in {Becomes.LEFT, Becomes.KNOWN, Becomes.TWICE}
            ink = "red_ink" if self._stops(at, section) else "ink"
            return theme.colour("soft" if is_off else ink)
        if role == Qt.ItemDataRole.BackgroundRole and said and section >= FIRST:
            return theme.colour("red_soft" if self._stops(at, section) else "amber_soft")
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < FIRST:
            return False
        self.type_over(self.place(index), self.typed.used[index.column() - FIRST][0], str(value))
        return True

    def _text(self, at: int, section: int) -> str:
        if section == LINE:
            return str(self.typed.numbers[at])
        if section == STATE:
            becomes, line = self.becomes(at), self._lines[at]
            if becomes is Becomes.OPENS:
                return f"{becomes.value}: {stages_under_way()[line.read.stage].title}"
            if becomes is Becomes.KNOWN and line.found is not None:
                return f"{becomes.value}: {line.found.case}"
            return str(becomes.value)
        return str(self.typed.rows[at][self.typed.used[section - FIRST][0]])

    def _said(self, at: int, section: int) -> str:
        if section < FIRST:
            return self.words(at)
        name = self.typed.used[section - FIRST][1]
        return " ".join(one.words for one in self._remarks(at) if one.column == name)

    def _stops(self, at: int, section: int) -> bool:
        if section < FIRST:
            return self.becomes(at) is Becomes.MENDS
        name = self.typed.used[section - FIRST][1]
        return any(one.stops for one in self._remarks(at) if one.column == name)

    def _remarks(self, at: int) -> list[Said]:
        """What is said of a line; what a case would still need, only where one is to open."""
        opens = self.becomes(at) in {Becomes.OPENS, Becomes.MENDS}
        return [one for one in self._lines[at].said if opens or not one.stops]

    def _is_shown(self, at: int) -> bool:
        return self._only is None or self.becomes(at) is self._only
