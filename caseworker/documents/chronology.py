"""What happened on a case by day, as an exhibit: each entry and each paper that left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.people import Person


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """What happened on one day, in words, and what it is about."""

    day: date
    words: str
    themes: str = ""


@dataclass(frozen=True, slots=True)
class ChronologyToPrint:
    """Oldest first. ``narrowed`` says to what; empty for everything."""

    case: CaseNumber
    person: Person
    on: date
    lines: tuple[ChronologyLine, ...]
    narrowed: str = ""


def draw(facts: ChronologyToPrint, letterhead: Letterhead) -> Paper:
    """Every line that was given, none left out; each with its number, to be cited by."""
    count = len(facts.lines)
    whole = f"{count} {'entry' if count == 1 else 'entries'}, oldest first."
    only = f" Only: {facts.narrowed}." if facts.narrowed else ""
    pieces: list[Piece] = [
        Title(
            "Chronology",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · printed {full_day(facts.on)}",
        ),
        Text(plain(f"{whole}{only}"), "quiet"),
    ]
    if facts.lines:
        rows = tuple(
            (plain(str(at)), plain(day_words(line.day)), plain(line.words), plain(line.themes))
            for at, line in enumerate(facts.lines, start=1)
        )
        pieces.append(Grid(("No.", "Day", "What happened", "Theme"), rows, (11, 39, 84, 32)))
    return Paper(
        name=f"chronology-{facts.case}",
        title="Chronology of a case",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("chronology", "Chronology", ChronologyToPrint, draw, Matter.CASE)
