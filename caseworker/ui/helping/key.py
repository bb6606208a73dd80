"""Hears F1 and Ctrl+/ wherever the keyboard is: over a sheet, too, which shuts shortcuts out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
HELP: Final = QKeyCombination(_NONE, Qt.Key.Key_F1)
KEYS: Final = QKeyCombination(_CTRL, Qt.Key.Key_Slash)


class HelpKey(QObject):
    """Listens at whichever window of the program has the keyboard.

    Signals:
        help_wanted: help on what has the keyboard.
        keys_wanted: which shortcuts are heard here.
    """

    help_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch(QGuiApplication.focusWindow())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        signal = {HELP: self.help_wanted, KEYS: self.keys_wanted}.get(event.keyCombination())
        if signal is None:
            return False
        signal.emit()
        return True
