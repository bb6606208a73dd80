"""The dates of one case for the authority's yearly return: days, and nothing of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.identifiers import IDENTIFIERS
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person
from caseworker.domain.sen2 import Sen2Date

TITLE: Final = "Dates for the authority"
ABOUT: Final = (
    "For the yearly return on special educational needs (SEN2), as far as this office knows them. "
    "We do not submit the return. Please compare each day with your own records."
)
NOTHING: Final = "Nothing is missing, as far as this office can tell."
MISSING: Final = "not recorded here"
MEMORY: Final = "*"
NUMBERS: Final = ("upn", "uln")  # those that the return tells people apart by


@dataclass(frozen=True, slots=True)
class Sen2ToPrint:
    """The days of one case, in the order of the return, and where it is said what is asked for."""

    case: CaseNumber
    person: Person
    on: date
    dates: tuple[Sen2Date, ...]
    source: str


def draw(facts: Sen2ToPrint, letterhead: Letterhead) -> Paper:
    """One page: who it is about, every day, and what is missing."""
    person = facts.person
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=" · ".join(_who(facts))),
        Text(plain(ABOUT)),
        Grid(("What is asked for", "Day", "Beside it"), tuple(_rows(facts)), (72, 36, 60)),
        Heading("What is missing"),
    ]
    missing = [one.item.words for one in facts.dates if one.missing]
    rest = [one.item.words for one in facts.dates if one.day is None and not one.missing]
    words = f"{'; '.join(missing)}." if missing else NOTHING
    pieces.append(Text(plain(words, *(("b",) if missing else ()))))
    if rest:
        pieces.append(Text(plain(f"Nothing of this so far: {'; '.join(rest)}."), "small"))
    note = f"{MEMORY} asked for from memory: check with the authority. Source: {facts.source}."
    pieces.append(Text(plain(note), "small"))
    return Paper(
        name=f"sen2-dates-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("sen2_dates", TITLE, Sen2ToPrint, draw, Matter.CASE)


def _who(facts: Sen2ToPrint) -> Iterator[str]:
    yield facts.person.name
    yield f"born {day_words(facts.person.born)}"
    for one in facts.person.identifiers:
        if one.kind in NUMBERS:
            yield f"{IDENTIFIERS[one.kind].title} {one.value}"
    yield day_words(facts.on)


def _rows(facts: Sen2ToPrint) -> Iterator[tuple[Blocks, ...]]:
    for one in facts.dates:
        if one.day is None and not one.missing:
            continue
        mark = MEMORY if one.item.checked is Checked.MEMORY else ""
        day = day_words(one.day) if one.day else MISSING
        marks = ("b",) if one.missing else ()
        yield (
            plain(f"{one.item.words}{mark}"),
            plain(day, *marks),
            plain(one.told),
        )
