"""Which plans a case has, and which it could have: the one of the law, and those beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.diary import Reckoning
from caseworker.domain.errors import NotAllowed
from caseworker.domain.kinds import BY_LAW, PlanKind, kind_under, kinds_offered, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import REOPENED, since
from caseworker.domain.plan import Plan, issued
from caseworker.domain.reason import regime_in_words
from caseworker.domain.regime import regime_on

PLAN_OWED: Final = ("decided_to_issue", "existing_plan_recorded", "final_plan_sent")
"""Entries of which one must be there before the plan of the law can be written."""


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """One of the plans of a case. ``is_there`` says that it was begun or issued."""

    series: str
    kind: PlanKind
    is_there: bool


def kind_to_begin(case: Case, series: str, reckoning: Reckoning) -> PlanKind:
    """The kind that a new plan of that series is of.

    Raises:
        NotAllowed: no decision to issue a plan has been recorded, the rules that the case is
            under know no plan, or this kind is not offered.
    """
    if series == BY_LAW:
        _refuse_undecided(case)
        return _by_law(case, reckoning)
    for kind in _offered(case):
        if kind.series == series:
            return kind
    raise NotAllowed("This kind of plan is not offered on this case as it stands.")


def is_plan_owed(case: Case) -> bool:
    """Whether the plan of the law can be written: not by what was decided before a reopening."""
    reopened = case.last(REOPENED)
    if reopened is None:
        return case.last(*PLAN_OWED) is not None
    return since(case, reopened, *PLAN_OWED) is not None


def plan_choices(records: Records, case: Case, today: date) -> tuple[PlanChoice, ...]:
    """The plan of the law first, then what is there, then what could be begun, by title.

    There is none of the law under rules that know none, unless it was begun before them.
    """
    there = {draft.series: draft.plan.kind for draft in records.working_drafts(case.number)}
    for version in records.every_version(case.number):
        there.setdefault(version.series, version.plan.kind)
    return tuple(_choices(case, there, reckoning_of(records.office(), today)))


def plans_of_law(records: Records, number: CaseNumber) -> tuple[Plan, ...]:
    """The plan of the law that went out last, and the one being written, where there are any."""
    out = issued(records.versions(number))[-1:]
    draft = records.working_draft(number)
    return (*(one.plan for one in out), *((draft.plan,) if draft else ()))


def _choices(case: Case, there: dict[str, str], reckoning: Reckoning) -> Iterator[PlanChoice]:
    kinds = plan_kinds()
    now = kind_under(regime_on(case, reckoning.today, reckoning.places))
    first = kinds[there[BY_LAW]] if BY_LAW in there else now
    if first is not None:
        yield PlanChoice(BY_LAW, first, BY_LAW in there)
    begun = [kinds[kind] for series, kind in there.items() if series != BY_LAW and kind in kinds]
    for kind in sorted(begun, key=lambda kind: kind.title):
        yield PlanChoice(kind.series, kind, is_there=True)
    for kind in _offered(case):
        if kind.series not in there:
            yield PlanChoice(kind.series, kind, is_there=False)


def _offered(case: Case) -> tuple[PlanKind, ...]:
    if case.stage(event_kinds()) is Stage.CLOSED:
        return ()
    return kinds_offered(case.setting, {event.kind for event in case.live})


def _by_law(case: Case, reckoning: Reckoning) -> PlanKind:
    regime = regime_on(case, reckoning.today, reckoning.places)
    kind = kind_under(regime)
    if kind is None:
        words, _, source = regime_in_words(regime)
        raise NotAllowed(
            f"No plan of English law is begun under these rules ({words}).",
            source=source,
            instead="Ask the home authority what it must write instead.",
        )
    return kind


def _refuse_undecided(case: Case) -> None:
    if not is_plan_owed(case):
        raise NotAllowed(
            "No decision to issue a plan has been recorded.",
            source="CFA 2014 s.37(1)",
            instead="Record the decision first.",
        )
