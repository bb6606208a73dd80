"""Issue a plan that stands beside the one of the law: a profile, a support plan, a SCAN."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.plans import (
    PLAN,
    although,
    beside_the,
    look,
    next_version,
    refuse_if_blocked,
    signed,
)
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.checking.looked import Issuing
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import NOT_ISSUED, Overtaken, Version, VersionKind


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """Issue the plan of that series as it stands now. ``role`` stands under the officer's name.

    ``review_by`` is the day by which it is to be looked at again, if there is one;
    ``edition`` is the one that was looked at, empty asks nothing. ``looked_at`` says that the
    officer has looked at every warning that still stands.
    """

    case: CaseNumber
    series: str
    made: date
    role: str
    review_by: date | None = None
    edition: str = ""
    looked_at: bool = False


def issue_plan(records: Records, command: IssuePlan, sitting: Sitting) -> Done:
    """Keep it for ever as it stands, and leave its entry on the case; the next change begins anew.

    Raises:
        NotFound: it is not being written.
        Incomplete: nothing is written in it, something is missing or stands in the way; every
            one at once.
        Overtaken: somebody else has changed it since it was looked at.
    """
    case = records.case(command.case)
    draft = records.working_draft(case.number, command.series)
    kind = plan_kinds().get(draft.plan.kind) if draft else None
    if draft is None or kind is None or kind.is_by_law:
        raise NotFound("No plan of this kind is being written on this case.")
    if command.edition and draft.edition != command.edition:
        raise Overtaken(draft, NOT_ISSUED)
    _refuse_gaps(command, is_blank=all(one.is_blank for one in draft.plan.sections.values()))
    issuing = Issuing(command.made, command.review_by)
    beside = replace(beside_the(records, case.number, draft.plan), issuing=issuing)
    reckoning = reckoning_of(records.office(), command.made)
    found = look(case, draft.plan, reckoning, VersionKind.ISSUED, beside)
    refuse_if_blocked(found, looked_at=command.looked_at)
    version = replace(
        next_version(records, case, draft.plan, VersionKind.ISSUED, command.made),
        review_by=command.review_by,
    )
    records.issue(signed(version, command.role, command.made, sitting))
    records.drop_working_draft(case.number, command.series)
    event = entries.add(records, case, _happening(command, kind, version), sitting)
    return although(entries.said(records, case, event, PLAN), found)


def _happening(command: IssuePlan, kind: PlanKind, version: Version) -> Happening:
    """The entry, with as much of what is known as its kind asks for."""
    known = {
        "plan": kind.title,
        "version": str(version.number),
        "series": kind.series,
        "review_by": command.review_by.isoformat() if command.review_by else "",
    }
    asked = event_kinds()[kind.issued]
    facts = {name: value for name, value in known.items() if asked.fact(name)}
    return Happening(kind.issued, command.made, facts=facts)


def _refuse_gaps(command: IssuePlan, *, is_blank: bool) -> None:
    gaps = []
    if is_blank:
        gaps.append(Gap("day", "Nothing is written in it yet."))
    if not command.role.strip():
        gaps.append(Gap("role", "The role of the officer who signs is needed."))
    if command.review_by is not None and command.review_by <= command.made:
        gaps.append(Gap("review_by", "It is to be reviewed after the day on which it was made."))
    if gaps:
        raise Incomplete(gaps)
