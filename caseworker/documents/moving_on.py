"""Who moves to another phase of education, phase by phase, with the days that the law leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Room, Text, Title, plain
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.phase_list import Destination, Mover

READINGS = (
    "The law asks for the amended plan before 15 February (before 31 March into post-16), so the "
    "last day in time is the day before; the Code and practice say “by” that day. Between post-16 "
    "institutions it is five months before the move (SEND Regs 2014 reg 18)."
)


@dataclass(frozen=True, slots=True)
class MovingOnToPrint:
    """The lines that are shown; ``narrowed`` says what they are narrowed to."""

    officer: str
    on: date
    entries: tuple[Mover, ...]
    narrowed: tuple[str, ...] = ()


def draw(facts: MovingOnToPrint, letterhead: Letterhead) -> Paper:
    """Phase by phase, whoever has the least time left first."""
    below = " · ".join((f"As of {day_words(facts.on)}", *facts.narrowed))
    pieces: list[Piece] = [
        Title("Moving on", above=letterhead.office, below=below),
        Text(plain(_counted(facts.entries))),
        Text(plain(READINGS), "small"),
    ]
    by_phase = sorted(facts.entries, key=lambda one: (one.moves_on, one.phase, one.lawful))
    for (day, phase), found in groupby(by_phase, key=lambda one: (one.moves_on, one.phase)):
        pieces += _of(f"{phase}, {day:%B %Y}", tuple(found), facts.on)
    return Paper(
        name=f"moving-on-{facts.on.isoformat()}",
        title="Moving on",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
        _numbers=tuple(numbers(facts)),
    )


DOCUMENT = Document("moving_on", "Moving on", MovingOnToPrint, draw, Matter.CASE)


def numbers(facts: MovingOnToPrint) -> Iterator[tuple[Cell, ...]]:
    """A row for each under one of headings. By the case’s number: no name of a child is in it."""
    yield (
        "Case",
        "School year",
        "Move",
        "Day of the move",
        "Entered",
        "Where now",
        "Destination",
        "Institutions",
        "Replies awaited",
        "Next step",
        "Next step by",
        "Last day of the law",
        "As practice counts",
        "Days left",
    )
    for one in facts.entries:
        yield (
            str(one.case),
            one.year,
            one.phase,
            one.moves_on.isoformat(),
            "Yes" if one.is_entered else "Worked out",
            one.place,
            one.destination.value,
            "; ".join(one.institutions),
            one.awaited,
            one.step or "Done",
            one.step_by.isoformat() if one.step_by else "",
            one.lawful.isoformat(),
            one.said.isoformat() if one.said else "",
            "" if one.is_done else one.days_left(facts.on),
        )


def _counted(entries: tuple[Mover, ...]) -> str:
    if not entries:
        return "Nobody moves on, as this list is narrowed."
    said = [f"{len(entries):,} {'moves' if len(entries) == 1 else 'move'} on"]
    for destination in Destination:
        count = sum(one.destination is destination for one in entries)
        if count:
            said.append(f"{destination.value.lower()}: {count:,}")
    return "; ".join(said) + "."


def _of(title: str, found: tuple[Mover, ...], on: date) -> Iterator[Piece]:
    yield Room(46)
    yield Heading(title)
    rows = tuple(
        (
            plain(one.name, "b"),
            plain(f"{one.case}{f', {one.year}' if one.year else ''}"),
            plain(one.place or "Not recorded"),
            plain(f"{one.destination.value}{_names(one)}"),
            plain(_step(one, on)),
            plain(one.last_day_words(on)),
        )
        for one in found
    )
    yield Grid(
        ("Who", "Case", "Where now", "Destination", "Next step", "Last day"),
        rows,
        (32, 26, 32, 34, 34, 24),
    )


def _names(one: Mover) -> str:
    return f": {', '.join(one.institutions)}" if one.institutions else ""


def _step(one: Mover, on: date) -> str:
    if one.step_by is None:
        return "Done"
    when = "was due" if one.is_late(on) else "by"
    return f"{one.step}, {when} {day_words(one.step_by)}"
