"""The table of a kept plan: each piece of provision, how it is met in custody, and who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.kept_pieces import hours, provision
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Piece, Text, Title, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.hours import Norm, Week
from caseworker.domain.kept import KeptItem
from caseworker.domain.people import Person

TITLE: Final = "Provision in custody"
ABOUT: Final = (
    "The plan is kept while the child or young person is detained. Its provision is met as it is "
    "written, or by what comes closest, or by what has become appropriate. Its outcomes, and all "
    "else in it, are meant for release."
)


@dataclass(frozen=True, slots=True)
class KeptToPrint:
    """A kept plan as it stands on a day; ``carries`` is what of the plan is said."""

    case: CaseNumber
    person: Person
    on: date
    plan: str
    place: str
    items: tuple[KeptItem, ...]
    weeks: tuple[Week, ...]
    norm: Norm | None
    carries: Pieces


def draw(facts: KeptToPrint, letterhead: Letterhead) -> Paper:
    """What nobody has matched first, then piece by piece; the hours under it."""
    below = f"{facts.person.name} · {facts.case}"
    about = " · ".join(filter(None, (below, facts.place, day_words(facts.on))))
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=about),
        Text(plain(f"{ABOUT} {_called(facts)}".strip())),
        *provision(facts.items),
        *hours(facts.weeks, facts.norm),
    ]
    return Paper(
        name=f"kept-provision-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
        carries=facts.carries,
    )


DOCUMENT = Document("kept_provision", TITLE, KeptToPrint, draw, Matter.PLAN)


def _called(facts: KeptToPrint) -> str:
    return f"The plan that is kept is {facts.plan}." if facts.plan else ""
