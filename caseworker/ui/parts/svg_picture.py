"""A drawing that came as SVG, as wide as it is given room for, with its words for who can't see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.ui import theme

#: The colours of a drawing in the window: as those of the paper, in the theme that is worn.
INKS: Final = {
    "ink": "ink",
    "quiet": "soft",
    "hair": "line",
    "pale": "ground",
    "white": "card",
    "teal": "accent",
    "amber": "amber_ink",
    "red": "red_ink",
    "blue": "blue_ink",
}


def inks() -> Mapping[str, str]:
    """What a drawing has to be asked for with."""
    return {ink: theme.colour(name).name() for ink, name in INKS.items()}


class SvgPicture(QWidget):
    """Keeps the shape of the drawing; ``wide`` is its greatest width in px at 100% text."""

    def __init__(
        self, svg: str, words: str, name: str, *, wide: int = 300, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._drawing = QSvgRenderer(QByteArray(svg.encode()), self)
        self._wide = wide
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wide = theme.px(self._wide)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = theme.px(self._wide) // 3
        return QSize(least, self.heightForWidth(least))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        box = self._drawing.viewBoxF()
        wide = min(width, theme.px(self._wide))
        return round(wide * box.height() / max(1.0, box.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), theme.px(self._wide))
        self._drawing.render(painter, QRectF(0, 0, wide, self.heightForWidth(wide)))
