"""Puts a drawing on the page: boxes, lines, signs and words, as one figure of the tree."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from caseworker.documents.drawings import Box, Drawing, Label, Mark, Part, Stroke
from caseworker.documents.press import fonts
from caseworker.documents.press.fonts import Weight
from caseworker.documents.press.styles import HAIR, INK, PALE, QUIET, TEAL
from caseworker.documents.press.tagging.tree import Node
from caseworker.domain.blocks import clean
from caseworker.domain.prints import ORDINARY

INKS: Final[dict[str, Color]] = {
    "ink": INK,
    "quiet": QUIET,
    "hair": HAIR,
    "pale": PALE,
    "white": white,
    "teal": TEAL,
    "amber": HexColor("#82490A"),
    "red": HexColor("#9C1C28"),
    "blue": HexColor("#1D478A"),
}
STEP: Final = 1.5 * mm  # from one line of a pattern to the next
THIN: Final = 0.16  # how much of the ink is in the ground of a pattern


class TaggedDrawing(Flowable):  # type: ignore[misc]
    """A drawing of one node, which carries its description; made smaller for a shorter line."""

    def __init__(self, drawing: Drawing, node: Node, line: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._share = line / (ORDINARY.line * mm)
        self.node = node
        self.width, self.height = line, drawing.height * mm * self._share
        self.spaceBefore, self.spaceAfter = 4, 8

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        return self.width, self.height

    def draw(self) -> None:
        left, foot = self.canv.absolutePosition(0, 0)
        box = [left, foot, left + self.width, foot + self.height]
        self.node.attributes = {
            "O": "/Layout",
            "Placement": "/Block",
            "BBox": [round(side, 2) for side in box],
        }
        with self.canv.sequence(self.node):
            self.canv.saveState()
            self.canv.scale(self._share, self._share)
            for part in self._drawing.parts:
                self._draw(part)
            self.canv.restoreState()

    def _draw(self, part: Part) -> None:
        match part:
            case Box():
                self._box(part)
            case Stroke(x, y, to_x, to_y, ink, thick, dashed):
                self.canv.saveState()
                self.canv.setStrokeColor(INKS[ink])
                self.canv.setLineWidth(thick * mm)
                if dashed:
                    self.canv.setDash(2, 2)
                self.canv.line(x * mm, self._up(y), to_x * mm, self._up(to_y))
                self.canv.restoreState()
            case Mark():
                self._mark(part)
            case Label():
                self._label(part)

    def _up(self, y: float) -> float:
        return float((self._drawing.height - y) * mm)

    def _box(self, box: Box) -> None:
        canvas, ink = self.canv, INKS[box.ink]
        place = (box.x * mm, self._up(box.y + box.height), box.width * mm, box.height * mm)
        canvas.saveState()
        canvas.setStrokeColor(ink)
        canvas.setFillColor(ink if box.pattern == "solid" else _thinned(ink))
        canvas.setLineWidth(0.6)
        edge, ground = int(box.pattern != "solid"), int(box.pattern != "empty")
        canvas.rect(*place, stroke=0, fill=ground)
        if box.pattern in {"slanted", "crossed", "dotted"}:
            self._pattern(box.pattern, *place)
        canvas.rect(*place, stroke=edge, fill=0)
        canvas.restoreState()

    def _pattern(self, pattern: str, x: float, y: float, width: float, height: float) -> None:
        canvas = self.canv
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setLineWidth(0.8)
        if pattern == "dotted":
            canvas.setLineCap(1)
            canvas.setDash(0.01, STEP)
            canvas.setLineWidth(1.1)
            for row in _steps(y + STEP / 2, y + height):
                canvas.line(x + STEP / 2, row, x + width, row)
        else:
            for start in _steps(x - height, x + width):
                canvas.line(start, y, start + height, y + height)
                if pattern == "crossed":
                    canvas.line(start, y + height, start + height, y)
        canvas.restoreState()

    def _mark(self, mark: Mark) -> None:
        canvas, ink = self.canv, INKS[mark.ink]
        x, y, size = mark.x * mm, self._up(mark.y), mark.size * mm
        canvas.saveState()
        canvas.setStrokeColor(ink)
        canvas.setFillColor(white if mark.shape == "ring" else ink)
        canvas.setLineWidth(1.2)
        match mark.shape:
            case "disc" | "ring":
                canvas.circle(x, y, size, stroke=1, fill=1)
            case "square":
                canvas.rect(x - size, y - size, 2 * size, 2 * size, stroke=1, fill=1)
            case "triangle":
                self._corners(((x, y + size), (x + size, y - size), (x - size, y - size)))
            case "diamond":
                canvas.setFillColor(white)
                across = size * 1.25
                self._corners(((x, y + across), (x + across, y), (x, y - across), (x - across, y)))
        canvas.restoreState()

    def _corners(self, corners: tuple[tuple[float, float], ...]) -> None:
        path = self.canv.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self.canv.drawPath(path, stroke=1, fill=1)

    def _label(self, label: Label) -> None:
        weight = Weight.BOLD if label.bold else Weight.REGULAR
        text = _cut(self.canv, clean(label.text), weight, label.size, label.room * mm)
        pieces = fonts.stretches(text, weight)
        widths = [self.canv.stringWidth(piece.drawn, piece.face, label.size) for piece in pieces]
        x = label.x * mm - sum(widths) * label.align
        self.canv.setFillColor(INKS[label.ink])
        for piece, width in zip(pieces, widths, strict=True):
            self.canv.setFont(piece.face, label.size)
            self.canv.drawString(x, self._up(label.y), piece.drawn)
            x += width


def _thinned(ink: Color) -> Color:
    red, green, blue = (1 - THIN + THIN * part for part in (ink.red, ink.green, ink.blue))
    return Color(red, green, blue)


def _steps(first: float, last: float) -> list[float]:
    return [first + at * STEP for at in range(int((last - first) / STEP) + 1)]


def _cut(canvas: Any, text: str, weight: Weight, size: float, room: float) -> str:
    def wide(words: str) -> float:
        pieces = fonts.stretches(words, weight)
        return float(sum(canvas.stringWidth(piece.drawn, piece.face, size) for piece in pieces))

    if not room or wide(text) <= room:
        return text
    shown = text
    while shown and wide(f"{shown}…") > room:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
