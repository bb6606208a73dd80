"""A register: a list with its filter, its chips, its table, and what is said where it is empty."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from caseworker.casework.registers import NoteCopied, note_copied
from caseworker.domain.case import CaseNumber
from caseworker.domain.formulas import harmless
from caseworker.domain.list_seen import ListSeen
from caseworker.domain.list_view import ColumnFilter, ListView, ShownColumn, read_view
from caseworker.ui.desk import Desk
from caseworker.ui.parts import column, plain_tip
from caseworker.ui.registers.bar import RegisterBar
from caseworker.ui.registers.clipboard import put_on_clipboard
from caseworker.ui.registers.col import Col
from caseworker.ui.registers.columns_sheet import ColumnsSheet
from caseworker.ui.registers.filter_sheet import FilterSheet
from caseworker.ui.registers.model import RegisterModel
from caseworker.ui.registers.table import RegisterTable

_TABLE, _NONE, _NOTHING = range(3)


@dataclass(frozen=True, slots=True)
class Called:
    """What a register is called. ``name`` is that of its controls and of what is kept of it.

    ``hint`` says what is found by typing; empty, and its page narrows it in another way.
    """

    name: str
    title: str
    hint: str = ""
    tall: bool = False


class Register(QWidget):
    """Rows that come from elsewhere, looked at as this officer last had them.

    Signals:
        opened: a row was opened; carries its number.
        looked: other rows are shown, or others are chosen.
        menu_shown: the menu of the chosen rows is about to be shown; carries the QMenu.
    """

    opened = Signal(str)
    looked = Signal()
    menu_shown = Signal(object)

    def __init__(  # noqa: PLR0913 - what it is called, what it shows, and where it is empty
        self,
        desk: Desk,
        called: Called,
        cols: Sequence[Col],
        sort: str,
        number: Callable[[Any], str],
        *,
        found_by: Callable[[Any], str] | None = None,
        none: QWidget | None = None,
        nothing: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``none`` is shown where there are no rows at all, ``nothing`` where none fits."""
        super().__init__(parent)
        self.setObjectName(called.name)
        self.desk: Final = desk
        self._called = called
        self._today = desk.today
        self.model = RegisterModel(cols, sort, number, found_by, self)
        self.table = RegisterTable(
            self.model, f"{called.name}Table", called.title, tall=called.tall
        )
        self.bar = RegisterBar(called.name, {col.id: col.title for col in cols}, called.hint)
        self._stack = QStackedWidget()
        for face in (self.table, none or QWidget(), nothing or QWidget()):
            self._stack.addWidget(face)
        body = column(self, 0, 10)
        body.addWidget(self.bar)
        body.addWidget(self._stack, 1)
        self.bar.filter.installEventFilter(self)
        self.bar.typed.connect(self._on_typed)
        self.bar.filter_asked.connect(self.filter_by)
        self.bar.columns_asked.connect(self.choose_columns)
        self.bar.dropped.connect(self._on_dropped)
        self.bar.cleared.connect(self._on_cleared)
        self.table.opened.connect(self.opened)
        self.table.turned.connect(self._on_turned)
        self.table.laid_out.connect(self._keep)
        self.table.asked.connect(self._on_asked)
        self.table.head_asked.connect(self._on_head)
        self.table.copy_asked.connect(self.copy_rows)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.looked.emit())
        desk.draft(self, self._kept_as, self._on_kept)

    # What is shown

    @property
    def view(self) -> ListView:
        return self.model.view

    @property
    def rows(self) -> tuple[Any, ...]:
        """Those that are shown, in the order in which they stand."""
        return self.model.shown

    @property
    def chosen(self) -> tuple[Any, ...]:
        """The rows that are chosen."""
        return tuple(self.rows[at] for at in self.table.chosen if at < len(self.rows))

    @property
    def filtered_by(self) -> tuple[str, ...]:
        """What it is filtered by, in words."""
        return self.view.words({name: col.title for name, col in self.model.cols.items()})

    def seen(self, title: str) -> ListSeen:
        """The list as it stands here, on its way out."""
        cols = self.model.shown_cols
        return ListSeen(
            title,
            self.desk.officer.name,
            self._today,
            tuple(col.title for col in cols),
            tuple(col.wide for col in cols),
            self.cells(),
            tuple(CaseNumber(self.model.number(row)) for row in self.rows),
            self.model.total,
            self.filtered_by,
        )

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Every row that is shown as its columns say it."""
        return tuple(self.model.cells_at(at) for at in range(len(self.rows)))

    def show_rows(self, rows: Iterable[Any], today: date) -> None:
        here = self.model.number_at(self.table.currentIndex())
        self._today = today
        self.model.show_rows(rows, today)
        if not self.view.columns:
            self.table.fit()  # to what these rows say
        self.table.choose(max(0, self.model.row_of(here)))
        self._tell()

    def look(self, view: ListView) -> None:
        """Look at it like this, and keep how it is laid out for the next time."""
        self.table.look(view)
        self.bar.show_view(view)
        self._keep()
        self._tell()

    def clear(self) -> None:
        """Everything again, laid out as it is."""
        self.look(replace(self.view.laid_out, closed=self.view.closed))

    # What is asked of it

    @Slot(str)
    def filter_by(self, name: str) -> FilterSheet:
        """Ask what a column is filtered by."""
        col, now = self.model.cols[name], self.view.of(name)
        sheet = FilterSheet(col, self.model.choices(name), now, self._today, self.window())
        sheet.chosen.connect(self._on_filtered)
        sheet.open()
        return sheet

    @Slot()
    def choose_columns(self) -> ColumnsSheet:
        """Ask which columns are seen, in what order."""
        shown = self.view.columns or tuple(ShownColumn(col.id) for col in self.model.shown_cols)
        sheet = ColumnsSheet(tuple(self.model.cols.values()), shown, self.window())
        sheet.chosen.connect(self._on_columns)
        sheet.open()
        return sheet

    @Slot()
    def copy_rows(self) -> None:
        """The chosen rows as text: what leaves by the clipboard is written down first."""
        lines = ["\t".join(map(_as_copied, self.model.cells_at(at))) for at in self.table.chosen]
        if lines:
            head = "\t".join(col.title for col in self.model.shown_cols)
            text = "\n".join((head, *lines))
            command = NoteCopied(self._called.name, self._called.title, len(lines))
            self.desk.do(note_copied, command, asker=self, then=lambda _: put_on_clipboard(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """From the filter straight into the list: down chooses, Enter opens."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key, at = event.key(), self.table.currentIndex()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.table.choose(at.row() + (1 if key == Qt.Key.Key_Down else -1))
                self._tell_where()
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if number := self.model.number_at(at):
                    self.opened.emit(number)
                return True
        return super().eventFilter(watched, event)

    # Slots

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        if typed != self.view.typed:
            self.table.look(replace(self.view, typed=typed))
            self.table.choose(0)
            self._tell()

    @Slot(object)
    def _on_filtered(self, by: ColumnFilter) -> None:
        self.look(self.view.filtered(by))

    @Slot(str)
    def _on_dropped(self, name: str) -> None:
        self.look(self.view.without(name))
        self.bar.by.setFocus()

    @Slot()
    def _on_cleared(self) -> None:
        self.clear()
        self.bar.by.setFocus()

    @Slot(object)
    def _on_columns(self, columns: tuple[ShownColumn, ...]) -> None:
        self.look(replace(self.view, columns=columns))

    @Slot(object)
    def _on_turned(self, view: ListView) -> None:
        self.look(view)

    @Slot(QPoint)
    def _on_asked(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self._called.name}Menu")
        menu.setToolTipsVisible(True)
        count = len(self.table.chosen)
        opens = menu.addAction("Open", lambda: self.table.activated.emit(self.table.currentIndex()))
        opens.setObjectName("rowOpen")
        copies = menu.addAction("Copy this row" if count == 1 else f"Copy {count:,} rows")
        copies.setObjectName("rowsCopy")
        copies.triggered.connect(self.copy_rows)
        self.menu_shown.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @Slot(str, QPoint)
    def _on_head(self, name: str, place: QPoint) -> None:
        col = self.model.cols[name]
        menu = QMenu(self)
        menu.setObjectName(f"{self._called.name}HeadMenu")
        up = replace(self.view, sort=name, descending=False)
        menu.addAction("Sort", lambda: self.look(up)).setObjectName("headSort")
        down = replace(up, descending=True)
        menu.addAction("Sort the other way round", lambda: self.look(down))
        menu.addAction(f"Filter by {col.title}…", lambda: self.filter_by(name))
        menu.addSeparator()
        shown = self.view.columns or tuple(ShownColumn(one.id) for one in self.model.shown_cols)
        rest = tuple(one for one in shown if one.name != name)
        hide = menu.addAction(
            "Leave this column out", lambda: self.look(replace(self.view, columns=rest))
        )
        hide.setEnabled(bool(rest))
        menu.addAction("Columns…", self.choose_columns)
        for action in menu.actions():
            action.setToolTip(plain_tip(action.text()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # How it was last looked at

    @property
    def _kept_as(self) -> str:
        return f"register/{self._called.name}"

    @Slot()
    def _keep(self) -> None:
        laid_out = self.view.laid_out
        self.desk.keep_place(self._kept_as, json.dumps(laid_out.to_data()))

    def _on_kept(self, text: str | None) -> None:
        """As this officer last had it; what an earlier version kept otherwise is let go."""
        try:
            kept = read_view(json.loads(text)) if text else ListView()
        except ValueError:
            return
        view = replace(self.view, columns=kept.columns, sort=kept.sort, descending=kept.descending)
        if view != self.view:  # it is drawn already as it was had last
            self.table.look(view)
            self._tell()

    def _tell(self) -> None:
        shown = self.model.rowCount()
        self._stack.setCurrentIndex(_TABLE if shown else _NOTHING if self.model.total else _NONE)
        self._tell_where()
        self.looked.emit()

    def _tell_where(self) -> None:
        self.bar.filter.setAccessibleDescription(
            self.model.words_at(self.table.currentIndex().row())
        )


def _as_copied(cell: str) -> str:
    """One cell stays one cell in a spreadsheet, and is never run there."""
    return harmless(" ".join(cell.split()))
