"""A file of places: what its columns are, and what each line of it would change."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QTableWidget, QTableWidgetItem, QWidget

from caseworker.casework.directory_rows import (
    BringInPlaces,
    RowSeen,
    bring_in_places,
    look_at_rows,
)
from caseworker.casework.list_file import ListFile, ListSheet
from caseworker.casework.office import Done
from caseworker.domain.directory_rows import guessed, heading_line, heads, rows_of
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.place_kinds import place_kinds
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Field, Words, named, primary, secondary

_ABOUT: Final = (
    "Nothing has changed yet. Say what each column is. Lines with something wrong are left out: "
    "put them right in the file, and bring it in again. All of it can be taken back later."
)
_LEFT_OUT: Final = "Leave out"
_SHOWN: Final = 500
_EXAMPLE: Final = 46  # letters


class ImportSheet(LongSheet):
    """The columns above, and what each line of the file would do below.

    Signals:
        brought: the sound lines were brought in; carries the Done.
    """

    brought = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, file: ListFile, name: str) -> None:
        super().__init__(f"Bring in {name}", _ABOUT, "bringPlaces", parent)
        self.as_wide_as(860)
        self._desk, self._file, self._name = desk, file, name
        self._sound: tuple[RowSeen, ...] = ()
        self._asked = 0
        self._boxes: list[QComboBox] = []
        self._grid: QWidget | None = None
        self._table: QTableWidget | None = None
        sheets = [(one.name or "The list", str(at)) for at, one in enumerate(file.sheets)]
        self._sheets = chooser("bringPlacesSheet", sheets, none="The first", chosen="0")
        self._sheets_field = Field("Which sheet of the file", self._sheets)
        self._sheets_field.setVisible(len(sheets) > 1)
        kinds = [(kind.words, kind.id) for kind in place_kinds().values()]
        self._kind = chooser("bringPlacesKind", kinds, none="The list says so")
        hint = "Of lines that say nothing of it"
        self._kind_field = Field("What they are", self._kind, hint=hint)
        self._left_out = Words("", wrap=True, name="bringPlacesLeftOut")
        self._said = Words("", "strong", wrap=True, name="bringPlacesSaid")
        for part in (self._left_out, self._sheets_field, self._kind_field, self._said):
            self.middle.body.addWidget(part)
        cancel = secondary("Cancel", "bringPlacesCancel")
        self._go = primary("Bring in", "bringPlacesGo")
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._sheets.currentIndexChanged.connect(self._on_sheet)
        self._kind.currentIndexChanged.connect(self._look)
        self.finished.connect(self.deleteLater)
        self._on_sheet()

    @property
    def _sheet(self) -> ListSheet:
        return self._file.sheets[int(self._sheets.currentData() or 0)]

    @Slot()
    def _on_sheet(self) -> None:
        """Other columns: they are guessed by what lists call them."""
        sheet = self._sheet
        self._head = heading_line(sheet.rows)
        headings = sheet.rows[self._head] if sheet.rows else ()
        if self._grid is not None:
            self.middle.body.removeWidget(self._grid)
            self._grid.deleteLater()
        self._grid = self._columns(headings)
        self.middle.body.insertWidget(self.middle.body.indexOf(self._kind_field), self._grid)
        self._left_out.say("\n".join(sheet.left_out), Tone.AMBER)
        self._left_out.setVisible(bool(sheet.left_out))
        self._look()

    def _columns(self, headings: tuple[str, ...]) -> QWidget:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for at, words in enumerate(("In the list", "For example", "It is")):
            grid.addWidget(Words(words, "label"), 0, at)
        choices = [(head, head) for head in heads()]
        self._boxes = []
        for at, (heading, column) in enumerate(zip(headings, guessed(headings), strict=True)):
            grid.addWidget(Words(heading or f"Column {at + 1}", "strong", wrap=True), at + 1, 0)
            grid.addWidget(Words(self._example(at), "soft", wrap=True), at + 1, 1)
            box = chooser(f"bringPlacesColumn{at}", choices, none=_LEFT_OUT, chosen=column)
            box.setAccessibleName(f"What “{heading}” is")
            box.currentIndexChanged.connect(self._look)
            self._boxes.append(box)
            grid.addWidget(box, at + 1, 2)
        return ground

    def _example(self, at: int) -> str:
        below = self._sheet.rows[self._head + 1 :]
        said = (row[at] for row in below if at < len(row) and row[at])
        return " ".join(next(said, "nothing").split())[:_EXAMPLE]

    @Slot()
    def _look(self) -> None:
        """What it would change, by these columns; an answer to earlier ones is passed over."""
        columns = [str(box.currentData() or "") for box in self._boxes]
        twice = next((one for one in columns if one and columns.count(one) > 1), "")
        fault = f"Two columns are said to be “{twice}”." if twice else ""
        if not fault and "Name" not in columns:
            fault = "Say which column holds the name."
        self._kind_field.setVisible("Kind" not in columns or bool(self._kind.currentData()))
        self._asked += 1
        if fault:
            self._show_rows((), fault)
            return
        below = self._sheet.rows[self._head + 1 :]
        kind = str(self._kind.currentData() or "")
        rows = rows_of(below, columns, first=self._head + 2, kind=kind)
        self._desk.paper(self, look_at_rows(rows), partial(self._on_rows, self._asked))

    def _on_rows(self, asked: int, rows: tuple[RowSeen, ...]) -> None:
        if asked == self._asked:
            self._show_rows(rows, "")

    def _show_rows(self, rows: tuple[RowSeen, ...], fault: str) -> None:
        self._sound = tuple(row for row in rows if row.changes)
        wrong = [row for row in rows if row.faults]
        new = sum(row.before is None for row in self._sound)
        said = (
            f"{new:,} new, {len(self._sound) - new:,} changed, "
            f"{len(rows) - len(self._sound) - len(wrong):,} as they are, {len(wrong):,} wrong."
        )
        more = f" The first {_SHOWN} are shown; those that are wrong come first."
        words = fault or said + (more if len(rows) > _SHOWN else "")
        self._said.say(words, Tone.AMBER if wrong or fault else None)
        if self._table is not None:
            self.middle.body.removeWidget(self._table)
            self._table.deleteLater()
        self._table = _table([*wrong, *(row for row in rows if not row.faults)][:_SHOWN])
        self._table.setVisible(bool(rows))
        self.middle.body.addWidget(self._table)
        self._go.setText(f"Bring in {len(self._sound):,}")
        self._go.setEnabled(bool(self._sound))
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        command = BringInPlaces(tuple(row.place for row in self._sound), self._name)
        self._desk.do(
            bring_in_places, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.accept()
        self.brought.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(str(error))


def _table(rows: list[RowSeen]) -> QTableWidget:
    heads = ["Line", "Name", "What it is", "What becomes of it"]
    table = named(QTableWidget(len(rows), len(heads)), "bringPlacesRows", "Rows of the file")
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    table.horizontalHeader().setStretchLastSection(True)
    kinds = place_kinds()
    for at, row in enumerate(rows):
        kind = kinds[row.place.kind].words if row.place.kind in kinds else ""
        for column, words in enumerate((str(row.line), row.place.name, kind, row.says)):
            table.setItem(at, column, QTableWidgetItem(words))
    for column, wide in enumerate((50, 240, 160)):
        table.setColumnWidth(column, theme.px(wide))
    table.resizeRowsToContents()
    table.setMinimumHeight(theme.px(280))
    return table
