"""Pills: a stage, an alert, a marking. Words in a soft ground of their tone."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.ui.palette import Tone
from caseworker.ui.parts.words import Words, recolour


class Pill(Words):
    """A few words that stand out. The words carry the meaning; the colour only helps."""

    def __init__(
        self, text: str, tone: Tone = Tone.PLAIN, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "pill", tone=tone, name=name, parent=parent)
        self.setProperty("pill", True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: Tone | None = Tone.PLAIN) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        recolour(self, tone)
