"""Leaves the program's windows out of what is captured of the screen, where the office wants it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from caseworker.desktop.computer import Computer
from caseworker.ui.from_system import FromSystem


class Unseen(QObject):
    """Every top-level window, menu and list: those that show, and those that will.

    In a session that is seen from another computer it is off: there the window would be
    invisible to the officer, too.
    """

    def __init__(
        self, system: FromSystem, computer: Computer, parent: QObject, *, always: bool = False
    ) -> None:
        """``always``: the IT department wants it, whatever the office chose."""
        super().__init__(parent)
        self._computer = computer
        self._always = always
        self._is_wanted = False
        self._is_on = False
        system.shown.connect(self._on_shown)
        system.moved.connect(self._settle)
        self._settle()

    @Slot(bool)
    def want(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        """What the office chose."""
        self._is_wanted = wanted
        self._settle()

    @Slot()
    def _settle(self) -> None:
        is_on = (self._is_wanted or self._always) and not self._computer.is_remote()
        if is_on == self._is_on:
            return
        self._is_on = is_on
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self._computer.hide_from_capture(int(window.winId()), hidden=is_on)

    @Slot(object)
    def _on_shown(self, window: int) -> None:
        """One that was hidden while the choice changed is set right as soon as it shows."""
        self._computer.hide_from_capture(window, hidden=self._is_on)
