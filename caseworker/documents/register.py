"""A register as it was seen: its rows, its columns, its order, and what it was filtered by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.named_list import FOR_THE_OFFICE
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.blocks import Blocks
from caseworker.domain.days import plain as full_day
from caseworker.domain.list_seen import ListSeen

LINE: Final = 80  # letters side by side on a page, in the print of a table
MOST: Final = 6  # columns side by side on a page; the others stand under one another in the last
NEVER_ATTACHED: Final = "It is never sent to a family, and never attached to a message."


def draw(facts: ListSeen, letterhead: Letterhead) -> Paper:
    """The list, with what it is filtered by, and how many stand on it."""
    below = " · ".join((facts.officer, full_day(facts.on), *facts.filtered))
    pieces: list[Piece] = [
        Title(facts.title, above=letterhead.office, below=below),
        Text(plain(f"{FOR_THE_OFFICE} {NEVER_ATTACHED}", "b")),
        Text(plain(_counted(facts))),
    ]
    if facts.rows:
        pieces.append(_grid(facts))
    return Paper(
        name=f"list-{facts.on.isoformat()}",
        title=facts.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
        _numbers=tuple(numbers(facts)),
    )


DOCUMENT = Document("register", "List as it is seen", ListSeen, draw, Matter.CASE)


def numbers(facts: ListSeen) -> Iterator[tuple[Cell, ...]]:
    """A row for each under one of titles, just as they were seen."""
    yield facts.titles
    yield from facts.rows


def _counted(facts: ListSeen) -> str:
    count, total = len(facts.rows), facts.total
    said = "1 row" if count == 1 else f"{count:,} rows"
    return f"{said}." if count == total else f"{said} of {total:,}."


def _grid(facts: ListSeen) -> Grid:
    titles, widths = facts.titles, facts.widths
    if len(titles) <= MOST:
        rows = tuple(_row(row) for row in facts.rows)
        return Grid(titles, rows, _shares(facts, widths))
    kept = MOST - 1
    rows = tuple((*_row(row[:kept]), _rest(titles[kept:], row[kept:])) for row in facts.rows)
    wide = (*widths[:kept], max(widths[kept:]) * 1.4)
    return Grid((*titles[:kept], "And"), rows, _shares(facts, wide))


def _shares(facts: ListSeen, widths: Sequence[float]) -> tuple[float, ...]:
    """How the width is shared out: as in the window, but no name is broken inside a word."""
    whole = sum(widths)
    columns = zip(facts.titles, *facts.rows, strict=True)
    words = [[word for cell in one for word in cell.split()] for one in columns]
    longest = [max(map(len, one), default=0) for one in words]
    least = [(letters + 3) / LINE for letters in longest[: len(widths)]]
    if len(facts.titles) > len(widths):
        least[-1] = 0.0  # what stands under one another has room as it is
    return tuple(max(wide / whole, few) for wide, few in zip(widths, least, strict=True))


def _row(cells: tuple[str, ...]) -> tuple[Blocks, ...]:
    return tuple(plain(cell) if at else plain(cell, "b") for at, cell in enumerate(cells))


def _rest(titles: tuple[str, ...], cells: tuple[str, ...]) -> Blocks:
    pairs = zip(titles, cells, strict=True)
    return plain("; ".join(f"{title}: {words}" for title, words in pairs if words))
