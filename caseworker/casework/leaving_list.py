"""Who leaves: asked of all the cases, and the list on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from caseworker.casework.case_moves import moves_by
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import is_veiled
from caseworker.casework.wanted import Wanted
from caseworker.documents.leaving_list import LeavingToPrint
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import NotFound
from caseworker.domain.leaving_list import Leaver, Leaving, in_order, leaver_of, soonest_going
from caseworker.domain.leaving_rules import leaving_rules
from caseworker.domain.ledger import LedgerAsked

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
        left = {row.case for row in records.ledger.rows(LedgerAsked())}
        total, look = records.how_many_cases(), _looked_at(records, today, left)
        found: list[Leaver] = []
        hidden = 0
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            line = look(case)
            if line is not None and is_veiled(case):
                hidden += 1
            elif line is not None:
                found.append(line())
        return Leaving(today, total, in_order(found), hidden)

    return ask


def leaving_of(cases: Collection[CaseNumber]) -> Callable[[Records, date], Leaving]:
    """A question: the same of these cases alone, after something was done on them.

    Raises:
        RestrictedCase: of one of them it can’t be told; all of them are to be read again.
        NotFound: one of them is gone.
    """

    def ask(records: Records, today: date) -> Leaving:
        lines = filter(None, map(_looked_at(records, today, cases), map(records.case, cases)))
        return Leaving(today, records.how_many_cases(), in_order(line() for line in lines))

    return ask


def _looked_at(
    records: Records, today: date, left: Collection[CaseNumber | None]
) -> Callable[[Case], Callable[[], Leaver] | None]:
    """Of each case: nothing where nobody is to leave, else what works out its line."""
    reckoning, moves = reckoning_of(records.office(), today), moves_by(records, today, left)
    most = max(leaving_rules().choices)

    def look(case: Case) -> Callable[[], Leaver] | None:
        if not _may_leave(case.facts.keys(), {event.kind for event in case.events}):
            return None
        dues = dues_of(case, reckoning)
        going = soonest_going(case, dues, today)
        if going is None or (going.on - today).days > most:
            return None
        return lambda: leaver_of(case, going, dues, moves(case, dues))

    return look


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
