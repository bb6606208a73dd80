"""The sheet that goes with a disclosure (L-37), and the letter that asks a copy back.

SEND Regs 2014 reg 17: whoever has it must know what it is, why they may have it, how it is to be
handled and until when. The slip at its foot comes back to the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Address,
    Facts,
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Space,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.domain.days import day_words
from caseworker.domain.ledger import LedgerLine
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words

_HANDLING = (
    "It is for you alone, and for the purpose named here. Keep it locked away, copy nothing of it, "
    "and pass nothing of it on: ask us first. Tell us at once if it is lost."
)
_BACK = "Please send this slip back to us."


@dataclass(frozen=True, slots=True)
class CoverToPrint:
    """One line of the ledger, with the words of its purpose, and on which day it is asked."""

    line: LedgerLine
    purpose: str
    on: date
    asked_back: bool = False
    why: str = ""
    """Why it is asked back, as a sentence."""


def draw(facts: CoverToPrint, letterhead: Letterhead) -> Paper:
    """What it is, or that it is asked back; and the slip."""
    number = facts.line.number
    title = f"Please return disclosure {number}" if facts.asked_back else f"Disclosure {number}"
    pieces: list[Piece] = [*_head(facts, letterhead), Title(title, quiet=True)]
    pieces += _recall(facts) if facts.asked_back else ()
    pieces.append(Facts(tuple((label, plain(said)) for label, said in _told(facts) if said)))
    if not facts.asked_back:
        pieces += [Heading("How to handle it"), Text(plain(_HANDLING))]
    pieces.append(Together(tuple(_slip(facts, letterhead))))
    return Paper(
        name=f"{'recall' if facts.asked_back else 'cover'}-{number}",
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"Disclosure {number}",
        on=facts.on,
        closer=True,
    )


DOCUMENT = Document("cover_sheet", "Cover sheet of a disclosure", CoverToPrint, draw, Matter.CASE)


def _head(facts: CoverToPrint, letterhead: Letterhead) -> Iterator[Piece]:
    release, basis = facts.line.release, facts.line.release.basis
    reached = [*letterhead.address.splitlines(), letterhead.telephone, letterhead.email]
    to = (release.to, basis.request.recipient.organisation if basis else "")
    yield Address(tuple(filter(None, to)), letterhead.office, tuple(filter(None, reached)))
    yield Text(plain(f"{day_words(facts.on)} · Our reference {facts.line.case or ''}"), "quiet")
    yield Space(3)


def _recall(facts: CoverToPrint) -> Iterator[Piece]:
    yield Text(plain(f"We sent you what is named here. {facts.why}".strip()))
    yield Text(
        plain(
            "Please send your copy back to us, or destroy it, with every copy that was made of it, "
            "and say on the slip which you did. From now on nothing of it may be used or passed on."
        )
    )


def _told(facts: CoverToPrint) -> Iterator[tuple[str, str]]:
    release, basis = facts.line.release, facts.line.release.basis
    what, handling = release.what, release.handling
    yield "Number", f"{release.number}, copy {release.copy_number}"
    yield "Sent" if facts.asked_back else "Made", day_words(day_of(release.at))
    yield (
        "What is enclosed",
        f"{what.title}: {in_words(what.carries)}" if what.carries else what.title,
    )
    yield "What is left out", in_words(what.left_out) if what.left_out else ""
    yield "What it is for", facts.purpose
    yield "Why you may have it", basis.words if basis and not facts.asked_back else ""
    yield "The law", basis.source if basis and not facts.asked_back else ""
    yield "Destroy by", day_words(handling.destroy_by) if handling.destroy_by else ""


def _slip(facts: CoverToPrint, letterhead: Letterhead) -> Iterator[Piece]:
    yield Heading("Slip to return")
    where = ", ".join(filter(None, (letterhead.office, *letterhead.address.splitlines())))
    yield Text(plain(f"{_BACK} {where}."))
    if facts.asked_back:
        yield Text(plain(f"\u2610  I send disclosure {facts.line.number} back with this slip."))
        yield Text(plain(f"\u2610  I have destroyed disclosure {facts.line.number}."))
    else:
        yield Text(plain(f"I have received disclosure {facts.line.number}."))
    yield Ruled("Name", 1)
    yield InkBlock("Signature", "", "")
    yield Ruled("Day", 1)
