"""What long work on the records tells of itself, brought onto the window’s thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.ui.parts import Words, column, named


class _Teller(QObject):
    """Brings what another thread tells onto the window’s.

    Signals:
        told: what is being done now, in words.
    """

    told = Signal(str)


class Telling(QWidget):
    """A bar and a line of words; hidden while nothing is under way."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 0, 6)
        self._words = Words("", "soft", wrap=True, name=f"{name}Words")
        bar = named(QProgressBar(), name, "Working")
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        layout.addWidget(self._words)
        layout.addWidget(bar)
        self._teller = _Teller(self)
        self._teller.told.connect(self._on_told)
        self.hide()

    def begin(self, words: str) -> None:
        self._words.setText(words)
        self.show()

    def tell(self, words: str) -> None:
        """May be called on any thread."""
        self._teller.told.emit(words)

    @Slot(str)
    def _on_told(self, words: str) -> None:
        self._words.setText(words)
