"""A cycle of support on a page or two, for the parents: assess, plan, do, review (Code 6.48)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.documents.progress_chart import progress_chart
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.listed import listed
from caseworker.domain.people import Person
from caseworker.domain.review import Noted
from caseworker.domain.support_cycle import Cycle, Provision, Target
from caseworker.domain.support_rules import Wording, support_rules
from caseworker.domain.support_words import dosage_words, hours_words, target_words

ROOM = 40.0  # millimetres: a heading is not left behind without a few lines of what follows
TABLE = 62.0  # millimetres: nor is one without the beginning of its table
RIGHT = (
    "You may ask the local authority for an assessment of education, health and care needs at "
    "any time (CFA 2014 s.36(1))."
)


@dataclass(frozen=True, slots=True)
class CycleToPrint:
    """A cycle, and how each target stood before; ``ask``: an assessment may be asked for."""

    case: CaseNumber
    person: Person
    on: date
    cycle: Cycle
    wording: Wording
    progress: Mapping[str, tuple[Noted, ...]] = field(default_factory=dict)
    ask: bool = True


def draw(facts: CycleToPrint, letterhead: Letterhead) -> Paper:
    """The cycle as it stands: what is not reviewed yet has room for the review."""
    cycle, person = facts.cycle, facts.person
    title = f"{facts.wording.word('support')}: cycle {cycle.at}"
    place = cycle.planned.facts.get("setting", "")
    below = " · ".join(filter(None, (person.name, facts.case, place)))
    pieces: list[Piece] = [
        Title(title, above=letterhead.office, below=below),
        Facts(tuple(_about(facts))),
        *_voices(cycle),
        *_targets(facts),
        *_provision(cycle),
        *_review(cycle),
    ]
    if facts.ask:
        pieces.append(Text(plain(RIGHT), "small"))
    return Paper(
        name=f"support-{facts.case}-{cycle.at}",
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("support_cycle", "Cycle of support", CycleToPrint, draw, Matter.CASE)


def _about(facts: CycleToPrint) -> Iterator[tuple[str, Blocks]]:
    cycle = facts.cycle
    planned = cycle.planned.facts
    yield "Assessed", plain(full_day(cycle.assessed_on))
    yield "Support begins", plain(full_day(cycle.starts_on))
    yield "To be reviewed by", plain(full_day(cycle.review_by))
    yield "Areas of need", plain("; ".join(cycle.areas))
    yield "What was found", lines(planned.get("assessed", ""))
    yield "Starting point", lines(planned.get("baseline", ""))
    yield "Responsible", plain(planned.get("teacher", ""))
    yield "Took part", plain("; ".join(listed(planned.get("took_part", ""))))
    if planned.get("absent"):
        yield "Did not take part", plain("; ".join(listed(planned["absent"])))


def _voices(cycle: Cycle) -> Iterator[Piece]:
    if not cycle.voices:
        return
    yield Room(ROOM)
    yield Heading("In their own words")
    for event in cycle.voices:
        said = event.facts
        who = " · ".join(filter(None, (said.get("person"), said.get("how"), _day(event))))
        quoted = lines(f"“{said.get('views', '')}”")
        yield Together((Text(quoted, inset=True), Text(plain(who), "small")))


def _targets(facts: CycleToPrint) -> Iterator[Piece]:
    heading = Heading("What we aim at")
    for at, one in enumerate(facts.cycle.targets):
        noted = facts.progress.get(one.item, ())
        yield Together((*([] if at else [heading]), *_target(at, one, noted)))


def _target(at: int, target: Target, noted: tuple[Noted, ...]) -> Iterator[Piece]:
    yield Heading(f"{at + 1}  {target.outcome}", level=3)
    yield Text(plain(target_words(target)))
    if target.result is not None:
        words = target.result.facts.get("words", "")
        yield Text(plain(f"{target.met}. {words}" if words else target.met, "b"))
    if len(noted) > 1:
        results = sorted(support_rules().results, key=lambda row: row.counts)
        yield progress_chart(noted, results[0].title, results[-1].title)


def _provision(cycle: Cycle) -> Iterator[Piece]:
    yield Room(TABLE)
    yield Heading("What is provided")
    adjusted = cycle.planned.facts.get("adjustments", "")
    if adjusted:
        yield Text(lines(adjusted))
    rows = [
        (
            plain(one.what),
            plain(dosage_words(one.event.facts)),
            plain(_by_whom(one)),
            plain(hours_words(one.hours)),
        )
        for one in cycle.provision
    ]
    if rows:
        yield Grid(("What", "How much", "By whom", "In all"), tuple(rows), (56, 56, 34, 24))


def _by_whom(one: Provision) -> str:
    facts = one.event.facts
    return ", ".join(filter(None, (facts["staff"], facts.get("role", ""))))


def _review(cycle: Cycle) -> Iterator[Piece]:
    if cycle.review is None:
        words = "At the review we look with you at each target, and decide together what is next: "
        decisions = "; ".join(row.title.lower() for row in support_rules().decisions)
        yield Together((Heading("The review"), Text(plain(f"{words}{decisions}."))))
        return
    facts = cycle.review.facts
    rows = [
        ("Reviewed", plain(_day(cycle.review))),
        ("What it did", lines(facts["effect"])),
        ("Decided", plain(facts["decision"], "b")),
        ("Reasons", lines(facts["reasons"])),
    ]
    yield Together((Heading("The review"), Facts(tuple(rows))))


def _day(event: Event) -> str:
    return day_words(event.sent or event.day)
