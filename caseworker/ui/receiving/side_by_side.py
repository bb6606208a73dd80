"""One piece as both sides have it, beside each other; under each other where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.domain.merging import Pair
from caseworker.ui.case.tab import Columns
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column


class SideBySide(QWidget):
    """Ours on the left, theirs on the right, and what is to be done under them."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, 0, 6)
        body.addWidget(Words(pair.title, "strong", wrap=True))
        columns = Columns(1, 1)
        columns.put_left(_side("Ours", pair.ours))
        columns.put_right(_side("Theirs", pair.theirs, Tone.BLUE))
        body.addWidget(columns)
        self._acts = Flow(across=8, down=6)
        body.addWidget(self._acts)

    def add(self, widget: QWidget) -> None:
        """Put something to decide by under the two."""
        self._acts.addWidget(widget)


def _side(title: str, words: str, tone: Tone | None = None) -> Card:
    card = Card(tone=tone, margin=10, gap=2)
    card.body.addWidget(Words(title, "label"))
    card.body.addWidget(Words(words, wrap=True))
    return card
