"""What a paper says, piece by piece, each with the words for where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from caseworker.documents.pieces import Details, Facts, Grid, Heading, Piece, Text, Title, flat
from caseworker.documents.words import all_text
from caseworker.domain.blocks import Block, Blocks, words
from caseworker.domain.name_words import CELL


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together, and where: “Section B, B1”."""

    place: str
    text: str


def passages(pieces: Sequence[Piece]) -> Iterator[Passage]:
    """Every word of the pieces; a row of a table is one passage."""
    part, item = "at the beginning", ""
    for piece in flat(pieces):
        if isinstance(piece, Title):
            yield from (Passage("the title", said) for said in all_text([piece]) if said)
            continue
        if isinstance(piece, Heading):
            part, item = _headed(piece, part, item)
        place = f"{part}, {item}" if item else part
        for text in _said(piece):
            if text.strip():
                yield Passage(place, text)


def of_blocks(blocks: Blocks) -> Iterator[str]:
    """Each block; a row of a table as one; and where each link leads."""
    for block in blocks:
        if block.kind == "table":
            yield from (CELL.join(_one(cell) for cell in row) for row in block.rows)
        else:
            yield block.plain
        yield from links_of((block,))


def links_of(blocks: Blocks) -> Iterator[str]:
    """Where the links lead, as words: addresses can hold a name."""
    for block in blocks:
        yield from (address_words(run.href) for run in block.runs if run.href[:1] not in {"", "#"})
        for cell in (cell for row in block.rows for cell in row):
            yield from links_of(cell)


def address_words(address: str) -> str:
    """An address of the web or of mail, with white for the signs that part its words."""
    return "".join(sign if sign.isalnum() or sign in "-'’" else " " for sign in unquote(address))


def of_rows(rows: Iterable[Sequence[object]], what: str) -> Iterator[Passage]:
    """The rows of a file of numbers, counted from 1."""
    for number, row in enumerate(rows, start=1):
        said = CELL.join(str(cell) for cell in row if cell not in {None, ""})
        yield Passage(f"{what}, row {number}", said)


def of_data(data: bytes, what: str) -> Iterator[Passage]:
    """Every string of a JSON text."""
    yield from (Passage(what, said) for said in _strings(json.loads(data)))


def _headed(heading: Heading, part: str, item: str) -> tuple[str, str]:
    """What follows stands in this part, or is this item of the part."""
    if heading.level > 2:  # noqa: PLR2004 - the level of items
        return part, heading.mark or f"“{heading.text}”"
    is_letter = bool(heading.mark)
    del item
    return (f"Section {heading.mark}" if is_letter else f"“{heading.text}”"), ""


def _said(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(text):
            yield text
        case Text(blocks):
            yield from of_blocks(blocks)
        case Facts(rows):
            for label, value in rows:
                yield f"{label}: {_one(value)}"
                yield from links_of(value)
        case Details(entries):
            yield from (f"{label}: {value}" for label, value in entries)
        case Grid(head, rows):
            yield CELL.join(head)
            for row in rows:
                yield CELL.join(_one(cell) for cell in row)
                yield from (said for cell in row for said in links_of(cell))
        case _:
            yield from all_text([piece])


def _one(blocks: tuple[Block, ...]) -> str:
    return words(blocks).replace("\n", ", ")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (said for each in value.values() for said in _strings(each))
    elif isinstance(value, list):
        yield from (said for each in value for said in _strings(each))
