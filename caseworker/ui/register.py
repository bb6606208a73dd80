"""The cases of the register as a table: thousands of rows, none of them a whole case."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseworker.casework import cases
from caseworker.casework.office import Question
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import CaseSummary, OpenDue, Records
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Stage
from caseworker.domain.settings import settings
from caseworker.ui import theme
from caseworker.ui.due_words import how_it_stands
from caseworker.ui.palette import Tone
from caseworker.ui.parts import plain_tip
from caseworker.ui.parts.typed_day import short_day, years_old

Index = QModelIndex | QPersistentModelIndex
TONE = Qt.ItemDataRole.UserRole + 1
SOON = 7


class Column(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    BORN = 1
    STAGE = 2
    BY = 3
    DUTY = 4
    SETTING = 5
    NUMBER = 6


TITLES = {
    Column.NAME: "Name",
    Column.BORN: "Born",
    Column.STAGE: "Stage",
    Column.BY: "Owed next by",
    Column.DUTY: "What is owed next",
    Column.SETTING: "Where",
    Column.NUMBER: "Case",
}
STAGES = {stage: at for at, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with everything that filtering and sorting ask of it worked out once."""

    case: CaseSummary
    due: OpenDue | None
    found_by: str
    sort_name: str
    calendar: Calendar = field(default_factory=england)
    """By whose working days it is said how late it is."""


class CasesModel(QAbstractTableModel):
    """Sorts and filters its own rows: quicker than a proxy at ten thousand."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._all: list[Line] = []
        self._shown: list[Line] = []
        self._wanted: tuple[str, ...] = ()
        self._stage: Stage | None = None
        self._order = (Column.NAME, Qt.SortOrder.AscendingOrder)

    @property
    def total(self) -> int:
        return len(self._all)

    def show_lines(self, lines: tuple[Line, ...], today: date) -> None:
        """Show ``lines``, as ``lines_of`` made them away from the window."""
        self._today = today
        self._all = list(lines)
        self._draw()

    def keep_only(self, typed: str, stage: Stage | None) -> None:
        """Show the rows in which every word stands, at one stage or any."""
        wanted = tuple(_plain(typed).split())
        if (wanted, stage) != (self._wanted, self._stage):
            self._wanted, self._stage = wanted, stage
            self._draw()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(Column):
            self._order = (Column(column), order)
            self._draw()

    def number_at(self, index: Index) -> str:
        return str(self._shown[index.row()].case.number) if index.isValid() else ""

    def row_of(self, number: str) -> int:
        return next((at for at, line in enumerate(self._shown) if line.case.number == number), -1)

    def words_at(self, row: int) -> str:
        """A row as a sentence, for whoever hears the list."""
        if not 0 <= row < len(self._shown):
            return ""
        return ", ".join(part for at in Column if (part := self._words(self._shown[row], at)))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and section < len(Column)
        return TITLES[Column(section)] if is_title and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.DUTY and line.due:
                return f"{line.due.duty}. {line.due.source}"
            return plain_tip(self.words_at(index.row()))
        if role == TONE and column is Column.BY:
            return _tone(line.due, self._today)
        return None

    def _words(self, line: Line, column: Column) -> str:  # noqa: PLR0911 - one for each column
        case, due = line.case, line.due
        match column:
            case Column.NAME:
                other = case.known_as
                is_other = other and not case.name.startswith(other)
                return f"{case.name} ({other})" if is_other else case.name
            case Column.BORN:
                day = case.born
                return f"{day:%d/%m/%Y}, {years_old(day, self._today)}" if day else ""
            case Column.STAGE:
                return case.stands
            case Column.SETTING:
                known = settings().get(case.setting)
                return known.title if known else case.setting
            case Column.DUTY:
                return (f"{due.duty}: {due.about}" if due.about else due.duty) if due else ""
            case Column.BY:
                if due is None or due.by is None:
                    return ""
                stands = how_it_stands(due, self._today, line.calendar)
                return f"{short_day(due.by, self._today)}, {stands}"
            case Column.NUMBER:
                return str(case.number)

    def _draw(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._shown[index.row()].case.number, index.column()) for index in before]
        self._shown = [line for line in self._all if self._fits(line)]
        column, order = self._order
        self._shown.sort(
            key=lambda line: _key(line, column), reverse=order is Qt.SortOrder.DescendingOrder
        )
        rows = {line.case.number: at for at, line in enumerate(self._shown)} if kept else {}
        for index, (number, at) in zip(before, kept, strict=True):
            row = rows.get(number)
            now = QModelIndex() if row is None else self.index(row, at)
            self.changePersistentIndex(index, now)
        self.layoutChanged.emit()

    def _fits(self, line: Line) -> bool:
        if self._stage is not None and line.case.stage is not self._stage:
            return False
        return all(word in line.found_by for word in self._wanted)


class DueCell(QStyledItemDelegate):
    """Draws a cell: the name in bold, the day in the colour of its state beside its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE)
        is_name = index.column() == Column.NAME
        if not is_name and not isinstance(tone, Tone):
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text, drawn.text = drawn.text, ""
        drawn.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            drawn,
            painter,
            drawn.widget,
        )
        painter.save()
        painter.setFont(theme.typeface(14, QFont.Weight.DemiBold))
        ink = "ink" if is_name else f"{tone.value}_ink" if isinstance(tone, Tone) else "ink"
        painter.setPen(theme.colour("on_chosen" if is_chosen else ink))
        place = option.rect.adjusted(theme.px(12), 0, -theme.px(6), 0)
        metrics = painter.fontMetrics()
        # A day too long for its column has how it stands under it.
        is_long = not is_name and metrics.horizontalAdvance(text) > place.width()
        lines = text.split(", ", 1) if is_long else [text]
        top = place.center().y() - metrics.height() * len(lines) // 2
        for at, line in enumerate(lines):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            low = QRect(place.left(), top + at * metrics.height(), place.width(), metrics.height())
            painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def lines_of(*, closed: bool) -> Question[tuple[Line, ...]]:
    """A question: every case as a line, by name."""

    def ask(records: Records, today: date) -> tuple[Line, ...]:
        calendar = calendar_of(records.office())
        lines = [line_of(case, calendar) for case in cases.register(closed=closed)(records, today)]
        return tuple(sorted(lines, key=lambda line: line.sort_name))

    return ask


