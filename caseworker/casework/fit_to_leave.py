"""A plan beside the law's is looked at again with every copy that leaves: checks ``every_copy``.

A strategies sheet goes to whoever works with a learner, without consent, because nothing of the
plan is in it and no diagnosis. So a copy with either is stopped as it leaves, whether the sheet was
issued or is still being written (story 11; custody-and-service.md 1.6).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from caseworker.casework.plans import beside_the, look
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.checks import Finding
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.kinds import BY_LAW, series_of
from caseworker.domain.plan import Plan, VersionKind


def refuse_unfit(records: Records, facts: Any, today: date) -> None:
    """Raises Incomplete: a copy of this paper may not leave; every place at once."""
    if not isinstance(facts, PlanToPrint) or series_of(facts.version.plan.kind) == BY_LAW:
        return
    found = unfit(records, facts.version.case, facts.version.plan, today)
    if found:
        raise Incomplete([Gap(one.place, f"{one.words}. {one.remedy}") for one in found])


def unfit(records: Records, number: CaseNumber, plan: Plan, today: date) -> tuple[Finding, ...]:
    """What stops each copy of this plan; nothing where it may leave."""
    reckoning = reckoning_of(records.office(), today)
    beside = beside_the(records, number, plan)
    found = look(records.case(number), plan, reckoning, VersionKind.ISSUED, beside)
    return tuple(one for one in found if one.blocks and one.check.every_copy)
