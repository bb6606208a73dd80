"""How far somebody has come towards an outcome, meeting by meeting: one drawing for both.

It goes to paper as part of the report of a review, and to the window as SVG (``svg.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from caseworker.documents.drawings import Drawing, Label, Mark, Part, Stroke
from caseworker.domain.days import plain
from caseworker.domain.review import Noted

HEIGHT: Final = 27.0
WIDE: Final = 100.0
LEFT: Final = 27.0  # where the line begins: the words of the lowest and highest stand before it
TOP: Final = 3.5
FOOT: Final = 19.0
MOST: Final = 5  # meetings shown: the latest
LABELS: Final = 9.0


def progress_chart(noted: Sequence[Noted], least: str, most: str) -> Drawing:
    """The latest meetings from left to right; higher is further. ``noted`` isn’t empty."""
    shown = list(noted)[-MOST:]
    said = "; ".join(f"{plain(one.day)}: {one.said.lower()}" for one in shown)
    return Drawing(HEIGHT, tuple(_parts(shown, least, most)), f"Progress. {said}.")


def _parts(shown: Sequence[Noted], least: str, most: str) -> Iterator[Part]:
    of = shown[0].of or 1
    for level in range(of + 1):
        y = _height(level, of)
        yield Stroke(LEFT, y, WIDE, y, "hair", 0.3 if level in {0, of} else 0.15)
    yield Label(LEFT - 2, TOP + 1.1, most, LABELS, ink="quiet", align=1.0, room=LEFT)
    yield Label(LEFT - 2, FOOT + 1.1, least, LABELS, ink="quiet", align=1.0, room=LEFT)
    places = [(_across(at, len(shown)), _height(one.score, of)) for at, one in enumerate(shown)]
    for (x, y), (to_x, to_y) in pairwise(places):
        yield Stroke(x, y, to_x, to_y, "teal", 0.7)
    for one, (x, y) in zip(shown, places, strict=True):
        yield Mark(x, y, "disc", "teal", 1.4)
        yield Label(x, HEIGHT - 1.2, f"{one.day:%b %Y}", LABELS, ink="quiet", align=0.5)


def _height(level: int, of: int) -> float:
    return FOOT - (FOOT - TOP) * level / of


def _across(at: int, count: int) -> float:
    first, last = LEFT + 7, WIDE - 8
    return (first + last) / 2 if count == 1 else first + (last - first) * at / (count - 1)
