"""What the office chose that the window heeds, told as the records open and as it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.casework.copied_words import copied_seconds
from caseworker.casework.office import Done, Touched
from caseworker.casework.screen_capture import is_capture_hidden
from caseworker.ui.desk import Desk


class OfficeChoices(QObject):
    """Asked of one desk, and gone with it.

    Signals:
        capture: whether the office wants its windows left out of what is captured.
        copied: for how many seconds what was copied may lie on the clipboard.
    """

    capture = Signal(bool)
    copied = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.done.connect(self._on_done)
        self._ask()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.OFFICE in done.touched:
            self._ask()

    def _ask(self) -> None:
        self._desk.see(self, is_capture_hidden, self.capture.emit)
        self._desk.see(self, copied_seconds, self.copied.emit)
