"""The slip that says what became of a pack: for the file, or to go back by hand or by post.

It names no child, as the receipt that goes with it does not.
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
from caseworker.domain.blocks import Blocks
from caseworker.domain.days import plain as full_day

TITLE: Final = "Receipt for a pack"
_GROUP: Final = 8  # signs of a sum that are read in one breath
_BESIDE: Final = (
    "A signed receipt file goes with this slip. It is what proves the answer: read it in under "
    "Moves, Out. The slip alone proves nothing."
)


@dataclass(frozen=True, slots=True)
class ReceiptToPrint:
    """One answer to one pack, as its slip tells of it.

    ``answer`` is what was answered, ``words`` the reason, ``missing`` what is asked for. ``file``
    is the name of the receipt; ``sha256`` is that of the pack.
    """

    label: str
    file: str
    sender: str
    made: date
    came: date
    answered: date
    answer: str
    sha256: str
    words: str = ""
    missing: tuple[str, ...] = ()
    by: str = ""


def draw(facts: ReceiptToPrint, letterhead: Letterhead) -> Paper:
    """One page."""
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"To {facts.sender}"),
        Text(plain(f"{facts.label}: {facts.answer.lower()}", "b")),
        Facts(tuple(_rows(facts, letterhead))),
    ]
    if facts.missing:
        pieces.append(Heading("What is missing"))
        pieces += [Text(plain(one)) for one in facts.missing]
    pieces += [
        Heading("Which file it was (SHA-256)"),
        BigKey(tuple(facts.sha256[at : at + _GROUP] for at in range(0, len(facts.sha256), _GROUP))),
        Text(plain(_BESIDE), "small"),
    ]
    return Paper(
        name=f"receipt-slip-{facts.label}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=facts.label,
        on=facts.answered,
    )


def _rows(facts: ReceiptToPrint, letterhead: Letterhead) -> Iterator[tuple[str, Blocks]]:
    yield "Pack", plain(f"{facts.label}, made on {full_day(facts.made)}")
    yield "Came in on", plain(full_day(facts.came))
    yield "Answer", plain(f"{facts.answer}, {full_day(facts.answered)}", "b")
    if facts.words:
        yield "In words", plain(facts.words)
    yield "Receipt", plain(f"File {facts.file}")
    if facts.by:
        yield "By", plain(facts.by)
    reach = ", ".join(filter(None, (letterhead.telephone, letterhead.email)))
    yield "Ask us", plain(f"{letterhead.office}{f', {reach}' if reach else ''}")


DOCUMENT = Document("receipt_slip", TITLE, ReceiptToPrint, draw, Matter.NOTHING)
