"""Who moves to another phase of education: asked of all the cases, and the list on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import is_veiled
from caseworker.casework.wanted import Wanted
from caseworker.documents.moving_on import MovingOnToPrint
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.phase_list import Mover, MovingOn, in_order, mover_of
from caseworker.domain.regime import regime_on
from caseworker.domain.review_rules import review_rules


def count_moving_on(
    told: Told = lambda _done, _of: True,
) -> Callable[[Records, date], MovingOn]:
    """A question that reads every case: everybody whose next move is known, soonest first.

    Whoever has no plan in force, or is under rules that know no review of a plan before a move,
    is not among them. For the papers lane: it takes a while.

    Raises:
        ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> MovingOn:
        total, may_move = records.how_many_cases(), _may_move(records, today)
        movers, hidden = [], 0
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            if not may_move(case):
                continue
            if is_veiled(case):  # its year group would tell of a child that few may know of
                hidden += 1
            elif (found := mover_of(case, today)) is not None:
                movers.append(found)
        return MovingOn(today, total, in_order(movers), hidden)

    return ask


def moving_on_of(cases: Collection[CaseNumber]) -> Callable[[Records, date], MovingOn]:
    """A question: the same of these cases alone, after something was done on them.

    Raises:
        RestrictedCase: of one of them it can’t be told; all of them are to be read again.
        NotFound: one of them is gone.
    """

    def ask(records: Records, today: date) -> MovingOn:
        may_move = _may_move(records, today)
        some = [case for case in map(records.case, cases) if may_move(case)]
        movers = filter(None, (mover_of(case, today) for case in some))
        return MovingOn(today, records.how_many_cases(), in_order(movers))

    return ask


def _may_move(records: Records, today: date) -> Callable[[Case], bool]:
    """Whether a plan is in force on a case, under rules that know a review before a move."""
    kinds, places = event_kinds(), reckoning_of(records.office(), today).places
    regimes = {name for kind in review_rules().kinds if kind.counts for name in kind.regimes}

    def may(case: Case) -> bool:
        in_force = case.stage(kinds) is Stage.PLAN_IN_FORCE
        return in_force and regime_on(case, today, places) in regimes

    return may


def list_wanted(
    officer: str, on: date, movers: tuple[Mover, ...], narrowed: tuple[str, ...]
) -> Wanted:
    """The list on paper, with these lines and what they are narrowed to."""
    return Wanted(
        "moving_on", officer=officer, moving=MovingOnToPrint(officer, on, movers, narrowed)
    )


def moving_on_to_print(records: Records, wanted: Wanted, today: date) -> MovingOnToPrint:
    """The very lines that were on the screen: nothing is read anew while it leaves."""
    del records, today
    if wanted.moving is None:
        raise NotFound("Nobody has looked at who moves on.")
    return wanted.moving
