"""The list behind a report, with names: for the office that does the work, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Room, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain as full_day

FOR_THE_OFFICE = (
    "This list names children. It is for those who do the work, and is destroyed once it is done."
)


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One thing that the report counted: under which of its lines, on whose case, and what of it.

    ``what`` is what is owed or missing, ``words`` by when, or what is known of it.
    """

    under: str
    case: CaseNumber
    name: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class NamedListToPrint:
    """What a report counted ``on`` a day, as it was on the screen."""

    title: str
    officer: str
    on: date
    by: str
    entries: tuple[NamedLine, ...]
    narrowed: tuple[str, ...] = ()
    heads: tuple[str, str, str, str] = ("Who", "Case", "What", "When")


def draw(facts: NamedListToPrint, letterhead: Letterhead) -> Paper:
    """Line by line of the report, in its order; a box to tick beside each."""
    below = " · ".join((facts.officer, full_day(facts.on), *facts.narrowed))
    pieces: list[Piece] = [
        Title(facts.title, above=letterhead.office, below=below),
        Text(plain(FOR_THE_OFFICE, "b")),
    ]
    if not facts.entries:
        pieces.append(Text(plain("Nothing stands on it.")))
    for title, found in groupby(facts.entries, key=lambda one: one.under):
        pieces += _part(title, facts.heads, tuple(found))
    return Paper(
        name=f"list-{facts.on.isoformat()}",
        title=facts.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
    )


DOCUMENT = Document("named_list", "List with names", NamedListToPrint, draw, Matter.CASE)


def _part(
    title: str, heads: tuple[str, str, str, str], found: tuple[NamedLine, ...]
) -> Iterator[Piece]:
    yield Room(40)
    yield Heading(f"{title}: {len(found)}")
    rows = tuple(
        (
            plain(f"\u2610 {one.name}", "b"),
            plain(one.case),
            plain(one.what),
            plain(one.words),
        )
        for one in found
    )
    yield Grid(heads, rows, (42, 24, 46, 54))
