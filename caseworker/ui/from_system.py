"""Hears from Windows that the officer has left, that colours were changed, that a window shows."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QEvent,
    QObject,
    Signal,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from caseworker.desktop.computer import Computer, Meaning, Told


class FromSystem(QObject):
    """Tells what the system says by messages. Where it says nothing by them, it never does.

    Signals:
        left: the session was locked or handed over, or the computer goes to sleep.
        moved: the session is shown elsewhere now (Remote Desktop), or is back here.
        repainted: colours or contrast of the whole computer were changed.
        shown: a window came on the screen; carries its native number.
    """

    left = Signal()
    moved = Signal()
    repainted = Signal()
    shown = Signal(object)

    def __init__(self, window: QWidget, computer: Computer) -> None:
        super().__init__(window)
        self._computer = computer
        self._filter: _Filter | None = None
        self._widget = window
        self._window = 0  # the native one that is told of the session
        app = QCoreApplication.instance()
        if computer.tells and app is not None:
            self._filter = _Filter(self)
            app.installNativeEventFilter(self._filter)
            self._listen(int(window.winId()))
            window.installEventFilter(self)

    def stop(self) -> None:
        """Hear no more, before the window goes. May be called twice."""
        heard, self._filter = self._filter, None
        app = QCoreApplication.instance()
        if heard is not None and app is not None:
            self._widget.removeEventFilter(self)
            self._listen(0)
            app.removeNativeEventFilter(heard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's
        """Qt may throw a native window away and make another; nobody told the new one anything.

        That a new one is left out of what is captured comes by itself: it shows (``shown``).
        """
        if event.type() is QEvent.Type.WinIdChange:
            is_there = isValid(self._widget)  # as it goes, Qt tells of that, too
            self._listen(int(self._widget.internalWinId()) if is_there else 0)
        return False

    def _listen(self, window: int) -> None:
        before, self._window = self._window, window
        if before and before != window:
            self._computer.unhear_session(before)
        if window and before != window:
            self._computer.hear_session(window)

    def hear(self, kind: bytes, address: int) -> None:
        """One message, as Qt received it."""
        told = self._computer.told(kind, address)
        if told is not None:
            self._tell(told)

    def _tell(self, told: Told) -> None:
        match told.meaning:
            case Meaning.LEFT:
                self.left.emit()
            case Meaning.SESSION:
                self.moved.emit()
            case Meaning.LOOKS:
                self.repainted.emit()
            case Meaning.SHOWN:
                self.shown.emit(told.window)


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, owner: FromSystem) -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, address: int
    ) -> tuple[bool, int]:
        said = kind.data() if isinstance(kind, QByteArray) else kind
        self._owner.hear(bytes(said), int(address))
        return False, 0
