"""The slip that goes with a pack: which pack it is, how to know it again, and how to answer.

It names no child: whoever finds it learns that two offices wrote to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import BigKey, Facts, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import plain as full_day

TITLE: Final = "Cover slip of a pack"
_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}
_GROUP: Final = 8  # signs of a sum that are read in one breath
_OPEN: Final = (
    "In Caseworker, choose Moves, then In, and open the file; or double-click it.",
    "Nothing of it is written into your records before you accept it.",
    "To be sure that this is the very file, compare the sum above with the one that you are shown.",
    "Answer it there: accepted, refused with the reason, or what is missing. That makes a receipt.",
    "Send us the receipt. It says nothing of a child, and may go by any way.",
)
_WITHOUT: Final = (
    "Without Caseworker, ask us for the page on opening a pack: the file is in the open format of "
    "the public age tool, locked with the key that you gave us."
)


@dataclass(frozen=True, slots=True)
class SlipToPrint:
    """One pack, as its slip tells of it.

    ``words`` are those by which our key is compared over the telephone.
    """

    label: str
    pack: str
    file: str
    to: str
    made: date
    sequence: int
    sha256: str
    size: int
    words: tuple[str, ...]
    medium: str = ""
    taken_by: str = ""
    destroy_by: date | None = None


def draw(facts: SlipToPrint, letterhead: Letterhead) -> Paper:
    """One page."""
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"For {facts.to}"),
        Facts(tuple(_rows(facts, letterhead))),
        Heading("How to know the file again (SHA-256)"),
        BigKey(groups_of(facts.sha256)),
    ]
    if facts.words:
        said = " ".join(facts.words)
        pieces += [
            Heading("Our key, to be compared by telephone"),
            Text(plain(said, "b")),
            Text(plain("Ring a number that you knew before this slip came.", "i"), "small"),
        ]
    pieces += [Heading("What to do"), Text(_numbered(_OPEN)), Text(plain(_WITHOUT), "small")]
    return Paper(
        name=f"cover-slip-{facts.label}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=facts.label,
        on=facts.made,
    )


def groups_of(sha256: str) -> tuple[str, ...]:
    """A sum in groups that can be read out."""
    return tuple(sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP))


def _rows(facts: SlipToPrint, letterhead: Letterhead) -> Iterator[tuple[str, Blocks]]:
    yield "Pack", plain(f"{facts.label}  (file {facts.file})", "b")
    yield "Whole name", plain(facts.pack)
    yield "Made on", plain(f"{full_day(facts.made)}, the {_nth(facts.sequence)} to you")
    yield "Size", plain(f"{facts.size:,} bytes")
    if facts.medium:
        by = f", taken by {facts.taken_by}" if facts.taken_by else ""
        yield "On medium", plain(f"{facts.medium}{by}")
    if facts.destroy_by is not None:
        yield "Destroy by", plain(full_day(facts.destroy_by), "b")
    reach = ", ".join(filter(None, (letterhead.telephone, letterhead.email)))
    yield "Ask us", plain(f"{letterhead.office}{f', {reach}' if reach else ''}")


def _nth(number: int) -> str:
    last = number % 10 if number % 100 not in {11, 12, 13} else 0
    return f"{number}{_ENDS.get(last, 'th')}"


def _numbered(steps: tuple[str, ...]) -> Blocks:
    return tuple(Block("li", (Run(step),), ordered=True) for step in steps)


DOCUMENT = Document("cover_slip", TITLE, SlipToPrint, draw, Matter.NOTHING)
