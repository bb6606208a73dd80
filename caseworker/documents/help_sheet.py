"""A page of the program's help on paper. Nothing in it is of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Text, Title
from caseworker.domain.blocks import Blocks


@dataclass(frozen=True, slots=True)
class HelpToPrint:
    """One page of help."""

    title: str
    text: Blocks
    on: date


def draw(facts: HelpToPrint, letterhead: Letterhead) -> Paper:
    """The page as it is on the screen."""
    return Paper(
        name="help",
        title=facts.title,
        letterhead=letterhead,
        _pieces=(Title(facts.title, above="Caseworker: help"), Text(facts.text)),
        _running=facts.title,
        on=facts.on,
    )


DOCUMENT = Document("help_sheet", "Help", HelpToPrint, draw, Matter.NOTHING)
