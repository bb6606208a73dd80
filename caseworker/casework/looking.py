"""The monthly list of unusual looking: asked of the audit, by whoever holds the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final

from caseworker.casework.office import Question
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.looking import LookingList, Month, OfCase, noticed
from caseworker.domain.roles import Here

READ: Final = "looking_read"
"""What the audit calls that somebody read the list."""


def looking_list(first: date, here: Here) -> Question[LookingList]:
    """A question: what was noticed in the month that begins on ``first``. Reads the audit alone.

    Ask it through ``Office.see_noted``: that it was read is a line of the audit.
    """

    def ask(records: Records, today: date) -> LookingList:
        del today
        lines = records.audit_read.lines(_begins(first), _begins(month_after(first)))
        names = {one.id: one.name for one in here.colleagues}
        month = Month(lines, dict(_cases(records)), names, records.audit_read.ever_acted())
        return LookingList(first, noticed(month), len(month.openings), tuple(names.items()))

    return ask


def month_after(first: date) -> date:
    """The first day of the month after the one that begins on ``first``."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def month_before(first: date) -> date:
    """The first day of the month before."""
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def _cases(records: Records) -> Iterator[tuple[CaseNumber, OfCase]]:
    for row in records.summaries(closed=True):
        surname = row.name.split()[-1] if row.name.split() else ""
        yield row.number, OfCase(row.officer, surname)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
