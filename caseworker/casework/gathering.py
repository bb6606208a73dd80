"""What each kind of paper needs, gathered from the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseworker.casework.plans import advice_in
from caseworker.casework.records import Records
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.plan import Version, VersionKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper somebody asks for: which kind, of which case, and which one of its kind."""

    paper: str
    case: CaseNumber | None = None
    which: str = ""


Gather = Callable[[Records, Wanted, date], Any]


def _case_of(wanted: Wanted) -> CaseNumber:
    if wanted.case is None:
        raise NotFound("This paper belongs to a case, and none was named.")
    return wanted.case


def _plan(records: Records, wanted: Wanted, today: date) -> PlanToPrint:
    """The version with the title ``which``; the plan being written where it is empty."""
    number = _case_of(wanted)
    case = records.case(number)
    if not wanted.which:
        return PlanToPrint(_unissued(records, number, today), case.person)
    for version in records.versions(number):
        if version.title == wanted.which:
            return PlanToPrint(version, case.person)
    raise NotFound("There is no such version of this plan.")


def _unissued(records: Records, number: CaseNumber, today: date) -> Version:
    draft = records.working_draft(number)
    if draft is None:
        raise NotFound("No plan is being written on this case.")
    drafts = [version for version in records.versions(number) if version.kind is VersionKind.DRAFT]
    names = {document.id: document.name for document in records.documents(number)}
    return Version(
        case=number,
        number=len(drafts) + 1,
        kind=VersionKind.DRAFT,
        plan=draft.plan,
        issued_on=today,
        advice=advice_in(records.case(number), names),
    )


GATHER: Mapping[str, Gather] = {
    "ehc_plan": _plan,
}
