"""How a block and a run look in the editor, and how what they are is kept beside their look."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final
from uuid import uuid4

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from caseworker.domain.blocks import Block, Run
from caseworker.domain.source import Source, source_from_data, source_to_data
from caseworker.ui import theme
from caseworker.ui.editor.links import fit_link

# The block's own id; and that a block is only there because the editor needs one before
# and after a table, and in every cell.
ID: Final = QTextFormat.Property.UserProperty.value + 1
FILLER: Final = QTextFormat.Property.UserProperty.value + 2
# Where the words were taken from. A format goes with its letters wherever they go.
SOURCE: Final = QTextFormat.Property.UserProperty.value + 3

DEEPEST: Final = 4
_MOST_HEADINGS: Final = 6
_BETWEEN_BLOCKS: Final = 6
_TINT: Final = 34  # of 255: words can still be read on it, in either look
_BOLD: Final = QFont.Weight.Bold
# Heavier than text, lighter than bold, so that bold can be told from it inside a heading.
_HEADING: Final = QFont.Weight.DemiBold
_BULLETS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_NUMBERS: Final = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)


def fresh_id() -> str:
    """An id that no other block has."""
    return uuid4().hex


def block_format(block: Block, block_id: str = "") -> QTextBlockFormat:
    """How ``block`` looks, with ``block_id`` or its own id kept in it."""
    made = QTextBlockFormat()
    made.setProperty(ID, block_id or block.id or fresh_id())
    made.setBottomMargin(_BETWEEN_BLOCKS)
    if block.kind == "h":
        made.setHeadingLevel(min(max(block.level, 1), _MOST_HEADINGS))
    return made


def filler_format() -> QTextBlockFormat:
    """For a block that is not the officer's, until something is written in it."""
    made = QTextBlockFormat()
    made.setProperty(FILLER, True)
    made.setProperty(ID, fresh_id())
    made.setBottomMargin(_BETWEEN_BLOCKS)
    return made


def run_format(run: Run, heading: int = 0) -> QTextCharFormat:
    """How ``run`` looks in a heading of that rank, or in no heading."""
    made = QTextCharFormat()
    made.setFontWeight(_HEADING if heading else QFont.Weight.Normal)
    if heading:
        made.setProperty(QTextFormat.Property.FontSizeAdjustment.value, max(1, 3 - heading))
    if "b" in run.marks:
        made.setFontWeight(_BOLD)
    made.setFontItalic("i" in run.marks)
    href = fit_link(run.href) if "link" in run.marks else ""
    made.setFontUnderline("u" in run.marks or bool(href))
    if href:
        made.setAnchor(True)
        made.setAnchorHref(href)
    if run.source is not None:
        made.setProperty(SOURCE, json.dumps(source_to_data(run.source), ensure_ascii=False))
        tint = theme.colour("accent")
        tint.setAlpha(_TINT)
        made.setBackground(tint)
        if not made.fontUnderline():
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return made


def run_of(look: QTextCharFormat) -> Run:
    """The marks, the link and the source that ``run_format`` gave; any other look says nothing."""
    href = fit_link(look.anchorHref()) if look.isAnchor() else ""
    found = {
        "b": look.fontWeight() >= _BOLD,
        "i": look.fontItalic(),
        "u": look.fontUnderline() and not look.isAnchor(),
        "link": bool(href),
    }
    marks = frozenset(mark for mark, is_on in found.items() if is_on)
    return Run("", marks, href, _source(str(look.property(SOURCE) or "")))


@lru_cache(256)
def _source(said: str) -> Source | None:
    return source_from_data(json.loads(said)) if said else None


def list_format(level: int, *, ordered: bool) -> QTextListFormat:
    """How a list of that level looks."""
    made = QTextListFormat()
    depth = min(max(level, 1), DEEPEST)
    made.setIndent(depth)
    signs = _NUMBERS if ordered else _BULLETS
    made.setStyle(signs[(depth - 1) % len(signs)])
    return made


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that ``block`` is an item of. Qt may answer None; its types say otherwise."""
    around: QTextList | None = block.textList()
    return around


def is_ordered(look: QTextListFormat) -> bool:
    """Whether the items of such a list have numbers or letters."""
    return look.style() in _NUMBERS
