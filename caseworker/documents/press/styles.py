"""How papers look: sizes, colours and spaces, in one place. Sizes are points.

The sizes written here are those of ordinary print. ``Type`` sets them anew for another print:
nothing is smaller than its text, and headings grow less than the text does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph

from caseworker.documents.press.fonts import Weight
from caseworker.domain.prints import ORDINARY, Print

INK = HexColor("#16232B")
TEAL = HexColor("#0B5D5E")
QUIET = HexColor("#4A5B64")  # 7 to 1 on white
HAIR = HexColor("#C9D3D7")
PALE = HexColor("#EDF4F3")
GHOST = HexColor("#EAEFF0")

INSET = 20.5  # an item's text stands in so far; any more, and readers part it from its number
GROWTH = 0.45  # how much of the lead of a heading over the text is kept in large print


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of one print."""

    print: Print = ORDINARY

    @property
    def scale(self) -> float:
        """How much larger the text is than in ordinary print."""
        return self.print.size / ORDINARY.size

    @property
    def line(self) -> float:
        """The width of the text on a page."""
        return float(self.print.line * mm)

    @property
    def inset(self) -> float:
        return INSET * self.scale

    def style(self, name: str, indent: float = 0) -> ParagraphStyle:
        """The paragraph style called ``name``, set in so far. Raises KeyError."""
        return _style(self, name, indent)

    def list_style(
        self, name: str, indent: float, depth: int, *, is_numbered: bool
    ) -> ParagraphStyle:
        """The style of an entry of a list, so many lists deep."""
        return _list_style(self, name, indent, depth, is_numbered)

    def size(self, ordinary: float) -> float:
        """A size of ordinary print, in this one."""
        if self.print == ORDINARY:
            return ordinary
        lead = max(0.0, ordinary / ORDINARY.size - 1)
        return round(self.print.size * (1 + lead * GROWTH), 1)


ORDINARY_TYPE = Type()
STEP = 14.0  # how far each depth of a list stands in
NUMBERED = 24.0  # room for “10.”: with less, a first line begins right of the others
_LARGER = frozenset({"spaceAfter", "spaceBefore", "leftIndent"})


@cache
def _style(set_in: Type, name: str, indent: float) -> ParagraphStyle:
    known = _ordinary(name)
    if set_in.print == ORDINARY:
        return ParagraphStyle(f"{name}-in", parent=known, leftIndent=indent) if indent else known
    size = set_in.size(known.fontSize)
    changed = {part: getattr(known, part) * set_in.scale for part in _LARGER}
    if indent:
        changed["leftIndent"] = indent
    return ParagraphStyle(
        f"{name}-{set_in.print.name}",
        parent=known,
        fontSize=size,
        bulletFontSize=size,
        leading=size * min(set_in.print.leading, known.leading / known.fontSize * 1.1),
        **changed,
    )


@cache
def _list_style(
    set_in: Type,
    name: str,
    indent: float,
    depth: int,
    is_numbered: bool,  # noqa: FBT001 - for the cache
) -> ParagraphStyle:
    known = set_in.style(name)
    edge = indent + STEP * set_in.scale * (depth - 1)
    room = (NUMBERED if is_numbered else STEP) * set_in.scale
    return ParagraphStyle(
        f"{known.name}-list-{depth}-{is_numbered}",
        parent=known,
        leftIndent=edge + room,
        bulletIndent=edge + (0 if is_numbered else 3),
        bulletFontSize=known.fontSize,
        spaceAfter=min(known.spaceAfter, 4 * set_in.scale),
    )


