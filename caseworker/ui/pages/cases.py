"""The register: every case in one list, filtered and sorted as fast as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QWidget,
)

from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber, Stage
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.papers import MOST, ManySheet, show_many
from caseworker.ui.parts import EmptyState, Flow, PageTitle, column, named, primary, secondary
from caseworker.ui.register import CasesModel, Column, DueCell, Line, lines_of
from caseworker.ui.register_columns import LOW, fitted
from caseworker.ui.whole.import_sheet import ImportSheet
from caseworker.ui.whose.give_sheet import GiveSheet

LOWEST = 300  # px at 100% text: below this the rows need the room of the title
SEVERAL = 2  # fewer rows than this are only the one that the list stands on
LETTERS = "Letters…"
BAR = 26  # px at 100% text: the bar at the side, and the table's own edges


class CasesPage(Page):
    """Type to filter; arrows choose; Enter opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "casesPage", "Cases")
        self._desk = desk
        self._is_stale = False
        self.model = CasesModel(desk.today, self)
        self._title = PageTitle("Cases")
        self.filter = named(QLineEdit(), "casesFilter", "Filter by name, number or authority")
        self.filter.setPlaceholderText("Filter by name, number or authority")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(theme.px(300))
        self.filter.installEventFilter(self)
        self.stages = named(QComboBox(), "stageFilter", "Stage")
        self.stages.addItem("Every stage", None)
        for stage in Stage:
            if stage is not Stage.CLOSED:
                self.stages.addItem(stage.value, stage)
        self.closed = named(QCheckBox("Closed cases too"), "closedToo")
        self.table = self._table()
        self._letters = secondary(LETTERS, "manyLettersOpen", icon=Icon.PLAN)
        self._letters.setAccessibleName("Letters")
        self._letters.clicked.connect(self.write_letters)
        self._give = secondary("Give to…", "casesGive")
        self._give.setToolTip("Give the chosen cases to another officer")
        self._give.clicked.connect(self._on_give)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self._stack = QStackedWidget()
        new = primary("New case", "firstCase", icon=Icon.PLUS)
        new.clicked.connect(lambda: self.wanted.emit("new_case"))
        bring = secondary("Bring in an export of everything…", "firstBringAllIn")
        bring.clicked.connect(lambda: ImportSheet(desk, self.window()).open())
        clear = secondary("Clear the filter", "clearFilter")
        clear.clicked.connect(self._on_clear)
        none = EmptyState(
            Icon.CASES,
            "No cases yet",
            "A case begins with a name and a date of birth. The rest can wait.",
            new,
            bring,
            name="noCases",
        )
        nothing = EmptyState(
            Icon.SEARCH,
            "No case fits",
            "Try part of a name, or another stage. Closed cases are shown only when asked for.",
            clear,
            name="nothingFits",
        )
        for face in (self.table, none, nothing):
            self._stack.addWidget(face)
        body = column(self, 0, 12)
        side = theme.px(28)
        body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        body.addWidget(self._title)
        line = Flow(across=12)
        for tool in (self.filter, self.stages, self.closed, self._letters, self._give):
            line.addWidget(tool)
        body.addWidget(line)
        body.addWidget(self._stack, 1)
        self.filter.textChanged.connect(self._on_filter)
        self.stages.currentIndexChanged.connect(self._on_filter)
        self.closed.toggled.connect(self._look)
        desk.done.connect(self._on_done)
        desk.freshened.connect(self._on_freshened)
        self.setFocusProxy(self.filter)
        self._look()

    def begin(self, part: str) -> None:
        """Show the cases that a part of a name, or an authority, fits."""
        if part:
            self.filter.setText(part)

    @property
    def chosen(self) -> tuple[CaseNumber, ...]:
        """The rows that are chosen where they are several; else every row that is shown."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if len(rows) < SEVERAL:
            rows = list(range(self.model.rowCount()))
        numbers = (self.model.number_at(self.model.index(row, 0)) for row in rows)
        return tuple(CaseNumber(number) for number in numbers)

    @Slot()
    def write_letters(self) -> ManySheet | None:
        """One kind of letter for the cases that are chosen."""
        return show_many(self, self._desk, self.chosen) if self._letters.isEnabled() else None

    @Slot()
    def _on_give(self) -> None:
        """The rows that are chosen, one or many; never all of them unasked."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        numbers = [self.model.number_at(self.model.index(row, 0)) for row in rows]
        if not numbers:
            words = "Choose the cases first: with the arrows, and Shift or Ctrl for several."
            self._desk.refused.emit(words, "")
            return
        sheet = GiveSheet(self._desk, [CaseNumber(one) for one in numbers], self.window())
        sheet.said.connect(self.said)
        sheet.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """From the filter straight into the list: down chooses, Enter opens."""
        if watched is self.filter and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            if is_press and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._choose(self.table.currentIndex().row() + step)
                return True
            if is_press and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_opened(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)  # type: ignore[arg-type]  # passed on as it came
        if self._is_stale:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """No column is beyond the edge: what is least needed gives way."""
        super().resizeEvent(event)
        is_high = event.size().height() >= theme.px(LOWEST)
        self._title.setVisible(is_high)
        self._letters.setText(LETTERS if is_high else "")  # the sign alone, in a low window
        room = event.size().width() - 2 * theme.px(28) - theme.px(BAR)
        found = fitted(room / theme.px(100) * 100)
        for each in Column:
            self.table.setColumnHidden(each, each not in found.widths)
            if each in found.widths:
                self.table.setColumnWidth(each, theme.px(found.widths[each]))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(found.row))

    def _table(self) -> QTableView:
        table = named(QTableView(), "casesTable", "Cases")
        table.setModel(self.model)
        table.setItemDelegate(DueCell(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(theme.px(LOW))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(theme.px(80))
        table.activated.connect(self._on_opened)
        table.doubleClicked.connect(self._on_opened)
        return table

    @Slot()
    def _look(self) -> None:
        self._is_stale = False
        self._desk.see(self, lines_of(closed=self.closed.isChecked()), self._on_seen)

    def _on_seen(self, rows: tuple[Line, ...]) -> None:
        here = self.model.number_at(self.table.currentIndex())
        self.model.show_lines(rows, self._desk.today)
        self._on_filter()
        self._choose(max(0, self.model.row_of(here)))

    @Slot()
    def _on_filter(self) -> None:
        self.model.keep_only(self.filter.text(), self.stages.currentData())
        shown, total = self.model.rowCount(), self.model.total
        beside = f"{shown:,} of {total:,}" if shown != total else f"{total:,}"
        self._title.beside.setText(beside if total else "")
        self._stack.setCurrentIndex(0 if shown else (2 if total else 1))
        self._on_chosen()
        self._choose(0)

    @Slot()
    def _on_clear(self) -> None:
        self.filter.clear()
        self.stages.setCurrentIndex(0)

    @Slot()
    def _on_chosen(self) -> None:
        """Say how many cases the letters would be for; Ctrl and Shift choose several."""
        count = len(self.table.selectionModel().selectedRows())
        count = count if count >= SEVERAL else self.model.rowCount()
        what = f"One kind of letter for {count:,} {'case' if count == 1 else 'cases'}"
        many = f"{MOST} at a time at most: filter the list, or choose rows with Ctrl or Shift"
        self._letters.setToolTip(what if count <= MOST else many)
        self._letters.setAccessibleDescription(self._letters.toolTip())
        self._letters.setEnabled(0 < count <= MOST)

    def _choose(self, row: int) -> None:
        row = max(0, min(self.model.rowCount() - 1, row))
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.filter.setAccessibleDescription(self.model.words_at(row))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        number = self.model.number_at(index)
        if number:
            self.opened.emit(number, "")

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.case is not None or Touched.DIARY in done.touched:
            self._on_freshened()

    @Slot()
    def _on_freshened(self) -> None:
        if self.isVisible():
            self._look()
        else:
            self._is_stale = True
