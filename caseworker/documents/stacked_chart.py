"""A bar chart of stacked counts: one drawing, for paper and for the window.

The parts are told apart by their pattern as well as by their ink.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from caseworker.documents.drawings import WIDTH, Box, Drawing, Ink, Label, Part, Pattern, Stroke

END: Final = 15.0
ROW: Final = 8.5
KEY: Final = 9.0
THICK: Final = 5.6
LETTER: Final = 2.0  # about what a letter of a label takes


@dataclass(frozen=True, slots=True)
class Stacked:
    """One sort of thing that is stacked: its words, its ink and how it is filled."""

    words: str
    ink: Ink
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, a count for each part, and what stands at its end.

    A count of None is one that is left out: nothing is drawn of it.
    """

    words: str
    counts: tuple[int | None, ...]
    end: str


def stacked_chart(
    parts: Sequence[Stacked], bars: Sequence[Bar], left: float, wide: float = WIDTH
) -> Drawing:
    """``left`` is where the bars begin, ``wide`` how wide the whole is, in millimetres."""
    most = max([1, *(_sum(bar) for bar in bars)])
    scale = (wide - left - END) / most
    rows, key = _key(parts, wide)
    drawn = [*key]
    for at, bar in enumerate(bars):
        drawn += _bar(parts, bar, left, rows + at * ROW, scale)
    said = "; ".join(_said(parts, bar) for bar in bars)
    return Drawing(rows + len(bars) * ROW, tuple(drawn), f"Bar chart. {said}.")


def _key(parts: Sequence[Stacked], wide: float) -> tuple[float, list[Part]]:
    """What each part is, on as many lines as it takes; and where the bars begin below it."""
    drawn: list[Part] = []
    left, top = 0.0, 0.0
    for part in parts:
        room = 8.5 + LETTER * len(part.words)
        if left and left + room > wide:
            left, top = 0.0, top + KEY - 2
        drawn.append(Box(left, top + 0.6, 4, 4, part.ink, part.pattern))
        drawn.append(Label(left + 5.5, top + 3.9, part.words, ink="quiet"))
        left += room + 4
    return top + KEY, drawn


def _bar(
    parts: Sequence[Stacked], bar: Bar, left: float, top: float, scale: float
) -> Iterator[Part]:
    middle = top + ROW / 2
    yield Label(0, middle + 1.2, bar.words, room=left - 2)
    yield Stroke(left, top + 0.6, left, top + ROW - 0.6, "hair", 0.3)
    for part, count in zip(parts, bar.counts, strict=True):
        if not count:
            continue
        wide = max(0.8, count * scale)
        yield Box(left, middle - THICK / 2, wide, THICK, part.ink, part.pattern)
        said, plate = f"{count:,}", 2.0 + 1.9 * len(f"{count:,}")
        if plate + 1 <= wide:
            if part.pattern != "solid":
                yield Box(left + (wide - plate) / 2, middle - 1.8, plate, 3.6, "white")
            ink: Ink = "white" if part.pattern == "solid" else "ink"
            place = left + wide / 2
            yield Label(place, middle + 1.15, said, 8.5, bold=True, ink=ink, align=0.5)
        left += wide
    yield Label(left + 2, middle + 1.2, bar.end, bold=True)


def _sum(bar: Bar) -> int:
    return sum(count or 0 for count in bar.counts)


def _said(parts: Sequence[Stacked], bar: Bar) -> str:
    counts = (
        f"{part.words.lower()} {'left out' if count is None else count}"
        for part, count in zip(parts, bar.counts, strict=True)
    )
    return f"{bar.words}: {', '.join(counts)}, {bar.end}"
