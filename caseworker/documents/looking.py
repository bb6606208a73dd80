"""The monthly list of unusual looking on paper: by rule, with officers and numbers of cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.days import MONTHS
from caseworker.domain.days import plain as full_day
from caseworker.domain.looking import LookingList, Noticed

ABOUT = (
    "Each opening of a case is kept in the audit. What stands here is unusual, and nothing more: "
    "ask before you think anything of it. Cases are told by their numbers alone."
)


@dataclass(frozen=True, slots=True)
class LookingToPrint:
    """What was noticed, as it was on the screen, and the day on which it is printed."""

    listed: LookingList
    on: date


def draw(facts: LookingToPrint, letterhead: Letterhead) -> Paper:
    """A part for each rule; one that found nothing says so."""
    listed = facts.listed
    month = f"{MONTHS[listed.first.month - 1]} {listed.first.year}"
    pieces: list[Piece] = [
        Title(
            "Unusual looking",
            above=letterhead.office,
            below=f"{month} · {listed.openings} openings of cases · {full_day(facts.on)}",
        ),
        Text(plain(ABOUT)),
    ]
    for one in listed.noticed:
        pieces += _part(listed, one)
    return Paper(
        name=f"looking-{listed.first:%Y-%m}",
        title="Unusual looking",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"Unusual looking, {month}",
        on=facts.on,
    )


DOCUMENT = Document("looking", "Unusual looking", LookingToPrint, draw, Matter.CASE)


def _part(listed: LookingList, one: Noticed) -> list[Piece]:
    pieces: list[Piece] = [
        Heading(f"{one.unusual.words}: {len(one.found)}"),
        Text(plain(one.unusual.meaning), "quiet"),
    ]
    if one.found:
        rows = tuple(
            (
                plain(listed.name_of(line.officer)),
                plain(line.case or "Several"),
                plain(line.words),
            )
            for line in one.found
        )
        pieces.append(Grid(("Officer", "Case", "What was seen"), rows, (42, 28, 96)))
    return pieces