@cache
def _ordinary(name: str) -> ParagraphStyle:
    body = ParagraphStyle(
        "body",
        fontName=Weight.REGULAR.value,
        fontSize=11.5,
        leading=16.5,
        textColor=INK,
        spaceAfter=7,
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=Weight.REGULAR.value,
        bulletFontSize=11.5,
        underlineWidth="0.05*F",
        underlineOffset="-0.16*F",
    )
    bold = Weight.BOLD.value
    made = {
        "body": {},
        "lead": {"fontSize": 13.5, "leading": 19.5, "textColor": QUIET, "spaceAfter": 10},
        "small": {"fontSize": 10, "leading": 14, "spaceAfter": 4},
        "quiet": {"fontSize": 10, "leading": 14, "textColor": QUIET, "spaceAfter": 4},
        "above": {
            "fontName": bold,
            "fontSize": 10.5,
            "leading": 14,
            "textColor": TEAL,
            "spaceAfter": 3,
        },
        "h1": {"fontName": bold, "fontSize": 25, "leading": 30, "spaceAfter": 5},
        "h1-quiet": {"fontName": bold, "fontSize": 17, "leading": 22, "spaceAfter": 8},
        "sender": {
            "fontName": bold,
            "fontSize": 12.5,
            "leading": 16,
            "textColor": TEAL,
            "spaceAfter": 2,
        },
        "sender-line": {"fontSize": 9.5, "leading": 13, "textColor": QUIET, "spaceAfter": 0},
        "h2-marked": {
            "fontName": bold,
            "fontSize": 16,
            "leading": 20.5,
            "spaceAfter": 5,
        },
        "h2-plain": {
            "fontName": bold,
            "fontSize": 14.5,
            "leading": 19,
            "spaceBefore": 12,
            "spaceAfter": 4,
        },
        "h3": {
            "fontName": bold,
            "fontSize": 11.5,
            "leading": 16,
            "spaceBefore": 7,
            "spaceAfter": 2,
            "leftIndent": INSET,
            "bulletFontName": bold,
            "bulletColor": TEAL,
            "bulletIndent": 0,
        },
        "h4": {
            "fontName": bold,
            "fontSize": 11.5,
            "leading": 16,
            "spaceBefore": 6,
            "spaceAfter": 2,
        },
        "label": {"fontSize": 9.5, "leading": 13, "textColor": QUIET, "spaceAfter": 0},
        "over": {
            "fontSize": 9.5,
            "leading": 13,
            "textColor": QUIET,
            "spaceAfter": 0,
            "keepWithNext": 1,
        },
        "under": {"fontSize": 10.5, "leading": 14.5, "spaceAfter": 5},
        "over-all": {
            "fontName": bold,
            "fontSize": 11.5,
            "leading": 16,
            "spaceBefore": 0,
            "spaceAfter": 2,
            "keepWithNext": 1,
        },
        "detail": {"fontSize": 10.5, "leading": 14.5, "spaceAfter": 0},
        "cell": {"fontSize": 10.5, "leading": 14.5, "spaceAfter": 0},
        "head": {
            "fontName": bold,
            "fontSize": 10,
            "leading": 13.5,
            "textColor": TEAL,
            "spaceAfter": 0,
        },
        "address": {"leading": 15.5, "spaceAfter": 0},
        "key": {
            "fontName": Weight.MONO_BOLD.value,
            "fontSize": 24,
            "leading": 40,
            "spaceAfter": 0,
            "alignment": 1,
        },
        "fold": {"fontSize": 9, "leading": 12, "textColor": QUIET, "alignment": 1},
    }
    return ParagraphStyle(name, parent=body, **made[name])


def set_closer(flowables: Iterable[Any]) -> None:
    """Set these with a little less white between lines and paragraphs, in the same size."""
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            set_closer(flowable._content)  # noqa: SLF001 - what is held inside is set too
        elif isinstance(flowable, Paragraph):
            flowable.style = _closer(flowable.style)


@cache
def _closer(look: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(
        f"{look.name}-closer",
        parent=look,
        leading=look.leading * 0.92,
        spaceBefore=look.spaceBefore * 0.6,
        spaceAfter=look.spaceAfter * 0.6,
    )
