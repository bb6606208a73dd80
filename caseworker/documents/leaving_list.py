"""Who leaves custody: when, why, where to, and what is undone before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Piece, Text, Title, plain
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.leaving_list import Leaver

TITLE = "Who leaves"
NOTE = "Days are as they were told to us. None is worked out here, and any of them may move."


@dataclass(frozen=True, slots=True)
class LeavingToPrint:
    """The lines that are shown; ``narrowed`` says what they are narrowed to."""

    officer: str
    on: date
    entries: tuple[Leaver, ...]
    narrowed: tuple[str, ...] = ()


def draw(facts: LeavingToPrint, letterhead: Letterhead) -> Paper:
    """Soonest first; each with what is still to be done."""
    below = " · ".join((f"As of {day_words(facts.on)}", *facts.narrowed))
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=below),
        Text(plain(counted(facts.entries))),
        Text(plain(NOTE), "small"),
    ]
    if facts.entries:
        pieces.append(_grid(facts))
    return Paper(
        name=f"leaving-{facts.on.isoformat()}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
        _numbers=tuple(numbers(facts)),
    )


DOCUMENT = Document("leaving_list", TITLE, LeavingToPrint, draw, Matter.CASE)


def counted(entries: tuple[Leaver, ...]) -> str:
    """How many leave, and for how many education is not settled."""
    if not entries:
        return "Nobody leaves, as this list is narrowed."
    bare = sum(not one.settled for one in entries)
    leave = "leaves" if len(entries) == 1 else "leave"
    settled = "education is settled for all" if not bare else f"education is not settled for {bare}"
    return f"{len(entries):,} {leave}; {settled}."


def numbers(facts: LeavingToPrint) -> Iterator[tuple[Cell, ...]]:
    """A row for each under one of headings. By the case’s number: no name of a child is in it."""
    yield (
        "Case",
        "Day",
        "Days left",
        "Why",
        "As it was told",
        "Authority there",
        "Education",
        "Where to",
        "Undone",
        "Late",
    )
    for one in facts.entries:
        yield (
            str(one.case),
            one.on.isoformat(),
            one.days_left(facts.on),
            one.why,
            one.what,
            one.authority,
            one.education,
            one.whereto,
            len(one.undone),
            one.late,
        )


def _grid(facts: LeavingToPrint) -> Grid:
    rows = tuple(
        (
            plain(one.name, "b"),
            plain(str(one.case)),
            plain(f"{day_words(one.on)}{_gone(one, facts.on)}"),
            plain(", ".join(filter(None, (one.why, one.what if one.what != one.why else "")))),
            plain(_where(one)),
            plain("; ".join(one.undone) or "Nothing"),
        )
        for one in facts.entries
    )
    heads = ("Who", "Case", "Day", "Why", "Where to", "Still to be done")
    return Grid(heads, rows, (24, 23, 29, 20, 29, 57))


def _gone(one: Leaver, on: date) -> str:
    return " (has gone)" if one.days_left(on) < 0 else ""


def _where(one: Leaver) -> str:
    said = f"Education {one.education}"
    return ". ".join(filter(None, (one.whereto, said, one.authority)))
