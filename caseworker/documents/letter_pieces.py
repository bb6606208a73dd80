"""The words of a letter file as pieces of a paper, with what forms are made of.

Beside ordinary Markdown, a paragraph or a line of a list may say (decision record 0148):

    Label :: {fact}        a fact under its label
    Name ____ ____         so many lines to write on, under what is asked
    [ ] Yes.               a box to tick, with lines to write on if some follow it
    [sign] Signature       room to sign
    {if fact} …            only where that is known; before a heading’s words, with all under it

Where a fact that may be missing is missing, what speaks of it is left out. Lines to write on that
follow a label with a fact, or a fact alone, stand there only while that isn’t known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from caseworker.documents.letter_text import Value, conditions, filled, is_alone, placeholders
from caseworker.documents.pieces import Facts, InkBlock, Piece, Ruled, Text
from caseworker.domain.blocks import Block, Blocks, Run, is_blank

BOX: Final = "\u2610"
BLOCKS: Final = "{blocks}"
"""The paragraph in whose place the standard blocks stand."""
_TICK: Final = "[ ] "
_SIGN: Final = "[sign] "
_LABEL: Final = " :: "
_IF: Final = re.compile(r"\{if \w+\}\s*")
_BLANKS: Final = re.compile(r"(\s*_{4,})+\s*\Z")
_BLANK: Final = 4  # underscores: one line to write on

Values = Mapping[str, Value]


def parts_of(blocks: Blocks, values: Values) -> Iterator[tuple[str, list[Piece]]]:
    """Each heading, empty before the first, with the pieces under it.

    A part is left out whose heading has a condition that isn't met.
    """
    title, under, is_there = "", Blocks(), True
    for block in blocks:
        if block.kind != "h":
            under = (*under, block)
            continue
        if is_there and (title or under):
            yield title, [*pieces_of(under, values)]
        is_there = _is_met(block, values)
        title, under = filled((_bare(block),), values)[0].plain if is_there else "", ()
    if is_there and (title or under):
        yield title, [*pieces_of(under, values)]


def pieces_of(blocks: Blocks, values: Values) -> Iterator[Piece]:
    """What stands under one heading. ``values`` has every fact; those not known are empty."""
    last: Piece | None = None
    for block in blocks:
        for piece in _said(_bare(block), values) if _is_met(block, values) else ():
            if isinstance(last, Text) and isinstance(piece, Text):
                last = Text((*last.blocks, *piece.blocks))
            elif isinstance(last, Facts) and isinstance(piece, Facts):
                last = Facts((*last.rows, *piece.rows))
            else:
                if last is not None:
                    yield last
                last = piece
    if last is not None:
        yield last


def _said(block: Block, values: Values) -> Iterator[Piece]:
    """One paragraph, or one line of a list."""
    asks, lines = _without_blanks(block)
    is_known = not any(is_unknown(values[name]) for name in placeholders((asks,)))
    words = asks.plain
    label, _, rest = words.partition(_LABEL)
    if words.startswith(_SIGN):
        yield InkBlock(words.removeprefix(_SIGN), "", "")
    elif words.startswith(_TICK):
        ticked = filled((_cut(asks, len(_TICK)),), values)
        yield Text(tuple(_ticked(one) for one in ticked))
        if lines:
            yield Ruled("", lines, inset=True)
    elif rest:
        if is_known:
            at = len(label) + len(_LABEL)
            yield Facts(((label, filled((replace(_cut(asks, at), kind="p"),), values)),))
        elif lines:
            yield Ruled(label, lines)
    elif lines and not is_known and is_alone(words):
        yield Ruled("", lines)
    elif lines and is_known and not is_alone(words):
        yield Ruled(filled((asks,), values)[0].plain if words else "", lines)
    elif is_known:
        yield Text(filled((asks,), values))


def is_unknown(value: Value) -> bool:
    """Whether there is nothing to say."""
    return not value.strip() if isinstance(value, str) else is_blank(value)


def _is_met(block: Block, values: Values) -> bool:
    return not any(is_unknown(values[name]) for name in conditions((block,)))


def _ticked(block: Block) -> Block:
    return replace(block, kind="p", level=1, runs=(Run(f"{BOX}  "), *block.runs))


def _bare(block: Block) -> Block:
    """Without its condition."""
    found = _IF.match(block.plain)
    return _cut(block, found.end()) if found else block


def _without_blanks(block: Block) -> tuple[Block, int]:
    """Without the lines to write on at its end, and how many they are."""
    found = _BLANKS.search(block.plain)
    if found is None:
        return block, 0
    return _cut(block, 0, found.start()), found[0].count("_") // _BLANK


def _cut(block: Block, first: int, end: int | None = None) -> Block:
    """The block with the signs from ``first`` up to ``end`` alone."""
    at, kept = 0, []
    last = len(block.plain) if end is None else end
    for run in block.runs:
        text = run.text[max(0, first - at) : max(0, last - at)]
        at += len(run.text)
        if text:
            kept.append(replace(run, text=text))
    return replace(block, runs=tuple(kept))
