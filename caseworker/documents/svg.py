"""A drawing as SVG, for the window: the very values that ``press`` puts on paper.

Written out shape by shape: no clip path, no style sheet and no font of its own, since QtSvg
draws some of those otherwise (decision 42).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from caseworker.documents.drawings import Box, Drawing, Label, Mark, Part, Stroke

POINT: Final = 25.4 / 72  # millimetres
LETTER: Final = 0.5  # the width of a letter by the height of the print, on the safe side
STEP: Final = 1.5  # millimetres from one line of a pattern to the next


def as_svg(drawing: Drawing, wide: float, inks: Mapping[str, str], font: str) -> str:
    """The drawing ``wide`` millimetres wide. ``inks`` are the colours by their names."""
    parts = "".join(line for part in drawing.parts for line in _part(part, inks, font))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {drawing.height:g}">'
        f"<title>{escape(drawing.alt)}</title>{parts}</svg>"
    )


def _part(part: Part, inks: Mapping[str, str], font: str) -> Iterator[str]:
    ink = inks[part.ink]
    match part:
        case Box():
            fill = ink if part.pattern == "solid" else "none"
            yield (
                f'<rect x="{part.x:g}" y="{part.y:g}" width="{part.width:g}" '
                f'height="{part.height:g}" fill="{fill}" stroke="{ink}" stroke-width="0.2"/>'
            )
            yield from _pattern(part, ink)
        case Stroke():
            dashes = ' stroke-dasharray="1 1"' if part.dashed else ""
            yield (
                f'<line x1="{part.x:g}" y1="{part.y:g}" x2="{part.to_x:g}" y2="{part.to_y:g}" '
                f'stroke="{ink}" stroke-width="{part.thick:g}"{dashes}/>'
            )
        case Mark():
            fill = "none" if part.shape == "ring" else ink
            yield (
                f'<circle cx="{part.x:g}" cy="{part.y:g}" r="{part.size:g}" fill="{fill}" '
                f'stroke="{ink}" stroke-width="0.3"/>'
            )
        case Label():
            anchor = {0.0: "start", 0.5: "middle", 1.0: "end"}.get(part.align, "start")
            weight = ' font-weight="bold"' if part.bold else ""
            yield (
                f'<text x="{part.x:g}" y="{part.y:g}" fill="{ink}" text-anchor="{anchor}" '
                f'font-family={quoteattr(font)} font-size="{part.size * POINT:.2f}"{weight}>'
                f"{escape(_cut(part))}</text>"
            )


def _cut(label: Label) -> str:
    """As much of the words as has room, going by how wide letters are in the middle."""
    most = int(label.room / (label.size * POINT * LETTER)) if label.room else len(label.text)
    return label.text if len(label.text) <= most else f"{label.text[: max(1, most - 1)]}…"


def _pattern(box: Box, ink: str) -> Iterator[str]:
    """The lines or dots of a pattern, each cut at the edges of its box by reckoning."""
    right, foot = box.x + box.width, box.y + box.height
    if box.pattern == "dotted":
        for y in _steps(box.y + STEP / 2, foot):
            for x in _steps(box.x + STEP / 2, right):
                yield f'<circle cx="{x:g}" cy="{y:g}" r="0.2" fill="{ink}"/>'
        return
    if box.pattern not in {"slanted", "crossed"}:
        return
    for start in _steps(box.x - box.height, right):
        low, high = max(start, box.x), min(start + box.height, right)
        if low >= high:
            continue
        ends = [(foot - (low - start), foot - (high - start))]
        if box.pattern == "crossed":
            ends.append((box.y + (low - start), box.y + (high - start)))
        for y, to_y in ends:
            yield (
                f'<line x1="{low:g}" y1="{y:g}" x2="{high:g}" y2="{to_y:g}" '
                f'stroke="{ink}" stroke-width="0.25"/>'
            )


def _steps(first: float, end: float) -> Iterator[float]:
    at = first
    while at < end:
        yield at
        at += STEP
