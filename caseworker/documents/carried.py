"""What of a plan a paper carries, so that nothing lets it out but what covers that.

A plan beside the one of the law (a learning plan, a profile) is none in the eyes of
SEND Regs 2014 reg 17. What letters carry is in ``letter_carries``.
"""

from __future__ import annotations

from collections.abc import Iterable

from caseworker.domain.basis import NOTHING
from caseworker.domain.consent import Pieces
from caseworker.domain.kinds import BY_LAW, PlanKind, plan_kinds, series_of
from caseworker.domain.plan import Plan, Version


def of_version(version: Version) -> Pieces:
    """Every section that stands in it."""
    sections = plan_kinds()[version.plan.kind].sections
    shown = (one.letter for one in sections if not (version.is_draft and one.blank_in_draft))
    return of_plan(version.plan, shown)


def of_plan(plan: Plan, letters: Iterable[str]) -> Pieces:
    """Those of these sections that stand in the plan; nothing of a plan beside that of the law."""
    if series_of(plan.kind) != BY_LAW:
        return NOTHING
    return Pieces(frozenset(letters) & frozenset(plan.sections))


def item_letters(kind: PlanKind, *names: str) -> frozenset[str]:
    """The sections that have items, but the placement; only those called so, if names are given."""
    return frozenset(
        one.letter
        for one in kind.sections
        if one.item is not None and one.holds == "items" and (not names or one.item.name in names)
    )
