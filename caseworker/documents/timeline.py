"""The clock of a case as a table: each duty, its day, how it was counted, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Grid, Heading, Piece, Text, Title, lines, plain
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.due import Due, DueState
from caseworker.domain.people import Person

_STATES = {
    DueState.WAITING: "Waiting",
    DueState.DUE: "Due",
    DueState.LATE: "Late",
    DueState.DONE: "Done",
    DueState.EXCUSED: "Excused",
    DueState.NONE: "Not owed",
}


@dataclass(frozen=True, slots=True)
class TimelineToPrint:
    """Everything the law asks on one case, as it stands ``on`` a day."""

    case: CaseNumber
    person: Person
    on: date
    dues: tuple[Due, ...]


def draw(facts: TimelineToPrint, letterhead: Letterhead) -> Paper:
    """The duties with a day in the order of their days, then those without one."""
    dated = [due for due in facts.dues if due.by is not None]
    undated = [due for due in facts.dues if due.by is None]
    pieces: list[Piece] = [
        Title(
            "Timeline",
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · as it stands on {full_day(facts.on)}",
        )
    ]
    pieces += _table("What has a day", dated)
    pieces += _table("What has no day", undated)
    if not facts.dues:
        pieces.append(Text(plain("No time limit has begun on this case.")))
    return Paper(
        name=f"timeline-{facts.case}",
        title="Timeline of a case",
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("timeline", "Timeline", TimelineToPrint, draw)


def _table(title: str, dues: list[Due]) -> Iterator[Piece]:
    if dues:
        yield Heading(title)
        yield Grid(
            ("Duty", "By", "Why that day", "State"),
            tuple(_row(due) for due in dues),
            (35, 33, 70, 28),
        )


def _row(due: Due) -> tuple[Blocks, ...]:
    about = f" ({due.about})" if due.about else ""
    by = day_words(due.by) if due.by else "\u2013"
    done = f"\n{day_words(due.done_on)}" if due.done_on else ""
    # The caution closes ``because`` where nobody has read the rule at its source.
    return (
        plain(f"{due.duty}{about}"),
        plain(by, "b"),
        plain(due.because),
        lines(f"{_STATES[due.state]}{done}"),
    )
