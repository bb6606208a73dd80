"""“Because…”: why a day is the day it is, in a small window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Pill, Words, column, named
from caseworker.ui.parts.explanation import lay_explanation

WIDE = 460


class Because(QFrame):
    """A reckoning, line by line. Escape, or a click anywhere else, shuts it."""

    def __init__(
        self, title: str, lines: Sequence[str], caution: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named(self, "because", f"{title}. {' '.join(lines)} {caution}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setFixedWidth(theme.px(WIDE))
        self._body = body = column(self, 16, 6)
        body.addWidget(Words(title, "heading", wrap=True, name="becauseTitle"))
        lay_explanation(lines, body)
        if caution:
            body.addWidget(
                Pill("Check with the authority", Tone.AMBER, name="becauseCaution"),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            body.addWidget(Words(caution, "small", wrap=True))

    def open_under(self, widget: QWidget) -> None:
        """Show it below ``widget``, inside the screen."""
        self._body.activate()
        self.setFixedHeight(self._body.totalHeightForWidth(self.width()))
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        room = widget.screen().availableGeometry()
        left = min(max(corner.x(), room.left()), room.right() - self.width())
        top = corner.y()
        if top + self.height() > room.bottom():
            top = widget.mapToGlobal(QPoint(0, 0)).y() - self.height()
        self.move(left, max(top, room.top()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space}:
            self.close()
        else:
            super().keyPressEvent(event)
