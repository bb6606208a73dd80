"""The directory on paper and as a file: the places that were shown, each with how it is reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.directory import Directory, Place, codes_in_words
from caseworker.domain.directory_rows import heads, row_of
from caseworker.domain.place_kinds import place_kinds

TITLE = "Places and people"
_BOLD = frozenset({"b"})


@dataclass(frozen=True, slots=True)
class DirectoryToPrint:
    """The places that were shown; ``narrowed`` says how they were narrowed."""

    places: Directory
    on: date
    narrowed: str = ""


def draw(facts: DirectoryToPrint, letterhead: Letterhead) -> Paper:
    """A part for each kind, with the people there; as a file, every column."""
    below = " · ".join(part for part in (full_day(facts.on), facts.narrowed) if part)
    pieces: list[Piece] = [Title(TITLE, above=letterhead.office, below=below)]
    for kind in place_kinds().values():
        those = [one for one in facts.places if one.kind == kind.id]
        if those:
            pieces.append(Heading(kind.many))
            rows = tuple(_row(one, facts.on) for one in those)
            pieces.append(Grid(("Place", "How it is reached", "People there"), rows, (58, 56, 52)))
    if not facts.places:
        pieces.append(Text(plain("No place is in it.")))
    return Paper(
        name=f"places-{facts.on.isoformat()}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=TITLE,
        on=facts.on,
        _numbers=(heads(), *(row_of(one) for one in facts.places)),
    )


DOCUMENT = Document("directory_list", TITLE, DirectoryToPrint, draw, Matter.NOTHING)


def _row(one: Place, on: date) -> tuple[Blocks, ...]:
    named = [Block(runs=(Run(one.name, _BOLD),))]
    told = (
        ", ".join(was.name for was in reversed(one.former)) and
        f"Before: {', '.join(was.name for was in reversed(one.former))}",
        codes_in_words(one),
        one.not_open(on),
        one.checked_on and f"Checked on {day_words(one.checked_on)}",
    )  # fmt: skip
    named += [Block(runs=(Run(said),)) for said in told if said]
    reached = (", ".join(one.lines.splitlines()), one.telephone, one.email, one.web)
    people = (
        ", ".join(filter(None, (each.name, each.role, each.telephone, each.email, each.days)))
        for each in one.people
    )
    return tuple(named), _lines(reached, "Not known here"), _lines(tuple(people), "Nobody is named")


def _lines(said: tuple[str, ...], none: str) -> Blocks:
    return tuple(Block(runs=(Run(each),)) for each in said if each) or plain(none)
