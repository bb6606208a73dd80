"""What each kind of paper needs, gathered from the records.

The recovery key is not among them: no record holds it (see ``recovery_page``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from caseworker.casework.letters import letter_to_write
from caseworker.casework.records import DueLine, Records
from caseworker.casework.today import day_list
from caseworker.casework.wanted import Wanted, case_of, plan_to_print
from caseworker.documents.history import HistoryEntry, HistoryToPrint
from caseworker.documents.my_list import ListEntry, ListToPrint
from caseworker.documents.threads import ThreadsToPrint
from caseworker.documents.timeline import TimelineToPrint
from caseworker.domain.diary import case_dues
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import spells_of
from caseworker.domain.report import Report

Gather = Callable[[Records, Wanted, date], Any]


def _timeline(records: Records, wanted: Wanted, today: date) -> TimelineToPrint:
    case = records.case(case_of(wanted))
    spells = spells_of(case.live, event_kinds(), case.setting)
    return TimelineToPrint(case.number, case.person, today, case_dues(case, today), spells)


def _history(records: Records, wanted: Wanted, today: date) -> HistoryToPrint:
    """Oldest first: a history on paper is read from its beginning."""
    case = records.case(case_of(wanted))
    entries = tuple(
        HistoryEntry(line.when, line.officer_name, line.words)
        for line in reversed(records.history(case.number))
    )
    return HistoryToPrint(case.number, case.person, today, entries)


def _threads(records: Records, wanted: Wanted, today: date) -> ThreadsToPrint:
    case = records.case(case_of(wanted))
    draft = records.working_draft(case.number, wanted.series)
    if draft is None:
        raise NotFound("No plan is being written on this case.")
    return ThreadsToPrint(case.number, case.person, today, draft.plan)


def _my_list(records: Records, wanted: Wanted, today: date) -> ListToPrint:
    found = day_list(records, today, among=wanted.among)
    ours = (*found.overdue, *found.this_week, *found.later)
    entries = (
        *(_entry(line, ours=True) for line in ours),
        *(_entry(line, ours=False) for line in (*found.not_received, *found.waiting)),
    )
    among = wanted.among
    parts = ("one officer’s cases" if among.officer else "", among.place, among.authority)
    narrowed = ", ".join(part for part in parts if part)
    return ListToPrint(wanted.officer, today, entries, found.more, narrowed)


def _report(records: Records, wanted: Wanted, today: date) -> Report:
    """The very figures that were on the screen: nothing is counted anew while it leaves."""
    del records, today
    if wanted.report is None:
        raise NotFound("No report was counted.")
    return wanted.report


def _entry(line: DueLine, *, ours: bool) -> ListEntry:
    due = line.due
    duty = f"{due.duty} ({due.about})" if due.about else due.duty
    caution = FROM_MEMORY if due.checked == "memory" else ""
    return ListEntry(line.case, line.name, duty, due.by, due.source, ours, caution)


GATHER: Mapping[str, Gather] = {
    "ehc_plan": plan_to_print,
    "letter": letter_to_write,
    "timeline": _timeline,
    "history": _history,
    "threads": _threads,
    "my_list": _my_list,
    "timeliness": _report,
}
