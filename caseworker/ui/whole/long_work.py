"""A sheet whose work takes a while: it tells how far it has come, and can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.export_all import Watch
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import secondary
from caseworker.ui.whole.progress import Progress


class LongWorkSheet(LongSheet):
    """Cancel stops the work first; the sheet goes once nothing is left of it."""

    def __init__(self, title: str, words: str, name: str, parent: QWidget) -> None:
        super().__init__(title, words, name, parent)
        self._watch: Watch | None = None
        """What the work under way tells, and is stopped by."""
        self._progress = Progress(f"{name}Progress")
        self._cancel = secondary("Cancel", f"{name}Cancel")
        self._cancel.clicked.connect(self.reject)

    def reject(self) -> None:
        """Nothing has changed then, and what was typed is kept."""
        if self._watch is None:
            super().reject()
        else:
            self._stop()

    def _listen(self, desk: Desk) -> None:
        """A lock stops the work."""
        desk.closing.connect(self._stop)

    @Slot()
    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop.set()
            self._progress.say("Stopping…")
