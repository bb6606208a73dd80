"""A kept plan on paper: one that is half matched, and one of which nothing is known yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from caseworker.documents.carried import of_plan
from caseworker.documents.kept_provision import KeptToPrint
from caseworker.documents.monitoring_report import MonitoringToPrint
from caseworker.documents.review_report import OutcomeReported
from caseworker.domain.basis import NOTHING
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.establishments import built_in
from caseworker.domain.hours import hours_rules, weeks_of
from caseworker.domain.kept import kept_items
from caseworker.domain.review import Noted, reviews_of
from tests.builders import a_case
from tests.documents.examples import a_person, a_version
from tests.domain.happenings import on

TOM = CaseNumber("2026-0113")
ON = date(2027, 3, 1)


def kept_on_paper() -> Mapping[str, Mapping[str, object]]:
    """Both papers, by the name of the kind."""
    return {
        "kept_provision": {"kept-provision": _kept(), "kept-provision-none": _nothing()},
        "monitoring_report": {
            "monitoring-report": _monitoring(),
            "monitoring-report-none": MonitoringToPrint(_nothing(), "", None, (), (), None),
        },
    }


def _kept() -> KeptToPrint:
    case, version = _case(), a_version()
    return KeptToPrint(
        TOM,
        a_person(),
        ON,
        "Final 1 of 22/01/2027",
        "Wetherby",
        kept_items(case, version.plan),
        weeks_of(case),
        hours_rules().norm("Wetherby", built_in()),
        of_plan(version.plan, "FG"),
    )


def _nothing() -> KeptToPrint:
    return KeptToPrint(TOM, a_person(), ON, "", "", (), (), None, NOTHING)


def _monitoring() -> MonitoringToPrint:
    case = _case()
    (meeting,) = reviews_of(case)
    about = "E1  Tom follows a three-step instruction in a workshop, said once."
    noted = (
        Noted(date(2027, 1, 25), 1, 4, "A little progress"),
        Noted(date(2027, 2, 22), 2, 4, "Some progress"),
    )
    outcomes = (
        OutcomeReported(about, "Some progress, February 2027", "Two steps of three.", noted),
        OutcomeReported("E2  Tom uses a plan to calm himself.", "", ""),
    )
    views = case.all_of("views_gathered")
    return MonitoringToPrint(
        _kept(), "Northmere Council", meeting, outcomes, views, date(2028, 2, 21)
    )


def _case() -> Case:
    met = {"provision": "F1", "item": "provision-1", "step": "Closest practicable"}
    hours = {"planned": "15", "offered": "6", "attended": "4.5"}
    said = {"person": "Tom Whitfield", "views": "I miss the workshop.", "how": "Talking"}
    return a_case(
        on("final_plan_sent", "2027-01-22", "2027-01-22"),
        on("provision_delivered", "2027-02-01", **met, reason="One teacher for three units."),
        on("hours_noted", "2027-02-08", planned="15", offered="15", attended="13.5"),
        on("hours_noted", "2027-02-15", **hours, why_offered="Separation"),
        on("views_gathered", "2027-02-22", **said),
        on(
            "monitoring_meeting_held",
            "2027-02-22",
            what="Monitoring in custody",
            proposals="A second language group from April.\nTell us who agrees to F1.",
            attended="Tom Whitfield\nMr Ford",
        ),
        person=a_person(),
        setting="custody",
    )
