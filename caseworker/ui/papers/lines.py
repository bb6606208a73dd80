"""A line of a list of papers: what it is, a few words under it, the button that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.parts import Words, row


def line(
    title: str,
    under: Sequence[str],
    button: QPushButton | None = None,
    *,
    below: QWidget | None = None,
) -> QWidget:
    """``title`` with ``under`` and ``below`` under it, and ``button`` at the far end."""
    ground = QWidget()
    ground.setAccessibleName(". ".join((title, *under)))
    across = row(12, ground)
    across.setContentsMargins(0, 6, 0, 6)
    words = QVBoxLayout()
    words.setSpacing(theme.px(2))
    words.addWidget(Words(title, "strong", wrap=True))
    for each in under:
        words.addWidget(Words(each, "small", wrap=True))
    if below is not None:  # there is no room for it beside large letters
        words.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
    across.addLayout(words, 1)
    if button is not None:
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return ground


def cleared(layout: QBoxLayout) -> None:
    """Take everything out of ``layout``, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
