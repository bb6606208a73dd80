"""What must have come in, and who must be listed, before a plan can go out: through the office."""

from __future__ import annotations

from caseworker.casework import assessments, entries
from caseworker.casework.office import Office
from caseworker.domain.assessment import advice_to_ask
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.regime import regime_on

CAME_IN = ("advice_received", "advice_reused")


def advice_from_everybody(office: Office, number: CaseNumber) -> None:
    """Advice of each kind that is not in yet, with its paper."""
    case, today = office.open_case(number), office.today
    there = {event.facts.get("advice") for event in case.all_of(*CAME_IN)}
    for row in advice_to_ask(case, regime_on(case, today), today):
        if row.offer and row.title not in there:
            paper = f"Advice ({row.title}).txt", f"{row.title}: what we know.".encode()
            came = assessments.RecordAdvice(number, row.adviser, row.title, today, "", *paper)
            office.do(assessments.record_advice, came)


def listed_and_agreed(office: Office, number: CaseNumber) -> None:
    """Whoever is sent the final plan is listed, and the health provision is agreed."""
    listed = {"decider": "Dawn Whitfield", "institution": "The head", "health": "Care board"}
    agreed = {"body": "Care board", "person": "Dr Lund"}
    for kind, facts in (("plan_recipients_listed", listed), ("health_provision_agreed", agreed)):
        happening = Happening(kind, office.today, facts=facts)
        office.do(entries.record, entries.Record(number, happening))