def line_of(case: CaseSummary, calendar: Calendar | None = None) -> Line:
    """One case as a line: what is ours and soonest stands for all that is owed."""
    dated = sorted(
        (due for due in case.dues if due.by is not None), key=lambda due: due.by or date.max
    )
    ours = [due for due in dated if due.ours]
    due = next(iter(ours or dated or case.dues), None)
    said = (
        case.name,
        case.known_as,
        str(case.number),
        case.home_authority,
        f"{case.born:%d/%m/%Y}" if case.born else "",
    )
    found_by, sort_name = _plain(" ".join(said)), _plain(_by_surname(case.name))
    return Line(case, due, found_by, sort_name, calendar or england())


def _by_surname(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"


def _plain(text: str) -> str:
    """Small letters without their accents, so that “sian” finds Siân."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _key(line: Line, column: Column) -> tuple[Any, ...]:  # noqa: PLR0911 - one for each
    case, due = line.case, line.due
    match column:
        case Column.BORN:
            return (case.born or date.max, line.sort_name)
        case Column.STAGE:
            return (STAGES[case.stage], line.sort_name)
        case Column.SETTING:
            return (case.setting, line.sort_name)
        case Column.DUTY:
            return (due.duty if due else "~", line.sort_name)
        case Column.BY:
            return (due.by if due and due.by else date.max, line.sort_name)
        case Column.NUMBER:
            return (case.number,)
        case _:
            return (line.sort_name, case.number)


def _tone(due: OpenDue | None, today: date) -> Tone | None:
    if due is None or due.by is None:
        return None
    if due.window or not due.ours:
        return Tone.BLUE
    days = (due.by - today).days
    return Tone.RED if days < 0 else Tone.AMBER if days <= SOON else Tone.GREEN
