"""What the papers of a kept plan are drawn from: its table, and the report for the authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.casework.kept import KeptDesk, kept_desk
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.review_desk import looked_at, plan_held
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.carried import of_plan
from caseworker.documents.kept_provision import KeptToPrint
from caseworker.documents.monitoring_report import MonitoringToPrint
from caseworker.documents.review_report import OutcomeReported
from caseworker.domain.basis import NOTHING
from caseworker.domain.case import Case, Event
from caseworker.domain.diary import dues_of
from caseworker.domain.establishments import Establishments
from caseworker.domain.kept import monitoring_due
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.plan import Plan
from caseworker.domain.regime import regime_on
from caseworker.domain.review import VIEWS

Offered = tuple[Wanted, str, str]
"""A paper that can be had, its title, and what it is."""

TABLE: Final = "kept_provision"
REPORT: Final = "monitoring_report"


def kept_papers(case: Case, places: Establishments, today: date) -> Iterator[Offered]:
    """Both, while the plan is kept."""
    if regime_on(case, today, places) not in kept_rules().regimes:
        return
    words = "Each piece of F and G: how it is met here, why, and who agreed."
    yield Wanted(TABLE, case.number), "Provision in custody", words
    words = "For the home authority: outcomes, provision, hours, views, proposals."
    yield Wanted(REPORT, case.number), "Monitoring report", words


def kept_to_print(records: Records, wanted: Wanted, today: date) -> KeptToPrint:
    """The plan in force piece by piece, as it is met today."""
    desk = kept_desk(case_of(wanted))(records, today)
    _, plan = plan_held(records, desk.case, reckoning_of(records.office(), today))
    return _kept(desk, plan, today)


def monitoring_to_print(records: Records, wanted: Wanted, today: date) -> MonitoringToPrint:
    """The same, with the outcomes, the views and what the last meeting proposed."""
    desk = kept_desk(case_of(wanted))(records, today)
    case = desk.case
    _, plan = plan_held(records, case, reckoning_of(records.office(), today))
    meeting = next(iter(desk.monitoring), None)
    owed = monitoring_due(dues_of(case, reckoning_of(records.office(), today)))
    return MonitoringToPrint(
        kept=_kept(desk, plan, today),
        authority=case.person.home_authority,
        meeting=meeting,
        outcomes=tuple(_outcomes(case, plan)),
        views=_views(case),
        next_by=owed.by if owed else None,
    )


def _kept(desk: KeptDesk, plan: Plan | None, today: date) -> KeptToPrint:
    case = desk.case
    letters = {one.section.letter for one in desk.items}
    return KeptToPrint(
        case=case.number,
        person=case.person,
        on=today,
        plan=desk.plan,
        place=desk.place,
        items=desk.items,
        weeks=desk.weeks,
        norm=desk.norm,
        carries=of_plan(plan, letters) if plan else NOTHING,
    )


def _outcomes(case: Case, plan: Plan | None) -> Iterator[OutcomeReported]:
    for one in looked_at(case, plan, "outcome"):
        last = one.noted[-1] if one.noted else None
        said = f"{last.said}, {last.day:%B %Y}" if last else ""
        about = f"{one.number}  {one.about}"
        yield OutcomeReported(about, said, last.words if last else "", one.noted)


def _views(case: Case) -> tuple[Event, ...]:
    """The latest words of each person."""
    return tuple({event.facts.get("person", ""): event for event in case.all_of(VIEWS)}.values())
