"""The sign of each standing of a clock: its shape, its ink and its pattern, and the key to them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.domain.chronology import Standing
from caseworker.ui import theme
from caseworker.ui.parts import Flow, Words, named, row
from caseworker.ui.parts.stacked import Part

SIDE: Final = 16
SIGNS: Final[dict[Standing, tuple[str, str, str]]] = {
    Standing.KEPT: ("disc", "accent", "solid"),
    Standing.DONE_LATE: ("triangle", "amber_ink", "slanted"),
    Standing.RUNNING: ("ring", "ink", "empty"),
    Standing.OVERDUE: ("square", "red_ink", "crossed"),
    Standing.EXCUSED: ("diamond", "blue_ink", "dotted"),
    Standing.DROPPED: ("ring", "faint", "empty"),
    Standing.PASSING: ("ring", "faint", "empty"),
}
QUIET: Final = frozenset({Standing.DROPPED, Standing.PASSING})


def part_of(standing: Standing) -> Part:
    """How the time beyond the last day is filled."""
    _, ink, pattern = SIGNS[standing]
    return Part(standing.value, ink, pattern)


def draw_sign(painter: QPainter, standing: Standing, middle: QPointF, size: float) -> None:
    """The sign, with its middle at ``middle`` and ``size`` from there to its edge."""
    shape, ink, _ = SIGNS[standing]
    size = size * 0.7 if standing in QUIET else size
    painter.save()
    painter.setPen(QPen(theme.colour(ink), theme.px(1.8)))
    is_open = shape in {"ring", "diamond"}
    painter.setBrush(theme.colour("card" if is_open else ink))
    across, down = QPointF(size, 0), QPointF(0, size)
    match shape:
        case "square":
            painter.drawRect(QRectF(middle - across - down, middle + across + down))
        case "triangle":
            corners = [middle - down, middle + across + down * 0.8, middle - across + down * 0.8]
            painter.drawPolygon(QPolygonF(corners))
        case "diamond":
            corners = [
                middle - down * 1.25,
                middle + across * 1.25,
                middle + down * 1.25,
                middle - across * 1.25,
            ]
            painter.drawPolygon(QPolygonF(corners))
        case _:
            painter.drawEllipse(middle, size, size)
    painter.restore()


def key() -> QWidget:
    """What each sign means, in a row that wraps."""
    line = named(Flow(across=18, down=4), "timelineKey")
    words = {standing: standing.value for standing in Standing if standing not in QUIET}
    words[Standing.PASSING] = "No longer owed, or a time that passes by itself"
    for standing, said in words.items():
        entry = QWidget()
        held = row(6, entry)
        sign = Words()
        sign.setPixmap(_picture(standing))
        held.addWidget(sign)
        held.addWidget(Words(said, "small", wrap=True))
        line.addWidget(entry)
    return line


def _picture(standing: Standing) -> QPixmap:
    ratio = QApplication.primaryScreen().devicePixelRatio()
    side = theme.px(SIDE)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_sign(painter, standing, QPointF(side / 2, side / 2), side * 0.32)
    painter.end()
    return picture
