"""The list of letters that were made together: what left, to whom, and what did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain as full_day


@dataclass(frozen=True, slots=True)
class LetterMade:
    """One letter of them: its copy's number and where it went, or why it was not made."""

    case: CaseNumber
    name: str
    to: str
    copy_number: int = 0
    where: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class LettersMadeToPrint:
    """Every letter of one kind that was asked for ``on`` a day, made or not."""

    letter: str
    officer: str
    on: date
    entries: tuple[LetterMade, ...]


def draw(facts: LettersMadeToPrint, letterhead: Letterhead) -> Paper:
    """What was made, then what was not, with the reason."""
    made = [entry for entry in facts.entries if not entry.why_not]
    rest = [entry for entry in facts.entries if entry.why_not]
    below = f"{facts.letter} · {facts.officer} · {full_day(facts.on)}"
    pieces: list[Piece] = [Title("Letters made", above=letterhead.office, below=below)]
    pieces += _part(f"Made: {len(made)}", "Copy", made)
    pieces += _part(f"Not made: {len(rest)}", "Why", rest)
    return Paper(
        name=f"letters-made-{facts.on.isoformat()}",
        title="Letters made",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=facts.officer,
        on=facts.on,
    )


DOCUMENT = Document("letters_made", "Letters made", LettersMadeToPrint, draw, Matter.CASE)


def _part(title: str, last: str, entries: Sequence[LetterMade]) -> Iterator[Piece]:
    if entries:
        yield Heading(title)
        rows = tuple(_row(entry) for entry in entries)
        yield Grid(("About", "To", last), rows, (50, 50, 66))


def _row(entry: LetterMade) -> tuple[Blocks, ...]:
    who = (Block(runs=(Run(entry.name, frozenset({"b"})), Run(f" {entry.case}"))),)
    became = entry.why_not or f"Copy {entry.copy_number}: {entry.where}"
    return who, plain(entry.to or "Nobody"), plain(became)
