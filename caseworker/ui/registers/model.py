"""The rows of a register: sorted and filtered in memory, quicker than a proxy at ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import filterfalse, starmap
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseworker.domain.list_view import ColumnFilter, ListView, by_numbers, folded
from caseworker.ui.parts import plain_tip
from caseworker.ui.registers.col import Col

Index = QModelIndex | QPersistentModelIndex
TONE: Final = Qt.ItemDataRole.UserRole + 1
STRONG: Final = Qt.ItemDataRole.UserRole + 2


class RegisterModel(QAbstractTableModel):
    """The rows that fit the view, in its order. Whatever is dear of a row is worked out once."""

    def __init__(
        self,
        cols: Sequence[Col],
        sort: str,
        number: Callable[[Any], str],
        found_by: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``number`` tells rows apart.

        ``found_by`` is what typed words are looked for in, folded; without it, every column.
        """
        super().__init__(parent)
        self.cols: Final = {col.id: col for col in cols}
        self.number: Final = number
        self._usual_sort = sort
        self._found_by = found_by
        self._shown_cols = tuple(col for col in cols if col.usual)
        self._today = date.min
        self._rows: tuple[Any, ...] = ()
        self._found: tuple[str, ...] | None = None
        self._orders: dict[str, tuple[list[int], list[int]]] = {}
        self._shown: list[Any] = []
        self._total = 0
        self.view = ListView()
        self.is_shut: Callable[[Any], bool] | None = None
        """Which rows are closed ones: they stand only where a view says so."""

    # What is shown

    @property
    def total(self) -> int:
        """How many rows there are, whether or not they fit; closed ones where the view says so."""
        return self._total

    @property
    def shown(self) -> tuple[Any, ...]:
        """The rows that fit, in the order in which they stand."""
        return tuple(self._shown)

    @property
    def all(self) -> tuple[Any, ...]:
        """Every row that was given, closed ones too."""
        return self._rows

    @property
    def shown_cols(self) -> tuple[Col, ...]:
        """The columns, from left to right."""
        return self._shown_cols

    @property
    def sorted_by(self) -> str:
        """The column that the rows are sorted by."""
        return self.view.sort if self.view.sort in self.cols else self._usual_sort

    def show_rows(self, rows: Iterable[Any], today: date) -> None:
        """Show these. Rows that are alike in what is sorted by stay in the order given."""
        self._rows, self._today = tuple(rows), today
        self._orders, self._found = {}, None
        self._draw()

    def look(self, view: ListView) -> None:
        """Look at the rows like this. What the view asks of no known column is passed over."""
        self.view = view
        self._draw()

    def show_cols(self, names: Sequence[str]) -> None:
        """Show these columns, in this order."""
        cols = tuple(self.cols[name] for name in names if name in self.cols)
        if cols and cols != self._shown_cols:
            self.beginResetModel()
            self._shown_cols = cols
            self.endResetModel()

    def how_many(self, view: ListView) -> int:
        """How many rows would fit another view."""
        return len(self._fitting(view, range(len(self._rows))))

    def choices(self, name: str) -> dict[str, int]:
        """What a column says, and on how many rows."""
        col, found = self.cols[name], dict[str, int]()
        for row in self._there():
            for said in col.said(row, self._today):
                found[said] = found.get(said, 0) + 1
        return dict(sorted(found.items(), key=lambda one: by_numbers(one[0])))

    def row_at(self, index: Index) -> Any | None:
        is_there = index.isValid() and index.row() < len(self._shown)
        return self._shown[index.row()] if is_there else None

    def number_at(self, index: Index) -> str:
        row = self.row_at(index)
        return "" if row is None else self.number(row)

    def row_of(self, number: str) -> int:
        return next((at for at, row in enumerate(self._shown) if self.number(row) == number), -1)

    def words_at(self, row: int) -> str:
        """A row as a sentence, for whoever hears the list."""
        return ", ".join(filter(None, self.cells_at(row)))

    def cells_at(self, row: int) -> tuple[str, ...]:
        """What the columns that are shown say of a row."""
        if not 0 <= row < len(self._shown):
            return ()
        return tuple(col.words(self._shown[row], self._today) for col in self._shown_cols)

    def words_of(self, name: str, most: int) -> tuple[str, ...]:
        """What a column says of the first rows, ``most`` of them, shown or not."""
        return tuple(self.cols[name].words(row, self._today) for row in self._rows[:most])

    def begins_at(self, typed: str, after: int) -> int:
        """The next row whose name begins so, in any of its words: for typing ahead."""
        wanted, count = folded(typed), len(self._shown)
        first = next(iter(self.cols.values()))
        for step in range(count):
            at = (after + step) % count
            words = folded(first.words(self._shown[at], self._today)).split()
            if any(" ".join(words[n:]).startswith(wanted) for n in range(len(words))):
                return at
        return -1

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._shown_cols)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and section < len(self._shown_cols)
        if is_title and role == Qt.ItemDataRole.DisplayRole:
            return self._shown_cols[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        col = self._shown_cols[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return col.words(row, self._today)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = col.tip(row) if col.tip is not None else ""
            return plain_tip(said or self.words_at(index.row()))
        if role == TONE:
            return col.tone(row, self._today) if col.tone is not None else None
        return col.strong if role == STRONG else None

    # Sorting and filtering

    def _draw(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        self._total = sum(1 for _ in self._there())
        kept = [(self.number_at(index), index.column()) for index in before]
        filled, empty = self._order(self.sorted_by)
        places = [*(reversed(filled) if self.view.descending else filled), *empty]
        self._shown = [self._rows[at] for at in self._fitting(self.view, places)]
        rows = {self.number(row): at for at, row in enumerate(self._shown)} if kept else {}
        for index, (number, column) in zip(before, kept, strict=True):
            at = rows.get(number)
            self.changePersistentIndex(
                index, QModelIndex() if at is None else self.index(at, column)
            )
        self.layoutChanged.emit()

    def _there(self) -> Iterable[Any]:
        """The rows, and closed ones only where the view says so."""
        if self.is_shut is None or self.view.closed:
            return self._rows
        return filterfalse(self.is_shut, self._rows)

    def _fitting(self, view: ListView, places: Iterable[int]) -> list[int]:
        found = list(places)
        if self.is_shut is not None and not view.closed:
            found = [at for at in found if not self.is_shut(self._rows[at])]
        if wanted := folded(view.typed).split():
            said = self._said()
            found = [at for at in found if all(word in said[at] for word in wanted)]
        known = [(self.cols[by.column], by) for by in view.filters if by.column in self.cols]
        for fits in starmap(self._fits, known):
            found = [at for at in found if fits(self._rows[at])]
        return found

    def _fits(self, col: Col, by: ColumnFilter) -> Callable[[Any], bool]:
        return lambda row: col.fits(by, row, self._today)

    def _said(self) -> tuple[str, ...]:
        """What typed words are looked for in, worked out when somebody first types."""
        if self._found is None:
            say = self._found_by or self._every_word
            self._found = tuple(map(say, self._rows))
        return self._found

    def _every_word(self, row: Any) -> str:
        return folded(" ".join(col.words(row, self._today) for col in self.cols.values()))

    def _order(self, name: str) -> tuple[list[int], list[int]]:
        """The rows by a column, and those of which it says nothing; once for each column."""
        if name not in self._orders:
            keys = self.cols[name].sorted_by(self._rows, self._today)
            filled = [at for at, key in enumerate(keys) if key is not None]
            filled.sort(key=lambda at: keys[at])
            empty = [at for at, key in enumerate(keys) if key is None]
            self._orders[name] = (filled, empty)
        return self._orders[name]
