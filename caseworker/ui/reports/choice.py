"""Which report is wanted: one button each, side by side; a box where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from caseworker.ui import theme
from caseworker.ui.parts import Flow, column, named, quiet
from caseworker.ui.reports.all import ReportOffered

_ROOM: Final = 700  # px at 100% text


class ReportChoice(QWidget):
    """Arrows go from one report to the next.

    Signals:
        chosen: carries the name of a report.
    """

    chosen = Signal(str)

    def __init__(self, offered: Sequence[ReportOffered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "reportChoice", "Which report")
        self._line = Flow(across=4, down=4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.box = named(QComboBox(), "reportBox", "Report")
        body = column(self, 0, 0)
        body.addWidget(self._line)
        body.addWidget(self.box)
        for one in offered:
            button = quiet(one.words, f"report_{one.name}")
            button.setCheckable(True)
            button.toggled.connect(lambda on, name=one.name: self._on_chosen(name) if on else None)
            self._group.addButton(button)
            self._buttons[one.name] = button
            self._line.addWidget(button)
            self.box.addItem(one.words, one.name)
        self.box.activated.connect(lambda: self.go_to(self.box.currentData()))
        self._arrange()

    def offer(self, names: Sequence[str]) -> None:
        """Only these can be chosen."""
        for name, button in self._buttons.items():
            button.setVisible(name in names)
        self.box.clear()
        for name in names:
            self.box.addItem(self._buttons[name].text(), name)
            if self._buttons[name].isChecked():
                self.box.setCurrentIndex(self.box.count() - 1)

    def go_to(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= theme.px(_ROOM)
        self._line.setVisible(has_room)
        self.box.setVisible(not has_room)

    def _on_chosen(self, name: str) -> None:
        self.box.setCurrentIndex(self.box.findData(name))
        self.chosen.emit(name)
