"""The grid in which hours are typed, filled down, or pasted from a spreadsheet."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from caseworker.casework.hours import COLUMNS
from caseworker.domain.hours import hours_rules
from caseworker.ui import theme
from caseworker.ui.hours.grid_model import HOURS, GridRow, HoursModel
from caseworker.ui.parts import Words, WrittenField, column, named
from caseworker.ui.parts.cells import CellsTable

ROW: Final = 32
TITLE, NUMBER, REASON, UNIT = 150, 90, 130, 84  # px at 100% text
_WIDE = (NUMBER,) * HOURS + (REASON, REASON, REASON, UNIT)
MOST: Final = 16  # rows before it scrolls


class HoursGrid(CellsTable):
    """Cells as in a spreadsheet: Tab goes right, Enter down, Ctrl+V pastes, Ctrl+Z takes back.

    Signals:
        astray: rows were pasted whose names are not here; carries the names.
    """

    astray = Signal(object)

    first = 1

    def __init__(self, name: str, heard: str, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, heard)
        self.hours = HoursModel(first, self)
        self.setModel(self.hours)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(theme.px(50))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, rows: list[GridRow]) -> None:
        self.hours.show_rows(rows)
        self._share_out()
        self.updateGeometry()
        if rows:
            self.setCurrentIndex(self.hours.index(0, 1))

    @Slot()
    def paste_rows(self) -> None:
        """What is in the clipboard, from the current cell on."""
        self.setFocus()
        self.paste(QGuiApplication.clipboard().text())

    def paste(self, text: str) -> None:
        """Rows of a spreadsheet, from the current cell on; by name, where the names are pasted.

        Names are looked for in the first column of what is pasted if the current cell is one.
        """
        lines = [line.split("\t") for line in text.splitlines() if line.strip()]
        at = self.currentIndex()
        if not lines or not at.isValid():
            return
        rows = self._rows_named(lines) if at.column() == 0 else None
        cells: dict[tuple[int, int], str] = {}
        for offset, line in enumerate(lines):
            row = at.row() + offset if rows is None else rows[offset]
            values = line if rows is None else line[1:]
            first = at.column() - 1 if rows is None else 0
            if row is None or row >= self.hours.rowCount():
                continue
            for step, value in enumerate(values):
                if first + step < len(COLUMNS):
                    cells[row, first + step] = value
        self.hours.write(cells)

    def _rows_named(self, lines: list[list[str]]) -> list[int | None]:
        known = {_plainly(row.title): at for at, row in enumerate(self.hours.rows)}
        found = [known.get(_plainly(line[0])) for line in lines]
        lost = tuple(line[0].strip() for line, at in zip(lines, found, strict=True) if at is None)
        if lost:
            self.astray.emit(lost)
        return found

    def fill_down(self) -> None:
        """What the current cell says goes into every cell under it."""
        at = self.currentIndex()
        if at.isValid() and at.column():
            text = self.hours.rows[at.row()].cells[at.column() - 1]
            rows = range(at.row() + 1, self.hours.rowCount())
            self.hours.write({(row, at.column() - 1): text for row in rows})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is copied out of it: what leaves is released, and a clipboard is out."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_rows()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.hours.undo()
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
        elif (
            event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_down()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            chosen = [one for one in self.selectedIndexes() if one.column()]
            self.hours.write({(one.row(), one.column() - 1): "" for one in chosen})
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            event.accept()  # a sheet would take it for its own
            if self.state() != QAbstractItemView.State.EditingState:  # the cell goes on by itself
                self._down()
        else:
            super().keyPressEvent(event)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """The cell is written down: Enter goes beneath it, Tab beside it, and neither opens it."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()
        elif hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            self._beside(1)
        elif hint == QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            self._beside(-1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        rows = min(MOST, max(1, self.hours.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_too_wide() else 0
        return QSize(theme.px(640), head + rows * theme.px(ROW) + bar + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(240), min(self.sizeHint().height(), theme.px(240)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_out()
        self.updateGeometry()  # the bar under the columns takes of the height of the rows

    def _down(self) -> None:
        at = self.currentIndex()
        if at.row() + 1 < self.hours.rowCount():
            self.setCurrentIndex(self.hours.index(at.row() + 1, at.column()))

    def _beside(self, by: int) -> None:
        """The next cell that can be typed in, row after row."""
        at, wide = self.currentIndex(), len(COLUMNS)
        place = at.row() * wide + at.column() - 1 + by
        if 0 <= place < wide * self.hours.rowCount():
            self.setCurrentIndex(self.hours.index(place // wide, place % wide + 1))

    def _is_too_wide(self) -> bool:
        return theme.px(TITLE) + sum(map(theme.px, _WIDE)) > self.viewport().width()

    def _share_out(self) -> None:
        """Numbers are narrow; the names take the room that is left."""
        for at, width in enumerate(_WIDE, start=1):
            self.setColumnWidth(at, theme.px(width))
        room = self.viewport().width() - sum(map(theme.px, _WIDE))
        self.setColumnWidth(0, max(theme.px(TITLE), room))


class HoursField(WrittenField):
    """The grid with its sums under it, as a field of a form: what is typed is kept."""

    def __init__(self, name: str, heard: str, first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self.grid = HoursGrid(name, heard, first)
        self.sums = Words("", "strong", name=f"{name}Sums")
        self.wrong = Words("", "fault", wrap=True, name=f"{name}Wrong")
        self.wrong.hide()
        self.setFocusProxy(self.grid)
        body = column(self, 0, 6)
        body.addWidget(self.grid)
        body.addWidget(self.sums)
        body.addWidget(self.wrong)
        self.grid.hours.dataChanged.connect(self._on_changed)
        self.grid.hours.modelReset.connect(self._add_up)
        self.grid.astray.connect(self._on_astray)

    def say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def typed(self) -> str:
        """Only rows that differ from the records: what was there is no typing."""
        rows = {one.key: list(one.cells) for one in self.grid.hours.changed}
        return json.dumps(rows, ensure_ascii=False) if rows else ""

    def retype(self, text: str) -> None:
        rows = json.loads(text) if text else {}
        at = {one.key: place for place, one in enumerate(self.grid.hours.rows)}
        cells = {
            (at[key], column): str(said)
            for key, texts in rows.items()
            if key in at
            for column, said in enumerate(texts[: len(COLUMNS)])
        }
        self.grid.hours.write(cells)

    def _on_changed(self) -> None:
        self._add_up()
        self.edited.emit()

    def _add_up(self) -> None:
        planned, offered, attended = (f"{one.normalize():f}" for one in self.grid.hours.sums)
        self.sums.setText(
            f"Together: {planned} planned  ·  {offered} offered  ·  {attended} attended"
        )

    def _on_astray(self, names: tuple[str, ...]) -> None:
        several = "These names are" if len(names) > 1 else "This name is"
        self.say_wrong(f"{several} not in the list, and nothing was put in: {', '.join(names)}.")


class _CellEdit(QLineEdit):
    """A cell while it is typed in. Rows that are pasted into it are for the grid.

    Signals:
        rows_pasted: rows of a spreadsheet are to go in from this cell on.
    """

    rows_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        text = QGuiApplication.clipboard().text().strip()
        if event.matches(QKeySequence.StandardKey.Paste) and ("\t" in text or "\n" in text):
            self.rows_pasted.emit()
        else:
            super().keyPressEvent(event)


class _Cell(QStyledItemDelegate):
    """What a cell is typed in: reasons and places are offered as they are typed."""

    def createEditor(  # noqa: N802 - Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        del option
        edit = _CellEdit(parent)
        edit.setObjectName("hoursCell")
        if isinstance(grid := self.parent(), HoursGrid):
            edit.rows_pasted.connect(grid.paste_rows)
        edit.setFrame(False)
        offered = _offered(COLUMNS[index.column() - 1])
        if offered:
            completer = QCompleter(offered, edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            edit.setCompleter(completer)
        return edit


def _offered(column: str) -> list[str]:
    rules = hours_rules()
    if column in {"why_offered", "why_attended"}:
        what = column.removeprefix("why_")
        return [one.title for one in rules.reasons if one.explains(what)]
    return [one.title for one in rules.places] if column == "place" else []


def _plainly(name: str) -> str:
    """A name as it is compared: “Cole, Danny” is “Danny Cole”."""
    family, comma, given = name.partition(",")
    whole = f"{given} {family}" if comma else name
    return " ".join(whole.split()).casefold()
