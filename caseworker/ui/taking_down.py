"""Takes a whole tree of widgets down in slices, so that the window never stands still for it."""

from __future__ import annotations

import gc
from collections import deque
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from caseworker.ui.here import leave

SLICE: Final = 0.012  # seconds of work before the window gets its turn
_OURS: Final = "caseworker."


class TakingDown(QObject):
    """What is handed in is hidden by then; nothing of it is left a moment later.

    Hundreds of lines deleted in one go kept the window still for the better part of a second.
    Our own widgets go one by one, the innermost first; what Qt has put inside its own goes
    with the widget that it belongs to.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving: deque[QWidget] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def take(self, tree: QWidget) -> None:
        """Delete ``tree``, beginning at the next turn of the event loop."""
        leave(tree)
        within = reversed(tree.findChildren(QWidget))
        self._leaving.extend(each for each in within if type(each).__module__.startswith(_OURS))
        self._leaving.append(tree)
        self._turn.start()

    @Slot()
    def _on_turn(self) -> None:
        until = perf_counter() + SLICE
        while self._leaving and perf_counter() < until:
            widget = self._leaving.popleft()
            if isValid(widget):
                delete(widget)
            # Qt's Python may hold the empty shell for longer: nothing that was read stays in it.
            vars(widget).clear()
        if not self._leaving:
            self._turn.stop()
            gc.collect()  # the circles that held what was shown
