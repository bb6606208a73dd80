"""The icon of the program: its mark, white on the house’s green, in each size Windows asks for."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from windows.product import HOME

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
GROUND: Final = "#0f5c63"
MARK: Final = HOME / "resources" / "icons" / "mark.svg"
_ROUND: Final = 0.22  # of its width
_EDGE: Final = 0.14


def write_icon(to: Path) -> None:
    """Each size is drawn for itself: a large one made small is a blur."""
    pictures = [_drawn(size) for size in SIZES]
    to.parent.mkdir(parents=True, exist_ok=True)
    largest = pictures[-1]
    largest.save(to, format="ICO", append_images=pictures[:-1], sizes=[(n, n) for n in SIZES])


def write_picture(to: Path, size: int) -> None:
    """One size of it, as a PNG."""
    to.parent.mkdir(parents=True, exist_ok=True)
    _drawn(size).save(to, format="PNG")


def _drawn(size: int) -> Image.Image:
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QPainterPath()
    ground.addRoundedRect(QRectF(0, 0, size, size), size * _ROUND, size * _ROUND)
    painter.fillPath(ground, QColor(GROUND))
    lines = MARK.read_text("utf-8").replace("currentColor", "#ffffff")
    if size <= SIZES[2]:  # thin lines are lost in so few points
        lines = lines.replace('stroke-width="1.75"', 'stroke-width="2.6"')
    edge = size * _EDGE
    QSvgRenderer(QByteArray(lines.encode())).render(
        painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
    )
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return Image.open(io.BytesIO(buffer.data().data()))
