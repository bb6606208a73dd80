"""Notices that nobody has touched the computer for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from caseworker.desktop.computer import Computer
from caseworker.desktop.here import this_computer

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_LOOK: Final = 500  # ms: a lock comes within a second of its time


class IdleWatch(QObject):
    """Counts from the last touch. A clock that can't be set back does the counting.

    On Windows a touch anywhere on the computer counts: reading a letter beside the
    window is not being away. Elsewhere only touches of this program are seen.

    Signals:
        went_idle: nobody touched anything for as long as was set.
    """

    went_idle = Signal()

    def __init__(
        self,
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
        computer: Computer | None = None,
    ) -> None:
        super().__init__(parent)
        self._computer = computer or this_computer()
        self._seconds = seconds
        self._limit = 0.0
        self._touched = seconds()
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self.look)

    def begin(self, minutes: float) -> None:
        """Start counting; ``went_idle`` comes once, after ``minutes`` without a touch."""
        self._limit = minutes * 60
        self._touched = self._seconds()
        self._look.start()
        self._watch_window(QGuiApplication.focusWindow())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch_window, Qt.ConnectionType.UniqueConnection)

    def end(self) -> None:
        """Stop counting."""
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """See whether the time is up."""
        idle = self._seconds() - self._touched
        elsewhere = self._computer.seconds_untouched()
        if elsewhere is not None:
            idle = min(idle, elsewhere)
        if idle >= self._limit:
            self.end()
            self.went_idle.emit()

    @Slot(QWindow)
    def _watch_window(self, window: QWindow | None) -> None:
        """Hear what happens to whichever window is worked in.

        A filter on the whole program would be asked about every event there is.
        """
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        if event.type() in _TOUCHES:
            self._touched = self._seconds()
        return False
