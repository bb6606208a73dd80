"""Words taken out of the pieces of a paper, before anybody draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from caseworker.documents.pieces import Heading, NewPage, Piece, Title, flat
from caseworker.domain.blocks import Block, Run

_NO_WORDS: Final = frozenset({"key", "style", "place", "places", "level"})
TakeOut = Callable[[str], str]
OnBlock = Callable[[Block], Block]


def redacted_pieces(pieces: Sequence[Piece], take_out: TakeOut) -> tuple[Piece, ...]:
    """The pieces with ``take_out`` done to every text in them, and with nothing behind the words.

    Where it changes a paragraph, its marks go too: what was taken out may have stood in two runs.
    Sources and links go in any case, since they say what stands elsewhere.
    """
    return tuple(_with(piece, take_out, lambda block: _block(block, take_out)) for piece in pieces)


def within(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces of a paper by itself, as part of another: no title, and headings one rank lower.

    What led from one place of it to another leads nowhere, since such places have names of
    their own paper: two plans in one would have the same.
    """
    return tuple(
        replace(piece, level=piece.level + 1, key="")
        if isinstance(piece, Heading)
        else _with(piece, lambda words: words, _leading_nowhere)
        for piece in flat(pieces)
        if not isinstance(piece, (Title, NewPage))
    )


def _with(value: Any, words: TakeOut, block: OnBlock) -> Any:
    """A piece with ``words`` done to its texts, and ``block`` to its paragraphs."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, Block):
        if value.kind == "table":
            return replace(value, rows=_with(value.rows, words, block))
        return block(value)
    if isinstance(value, tuple):
        return tuple(_with(part, words, block) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _with(getattr(value, one.name), words, block)
            for one in fields(value)
            if one.name not in _NO_WORDS
        }
        return replace(value, **changed)
    return value


def _block(block: Block, take_out: TakeOut) -> Block:
    left = take_out(block.plain)
    if left != block.plain:
        return replace(block, runs=(Run(left),))
    runs = tuple(Run(run.text, run.marks - {"link"}) for run in block.runs)
    return replace(block, runs=runs)


def _leading_nowhere(block: Block) -> Block:
    runs = tuple(
        replace(run, marks=run.marks - {"link"}, href="") if run.href[:1] == "#" else run
        for run in block.runs
    )
    return replace(block, runs=runs)
