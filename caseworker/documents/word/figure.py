"""A drawing as a picture: boxes, lines, signs and words, as dots in a PNG file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from caseworker import resources
from caseworker.documents.drawings import WIDTH, Box, Drawing, Label, Mark, Stroke
from caseworker.domain.blocks import clean

DOTS: Final = 10  # to the millimetre: 254 to the inch
FOOT: Final = 3.0  # millimetres of white below: a page does not cut words off, a picture does
POINT: Final = 25.4 / 72  # millimetres
STEP: Final = 1.5  # millimetres from one line of a pattern to the next
THIN: Final = 0.16  # how much of the ink is in the ground of a pattern
INKS: Final = {
    "ink": "#16232B",
    "quiet": "#4A5B64",
    "hair": "#C9D3D7",
    "pale": "#EDF4F3",
    "white": "#FFFFFF",
    "teal": "#0B5D5E",
    "amber": "#82490A",
    "red": "#9C1C28",
    "blue": "#1D478A",
}


def png(drawing: Drawing) -> bytes:
    """The drawing on white, 166 millimetres wide, and ``FOOT`` higher than it says."""
    size = (round(WIDTH * DOTS), round((drawing.height + FOOT) * DOTS))
    picture = Image.new("RGB", size, "white")
    hand = _Hand(picture, ImageDraw.Draw(picture))
    for part in drawing.parts:
        hand.draw(part)
    written = BytesIO()
    picture.save(written, "PNG", dpi=(DOTS * 25.4, DOTS * 25.4))
    return written.getvalue()


@dataclass(frozen=True, slots=True)
class _Hand:
    picture: Any
    pen: Any

    def draw(self, part: Box | Stroke | Mark | Label) -> None:
        match part:
            case Box():
                self._box(part)
            case Stroke(x, y, to_x, to_y, ink, thick, dashed):
                width = max(1, round(thick * DOTS))
                for begins, ends in _dashes((x, y), (to_x, to_y), dashed=dashed):
                    self.pen.line([*_at(*begins), *_at(*ends)], INKS[ink], width)
            case Mark():
                self._mark(part)
            case Label():
                self._label(part)

    def _box(self, box: Box) -> None:
        edges = [*_at(box.x, box.y), *_at(box.x + box.width, box.y + box.height)]
        ink = INKS[box.ink]
        if box.pattern == "solid":
            self.pen.rectangle(edges, fill=ink)
            return
        ground = Image.new(
            "RGB",
            (max(1, edges[2] - edges[0]), max(1, edges[3] - edges[1])),
            "white" if box.pattern == "empty" else _thinned(ink),
        )
        _pattern(ImageDraw.Draw(ground), ground.size, box.pattern, ink)
        self.picture.paste(ground, (edges[0], edges[1]))
        self.pen.rectangle(edges, outline=ink, width=2)

    def _mark(self, mark: Mark) -> None:
        (x, y), size = _at(mark.x, mark.y), mark.size * DOTS
        ink, ground = INKS[mark.ink], INKS[mark.ink]
        around = [x - size, y - size, x + size, y + size]
        match mark.shape:
            case "disc":
                self.pen.ellipse(around, fill=ground)
            case "ring":
                self.pen.ellipse(around, fill="white", outline=ink, width=4)
            case "square":
                self.pen.rectangle(around, fill=ground)
            case "triangle":
                self.pen.polygon([(x, y - size), (x + size, y + size), (x - size, y + size)], ink)
            case "diamond":
                wide = size * 1.25
                corners = [(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)]
                self.pen.polygon(corners, "white", ink, 4)

    def _label(self, label: Label) -> None:
        letters = _letters(label.size, is_bold=label.bold)
        shown = _cut(clean(label.text), letters, label.room * DOTS)
        x, y = _at(label.x, label.y)
        left = x - letters.getlength(shown) * label.align
        self.pen.text((left, y), shown, INKS[label.ink], letters, anchor="ls")


def _at(x: float, y: float) -> tuple[int, int]:
    return round(x * DOTS), round(y * DOTS)


@cache
def _letters(points: float, *, is_bold: bool) -> ImageFont.FreeTypeFont:
    name = "SourceSans3-Bold" if is_bold else "SourceSans3-Regular"
    file = BytesIO(resources.read(f"fonts/source-sans/{name}.ttf"))
    return ImageFont.truetype(
        file, round(points * POINT * DOTS), layout_engine=ImageFont.Layout.BASIC
    )


def _cut(text: str, letters: ImageFont.FreeTypeFont, room: float) -> str:
    if not room or letters.getlength(text) <= room:
        return text
    shown = text
    while shown and letters.getlength(f"{shown}…") > room:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def _pattern(pen: Any, size: tuple[int, int], pattern: str, ink: str) -> None:
    wide, high = size
    step = round(STEP * DOTS)
    if pattern == "dotted":
        for y in range(step // 2, high, step):
            for x in range(step // 2, wide, step):
                pen.ellipse([x - 2, y - 2, x + 2, y + 2], fill=ink)
    elif pattern in {"slanted", "crossed"}:
        for x in range(-high, wide, step):
            pen.line([x, high, x + high, 0], ink, 3)
            if pattern == "crossed":
                pen.line([x, 0, x + high, high], ink, 3)


def _dashes(
    begins: tuple[float, float], ends: tuple[float, float], *, dashed: bool
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The strokes that a line is made of: one, or many short ones with white between."""
    (x, y), (to_x, to_y) = begins, ends
    long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    if not dashed or not long:
        return [(begins, ends)]
    across, down = (to_x - x) / long, (to_y - y) / long
    starts = range(int(long / 1.4) + 1)
    return [
        (
            (x + across * start * 1.4, y + down * start * 1.4),
            (x + across * min(long, start * 1.4 + 0.7), y + down * min(long, start * 1.4 + 0.7)),
        )
        for start in starts
    ]


def _thinned(ink: str) -> tuple[int, int, int]:
    parts = [int(ink[at : at + 2], 16) for at in (1, 3, 5)]
    red, green, blue = (round(255 * (1 - THIN) + THIN * part) for part in parts)
    return red, green, blue
