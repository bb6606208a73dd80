"""The sheet in which the columns of a register are chosen and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from caseworker.domain.list_view import ShownColumn
from caseworker.ui import theme
from caseworker.ui.keys import shortcut
from caseworker.ui.parts import named, primary, row, secondary
from caseworker.ui.registers.col import Col
from caseworker.ui.say import Sheet

NAME = Qt.ItemDataRole.UserRole


class ColumnsSheet(Sheet):
    """Tick what is to be seen; drag it, or move it with the buttons.

    Signals:
        chosen: carries the columns; none is “as they come”.
    """

    chosen = Signal(object)

    def __init__(self, cols: Sequence[Col], shown: Sequence[ShownColumn], parent: QWidget) -> None:
        words = (
            "Tick the columns that you want to see, and move them into your order. It is kept for "
            "you alone."
        )
        super().__init__("Columns", words, "columns", parent)
        self._widths = {one.name: one.wide for one in shown}
        self._list = named(QListWidget(), "columnsList", "Columns")
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setMinimumHeight(theme.px(320))
        there = [one.name for one in shown]
        ordered = sorted(cols, key=lambda col: there.index(col.id) if col.id in there else 99)
        for col in ordered:
            item = QListWidgetItem(col.title)
            item.setData(NAME, col.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_shown = col.id in self._widths
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.body.addWidget(self._list, 1)
        self.body.addSpacing(theme.px(8))
        tools = row(8)
        up = secondary("Move up", "columnsUp", hint="Move up (Ctrl+Up)")
        down = secondary("Move down", "columnsDown", hint="Move down (Ctrl+Down)")
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        shortcut("Ctrl+Up", self, lambda: self._move(-1), "This column further to the left")
        shortcut("Ctrl+Down", self, lambda: self._move(1), "This column further to the right")
        tools.addWidget(up)
        tools.addWidget(down)
        tools.addStretch(1)
        self.body.addLayout(tools)
        usual = secondary("As they come", "columnsUsual")
        usual.clicked.connect(self._on_usual)
        cancel = secondary("Cancel", "columnsCancel")
        cancel.clicked.connect(self.reject)
        go = primary("Show these", "columnsGo")
        go.setDefault(True)
        go.clicked.connect(self._on_go)
        self.finish_with(usual, cancel, go)
        self.finished.connect(self.deleteLater)

    def _move(self, by: int) -> None:
        at = self._list.currentRow()
        if 0 <= at + by < self._list.count():
            self._list.insertItem(at + by, self._list.takeItem(at))
            self._list.setCurrentRow(at + by)

    @Slot()
    def _on_usual(self) -> None:
        self.chosen.emit(())
        self.accept()

    @Slot()
    def _on_go(self) -> None:
        items = (self._list.item(at) for at in range(self._list.count()))
        names = [
            str(item.data(NAME)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]
        self.chosen.emit(tuple(ShownColumn(name, self._widths.get(name, 0)) for name in names))
        self.accept()
