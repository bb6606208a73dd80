"""The provision map of a child: what is provided in a school year, its cost, and its effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    Piece,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person
from caseworker.domain.provision_map import MapLine, ProvisionMap
from caseworker.domain.support_cycle import told

TITLE: Final = "Provision map"
UNKNOWN: Final = "not recorded"
HEADS: Final = ("What is provided", "How much", "By whom", "Hours", "Cost", "Effect")
WIDTHS: Final = (48, 36, 28, 14, 20, 24)
NUMBERS: Final = (
    "Case", "From", "To", "What", "Tier", "Area", "How much", "Group", "By whom",
    "First day", "Last day", "Hours in this time", "Cost in this time, £", "Effect",
)  # fmt: skip
ABOUT: Final = (
    "What is provided beside good teaching for everybody. Hours and cost are those of this school "
    "year: what runs on into the next is shared between the two. Cost is the child’s share of a "
    "group."
)


@dataclass(frozen=True, slots=True)
class MapToPrint:
    """The map of one child; ``carries`` is what of the plan in force stands in it."""

    case: CaseNumber
    person: Person
    on: date
    found: ProvisionMap
    plan: str
    carries: Pieces


def draw(facts: MapToPrint, letterhead: Letterhead) -> Paper:
    """The table, then its sums and the threshold."""
    found, below = facts.found, f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · {found.span.title}"),
        Text(plain(ABOUT)),
    ]
    if found.lines:
        pieces.append(Grid(HEADS, tuple(_row(one) for one in found.lines), WIDTHS))
    else:
        pieces.append(Text(plain("No provision is recorded for this school year."), "quiet"))
    foot = tuple(_foot(found))
    pieces.append(Together((Heading("All together"), Facts(tuple(_sums(facts))), *foot)))
    return Paper(
        name=f"provision-map-{facts.case}-{found.span.first.year}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
        carries=facts.carries,
        _numbers=tuple(_numbers(facts)),
    )


DOCUMENT = Document("provision_map", TITLE, MapToPrint, draw, Matter.PLAN)


def pounds(amount: Decimal | None) -> str:
    """An amount as it is read; words where none is recorded."""
    return UNKNOWN if amount is None else f"£{amount:,.2f}"


def _row(one: MapLine) -> tuple[Blocks, ...]:
    what = "\n".join(filter(None, (one.what, ", ".join(filter(None, (one.tier, one.area))))))
    group = f"group of {one.group}" if one.group else ""
    days = f"{one.first:%d/%m/%Y} to {one.last:%d/%m/%Y}" if one.first and one.last else ""
    return (
        lines(what),
        lines("\n".join(filter(None, (one.dose, group, days))) or "–"),
        plain(one.staff or "–"),
        plain(told(one.hours) if one.hours is not None else "–"),
        plain(pounds(one.cost)),
        plain(one.effect),
    )


def _sums(facts: MapToPrint) -> Iterator[tuple[str, Blocks]]:
    found = facts.found
    yield "Counted on", plain(day_words(facts.on))
    if facts.plan:
        yield "Plan in force", plain(facts.plan)
    yield "Hours of support", plain(told(found.hours))
    yield "Cost of support", plain(pounds(found.cost))
    if found.unknown:
        pieces = "1 piece" if found.unknown == 1 else f"{found.unknown} pieces"
        yield "No cost recorded", plain(f"{pieces}: the sum is too low by what it costs")
    if found.threshold is not None:
        yield "National threshold", plain(f"£{found.threshold.pounds:,} a year")
        yield "Counts towards it", plain(pounds(found.counted))
        yield "Above it (“top-up”)", plain(pounds(found.above) if found.above else "Nothing", "b")


def _foot(found: ProvisionMap) -> Iterator[Piece]:
    if found.threshold is None:
        return
    caution = f" {FROM_MEMORY}" if found.threshold.checked is Checked.MEMORY else ""
    said = f"The threshold: {found.threshold.words[:1].lower()}{found.threshold.words[1:]}."
    yield Text(plain(f"{said} {found.threshold.source}.{caution}"), "small")


def _numbers(facts: MapToPrint) -> Iterator[tuple[Cell, ...]]:
    """No name is in it: the number of the case alone."""
    span = facts.found.span
    yield NUMBERS
    for one in facts.found.lines:
        yield (
            str(facts.case), span.first.isoformat(), span.last.isoformat(), one.what, one.tier,
            one.area, one.dose, one.group, one.staff,
            one.first.isoformat() if one.first else "", one.last.isoformat() if one.last else "",
            float(one.hours) if one.hours is not None else "",
            float(one.cost) if one.cost is not None else "", one.effect,
        )  # fmt: skip
