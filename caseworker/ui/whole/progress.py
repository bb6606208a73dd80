"""How far a long work has come, told across threads, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.casework.export_all import Watch
from caseworker.ui.parts import Words, column, named


class _Teller(QObject):
    """Brings what another thread tells onto the window’s.

    Signals:
        told: so many are done, out of so many.
    """

    told = Signal(int, int)


class Progress(QWidget):
    """A bar and a line of words; hidden while nothing is under way."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 0, 6)
        self._words = Words("", "soft", wrap=True, name=f"{name}Words")
        self._bar = named(QProgressBar(), name, "How far it has come")
        self._bar.setTextVisible(False)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        self._teller = _Teller(self)
        self._teller.told.connect(self._on_told)
        self.hide()

    def begin(self, words: str) -> Watch:
        """Show it, and give what the work tells and is stopped by."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.show()
        return Watch(self._teller.told.emit)

    def say(self, words: str) -> None:
        self._words.setText(words)

    @Slot(int, int)
    def _on_told(self, done: int, all_: int) -> None:
        self._bar.setRange(0, all_)
        self._bar.setValue(done)
        if all_:
            self._bar.setAccessibleDescription(f"{done:,} of {all_:,} cases")
