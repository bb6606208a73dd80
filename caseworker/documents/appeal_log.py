"""The log of an appeal: every step, what came and what went, and the days of each order (L-34)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.disagreement import Disagreement
from caseworker.domain.due import Due
from caseworker.domain.people import Person
from caseworker.domain.review_line import StepOfReview

TITLE = "Log of an appeal"


@dataclass(frozen=True, slots=True)
class LogToPrint:
    """One disagreement: its line, its entries in words, and what is owed after it."""

    case: CaseNumber
    person: Person
    on: date
    decision: str
    disagreement: Disagreement
    line: tuple[StepOfReview, ...]
    entries: tuple[tuple[date, str], ...]
    owed: tuple[Due, ...]


def draw(facts: LogToPrint, letterhead: Letterhead) -> Paper:
    """What was sent, what came, and what an order asks, each with its day."""
    reference = facts.disagreement.reference
    below = " · ".join(filter(None, (facts.person.name, facts.case, facts.decision, reference)))
    pieces = (
        Title(TITLE, above=letterhead.office, below=below),
        *_line(facts),
        *_entries(facts),
        *_owed(facts),
    )
    return Paper(
        name=f"appeal-log-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=pieces,
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("appeal_log", TITLE, LogToPrint, draw, Matter.CASE)


def _line(facts: LogToPrint) -> Iterator[Piece]:
    yield Heading("Its days")
    rows = [
        (
            plain(one.row.full),
            plain(day_words(one.met) if one.met else ""),
            plain(day_words(one.by) if one.by else (day_words(one.on) if one.on else "")),
            plain(str(one.due.source) if one.due else ""),
        )
        for one in facts.line
    ]
    yield Grid(("Step", "Done", "By, or on", "Where it says so"), tuple(rows), (54, 34, 34, 48))


def _entries(facts: LogToPrint) -> Iterator[Piece]:
    yield Heading("What was sent, and what came")
    if not facts.entries:
        yield Text(plain("Nothing has been written down yet."), "quiet")
        return
    rows = [(plain(day_words(day)), plain(words)) for day, words in facts.entries]
    yield Grid(("Day", "What"), tuple(rows), (36, 134))


def _owed(facts: LogToPrint) -> Iterator[Piece]:
    if not facts.owed:
        return
    yield Heading("What is owed after it")
    rows = [
        (
            plain(due.duty),
            plain(day_words(due.by) if due.by else "at once"),
            plain(day_words(due.done_on) if due.done_on else ""),
            plain(str(due.source)),
        )
        for due in facts.owed
    ]
    yield Grid(("What", "By", "Done", "Where it says so"), tuple(rows), (64, 32, 32, 42))
