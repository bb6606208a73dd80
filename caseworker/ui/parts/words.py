"""Words on the window: always plain text, so that nothing typed can become markup."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from caseworker.domain.reading_order import in_order
from caseworker.ui.palette import Tone


class Words(QLabel):
    """A piece of text with a part to play.

    ``role`` is one of: body, title, heading, strong, soft, small, label, figure, fault, key.
    """

    def __init__(  # noqa: PLR0913 - each has a sensible default
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: Tone | None = None,
        wrap: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone is not None:
            self.setProperty("tone", tone.value)
        if wrap:
            self.setWordWrap(True)
        if name:
            self.setObjectName(name)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line: the height that wrapped words need is asked for by their width."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.fontMetrics().height()) if self.wordWrap() else hint

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """A name from right to left doesn't turn the sentence round that it stands in."""
        super().setText(in_order(text))

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Change the words, and the colour that goes with them."""
        self.setText(text)
        recolour(self, tone)


AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def named(widget: AnyWidget, name: str, heard: str = "") -> AnyWidget:
    """``widget`` with its name for tests, and what a screen reader calls it."""
    widget.setObjectName(name)
    if heard:
        widget.setAccessibleName(heard)
    return widget


class Rule(QFrame):
    """A hairline between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)


def whole(words: str) -> str:
    """The same words, never parted at the end of a line: a telephone number is read in one go."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def recolour(widget: QWidget, tone: Tone | None) -> None:
    """Give ``widget`` another tone, and let the style sheet see it."""
    restyle(widget, "tone", tone.value if tone else "")


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
