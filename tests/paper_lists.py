"""Which cases and duties a list holds that is drawn from records on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

from caseworker.casework.list_facts import Named
from caseworker.casework.records import Among, CaseSummary, DayCount, DueLine, OpenDue, Owed
from caseworker.domain.case import Case, CaseNumber


class HasCases(Protocol):
    """The sheet that the cases are written on."""

    cases: dict[CaseNumber, Case]


class PaperNamed:
    """Whose the cases of a sheet are."""

    _paper: HasCases

    def named(self, cases: Collection[CaseNumber]) -> Mapping[CaseNumber, Named]:
        """See ``Names.named``."""
        there = [(one, self._paper.cases[one].person) for one in cases if one in self._paper.cases]
        return {number: Named(who.name, who.born) for number, who in there}


def is_among(each: CaseSummary, among: Among) -> bool:
    """Whether a list narrowed like this holds the case."""
    return (
        (among.officer in {None, each.officer} or each.officer in among.also)
        and among.authority in {"", each.home_authority}
        and among.place in {"", each.place}
        and each.number not in among.without
    )


def counted(lines: Iterable[DueLine]) -> tuple[DayCount, ...]:
    """How many of these lines there are on each day."""
    days: dict[date, list[bool]] = {}
    for line in lines:
        if line.due.by is not None:
            days.setdefault(line.due.by, []).append(line.due.ours)
    return tuple(
        DayCount(day, sum(ours), len(ours) - sum(ours)) for day, ours in sorted(days.items())
    )


def is_owed(due: OpenDue, owed: Owed) -> bool:
    """Whether a list that asks this holds the duty."""
    if owed.ours not in {None, due.ours}:
        return False
    if owed.rows is not None and due.row not in owed.rows:
        return False
    if due.by is None:
        return owed.undated
    return (owed.since or due.by) <= due.by <= (owed.until or due.by)
