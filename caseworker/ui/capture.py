"""Keeps the program’s windows out of pictures of the screen, where an IT department wants that."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

Hide = Callable[[int], bool]
"""Tells the system to leave the window of that number out; whether it will."""

_LEFT_OUT: Final = 0x11  # WDA_EXCLUDEFROMCAPTURE, since Windows 10 2004
_BLACK: Final = 0x01  # WDA_MONITOR, before that


def hide_on_windows(number: int) -> bool:
    """Whether Windows leaves it out. Other systems have nothing of the kind."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - only there

    hide = ctypes.windll.user32.SetWindowDisplayAffinity
    return bool(hide(number, _LEFT_OUT) or hide(number, _BLACK))


class HiddenFromCapture(QObject):
    """Hides each window of its own as it is shown: sheets, menus and tips, too."""

    def __init__(self, parent: QObject, hide: Hide = hide_on_windows) -> None:
        super().__init__(parent)
        self._hide = hide
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._hide(int(watched.winId()))
        return False
