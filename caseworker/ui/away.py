"""Hears from Windows that the session was locked, handed over, or that the computer sleeps."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

SESSION_CHANGED: Final = 0x02B1  # WM_WTSSESSION_CHANGE
POWER: Final = 0x0218  # WM_POWERBROADCAST
END_SESSION: Final = 0x0016  # WM_ENDSESSION
_SESSION_LEFT: Final = frozenset({0x2, 0x4, 0x6, 0x7})  # disconnected, logged off, locked
_SLEEPS: Final = 0x4  # PBT_APMSUSPEND


def says_away(message: int, detail: int) -> bool:
    """Whether a Windows message means that the officer is no longer there."""
    if message == SESSION_CHANGED:
        return detail in _SESSION_LEFT
    return (message == POWER and detail == _SLEEPS) or message == END_SESSION


class Away(QObject):
    """Tells when the officer has left by way of Windows. Elsewhere it never does.

    Signals:
        left: the session was locked or handed over, or the computer goes to sleep.
    """

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter: _Filter | None = None
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - Windows only

            self._filter = _Filter(self)
            QApplication.instance().installNativeEventFilter(self._filter)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, owner: Away) -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, address: int
    ) -> tuple[bool, int]:
        if sys.platform == "win32" and bytes(kind) == b"windows_generic_MSG":
            from ctypes import wintypes  # noqa: PLC0415 - Windows only

            message = wintypes.MSG.from_address(int(address))
            if says_away(message.message, message.wParam):
                self._owner.left.emit()
        return False, 0
