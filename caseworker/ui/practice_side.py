"""The work, and the guided practice beside it; below it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.exercises import WIDE, ExercisePanel

ROOMY = 900  # px at 100% text: from here on the two stand side by side
LOW = 240
MOST = 16_777_215  # px: as much as Qt knows


class PracticeSide(QWidget):
    """Holds the work. The guided practice is made when it is first asked for.

    Signals:
        opened: an exercise wants a case; carries its number.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk, work: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel: ExercisePanel | None = None
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(work, 1)

    @Slot()
    def turn(self) -> None:
        """Show the guided practice, or put it away."""
        if self._panel is None:
            self._panel = ExercisePanel(self._desk)
            self._panel.opened.connect(self.opened)
            self._panel.shut.connect(self.turn)
            self._layout.addWidget(self._panel)
            self._place()
        else:
            self._panel.setVisible(self._panel.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._panel is None:
            return
        is_roomy = self.width() >= theme.px(ROOMY)
        way = QBoxLayout.Direction.LeftToRight if is_roomy else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)
        wide, low = theme.px(WIDE), theme.px(LOW)
        self._panel.setMinimumSize(wide if is_roomy else 0, 0 if is_roomy else low)
        self._panel.setMaximumSize(wide if is_roomy else MOST, MOST if is_roomy else low)
