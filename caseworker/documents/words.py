"""Every word that the pieces of a paper say, in reading order: for checks, never for a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from caseworker.documents.pieces import Piece
from caseworker.domain.blocks import Block


def all_text(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from _text(piece)


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
            for part in fields(value):
                yield from _text(getattr(value, part.name))
