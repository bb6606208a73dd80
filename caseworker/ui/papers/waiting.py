"""What stands in the place of a paper while it is drawn."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.ui.parts import Words, column, named


def waiting() -> QWidget:
    """Words, and a bar that moves for as long as it takes."""
    page = QWidget()
    body = column(page, 24, 10)
    body.addStretch(1)
    body.addWidget(Words("Drawing the paper…", "soft", name="paperWaiting"))
    bar = named(QProgressBar(), "paperProgress", "Drawing the paper")
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    body.addWidget(bar)
    body.addStretch(2)
    return page
