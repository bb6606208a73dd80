"""One piece as both sides have it, beside each other; under each other where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.domain.merging import Pair, Take
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, recolour

_ROOM: Final = 480  # px at 100% text, for both beside each other


class SideBySide(QWidget):
    """Ours on the left, theirs on the right, and what is to be done under them."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, 0, 6)
        body.addWidget(Words(pair.title, "strong", wrap=True))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(10))
        self._ours, self._theirs = _Side("Ours", pair.ours), _Side("Theirs", pair.theirs)
        self._sides.addWidget(self._ours, 1)
        self._sides.addWidget(self._theirs, 1)
        body.addLayout(self._sides)
        self._acts = Flow(across=8, down=6)
        body.addWidget(self._acts)

    def add(self, widget: QWidget) -> None:
        """Put something to decide by under the two."""
        self._acts.addWidget(widget)

    def show_taken(self, take: Take) -> None:
        """Mark what stays: one side, or both."""
        self._ours.mark(stays=take is not Take.THEIRS)
        self._theirs.mark(stays=take is not Take.OURS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.px(_ROOM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if is_narrow else across)


class _Side(Card):
    """What one of them says; in words and in colour, whether it stays."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__(margin=10, gap=2)
        self._title = title
        self._head = Words(title, "label")
        self.body.addWidget(self._head)
        self.body.addWidget(Words(words, wrap=True))

    def mark(self, *, stays: bool) -> None:
        recolour(self, Tone.ACCENT if stays else None)
        self._head.setText(f"✓ {self._title}, kept" if stays else self._title)
