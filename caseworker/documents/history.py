"""The history of a case on paper: who did what, when, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, lines, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.moments import day_of
from caseworker.domain.people import Person


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that was done. ``at`` is in the time that the officer's clock shows."""

    at: datetime
    officer: str
    words: str


@dataclass(frozen=True, slots=True)
class HistoryToPrint:
    """The history of one case, in the order in which it is to be read."""

    case: CaseNumber
    person: Person
    on: date
    entries: tuple[HistoryEntry, ...]


def draw(facts: HistoryToPrint, letterhead: Letterhead) -> Paper:
    """Every line that was given, none left out."""
    count = len(facts.entries)
    pieces: list[Piece] = [
        Title(
            "History",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · printed {full_day(facts.on)}",
        ),
        Text(plain(f"{count} {'entry' if count == 1 else 'entries'}."), "quiet"),
    ]
    if facts.entries:
        rows = tuple(
            (
                lines(f"{day_words(day_of(entry.at))}\n{entry.at:%H:%M}"),
                plain(entry.officer),
                plain(entry.words),
            )
            for entry in facts.entries
        )
        pieces.append(Grid(("When", "Who", "What was done"), rows, (36, 40, 90)))
    return Paper(
        name=f"history-{facts.case}",
        title="History of a case",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("history", "History", HistoryToPrint, draw, Matter.CASE)
