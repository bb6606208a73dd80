"""What is held beside the law, gathered to be laid against sections A to K."""

from __future__ import annotations

from datetime import date
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.plan_as_evidence import EvidenceToLay, HeldPlan
from caseworker.domain.case import Case
from caseworker.domain.diary import dues_of
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.laid_against import LaidPlan, laid_against
from caseworker.domain.plan import Version
from caseworker.domain.plan_type import HeldBeside, plan_type

PAPER: Final = "plan_as_evidence"


def evidence_to_lay(records: Records, wanted: Wanted, today: date) -> EvidenceToLay:
    """Everything that is held beside the law, as it stands today.

    Raises:
        NotFound: nothing is.
    """
    case = records.case(case_of(wanted))
    reckoning = reckoning_of(records.office(), today)
    found = plan_type(case, dues_of(case, reckoning)).held
    if not found:
        raise NotFound("Nothing is held on this case that could be laid out as evidence.")
    plans = laid_against().plans
    held = tuple(_held(records, case, one, plans[one.row.name]) for one in found)
    return EvidenceToLay(case.number, case.person, today, held)


def _held(records: Records, case: Case, one: HeldBeside, laid: LaidPlan) -> HeldPlan:
    version = _version(records, case, laid)
    entry, facts = one.entry, one.entry.facts if one.entry else {}
    noted = case.facts.get(one.row.fact, "") if one.row.fact else ""
    made = entry.day if entry else date.fromisoformat(noted) if noted else None
    return HeldPlan(
        laid=laid,
        means=one.row.means,
        made=made,
        review_by=one.review_by,
        by=facts.get("school", "") or facts.get("by", ""),
        says=facts.get("says", ""),
        sections=tuple(version.plan.sections.items()) if version else (),
    )


def _version(records: Records, case: Case, laid: LaidPlan) -> Version | None:
    """The last issue of it, where it is written in the program."""
    if not laid.kind:
        return None
    found = records.versions(case.number, plan_kinds()[laid.kind].series)
    return found[-1] if found else None
