"""Hears keys wherever the keyboard is: over a sheet, too, where a shortcut would be shut out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOCK: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
HELP: Final = QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F1)
KEYS: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Slash)


class KeyEverywhere(QObject):
    """Listens for some keys at whichever window of the program has the keyboard.

    A sheet that must be answered first keeps every shortcut from the window behind it.

    Signals:
        pressed: one of them was; carries which, as a QKeyCombination.
    """

    pressed = Signal(object)

    def __init__(self, *keys: QKeyCombination, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = frozenset(keys)
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
        keys = event.keyCombination()
        if keys not in self._keys:
            return False
        self.pressed.emit(keys)
        return True
