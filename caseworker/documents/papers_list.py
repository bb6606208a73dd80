"""The list of the papers of a case: what each is, its day, from whom, what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain as full_day
from caseworker.domain.filing import Filing, about
from caseworker.domain.paper_sorts import sort_words
from caseworker.domain.people import Person


@dataclass(frozen=True, slots=True)
class PaperListed:
    """One paper: its name, how it is filed, and the day on which it came in."""

    name: str
    filing: Filing
    came_in: date


@dataclass(frozen=True, slots=True)
class PapersToList:
    """The papers of one case, newest first, without those replaced; as the list was seen.

    ``narrowed`` says which of them, where it is not all that are not in the bin.
    """

    case: CaseNumber
    person: Person
    on: date
    papers: tuple[PaperListed, ...]
    narrowed: str = ""


def draw(facts: PapersToList, letterhead: Letterhead) -> Paper:
    """A line for each; notes are for the office, and not on it."""
    count = len(facts.papers)
    which = f", narrowed to {facts.narrowed}" if facts.narrowed else ""
    pieces: list[Piece] = [
        Title(
            "Papers of the case",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · printed {full_day(facts.on)}",
        ),
        Text(plain(f"{count} {'paper' if count == 1 else 'papers'}{which}."), "quiet"),
    ]
    if facts.papers:
        heads = ("Paper", "Kind", "Day", "From", "About", "Came in")
        rows = tuple(tuple(map(plain, _line(one))) for one in facts.papers)
        pieces.append(Grid(heads, rows, (35, 27, 23, 22, 37, 23)))
    return Paper(
        name=f"papers-{facts.case}",
        title="Papers of a case",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


def _line(one: PaperListed) -> tuple[str, ...]:
    filing = one.filing
    return (
        one.name,
        sort_words(filing.sort) or "Not filed yet",
        f"{filing.day:%d/%m/%Y}" if filing.day else "",
        filing.from_whom,
        about(filing),
        f"{one.came_in:%d/%m/%Y}",
    )


DOCUMENT = Document("papers_list", "Papers of the case", PapersToList, draw, Matter.CASE)
