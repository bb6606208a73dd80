"""Issue a plan that stands beside the one of the law: a profile, a support plan, a SCAN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.casework.office import Done, Sitting
from caseworker.casework.plans import PLAN, advice_in, signed
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import NOT_ISSUED, Overtaken, Version, VersionKind


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """Issue the plan of that series as it stands now. ``role`` stands under the officer's name.

    ``review_by`` is the day by which it is to be looked at again, if there is one;
    ``edition`` is the one that was looked at, empty asks nothing.
    """

    case: CaseNumber
    series: str
    made: date
    role: str
    review_by: date | None = None
    edition: str = ""


def issue_plan(records: Records, command: IssuePlan, sitting: Sitting) -> Done:
    """Keep it for ever as it stands; the next change begins a new one.

    Raises:
        NotFound: it is not being written.
        Incomplete: nothing is written in it, or something is missing; every one at once.
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
    names = {document.id: document.name for document in records.documents(case.number)}
    lists_advice = any(section.holds == "advice" for section in kind.sections)
    version = Version(
        case=case.number,
        number=len(records.versions(case.number, command.series)) + 1,
        kind=VersionKind.ISSUED,
        plan=draft.plan,
        issued_on=command.made,
        advice=advice_in(case, names) if lists_advice else (),
        review_by=command.review_by,
    )
    records.issue(signed(version, command.role, command.made, sitting))
    records.drop_working_draft(case.number, command.series)
    return Done(
        case=case.number,
        touched=PLAN,
        sentence=f"Issued the {kind.named}: {version.title}.",
        act="plan_issued",
    )


def _refuse_gaps(command: IssuePlan, *, is_blank: bool) -> None:
    gaps = []
    if is_blank:
        gaps.append(Gap("made", "Nothing is written in it yet."))
    if not command.role.strip():
        gaps.append(Gap("role", "The role of the officer who signs is needed."))
    if command.review_by is not None and command.review_by <= command.made:
        gaps.append(Gap("review_by", "It is to be reviewed after the day on which it was made."))
    if gaps:
        raise Incomplete(gaps)
