"""Summary sheets of cases: what one has to know of each, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Facts, Grid, Heading, NewPage, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day

TITLE = "Case sheets"
FOR_THE_OFFICE = (
    "These sheets are about children. They are for those who do the work, and are destroyed once "
    "it is done."
)


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody around the child: who, as what, and how they are reached."""

    name: str
    role: str
    reached: str


@dataclass(frozen=True, slots=True)
class SheetDue:
    """Something owed. ``whose`` is empty where it is ours."""

    by: date | None
    duty: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case: its facts as label and words, its flags, those around it, and what is owed."""

    case: CaseNumber
    name: str
    facts: tuple[tuple[str, str], ...]
    flags: tuple[str, ...] = ()
    people: tuple[SheetPerson, ...] = ()
    dues: tuple[SheetDue, ...] = ()
    more: int = 0
    """Duties beside those that are shown."""


@dataclass(frozen=True, slots=True)
class SheetsToPrint:
    """The sheets, in the order of the list; ``left_out`` are cases closed to whoever prints."""

    officer: str
    on: date
    entries: tuple[CaseSheet, ...]
    left_out: tuple[CaseNumber, ...] = field(default=())


def draw(facts: SheetsToPrint, letterhead: Letterhead) -> Paper:
    """First what is in it, then a page for each."""
    below = " · ".join((facts.officer, full_day(facts.on)))
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=below),
        Text(plain(FOR_THE_OFFICE, "b")),
    ]
    rows = tuple((plain(one.name, "b"), plain(str(one.case))) for one in facts.entries)
    if rows:
        pieces.append(Grid(("Who", "Case"), rows, (110, 50)))
    if facts.left_out:
        gone = ", ".join(facts.left_out)
        pieces.append(Text(plain(f"Left out, for they are restricted: {gone}.")))
    for one in facts.entries:
        pieces.append(NewPage())
        pieces += _sheet(one, facts.on)
    return Paper(
        name=f"case-sheets-{facts.on.isoformat()}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=full_day(facts.on),
        on=facts.on,
    )


DOCUMENT = Document("case_sheets", TITLE, SheetsToPrint, draw, Matter.CASE)


def _sheet(one: CaseSheet, on: date) -> Iterator[Piece]:
    yield Heading(f"{one.name}, {one.case}", level=2)
    if one.flags:
        yield Text(plain("Mind: " + "; ".join(one.flags), "b"))
    yield Facts(tuple((label, plain(words)) for label, words in one.facts if words))
    if one.people:
        yield Heading("Around them", level=3)
        people = tuple(
            (plain(each.name, "b"), plain(each.role), plain(each.reached)) for each in one.people
        )
        yield Grid(("Who", "As what", "Reached"), people, (50, 40, 70))
    yield Heading("What is owed", level=3)
    if not one.dues:
        yield Text(plain("Nothing."))
        return
    yield Grid(("By", "What", "Whose"), tuple(_due(due, on) for due in one.dues), (40, 80, 40))
    if one.more:
        yield Text(plain(f"And {one.more} more."), "small")


def _due(due: SheetDue, on: date) -> tuple[Blocks, ...]:
    day = day_words(due.by) if due.by else "No day"
    is_late = due.by is not None and due.by < on and not due.whose
    by = (Block(runs=(Run(day), Run(" late", frozenset({"b"})))),) if is_late else plain(day)
    return by, plain(due.duty), plain(due.whose or "Ours")
