"""How papers look: sizes, colours and spaces, in one place. Sizes are points."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph

from caseworker.documents.press.fonts import Weight

INK = HexColor("#16232B")
TEAL = HexColor("#0B5D5E")
QUIET = HexColor("#4A5B64")  # 7 to 1 on white
HAIR = HexColor("#C9D3D7")
PALE = HexColor("#EDF4F3")
GHOST = HexColor("#EAEFF0")

LINE = 166 * mm  # the width of the text on a page
INSET = 20.5  # an item's text stands in so far; any more, and readers part it from its number


@cache
def style(name: str) -> ParagraphStyle:
    """The paragraph style called ``name``. Raises KeyError."""
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
