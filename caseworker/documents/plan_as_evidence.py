"""What is held beside the law, as evidence for a request in England: by sections A to K."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    lines,
    plain,
)
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.laid_against import BY_LAW, LaidPlan, laid_against
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person
from caseworker.domain.plan import Section

TITLE: Final = "Evidence from a plan made elsewhere"
LEAD: Final = (
    "For a request for an assessment of education, health and care needs (CFA 2014 s.36). What "
    "follows has no force in England, and is evidence of the needs: it is laid against the "
    "sections of an EHC plan, so that whoever decides can see what is known, and what is still to "
    "be obtained."
)
NOWHERE: Final = "It has no such part."
_ROOM: Final = 26.0


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """One plan that is held: what it is, of which day, and what it says.

    ``sections`` are its texts where it is written in the program, by its own letters; ``says`` is
    what an entry tells of it where it came on paper.
    """

    laid: LaidPlan
    means: str
    made: date | None = None
    review_by: date | None = None
    by: str = ""
    says: str = ""
    sections: tuple[tuple[str, Section], ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceToLay:
    """Whose it is, on which day it was laid out, and what is held."""

    case: CaseNumber
    person: Person
    on: date
    held: tuple[HeldPlan, ...]


def draw(facts: EvidenceToLay, letterhead: Letterhead) -> Paper:
    """One part for each plan that is held: what it is, then every section of an EHC plan."""
    below = f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · {day_words(facts.on)}"),
        Text(plain(LEAD), "quiet"),
        Facts(
            (
                ("Name", plain(facts.person.name, "b")),
                ("Born", plain(day_words(facts.person.born))),
                ("Home authority", plain(facts.person.home_authority or "not recorded")),
            )
        ),
    ]
    for one in facts.held:
        pieces += _plan(one)
    return Paper(
        name=f"plan-as-evidence-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("plan_as_evidence", TITLE, EvidenceToLay, draw, Matter.CASE)


def _plan(held: HeldPlan) -> Iterator[Piece]:
    yield Room(_ROOM)
    yield Heading(held.laid.name)
    rows: list[tuple[str, Blocks]] = [
        ("What it is", plain(f"{held.means}.")),
        ("Made by", plain(held.by)),
        ("Made, or last reviewed", plain(day_words(held.made) if held.made else "not recorded")),
        ("To be reviewed by", plain(day_words(held.review_by) if held.review_by else "")),
        ("What it says", lines(held.says) if held.says else ()),
        ("To be minded", plain(held.laid.note)),
    ]
    yield Facts(tuple(row for row in rows if any(block.plain.strip() for block in row[1])))
    texts = dict(held.sections)
    for section in plan_kinds()[BY_LAW].sections:
        yield Room(_ROOM)
        yield Heading(f"{section.letter}  {section.title}", level=3)
        parts = held.laid.rows.get(section.letter, ())
        named = "section " if held.laid.kind else ""
        where = f"In it: {named}{'; '.join(parts)}." if parts else NOWHERE
        yield Text(plain(where), "quiet")
        for part in parts:
            yield from _said(texts.get(part, Section()))
        lacks = laid_against().lacks[section.letter]
        yield Text(plain(f"To be obtained: {lacks}"), "small")
    caution = f" {FROM_MEMORY}" if held.laid.checked is Checked.MEMORY else ""
    yield Text(plain(f"{held.laid.source}.{caution}"), "small")


def _said(section: Section) -> Iterator[Piece]:
    if not section.is_blank and any(block.plain.strip() for block in section.text):
        yield Text(section.text)
    for item in section.items:
        yield Text(item.text)
