"""The threads of a plan on paper: each need, what is done about it, and what that is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.carried import item_letters, of_plan
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, lines, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain as full_day
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Person
from caseworker.domain.plan import Plan
from caseworker.domain.threads import Knot, Strand, Threads, threads_of

NOTHING = "Nothing yet"


@dataclass(frozen=True, slots=True)
class ThreadsToPrint:
    """The plan as it is being written, and whose it is."""

    case: CaseNumber
    person: Person
    on: date
    plan: Plan


def draw(facts: ThreadsToPrint, letterhead: Letterhead) -> Paper:
    """A row for each piece of provision; what is loose comes first, in words."""
    kind = plan_kinds()[facts.plan.kind]
    found = threads_of(facts.plan, kind)
    pieces: list[Piece] = [
        Title(
            "From each need to its outcomes",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · {kind.short}, {full_day(facts.on)}",
        ),
        Text(plain("The plan as it is being written: it can still change."), "quiet"),
        *_loose(found),
    ]
    if found.threads:
        rows = tuple(row for thread in found.threads for row in _rows(thread))
        pieces.append(Heading("Threads"))
        pieces.append(
            Grid(
                ("Where it begins", "What is done", "What it is for"),
                tuple(tuple(lines(cell) for cell in row) for row in rows),
                (54, 58, 54),
            )
        )
    return Paper(
        name=f"threads-{facts.case}",
        title="Threads of a plan",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        watermark="DRAFT",
        carries=of_plan(facts.plan, item_letters(kind)),
    )


DOCUMENT = Document("threads", "Threads of a plan", ThreadsToPrint, draw, Matter.PLAN)


def _loose(found: Threads) -> Iterator[Piece]:
    if not found.loose:
        yield Text(plain("Everything is tied up."))
        return
    yield Heading("Not tied up yet")
    yield Text(lines("\n".join(f"{one.said}." for one in found.loose)))


def _rows(thread: Strand) -> Iterator[tuple[str, str, str]]:
    begins = _said(thread.begins)
    for at, means in enumerate(thread.means):
        ends = "\n".join(_said(end) for end in means.ends) or NOTHING
        yield ("" if at else begins, _said(means.knot), ends)
    for at, end in enumerate(thread.unreached):
        first = not thread.means and at == 0
        yield (begins if first else "", NOTHING, _said(end))
    if not thread.means and not thread.unreached:
        yield (begins, NOTHING, NOTHING)


def _said(knot: Knot) -> str:
    return f"{knot.number}  {knot.words or 'nothing written yet'}"
