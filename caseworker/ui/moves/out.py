"""What goes out: each case that was handed over, to whom, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import EmptyState, column, primary

ABOUT = (
    "A whole case goes to another office in one pack: locked for them alone, listed with what was "
    "withheld, and answered with a receipt."
)


class OutTab(QWidget):
    """Every hand-over, newest first.

    Signals:
        opened: a case is wanted; carries its number and no duty.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        go = primary("Hand over a case…", "handOver", icon=Icon.ARROW_RIGHT)
        empty = EmptyState(Icon.MOVES, "Nothing was handed over", ABOUT, go, name="movesOutEmpty")
        column(self, 0, 0).addWidget(empty)
