"""What the report of a review is drawn from: the review, the plan that it looked at."""

from __future__ import annotations

from datetime import date

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.review_desk import looked_at, plan_held
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.review_report import OutcomeReported, ReportToPrint
from caseworker.domain.case import EventId
from caseworker.domain.errors import NotFound
from caseworker.domain.review import progress_of, review_called
from caseworker.domain.review_line import line_of


def report_to_print(records: Records, wanted: Wanted, today: date) -> ReportToPrint:
    """The review that the entry ``which`` planned or held. Raises NotFound: it was not held."""
    case = records.case(case_of(wanted))
    review = review_called(case, EventId(wanted.which))
    if review is None or review.held is None:
        raise NotFound("That review was not held, so it has no report.")
    held_on = review.on
    versions = [
        one
        for one in records.versions(case.number)
        if one.issued_on <= held_on and not one.is_draft
    ]
    reckoning = reckoning_of(records.office(), today)
    title, plan = plan_held(records, case, reckoning)
    if versions:
        title = f"{versions[-1].title} of {versions[-1].issued_on:%d/%m/%Y}"
        plan = versions[-1].plan
    steps = line_of(case, review, reckoning)
    decide = [step.by for step in steps if step.row.name == "decision"]
    return ReportToPrint(
        case=case.number,
        person=case.person,
        on=today,
        review=review,
        plan=title,
        outcomes=tuple(
            OutcomeReported(
                event.facts["outcome"],
                event.facts["score"],
                event.facts.get("words", ""),
                tuple(one for one in progress_of(case, event.facts["item"]) if one.day <= held_on),
            )
            for event in review.progress
        ),
        specified=tuple((one.item, one.specified) for one in looked_at(case, plan, "provision")),
        decide_by=decide[0] if decide else None,
    )
