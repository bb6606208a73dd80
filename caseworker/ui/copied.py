"""Takes back what was copied here: some seconds after another program is in front, and at the end.

While one of our windows is in front it stays, or whoever cuts a sentence out of one field and is
slow to put it into another would lose it. The lock takes it in any case.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

UNASKED: Final = 30.0  # seconds, until the office's own are known
_LOOK: Final = 500  # ms: it is gone within a second of its time


class Copied(QObject):
    """Counts by a clock that can't be set back. What other programs copied is left alone."""

    def __init__(
        self,
        board: QClipboard,
        parent: QObject,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._seconds = seconds
        self._limit = UNASKED
        self._since = 0.0
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self.look)
        board.dataChanged.connect(self._on_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.turn)
            app.aboutToQuit.connect(self.take_back)

    @property
    def is_counting(self) -> bool:
        """Whether something of ours lies there while another program is in front."""
        return self._look.isActive()

    @Slot(int)
    def keep_for(self, seconds: int) -> None:
        """What the office chose."""
        self._limit = float(seconds)

    @Slot(Qt.ApplicationState)
    def turn(self, state: Qt.ApplicationState) -> None:
        """Begin to count as another program comes in front, and stop as one of our windows does."""
        self._look.stop()
        if state is not Qt.ApplicationState.ApplicationActive and self._lies_there():
            self._since = self._seconds()
            self._look.start()

    @Slot()
    def look(self) -> None:
        """See whether the time is up."""
        if self._seconds() - self._since >= self._limit:
            self.take_back()

    @Slot()
    def take_back(self) -> None:
        """Empty the clipboard, if what lies there is still ours."""
        self._look.stop()
        if self._lies_there():
            self._board.clear()

    @Slot()
    def _on_changed(self) -> None:
        """Rows may come onto it once the officer has turned away; another program’s stop it all."""
        if not self.is_counting or not self._lies_there():
            self.turn(QGuiApplication.applicationState())

    def _lies_there(self) -> bool:
        held = cast("QMimeData | None", self._board.mimeData())  # none where it is quite empty
        return self._board.ownsClipboard() and held is not None and bool(held.formats())
