"""Words taken out of the pieces of a paper, before anybody draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from caseworker.documents.pieces import Heading, NewPage, Piece, Title, flat
from caseworker.domain.blocks import Block, Run

_NO_WORDS: Final = frozenset({"key", "style", "place", "places", "level"})
TakeOut = Callable[[str], str]


def redacted_pieces(pieces: Sequence[Piece], take_out: TakeOut) -> tuple[Piece, ...]:
    """The pieces with ``take_out`` done to every text in them, and with nothing behind the words.

    Where it changes a paragraph, its marks go too: what was taken out may have stood in two runs.
    Sources and links go in any case, since they say what stands elsewhere.
    """
    return tuple(_without(piece, take_out) for piece in pieces)


def within(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces of a paper by itself, as part of another: no title, and headings one rank lower."""
    return tuple(
        replace(piece, level=piece.level + 1, key="") if isinstance(piece, Heading) else piece
        for piece in flat(pieces)
        if not isinstance(piece, (Title, NewPage))
    )


def _without(value: Any, take_out: TakeOut) -> Any:
    if isinstance(value, str):
        return take_out(value)
    if isinstance(value, Block):
        return _block(value, take_out)
    if isinstance(value, tuple):
        return tuple(_without(part, take_out) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _without(getattr(value, one.name), take_out)
            for one in fields(value)
            if one.name not in _NO_WORDS
        }
        return replace(value, **changed)
    return value


def _block(block: Block, take_out: TakeOut) -> Block:
    if block.kind == "table":
        return replace(block, rows=_without(block.rows, take_out))
    left = take_out(block.plain)
    if left != block.plain:
        return replace(block, runs=(Run(left),))
    runs = tuple(Run(run.text, run.marks - {"link"}) for run in block.runs)
    return replace(block, runs=runs)
