"""Which plan of the law a case has: one that is held, or none, and what is held in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.move_facts import HELD, plan_held
from caseworker.domain.moves import Beside, the_moves

EHC_PLAN: Final = "EHC plan"
NO_PLAN: Final = "none"


@dataclass(frozen=True, slots=True)
class PlanType:
    """The plan of the law in words: “EHC plan”, “none”, “none (SCAN held)”.

    ``beside`` is what is held that is no such plan; ``review_by`` is when that is looked at again.
    """

    words: str
    beside: Beside | None = None
    review_by: date | None = None


def plan_type(case: Case, dues: Sequence[Due] = ()) -> PlanType:
    """What the case has. ``dues`` tell when what is held beside is reviewed."""
    held = plan_held(case, event_kinds()) == HELD
    for one in the_moves().beside:
        if case.last(*one.entries) is None and not case.facts.get(one.fact):
            continue
        days = [due.by for due in dues if one.duty in due.row.ids and due.by and due.is_open]
        words = EHC_PLAN if held else f"{NO_PLAN} ({one.name} held)"
        return PlanType(words, one, min(days, default=None))
    return PlanType(EHC_PLAN if held else NO_PLAN)
