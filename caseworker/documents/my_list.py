"""Today's list on paper: what is owed, to whom, by when, and under what rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One thing to do. ``caution`` is said where nobody has read its rule at the source."""

    case: CaseNumber
    name: str
    duty: str
    by: date | None
    source: str
    ours: bool = True
    caution: str = ""
    own: bool = False
    """A task that an officer set themselves, and no duty of the law."""


@dataclass(frozen=True, slots=True)
class ListToPrint:
    """What one officer has to do, or to chase, ``on`` a day. ``more``: it is not all of it.

    ``narrowed`` says whose cases it holds, where it doesn't hold all of them.
    """

    officer: str
    on: date
    entries: tuple[ListEntry, ...]
    more: bool = False
    narrowed: str = ""


def draw(facts: ListToPrint, letterhead: Letterhead) -> Paper:
    """Late first, then what is due, then what others owe; a box to tick beside each."""
    owed = [entry for entry in facts.entries if entry.ours and not entry.own]
    late = [entry for entry in owed if entry.by is not None and entry.by < facts.on]
    below = (facts.officer, full_day(facts.on), facts.narrowed)
    pieces: list[Piece] = [
        Title("My list", above=letterhead.office, below=" · ".join(part for part in below if part))
    ]
    pieces += _part("Late", late)
    pieces += _part("To do", [entry for entry in owed if entry not in late])
    pieces += _part("My tasks", [entry for entry in facts.entries if entry.own])
    pieces += _part("To chase", [entry for entry in facts.entries if not entry.ours])
    if facts.more:
        pieces.append(Text(plain("This is not all: only the first lines are printed.", "b")))
    if not facts.entries:
        pieces.append(Text(plain("Nothing is owed today.")))
    return Paper(
        name=f"my-list-{facts.on.isoformat()}",
        title="My list",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=facts.officer,
        on=facts.on,
    )


DOCUMENT = Document("my_list", "My list", ListToPrint, draw, Matter.CASE)


def _part(title: str, entries: list[ListEntry]) -> Iterator[Piece]:
    if entries:
        yield Heading(title)
        rows = tuple(_row(entry) for entry in entries)
        yield Grid(("By", "What", "Who", "Rule"), rows, (42, 50, 40, 34))


def _row(entry: ListEntry) -> tuple[Blocks, ...]:
    day = day_words(entry.by) if entry.by else "No day"
    rule = f"{entry.source}. {entry.caution}".strip() if entry.caution else entry.source
    who = (Block(runs=(Run(entry.name, frozenset({"b"})), Run(f" {entry.case}"))),)
    return plain(f"\u2610 {day}"), plain(entry.duty), who, plain(rule)
