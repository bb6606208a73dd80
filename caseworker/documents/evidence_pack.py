"""The evidence that goes with a request for an assessment, by the headings of the Code (9.14)."""

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
    Grid,
    Heading,
    InkBlock,
    Piece,
    Room,
    Space,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.evidence import EvidenceHeading
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person
from caseworker.domain.support_cycle import Cycle, Provision, told

TITLE: Final = "Evidence for a request for an assessment"
NOTHING: Final = "Nothing is said under this heading."
UNKNOWN: Final = "not recorded"
_ROOM: Final = 40.0


@dataclass(frozen=True, slots=True)
class PackToPrint:
    """What is said under each heading, the cycles it rests on, and the papers that go along.

    ``to`` and ``asks`` are empty until somebody said which authority is asked, and who asks.
    """

    case: CaseNumber
    person: Person
    on: date
    place: str
    to: str
    asks: str
    parents: str
    said: tuple[tuple[EvidenceHeading, str], ...]
    cycles: tuple[Cycle, ...]
    papers: tuple[str, ...]


def draw(facts: PackToPrint, letterhead: Letterhead) -> Paper:
    """The headings first, as they are asked for; then the figures of each cycle."""
    below = f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · {day_words(facts.on)}"),
        Facts(tuple(_about(facts))),
    ]
    for heading, said in facts.said:
        pieces += _under(heading, said)
    pieces += _cycles(facts.cycles)
    papers = lines("\n".join(facts.papers)) if facts.papers else plain("None.")
    pieces.append(Together((Heading("Papers that go along"), Text(papers))))
    pieces.append(Together((Space(4), InkBlock("", facts.asks, ""))))
    memory = any(one.checked is Checked.MEMORY for one, _ in facts.said)
    caution = f" {FROM_MEMORY}" if memory else ""
    sources = "; ".join(dict.fromkeys(one.source for one, _ in facts.said))
    pieces.append(Text(plain(f"{sources}.{caution}"), "small"))
    return Paper(
        name=f"evidence-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("evidence_pack", TITLE, PackToPrint, draw, Matter.CASE)


def _about(facts: PackToPrint) -> Iterator[tuple[str, Blocks]]:
    yield "Name", plain(facts.person.name)
    yield "Born", plain(day_words(facts.person.born))
    if facts.place:
        yield "Where", plain(facts.place)
    yield "To", plain(facts.to or UNKNOWN)
    yield "Who asks", plain(facts.asks or UNKNOWN)
    if facts.parents:
        yield "What the family says to the request", lines(facts.parents)


def _under(heading: EvidenceHeading, said: str) -> Iterator[Piece]:
    yield Room(_ROOM)
    yield Heading(heading.title)
    yield Text(plain(heading.asks), "quiet")
    yield Text(lines(said)) if said else Text(plain(NOTHING, "b"))


def _cycles(cycles: tuple[Cycle, ...]) -> Iterator[Piece]:
    """What was provided, how much of it was given, and what it did: one table for each cycle."""
    if not cycles:
        return
    yield Room(_ROOM)
    yield Heading("The cycles of support in figures")
    for cycle in cycles:
        done = f"reviewed {day_words(cycle.review.day)}" if cycle.review else "not reviewed yet"
        head = Heading(f"Cycle {cycle.at}: from {day_words(cycle.starts_on)}, {done}", level=3)
        effect = "no target was judged"
        if cycle.effect is not None:
            effect = f"{cycle.effect}% of what it aimed at was met"
        rows = tuple(_provision(one) for one in cycle.provision)
        table = Grid(
            ("Provision", "Tier", "Hours planned", "Given", "Cost"), rows, (64, 24, 26, 26, 30)
        )
        targets = [
            Text(plain(f"{one.outcome} ({one.met.lower() or 'not judged'})"))
            for one in cycle.targets
        ]
        yield Together(
            (
                head,
                *([table] if rows else [Text(plain("No provision was recorded."), "quiet")]),
                *targets,
                Text(plain(f"Effect: {effect}."), "small"),
            )
        )


def _provision(one: Provision) -> tuple[Blocks, ...]:
    given = told(one.hours_given) if one.hours_given is not None else "not noted"
    cost = f"£{one.cost:,.2f}" if one.cost is not None else UNKNOWN
    return tuple(plain(said) for said in (one.what, one.tier, told(one.hours), given, cost))
