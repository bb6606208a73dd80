"""The program was begun again on the same records: it comes forward, and opens what came."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.desktop.front_door import FrontDoor

_AGAIN: Final = 500  # ms: no signal says that the last sheet is gone


class CalledUp(QObject):
    """Looks into the door’s inbox as soon as something lies there.

    A file that was brought waits until no sheet is open: what is being answered stays in front.

    Signals:
        called: somebody began the program again; it should come forward.
        brought: a file came with that; carries its path.
    """

    called = Signal()
    brought = Signal(object)

    def __init__(self, door: FrontDoor, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._waiting: list[Path] = []
        self._is_shut = False
        self._watch = QFileSystemWatcher([str(door.inbox)], self)
        self._watch.directoryChanged.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._hand_on)

    @Slot()
    def look(self) -> None:
        """Take what lies there. Once the window closes nothing is taken: who asks goes on alone."""
        if self._is_shut:
            return
        for path in self._door.asked():
            self.called.emit()
            if path is not None:
                self._waiting.append(path)
        self._hand_on()

    @Slot()
    def shut(self) -> None:
        """Hear nobody from now on, and let another program be the first."""
        self._is_shut = True
        self._door.release()

    @Slot()
    def _hand_on(self) -> None:
        if self._is_shut or not self._waiting:
            return
        if QApplication.activeModalWidget() is not None:
            self._again.start()
            return
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            self.brought.emit(path)


def bring_forward(window: QWidget) -> None:
    """Out of the taskbar, before the windows of other programs."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
