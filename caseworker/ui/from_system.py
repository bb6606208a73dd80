"""Hears from Windows that the officer has left, that colours were changed, that a window shows."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
)
from PySide6.QtWidgets import QWidget

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
        self._window = 0
        app = QCoreApplication.instance()
        if computer.tells and app is not None:
            self._filter = _Filter(self)
            app.installNativeEventFilter(self._filter)
            self._window = int(window.winId())
            computer.hear_session(self._window)

    def stop(self) -> None:
        """Hear no more, before the window goes. May be called twice."""
        heard, self._filter = self._filter, None
        app = QCoreApplication.instance()
        if heard is not None and app is not None:
            self._computer.unhear_session(self._window)
            app.removeNativeEventFilter(heard)

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
