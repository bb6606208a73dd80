"""What each heading of a list is, and whether the day or the month stands first in its days."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from caseworker.casework.list_typed import ListTyped
from caseworker.domain.brought.columns import list_columns
from caseworker.domain.brought.days import Order
from caseworker.ui import theme
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Field, Words, column

LEAVE_OUT: Final = "Leave out"
EXAMPLE: Final = 46  # letters


class ColumnsPart(QWidget):
    """One line for each heading: what it is called, what stands in it, which column it is.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ListTyped()
        self._body = column(self, 0, 8)
        self._holder: QWidget | None = None
        self._boxes: list[QComboBox] = []
        self._days: QWidget | None = None

    def show_columns(self, typed: ListTyped) -> None:
        """Show the headings of this list, as they are guessed or were said before."""
        self._typed = typed
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for at, words in enumerate(("In the list", "For example", "It is")):
            grid.addWidget(Words(words, "label"), 0, at)
        self._boxes = []
        choices = [(one.title, one.name) for one in list_columns().values()]
        for at, heading in enumerate(typed.headings):
            grid.addWidget(Words(heading, "strong", wrap=True, name=f"heading{at}"), at + 1, 0)
            example = " · ".join(typed.examples(at))[:EXAMPLE] or "nothing"
            grid.addWidget(Words(example, "soft", wrap=True), at + 1, 1)
            box = chooser(f"column{at}", choices, none=LEAVE_OUT, chosen=typed.columns[at])
            box.setAccessibleName(f"What “{heading}” is")
            box.currentIndexChanged.connect(partial(self._on_chosen, at))
            grid.addWidget(box, at + 1, 2)
            self._boxes.append(box)
        grid.setColumnStretch(1, 1)
        self._body.insertWidget(0, self._holder)
        self._holder.show()
        self._show_days()

    def _on_chosen(self, at: int, _: int) -> None:
        self._typed.choose(at, str(self._boxes[at].currentData() or ""))
        for other, box in enumerate(self._boxes):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(self._typed.columns[other])))
            box.blockSignals(False)
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        """Ask once for each column whose days can be read in two ways."""
        if self._days is not None:
            self._days.hide()
            self._days.deleteLater()
            self._days = None
        names = self._typed.in_figures()
        if not names:
            return
        self._days = QWidget(self)
        layout = column(self._days, 0, 8)
        layout.addWidget(Words("How are these days written?", "heading", wrap=True))
        for name in names:
            offered = [(order.value, order.name) for order in Order]
            chosen = self._typed.orders.get(name)
            box = chooser(f"order_{name}", offered, chosen=chosen.name if chosen else "")
            box.currentIndexChanged.connect(partial(self._on_order, name, box))
            at = dict((one, place) for place, one in self._typed.used)[name]  # noqa: C402 - turned
            title = list_columns()[name].title
            like = ", ".join(self._typed.examples(at))[:EXAMPLE]
            layout.addWidget(Field(title, box, hint=f"For example {like}"))
        self._body.addWidget(self._days)
        self._days.show()

    def _on_order(self, name: str, box: QComboBox, _: int) -> None:
        if said := str(box.currentData() or ""):
            self._typed.orders[name] = Order[said]
        else:
            self._typed.orders.pop(name, None)
        self.changed.emit()
