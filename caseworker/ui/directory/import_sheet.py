"""A file of places, row by row, brought in once somebody has seen what it would change."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from caseworker.casework.directory import PutBack
from caseworker.casework.directory_rows import BringInPlaces, RowSeen, bring_in_places
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.place_kinds import place_kinds
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, named, primary, secondary

_ABOUT = (
    "Nothing has changed yet. Rows with something wrong are left out: put them right in the file, "
    "and bring it in again."
)
_SHOWN = 500


class ImportSheet(LongSheet):
    """What each row of the file would do.

    Signals:
        brought: the sound rows were brought in; carries the sentence, and what takes it back.
    """

    brought = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget, rows: tuple[RowSeen, ...]) -> None:
        super().__init__("Bring in a file of places", _ABOUT, "bringPlaces", parent)
        self.as_wide_as(820)
        self._desk = desk
        self._sound = tuple(row for row in rows if row.changes)
        wrong = [row for row in rows if row.faults]
        new = sum(row.before is None for row in self._sound)
        said = (
            f"{new:,} new, {len(self._sound) - new:,} changed, "
            f"{len(rows) - len(self._sound) - len(wrong):,} as they are, {len(wrong):,} wrong."
        )
        tone = Tone.AMBER if wrong else None
        self.middle.body.addWidget(
            Words(said, "strong", wrap=True, tone=tone, name="bringPlacesSaid")
        )
        shown = [*wrong, *(row for row in rows if not row.faults)][:_SHOWN]
        if len(shown) < len(rows):
            words = f"The first {_SHOWN} are shown; those that are wrong come first."
            self.middle.body.addWidget(Words(words, "small", wrap=True))
        self.middle.body.addWidget(_table(shown))
        cancel = secondary("Cancel", "bringPlacesCancel")
        self._go = primary(f"Bring in {len(self._sound):,}", "bringPlacesGo")
        self._go.setEnabled(bool(self._sound))
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        command = BringInPlaces(tuple(row.place for row in self._sound))
        self._desk.do(
            bring_in_places, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        before = tuple(row.before for row in self._sound if row.before is not None)
        added = tuple(row.place.id for row in self._sound if row.before is None)
        self.accept()
        self.brought.emit(done.sentence, PutBack(before, added))

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
