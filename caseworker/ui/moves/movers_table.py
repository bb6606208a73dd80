"""Those who move on as a table: what each column says, how it is sorted, what gives way first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from caseworker.domain.case import CaseNumber
from caseworker.domain.phase_list import Destination, Mover
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import named, plain_tip
from caseworker.ui.parts.typed_day import short_day
from caseworker.ui.register import TONE, DueCell

NUMBER: Final = Qt.ItemDataRole.UserRole + 2
SOON: Final = 28
BAR: Final = 26  # px at 100% text: the bar at the side, and the table's own edges
ROW: Final = 54  # a row with two lines in it


@dataclass(frozen=True, slots=True)
class Col:
    """A column: its title, its width at 100 % text, its words, and what it is sorted by.

    ``rank``: the highest give way first where there is little room.
    """

    title: str
    wide: int
    words: Callable[[Mover, date], str]
    key: Callable[[Mover], Any]
    rank: int


def _step(one: Mover, today: date) -> str:
    if one.step_by is None:
        return "The plan names it"
    when = "was due" if one.is_late(today) else "by"
    return f"{one.step}, {when} {short_day(one.step_by, today)}"


def _where_to(one: Mover, today: date) -> str:
    del today
    names = ", ".join(one.institutions)
    return f"{one.destination.value}, {names}" if names else one.destination.value


def _move(one: Mover, today: date) -> str:
    del today
    return one.phase if one.is_entered else f"{one.phase} (worked out)"


COLS: Final = (
    Col("Name", 150, lambda one, _: one.name, lambda one: one.name.casefold(), 0),
    Col("Year", 92, lambda one, _: one.year, lambda one: (len(one.year), one.year), 2),
    Col("Move", 186, _move, lambda one: (one.phase, one.name), 5),
    Col("Where now", 160, lambda one, _: one.place, lambda one: (one.place, one.name), 7),
    Col("Destination", 180, _where_to, lambda one: (one.destination.name, one.institutions), 3),
    Col("Next step", 180, _step, lambda one: (one.step_by or date.max, one.name), 4),
    Col(
        "Last day of the law",
        150,
        lambda one, today: one.last_day_words(today),
        lambda one: (one.is_done, one.lawful, one.name),
        1,
    ),
    Col(
        "As practice counts",
        150,
        lambda one, today: one.said_words(today),
        lambda one: (one.is_done, one.said or date.max, one.name),
        6,
    ),
    Col("Case", 104, lambda one, _: str(one.case), lambda one: str(one.case), 8),
)
TONES: Final = {
    Destination.NAMED: Tone.GREEN,
    Destination.ASKED: Tone.BLUE,
    Destination.UNKNOWN: Tone.AMBER,
}


class MoversTable(QTableView):
    """The rows that are shown. Enter or a double click opens a case.

    Signals:
        opened: a case is wanted; carries its number.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "moversTable", "Those who move on")
        self._movers: list[Mover] = []
        self._today = date.min
        self._order = (6, Qt.SortOrder.AscendingOrder)
        self._rows = QStandardItemModel(0, len(COLS), self)
        self._rows.setHorizontalHeaderLabels([col.title for col in COLS])
        self.setModel(self._rows)
        self.setItemDelegate(DueCell(self))
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
    def movers(self) -> tuple[Mover, ...]:
        """Those that are shown, in the order in which they stand."""
        return tuple(self._movers)

    def show_movers(self, movers: Sequence[Mover], today: date) -> None:
        self._movers, self._today = list(movers), today
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """No column is beyond the edge: what is least needed gives way."""
        super().resizeEvent(event)
        room = (event.size().width() - theme.px(BAR) // 2) / theme.px(100) * 100
        shown: list[int] = []
        for at in sorted(range(len(COLS)), key=lambda at: COLS[at].rank):
            if shown and sum(COLS[each].wide for each in (*shown, at)) > room:
                break
            shown.append(at)
        spare = max(0.0, room - sum(COLS[at].wide for at in shown)) / len(shown)
        for at, col in enumerate(COLS):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.setColumnWidth(at, theme.px(col.wide + spare))

    @Slot(int, Qt.SortOrder)
    def _on_sort(self, at: int, order: Qt.SortOrder) -> None:
        self._order = (at, order)
        self._draw()

    def _draw(self) -> None:
        at, order = self._order
        is_down = order is Qt.SortOrder.DescendingOrder
        self._movers.sort(key=COLS[at].key, reverse=is_down)
        self._rows.setRowCount(0)
        for one in self._movers:
            self._rows.appendRow(self._cells(one))
        if self._movers:
            self.setCurrentIndex(self._rows.index(0, 0))

    def _cells(self, one: Mover) -> list[QStandardItem]:
        said = [col.words(one, self._today) for col in COLS]
        whole = ". ".join(
            f"{col.title}: {words}" for col, words in zip(COLS, said, strict=True) if words
        )
        cells = []
        for col, words in zip(COLS, said, strict=True):
            cell = QStandardItem(words)
            cell.setToolTip(plain_tip(whole))
            if (tone := _tone(col, one, self._today)) is not None:
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


def _tone(col: Col, one: Mover, today: date) -> Tone | None:
    if col.words is _where_to:
        return TONES[one.destination]
    if one.is_done:
        return Tone.GREEN if col.words is _step else None
    if col.words is _step:
        return Tone.RED if one.is_late(today) else Tone.PLAIN
    if col.rank in {1, 6}:
        left = one.days_left(today)
        return Tone.RED if left < 0 else Tone.AMBER if left <= SOON else Tone.PLAIN
    return None
