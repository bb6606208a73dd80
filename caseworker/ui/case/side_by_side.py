"""One piece as both sides have it, beside each other; under each other where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.domain.merging import Pair
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column

_ROOM: Final = 480  # px at 100% text, for both beside each other


class SideBySide(QWidget):
    """Ours on the left, theirs on the right, and what is to be done under them."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, 0, 6)
        body.addWidget(Words(pair.title, "strong", wrap=True))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(10))
        self._sides.addWidget(_side("Ours", pair.ours), 1)
        self._sides.addWidget(_side("Theirs", pair.theirs, Tone.BLUE), 1)
        body.addLayout(self._sides)
        self._acts = Flow(across=8, down=6)
        body.addWidget(self._acts)

    def add(self, widget: QWidget) -> None:
        """Put something to decide by under the two."""
        self._acts.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.px(_ROOM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if is_narrow else across)


def _side(title: str, words: str, tone: Tone | None = None) -> Card:
    card = Card(tone=tone, margin=10, gap=2)
    card.body.addWidget(Words(title, "label"))
    card.body.addWidget(Words(words, wrap=True))
    return card
