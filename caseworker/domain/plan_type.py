"""Which plan of the law a case has: one that is held, or none, and what is held in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.move_facts import HELD, plan_held
from caseworker.domain.moves import Beside, the_moves

EHC_PLAN: Final = "EHC plan"
NO_PLAN: Final = "none"


@dataclass(frozen=True, slots=True)
class HeldBeside:
    """Something that is held beside the law, and when it is looked at again, if that is known.

    ``entry`` tells of it; None where only a fact of the case does.
    """

    row: Beside
    review_by: date | None = None
    entry: Event | None = None


@dataclass(frozen=True, slots=True)
class PlanType:
    """The plan of the law in words: “EHC plan”, “none”, “none (SCAN held)”.

    ``held`` is what is held that is no such plan.
    """

    words: str
    held: tuple[HeldBeside, ...] = ()


def plan_type(case: Case, dues: Sequence[Due] = ()) -> PlanType:
    """What the case has. ``dues`` tell when what is held beside is reviewed."""
    found = tuple(_held(case, dues))
    if plan_held(case, event_kinds()) == HELD:
        return PlanType(EHC_PLAN, found)
    names = " and ".join(one.row.name for one in found)
    return PlanType(f"{NO_PLAN} ({names} held)" if names else NO_PLAN, found)


def _held(case: Case, dues: Sequence[Due]) -> Iterator[HeldBeside]:
    for row in the_moves().beside:
        told = [one for one in case.all_of(*row.entries) if _is_of(one, row)]
        if not told and not (row.fact and case.facts.get(row.fact)):
            continue
        days = [due.by for due in dues if row.duty in due.row.ids and due.by and due.is_open]
        yield HeldBeside(row, min(days, default=None), told[-1] if told else None)


def _is_of(event: Event, row: Beside) -> bool:
    return all(event.facts.get(name, "") in values for name, values in row.where.items())
