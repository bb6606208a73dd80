"""The parts of an explanation, one under another: a small heading and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.parts.words import Words

_LONGEST = 24  # letters of a heading; what is longer is a sentence with a colon in it


def lay_explanation(lines: Sequence[str], body: QVBoxLayout) -> None:
    """Put the lines into ``body``. “Source: SEND Regs 2014 reg 5(1)” has a heading, others none."""
    for line in lines:
        heading, colon, words = line.partition(": ")
        if colon and len(heading) <= _LONGEST:
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(theme.px(1))
            inside.addWidget(Words(heading, "small"))
            inside.addWidget(Words(words, wrap=True))
            part.setAccessibleName(line)
            body.addWidget(part)
        else:
            body.addWidget(Words(line, "soft", wrap=True))
