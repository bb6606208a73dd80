"""The cases of the register, each as a line: what is dear of it is worked out off the window."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from caseworker.casework import cases
from caseworker.casework.office import Question
from caseworker.casework.reckoning import calendar_of
from caseworker.casework.records import CaseSummary, OpenDue, Records
from caseworker.casework.term_reviews import review_rows
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import CaseNumber, OfficerId
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


def lines_of(
    *,
    closed: bool,
    officers: Mapping[OfficerId, str],
    known: Sequence[Line] = (),
    of: Collection[CaseNumber] | None = None,
) -> Question[tuple[Line, ...]]:
    """A question: every case as a line, by surname; ``of`` these alone, where some are named.

    What didn’t change since is taken from the lines that are ``known``.
    """

    def ask(records: Records, today: date) -> tuple[Line, ...]:
        calendar = calendar_of(records.office())
        before = {line.case.number: line for line in known if of is None or line.case.number in of}
        if known and known[0].calendar != calendar:
            before = {}
        lines = []
        for case in cases.register(closed=closed, of=of)(records, today):
            line, who = before.get(case.number), officers.get(case.officer, case.officer)
            is_same = line is not None and line.case == case and line.officer == who
            lines.append(
                line if line is not None and is_same else line_of(case, calendar, officers)
            )
        return tuple(sorted(lines, key=_place))

    return ask


def with_these(
    known: Sequence[Line], of: Collection[CaseNumber], lines: Sequence[Line]
) -> tuple[Line, ...]:
    """The lines that are known, those of these cases as they are now; what is gone is gone."""
    rest = (line for line in known if line.case.number not in of)
    return tuple(sorted((*rest, *lines), key=_place))


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


def _place(line: Line) -> tuple[str, CaseNumber]:
    return line.sort_name, line.case.number


def _by_surname(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last} {first}"
