"""The address book on paper: each office, how it is reached, and how its key stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import plain as full_day
from caseworker.domain.receiver_kinds import receiver_kinds
from caseworker.domain.receivers import KeyState, Receiver

_BOLD = frozenset({"b"})


@dataclass(frozen=True, slots=True)
class BookToPrint:
    """The offices as they were on the screen; ``narrowed`` says how they were narrowed."""

    receivers: tuple[Receiver, ...]
    on: date
    narrowed: str = ""


def draw(facts: BookToPrint, letterhead: Letterhead) -> Paper:
    """A part for each kind; no key is printed, only how it stands."""
    below = " · ".join(part for part in (full_day(facts.on), facts.narrowed) if part)
    pieces: list[Piece] = [Title("Address book", above=letterhead.office, below=below)]
    for kind in receiver_kinds().values():
        those = [one for one in facts.receivers if one.kind == kind.id]
        if those:
            pieces.append(Heading(kind.many))
            rows = tuple(_row(one, facts.on) for one in those)
            pieces.append(Grid(("Office", "How it is reached", "Key"), rows, (62, 62, 42)))
    if not facts.receivers:
        pieces.append(Text(plain("No office is in it.")))
    return Paper(
        name=f"address-book-{facts.on.isoformat()}",
        title="Address book",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running="Address book",
        on=facts.on,
    )


DOCUMENT = Document("address_book", "Address book", BookToPrint, draw, Matter.NOTHING)


def _row(one: Receiver, on: date) -> tuple[Blocks, ...]:
    named = [Block(runs=(Run(one.name, _BOLD),))]
    if one.former:
        named.append(Block(runs=(Run(f"Before: {', '.join(reversed(one.former))}"),)))
    if not one.is_open(on):
        named.append(Block(runs=(Run("Closed, or not open yet"),)))
    reached = [one.telephone, one.email, ", ".join(one.address.splitlines())]
    lines = tuple(Block(runs=(Run(each),)) for each in reached if each) or plain("Not known here")
    loud = one.state is KeyState.CHANGED
    state = (Block(runs=(Run(one.state_words, _BOLD if loud else frozenset()),)),)
    return tuple(named), lines, state
