"""A count that is also a way to what it counts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts.cards import column
from caseworker.ui.parts.words import Words


class Tile(QPushButton):
    """A large number over a few words."""

    def __init__(self, words: str, tone: Tone, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._heard = words
        self._tone = tone
        self._layout = column(self, 0, 2)
        self._layout.setContentsMargins(theme.px(18), theme.px(12), theme.px(14), theme.px(12))
        self._figure = Words("–", "figure", tone=tone)
        self._words = Words(words, "soft", wrap=True)
        for label in (self._figure, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._layout.addWidget(label)
        self.count(None)

    def count(self, number: int | None) -> None:
        """Show ``number``, or a dash while it isn't known."""
        self._figure.say("–" if number is None else f"{number:,}", self._tone)
        self.setAccessibleName(f"{self._heard}: {'not known yet' if number is None else number}")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._layout.minimumSize().width(), self._layout.sizeHint().height())
