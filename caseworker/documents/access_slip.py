"""Access arrangements on a slip, for whoever teaches or examines: what to do, and never why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.arrangements import Standing
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.people import Person

TITLE: Final = "Access arrangements"
LEAD: Final = "What is given in lessons and examinations. It says what to do, not why."
NONE: Final = "No access arrangement is given today."
AWAITED: Final = (
    "Where an application is not agreed yet, the arrangement holds in lessons; ask the "
    "examinations officer about examinations."
)


@dataclass(frozen=True, slots=True)
class SlipToPrint:
    """The arrangements that are given on the day it is printed."""

    case: CaseNumber
    person: Person
    on: date
    given: tuple[Standing, ...]


def draw(facts: SlipToPrint, letterhead: Letterhead) -> Paper:
    """One line for each; the evidence stays in the case."""
    below = f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · {day_words(facts.on)}"),
        Text(plain(LEAD)),
    ]
    if facts.given:
        rows = tuple(
            tuple(
                plain(words) for words in (one.what, one.fact("where"), _days(one), _applied(one))
            )
            for one in facts.given
        )
        head = ("What is needed", "In which lessons or examinations", "From, until", "Application")
        pieces.append(Grid(head, rows, (0.36, 0.26, 0.22, 0.16)))
    else:
        pieces.append(Text(plain(NONE), "quiet"))
    if any(one.is_awaited for one in facts.given):
        pieces.append(Text(plain(AWAITED), "small"))
    return Paper(
        name=f"access-arrangements-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("access_slip", TITLE, SlipToPrint, draw, Matter.CASE)


def _days(one: Standing) -> str:
    until = f", until {day_words(one.until)}" if one.until else ""
    return f"{day_words(one.since)}{until}"


def _applied(one: Standing) -> str:
    return one.fact("applied") or "Not needed"
