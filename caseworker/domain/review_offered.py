"""Which kinds of review are offered on a case today, the one that it needs first."""

from __future__ import annotations

from caseworker.domain.case import Case
from caseworker.domain.days import months_on
from caseworker.domain.diary import Reckoning
from caseworker.domain.phase_line import steps_to
from caseworker.domain.phase_rules import phase_rules
from caseworker.domain.phases import NextMove, next_move
from caseworker.domain.regime import regime_on
from caseworker.domain.review_rules import ReviewKind, review_rules


def kinds_offered(case: Case, reckoning: Reckoning) -> tuple[ReviewKind, ...]:
    """Those under the rules of today; before a move the review for it comes first.

    SEND Regs 2014 reg 18: it is the review of that year, and no other one beside it.
    """
    kinds = review_rules().kinds_under(regime_on(case, reckoning.today, reckoning.places))
    move = move_at_hand(case, reckoning)
    if move is None or _has_met(case, move):
        return kinds
    return tuple(sorted(kinds, key=lambda kind: kind.meeting != phase_rules().review))


def move_at_hand(case: Case, reckoning: Reckoning) -> NextMove | None:
    """The next move, once its year has begun, under rules by which a plan is reviewed before it."""
    today = reckoning.today
    regime = regime_on(case, today, reckoning.places)
    if not any(kind.counts for kind in review_rules().kinds_under(regime)):
        return None
    move = next_move(case, today)
    if move is None:
        return None
    begins, _ = months_on(move.moves_on, -phase_rules().months)
    return move if begins <= today else None


def _has_met(case: Case, move: NextMove) -> bool:
    return any(step.met and step.row.law in {"meeting", "limit"} for step in steps_to(case, move))
