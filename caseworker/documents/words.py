"""What the pieces of a paper say, in reading order: for the text view, and for checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from caseworker.documents.pieces import (
    Address,
    BigKey,
    Details,
    Facts,
    Grid,
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Text,
    Title,
    flat,
)
from caseworker.domain.blocks import Block, Blocks, words


def all_text(pieces: Sequence[Piece]) -> Iterator[str]:
    """Every string in the pieces."""
    for piece in pieces:
        yield from _text(piece)


def readable(pieces: Sequence[Piece]) -> str:
    """The pieces as plain text, a paragraph to a line, as a screen reader would say them."""
    parts = ("\n".join(line for line in _lines(piece) if line.strip()) for piece in flat(pieces))
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case Title(text, above, below):
            yield from (above, text, below)
        case Heading(text, _, mark):
            yield f"{mark}  {text}" if mark else text
        case Text(blocks):
            yield from _written(blocks)
        case Facts(rows):
            yield from (f"{label}: {_joined(value)}" for label, value in rows)
        case Details(entries):
            yield from (f"{label}: {value}" for label, value in entries)
        case Grid():
            yield from _rows(piece)
        case _:
            yield from _marks(piece)


def _marks(piece: Piece) -> Iterator[str]:
    match piece:
        case Address(to, sender, sender_lines):
            yield from (*to, sender, *sender_lines)
        case InkBlock(name, role, day, _, below):
            yield from (name, role, day, *below)
        case Ruled(asks):
            yield asks
        case BigKey(groups):
            yield " ".join(groups)


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        cells = zip(grid.head, row, strict=True)
        yield "; ".join(f"{label}: {_joined(cell)}" for label, cell in cells)


def _written(blocks: Blocks) -> Iterator[str]:
    number = 0
    for block in blocks:
        number = number + 1 if block.ordered else 0
        if block.kind == "table":
            yield from (" | ".join(_joined(cell) for cell in row) for row in block.rows)
        elif block.kind == "li":
            mark = f"{number}." if block.ordered else "•"
            yield f"{'  ' * (block.level - 1)}{mark} {block.plain}"
        else:
            yield block.plain


def _joined(blocks: Blocks) -> str:
    return words(blocks).replace("\n", ", ")


def _text(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Block():
            yield value.plain
        case tuple():
            for part in value:
                yield from _text(part)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _text(getattr(value, field.name))
