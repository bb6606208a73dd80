"""A list of cases with names, as it is brought in again: the same columns, a line for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.named_list import FOR_THE_OFFICE
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain as full_day
from caseworker.domain.moments import counted

_SHOWN = 4  # columns that a page has room for; the file has all of them
_WIDE = (46, 40, 40, 40)


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A line of it: the case that it names, None where it names none of ours, and its cells."""

    case: CaseNumber | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseListToPrint:
    """Lines under their headings, as they stood on the screen. ``shown`` are those on paper."""

    title: str
    officer: str
    on: date
    head: tuple[str, ...]
    entries: tuple[ListedCase, ...]
    shown: tuple[int, ...] = ()
    said: str = ""


def draw(facts: CaseListToPrint, letterhead: Letterhead) -> Paper:
    """The chief columns on paper, and all of them as a file for a spreadsheet."""
    shown = (facts.shown or tuple(range(len(facts.head))))[:_SHOWN]
    lines = counted(len(facts.entries), "line")
    below = " · ".join((facts.officer, full_day(facts.on), lines))
    pieces: list[Piece] = [
        Title(facts.title, above=letterhead.office, below=below),
        Text(plain(FOR_THE_OFFICE, "b")),
    ]
    if facts.said:
        pieces.append(Text(plain(facts.said)))
    rows = tuple(tuple(plain(one.cells[at]) for at in shown) for one in facts.entries)
    if rows:
        pieces.append(Grid(tuple(facts.head[at] for at in shown), rows, _WIDE[: len(shown)]))
    else:
        pieces.append(Text(plain("Nothing stands on it.")))
    return Paper(
        name=f"cases-{facts.on.isoformat()}",
        title=facts.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
        _numbers=(facts.head, *(one.cells for one in facts.entries)),
    )


DOCUMENT = Document("case_list", "List of cases", CaseListToPrint, draw, Matter.CASE)
