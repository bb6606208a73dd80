"""The page for a sealed envelope: the key that opens the records when all else is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import BigKey, Fold, Heading, Piece, Text, Title, plain
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import plain as full_day

_STEPS = (
    "Check that the key above is the one on the screen, group by group.",
    "Fold this page twice, along the lines, with the key inside.",
    "Put it into an envelope. Seal it, and sign across the seal with today’s date.",
    "Lock it away, apart from this computer and from its backups.",
)
_USE = (
    "Open Caseworker and choose “Use the recovery key”.",
    "Type the key. Small letters and spaces don’t matter.",
    "Choose a new passphrase. A new key is then shown: print it, seal it, and destroy this page.",
)


@dataclass(frozen=True, slots=True)
class RecoveryKeyToPrint:
    """The key in its printed groups, parted by spaces or hyphens, and the day it was made."""

    key: str
    on: date


def draw(facts: RecoveryKeyToPrint, letterhead: Letterhead) -> Paper:
    """One page. It says whose records it opens, but no person's name."""
    groups = tuple(facts.key.replace("-", " ").split())
    pieces: list[Piece] = [
        Title("Recovery key", above=letterhead.office, below=f"Made on {full_day(facts.on)}"),
        Text(plain("Whoever holds this page can open every record of this office.", "b")),
        Text(plain("The program keeps no copy of the key. Lost, it can’t be shown again.")),
        Fold("Fold here first", 1),
        BigKey(groups),
        Heading("If it is ever needed"),
        Text(_numbered(_USE), "small"),
        Fold("Fold here second", 2),
        Heading("Seal it now"),
        Text(_numbered(_STEPS)),
    ]
    return Paper(
        name="recovery-key",
        title="Recovery key",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running="Keep sealed",
        on=facts.on,
    )


DOCUMENT = Document("recovery_key", "Recovery key", RecoveryKeyToPrint, draw, Matter.NOTHING)


def _numbered(steps: tuple[str, ...]) -> Blocks:
    return tuple(Block("li", (Run(step),), ordered=True) for step in steps)
