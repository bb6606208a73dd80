"""The table of every line as it would be, and what can be done about the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from caseworker.ui import theme
from caseworker.ui.bring_list.model import FIRST, Becomes, Index, LinesModel
from caseworker.ui.keys import shortcut
from caseworker.ui.parts import Flow, Words, column, named, secondary
from caseworker.ui.parts.cells import CellsTable

TALL = 380  # px at 100% text
EVERY = "Every line"
WIDTHS = {0: 56, 1: 210}
CELL = 128


class _Cell(QStyledItemDelegate):
    """A cell on its own ground: the sheet of styles has none for cells, and hides the model’s."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class LinesPart(QWidget):
    """Every line; a cell with something to say is coloured, and says it below the table.

    Signals:
        typed_over: a cell was typed over; carries the place of its line.
    """

    typed_over = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinesModel(self)
        body = column(self, 0, 10)
        self._count = Words("", "strong", wrap=True, name="bringListCount")
        self._only = named(QComboBox(), "bringListOnly", "Which lines are shown")
        self.table = self._table()
        self._said = Words("", "", wrap=True, name="bringListSaid")
        self._all_the_same = secondary("Open it all the same", "bringListForce")
        self._leave = secondary("Leave this line out", "bringListLeave")
        self._next_fault = secondary(
            "Next to mend", "bringListNextFault", hint="To the next cell to mend (F8)"
        )
        head = Flow(across=12, down=6)
        for widget in (self._only, self._next_fault, self._count):
            head.addWidget(widget)
        foot = Flow(across=10, down=6)
        for button in (self._all_the_same, self._leave):
            foot.addWidget(button)
        for part in (head, self.table, self._said, foot):
            body.addWidget(part)
        self._only.currentIndexChanged.connect(self._on_only)
        self._all_the_same.clicked.connect(self._on_force)
        self._leave.clicked.connect(self._on_leave)
        self._next_fault.clicked.connect(self.to_next_fault)
        shortcut("F8", self, self.to_next_fault, "To the next cell to mend", inside=True)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.itemDelegate().commitData.connect(self._on_committed)

    def begin(self) -> None:
        """Show all of the lines that were put into the model, those to mend first of all."""
        self.tell()
        mends = self.model.count(Becomes.MENDS)
        at = self._only.findData(Becomes.MENDS)
        self._only.setCurrentIndex(at if mends else 0)
        self._on_only()
        head = self.table.horizontalHeader()
        for section in range(self.model.columnCount()):
            wide = theme.px(WIDTHS.get(section, CELL))
            self.table.setColumnWidth(section, max(wide, head.sectionSizeHint(section)))
        self._choose_first()

    def say(self, words: str) -> None:
        self._said.setText(words)

    def tell(self) -> None:
        """How many lines become what, in words and in the choice of what is shown."""
        counts = {what: self.model.count(what) for what in Becomes}
        said = [f"{count:,} {what.value.lower()}" for what, count in counts.items() if count]
        self._next_fault.setEnabled(counts[Becomes.MENDS] > 0)
        self._count.setText(" · ".join(said))
        chosen = self._only.currentData()
        self._only.blockSignals(True)
        self._only.clear()
        self._only.addItem(f"{EVERY} ({sum(counts.values()):,})", None)
        for what, count in counts.items():
            self._only.addItem(f"{what.value} ({count:,})", what)
        self._only.setCurrentIndex(max(0, self._only.findData(chosen) if chosen else 0))
        self._only.blockSignals(False)
        self._on_current(self.table.currentIndex())

    def _table(self) -> CellsTable:
        table = named(CellsTable(), "bringListTable", "Every line of the list")
        table.setModel(self.model)
        table.setItemDelegate(_Cell(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setWordWrap(False)
        table.setTabKeyNavigation(True)
        table.setMinimumHeight(theme.px(TALL))
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(theme.px(32))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, FIRST))
            self._show(self.model.next_fault(self.model.index(0, 0)))
        self._on_current(self.table.currentIndex())

    @Slot()
    def to_next_fault(self) -> None:
        """Go to the next cell that keeps a line from being a case, ready to be typed over."""
        self._show(self.model.next_fault(self.table.currentIndex()))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, index: QModelIndex) -> None:
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    @Slot()
    def _on_only(self) -> None:
        only = self._only.currentData()
        self.model.keep_only(only if isinstance(only, Becomes) else None)
        self._choose_first()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        is_one = index.isValid()
        self._said.setText(self.model.words(self.model.place(index)) if is_one else "")
        becomes = self.model.becomes(self.model.place(index)) if is_one else None
        number = self.model.typed.numbers[self.model.place(index)] if is_one else 0
        is_forced = number in self.model.typed.forced
        self._all_the_same.setVisible(becomes in {Becomes.KNOWN, Becomes.TWICE} or is_forced)
        self._all_the_same.setText(
            "Leave it out after all" if is_forced else "Open it all the same"
        )
        self._leave.setVisible(is_one)
        is_left = number in self.model.typed.dropped
        self._leave.setText("Take this line in again" if is_left else "Leave this line out")

    @Slot()
    def _on_force(self) -> None:
        self._turn(self.model.typed.forced)

    @Slot()
    def _on_leave(self) -> None:
        self._turn(self.model.typed.dropped)

    def _turn(self, numbers: set[int]) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.model.turn(numbers, self.model.typed.numbers[self.model.place(index)])

    @Slot()
    def _on_committed(self, *_: object) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.typed_over.emit(self.model.place(index))
