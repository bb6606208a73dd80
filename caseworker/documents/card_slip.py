"""The slip that goes with our card: who we are, and the words to compare by telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import BigKey, Facts, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day

_STEPS = (
    "In Caseworker open Moves, Address book, and bring in our card: the file that is named below.",
    "Call us on a number that you had before this slip and that file, and ask for us by name.",
    "We read our six words to you. They are the ones that your screen shows for us.",
    "You read yours to us. Then each of us can seal packs to the other.",
)
_NOT_THE_SAME = "If one word differs, don’t use the card, and tell us: somebody has changed it."


@dataclass(frozen=True, slots=True)
class CardToPrint:
    """What our card says, its six words, and the name of its file."""

    kind: str
    address: tuple[str, ...]
    telephone: str
    email: str
    words: tuple[str, ...]
    file: str
    since: date
    on: date


def draw(facts: CardToPrint, letterhead: Letterhead) -> Paper:
    """One page. Whoever has it alone can prove nothing by it: the words are to be heard."""
    below = f"{facts.kind} · Keys of {day_words(facts.since)} · {full_day(facts.on)}"
    reached = (
        ("Address", ", ".join(facts.address)),
        ("Telephone", facts.telephone),
        ("E-mail", facts.email),
        ("Card file", facts.file),
    )
    pieces: list[Piece] = [
        Title("Our card", above=letterhead.office, below=below),
        Text(plain("The six words of our keys, to be read over the telephone:", "b")),
        BigKey(facts.words),
        Heading("How to use it"),
        Text(_numbered(_STEPS)),
        Text(plain(_NOT_THE_SAME, "b")),
        Heading("How we are reached"),
        Facts(tuple((name, plain(words)) for name, words in reached if words)),
    ]
    return Paper(
        name="our-card",
        title="Our card",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running="Our card",
        on=facts.on,
    )


DOCUMENT = Document("card_slip", "Our card", CardToPrint, draw, Matter.NOTHING)


def _numbered(steps: tuple[str, ...]) -> Blocks:
    return tuple(Block("li", (Run(step),), ordered=True) for step in steps)
