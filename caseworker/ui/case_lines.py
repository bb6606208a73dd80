"""The cases of the register, each as a line: what is dear of it is worked out off the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caseworker.casework import cases
from caseworker.casework.office import Question
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import CaseSummary, OpenDue, Records
from caseworker.casework.term_reviews import review_rows
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import OfficerId
from caseworker.domain.list_view import folded


@dataclass(frozen=True, slots=True)
class Line:
    """One case: what is ours and soonest, what others owe and we wait for, its next review."""

    case: CaseSummary
    due: OpenDue | None
    awaited: OpenDue | None
    review: date | None
    officer: str
    found_by: str
    sort_name: str
    calendar: Calendar = field(default_factory=england)
    """By whose working days it is said how late it is."""


def lines_of(*, closed: bool, officers: Mapping[OfficerId, str]) -> Question[tuple[Line, ...]]:
    """A question: every case as a line, by surname."""

    def ask(records: Records, today: date) -> tuple[Line, ...]:
        calendar = calendar_of(records.office())
        found = cases.register(closed=closed)(records, today)
        lines = [line_of(case, calendar, officers) for case in found]
        return tuple(sorted(lines, key=lambda line: (line.sort_name, line.case.number)))

    return ask


def line_of(
    case: CaseSummary,
    calendar: Calendar | None = None,
    officers: Mapping[OfficerId, str] | None = None,
) -> Line:
    """One case as a line: what is ours and soonest stands for all that is owed."""
    dated = sorted(
        (due for due in case.dues if due.by is not None), key=lambda due: due.by or date.max
    )
    ours = [due for due in dated if due.ours]
    theirs = (due for due in (*dated, *case.dues) if not due.ours and not due.window)
    rows = review_rows()
    said = (
        case.name,
        case.known_as,
        str(case.number),
        case.home_authority,
        f"{case.born:%d/%m/%Y}" if case.born else "",
        *case.flags,
    )
    return Line(
        case,
        next(iter(ours or dated or case.dues), None),
        next(theirs, None),
        next((due.by for due in dated if due.row in rows), None),
        (officers or {}).get(case.officer, case.officer),
        folded(" ".join(said)),
        folded(_by_surname(case.name)),
        calendar or england(),
    )


def _by_surname(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"
