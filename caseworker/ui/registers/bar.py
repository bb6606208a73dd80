"""What stands above a register: the filter that is typed, the filters of columns as chips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from caseworker.domain.list_view import ListView
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Flow, column, named, quiet, secondary

FILTER: Final = "Filter"
COLUMNS: Final = "Columns…"
WIDE: Final = 260  # px at 100% text


class RegisterBar(QWidget):
    """The tools of a register, in a row that wraps, and under it a chip for each filter.

    Signals:
        typed: other words are looked for.
        filter_asked: a column is to be filtered; carries its name.
        columns_asked: other columns are to be chosen.
        dropped: the filter of a column is to go; carries its name.
        cleared: every filter is to go.
    """

    typed = Signal(str)
    filter_asked = Signal(str)
    columns_asked = Signal()
    dropped = Signal(str)
    cleared = Signal()

    def __init__(
        self, name: str, titles: Mapping[str, str], hint: str, parent: QWidget | None = None
    ) -> None:
        """``hint`` says what is found by typing; empty, and nothing is typed here."""
        super().__init__(parent)
        self._name, self._titles = name, dict(titles)
        self.filter = named(QLineEdit(self), f"{name}Filter" if hint else "", hint)
        self.filter.setVisible(bool(hint))
        self.filter.setPlaceholderText(hint)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(theme.px(WIDE))
        self.filter.setMaxLength(200)
        self.filter.textChanged.connect(self.typed)
        self.by = secondary(FILTER, f"{name}FilterBy", icon=Icon.SEARCH)
        self.by.setAccessibleName(FILTER)
        self.by.setToolTip("Filter by a column")
        self.by.clicked.connect(self._on_filter)
        self.columns = secondary(COLUMNS, f"{name}Columns", icon=Icon.PREFERENCES)
        self.columns.setAccessibleName(COLUMNS)
        self.columns.setToolTip("Which columns are shown, and in what order")
        self.columns.clicked.connect(self.columns_asked)
        self._line = Flow(across=8, down=8)
        self._chips = Flow(across=6, down=4)
        self._chips.hide()
        if hint:
            self._line.addWidget(self.filter)
        self._line.addWidget(self.by)
        self._line.addWidget(self.columns)
        body = column(self, 0, 8)
        body.addWidget(self._line)
        body.addWidget(self._chips)

    def add(self, tool: QWidget) -> None:
        """Put a tool at the end of the row."""
        self._line.addWidget(tool)

    def squeeze(self, *, is_low: bool) -> None:
        """In a low window the rows need the room: a tool is its sign alone."""
        self.by.setText("" if is_low else FILTER)
        self.columns.setText("" if is_low else COLUMNS)

    def show_view(self, view: ListView) -> None:
        """A chip for each filter; pressed, it is gone."""
        if self.filter.text() != view.typed:
            self.filter.setText(view.typed)
        self._chips.clear()
        for by in view.filters:
            chip = self._chip(by.column, by.words(self._titles.get(by.column, by.column)))
            self._chips.addWidget(chip)
        if len(view.filters) > 1:
            every = quiet("Take all off", f"{self._name}ChipsAll")
            every.clicked.connect(self.cleared)
            self._chips.addWidget(every)
        self._chips.setVisible(bool(view.filters))

    def _chip(self, column_name: str, words: str) -> QPushButton:
        chip = secondary(words, f"{self._name}Chip_{column_name}", icon=Icon.CLOSE)
        chip.setProperty("kind", "chip")
        chip.setAccessibleName(f"Filter: {words}")
        chip.setAccessibleDescription("Press to take this filter off.")
        chip.setToolTip("Take this filter off")
        chip.clicked.connect(lambda: self.dropped.emit(column_name))
        return chip

    @Slot()
    def _on_filter(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}FilterMenu")
        for column_name, title in self._titles.items():
            action = menu.addAction(f"{title}…")
            action.setObjectName(f"{self._name}FilterBy_{column_name}")
            action.triggered.connect(
                lambda _=False, column_name=column_name: self.filter_asked.emit(column_name)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.by.mapToGlobal(QPoint(0, self.by.height())))
