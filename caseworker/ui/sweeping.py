"""Keeps Python's clearing up of circles on the window's thread.

Python clears up circles of forgotten things on whichever thread happens to be running. A
forgotten widget or timer that is cleared up by a worker ends the program, so nothing is
cleared up by itself: a timer here does it, on the thread that the widgets belong to.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

EVERY: Final = 2000  # ms


class Sweeper(QObject):
    """Made once, before any worker. Clears up as often as Python itself would have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def settle(self) -> None:
        """What there is now stays for good: modules, the law. Look no more for circles in it.

        Going through all of it each time kept the window still for a fifth of a second.
        """
        gc.freeze()

    @Slot()
    def sweep(self) -> None:
        """Clear up each generation that has grown past its threshold."""
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count > most:
                gc.collect(generation)
