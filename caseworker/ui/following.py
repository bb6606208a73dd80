"""Follows the look of the whole computer while the program runs, where that was chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.desktop.computer import Computer
from caseworker.ui import theme
from caseworker.ui.appearance import look_of_this_computer
from caseworker.ui.from_system import FromSystem

_AGAIN: Final = 500  # ms: no signal says that the last sheet or menu is gone


class Following(QObject):
    """Dark, light or high contrast, as everything else on this computer is.

    Everything is built anew in the new look. That waits until no sheet or menu is open: what
    is being answered stays under the officer's hands.

    Signals:
        changed: the computer looks different now; carries the Theme to be worn.
    """

    changed = Signal(object)

    def __init__(self, window: QWidget, system: FromSystem, computer: Computer) -> None:
        super().__init__(window)
        self._window = window
        self._computer = computer
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.look)
        hints.accessibility().contrastPreferenceChanged.connect(self.look)
        system.repainted.connect(self.look)
        self._again.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """See whether the computer looks different from what is worn."""
        worn = theme.worn()
        look = look_of_this_computer(self._computer)
        if not worn.follows or look is worn.look:
            return
        if self._is_something_open():
            self._again.start()
        else:
            self.changed.emit(replace(worn, look=look))

    def _is_something_open(self) -> bool:
        kinds = {Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Popup}
        return any(
            each.isVisible() and each.windowType() in kinds
            for each in QApplication.topLevelWidgets()
            if each is not self._window
        )
