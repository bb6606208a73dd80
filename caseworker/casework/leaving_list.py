"""Who leaves: asked of all the cases, and the list on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from caseworker.casework.case_moves import moves_seen
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import is_veiled
from caseworker.casework.wanted import Wanted
from caseworker.documents.leaving_list import LeavingToPrint
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import NotFound
from caseworker.domain.leaving_list import Leaver, Leaving, leaver_of, soonest_going
from caseworker.domain.leaving_rules import leaving_rules

PAPER = "leaving_list"


def count_leaving(
    told: Told = lambda _done, _of: True,
) -> Callable[[Records, date], Leaving]:
    """A question that reads every case: everybody who is to leave, soonest first.

    For the papers lane: it takes a while.

    Raises:
        ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> Leaving:
        total, reckoning = records.how_many_cases(), reckoning_of(records.office(), today)
        most = max(leaving_rules().choices)
        found: list[Leaver] = []
        hidden = 0
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            if not _may_leave(case.facts.keys(), {event.kind for event in case.events}):
                continue
            dues = dues_of(case, reckoning)
            going = soonest_going(case, dues, today)
            if going is None or (going.on - today).days > most:
                continue
            if is_veiled(case):
                hidden += 1
                continue
            moves = moves_seen(records, case, today)
            found.append(leaver_of(case, going, dues, moves))
        found.sort(key=lambda one: (one.on, one.name))
        return Leaving(today, total, tuple(found), hidden)

    return ask


def list_wanted(
    officer: str, on: date, leavers: tuple[Leaver, ...], narrowed: tuple[str, ...]
) -> Wanted:
    """The list on paper, with these lines and what they are narrowed to."""
    return Wanted(PAPER, officer=officer, leaving=LeavingToPrint(officer, on, leavers, narrowed))


def leaving_to_print(records: Records, wanted: Wanted, today: date) -> LeavingToPrint:
    """The very lines that were on the screen: nothing is read anew while it leaves."""
    del records, today
    if wanted.leaving is None:
        raise NotFound("Nobody has looked at who leaves.")
    return wanted.leaving


def _may_leave(facts: Collection[str], kinds: set[str]) -> bool:
    """Whether anything on the case could tell of a day on which somebody leaves."""
    rules = leaving_rules()
    names = {*rules.told, *(row.entry for row in rules.leaves)}
    noted = {fact for row in rules.told.values() for fact in row.facts}
    return bool(kinds & names) or any(fact in noted for fact in facts)
