"""The reviews that are due in a term, for a head, the health body or social care.

What is said above the list is the letter L-15: SEND Code of Practice 2015, 9.172, at least two
weeks before the term.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from caseworker.documents import Document, Matter
from caseworker.documents.letter_forms import Letter
from caseworker.documents.letter_pieces import pieces_of
from caseworker.documents.letter_text import filled
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Room, Text, Title, plain
from caseworker.domain.blocks import Block, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day

READ = {"summary": " (read in a summary)", "memory": " (from memory: check with the authority)"}
NO_PLACE = "No school or setting recorded"


@dataclass(frozen=True, slots=True)
class DueReview:
    """One review of the term: its meeting has to be held ``by`` that day."""

    case: CaseNumber
    name: str
    place: str
    called: str
    by: date
    source: str
    planned: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewsDueToPrint:
    """The reviews of the days from ``first`` to ``last``; ``place`` narrows them to one school.

    ``form`` is what the office says above the list.
    """

    form: Letter
    officer: str
    on: date
    first: date
    last: date
    entries: tuple[DueReview, ...]
    place: str = ""


def draw(facts: ReviewsDueToPrint, letterhead: Letterhead) -> Paper:
    """School by school, soonest first."""
    form, days = facts.form, {"term_first": facts.first, "term_last": facts.last}
    values = {name: day_words(day) for name, day in days.items()}
    below = f"{values['term_first']} to {values['term_last']}"
    title = filled((Block(runs=(Run(form.heading or form.title),)),), values)[0].plain
    pieces: list[Piece] = [
        Title(
            title,
            above=letterhead.office,
            below=" · ".join(filter(None, (facts.place, below))),
        ),
        *pieces_of(form.text, values),
        Text(plain(f"{form.source}{READ.get(form.checked, '')}"), "small"),
    ]
    if not facts.entries:
        pieces.append(Text(plain("No review is due in these days.")))
    by_place = sorted(facts.entries, key=lambda one: (one.place.casefold(), one.by))
    for place, found in groupby(by_place, key=lambda one: one.place):
        pieces += _of(place, tuple(found))
    return Paper(
        name=f"reviews-due-{facts.first.isoformat()}",
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
    )


DOCUMENT = Document("reviews_due", "Reviews that are due", ReviewsDueToPrint, draw, Matter.CASE)


def _of(place: str, found: tuple[DueReview, ...]) -> Iterator[Piece]:
    yield Room(46)
    yield Heading(place or NO_PLACE)
    rows = tuple(
        (
            plain(one.name, "b"),
            plain(one.case),
            plain(one.called),
            plain(day_words(one.by)),
            plain(f"Planned: {day_words(one.planned)}" if one.planned else "Not planned yet"),
        )
        for one in found
    )
    yield Grid(("Who", "Case", "Review", "Meeting by", "Day"), rows, (42, 26, 32, 32, 34))
