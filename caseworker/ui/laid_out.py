"""Nothing is painted that isn't laid out: what has changed takes its place first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_PAINTS: Final = frozenset({QEvent.Type.UpdateRequest, QEvent.Type.Expose})

DEEPEST: Final = 12  # layouts around one another, and some to spare


class LaidOut(QObject):
    """Watches over one window.

    A layout takes notice of a change some events later, each layout around it later still, and
    a window may be asked to paint in between: lines were seen squeezed on top of one another.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind in _PAINTS:
            lay_out()
        elif kind is QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        return super().eventFilter(watched, event)


def lay_out() -> None:
    """Have every layout that waits to be told of a change take it up now, the outermost last.

    Qt hands over only what waited when it was asked: each time, the news goes one layout out.
    """
    for _ in range(DEEPEST):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
