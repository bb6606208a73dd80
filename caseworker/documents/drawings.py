"""What a drawing on paper is made of. Values only: ``press`` puts them on the page.

Lengths are millimetres from the drawing's left and top edge; the line is 166 wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 166.0

Ink = Literal["ink", "quiet", "hair", "pale", "white", "teal", "amber", "red", "blue"]
Pattern = Literal["solid", "slanted", "crossed", "dotted", "empty"]
Shape = Literal["disc", "ring", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; all but a solid one has an edge in its ink."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    pattern: Pattern = "solid"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, ``thick`` millimetres; in dashes if so."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: Ink
    thick: float = 0.2
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign, with its middle at the place."""

    x: float
    y: float
    shape: Shape
    ink: Ink
    size: float = 1.5
    """From the middle to the edge."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line; ``y`` is the line that they stand on.

    ``align`` is how much of them stands left of the place: 0, half, or all. ``room`` cuts
    what is longer than so many millimetres; 0 cuts nothing.
    """

    x: float
    y: float
    text: str
    size: float = 9.0
    bold: bool = False
    ink: Ink = "ink"
    align: float = 0.0
    room: float = 0.0


Part = Box | Stroke | Mark | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure. ``alt`` says it to whoever can't see it; the table beside it says it all."""

    height: float
    parts: tuple[Part, ...]
    alt: str
