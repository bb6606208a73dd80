"""Consents in few words, for tables: as entries of a case."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.people import Contact
from tests.builders import a_case, a_person, an_event

AGNIESZKA = Contact("Agnieszka Wójcik", "Mother", parental_responsibility=True)
KUBA_BORN = date(2010, 11, 20)  # compulsory school age ends on Friday 25 June 2027

ENOUGH = {
    "giver": "Young person",
    "giver_name": "Jakub Wójcik",
    "what": "Whole plan with its appendices",
    "recipients": "Riverside College",
    "purposes": "A place in September",
    "how": "Signed form",
}


def kuba(*events: Event, **changes: object) -> Case:
    person = a_person(
        given="Jakub",
        family="Wójcik",
        known_as="Kuba",
        **{"born": KUBA_BORN, "contacts": (AGNIESZKA,), **changes},
    )
    return a_case(an_event("case_opened", date(2026, 10, 5)), *events, person=person)


def given(day: str, kind: str = "consent_given", **facts: str) -> Event:
    """Consent of a young person to one college, whatever is not said otherwise."""
    return an_event(kind, date.fromisoformat(day), facts={**ENOUGH, **facts})


def by_child(day: str, kind: str = "consent_given", **facts: str) -> Event:
    judged = {
        "giver": "Child who understands",
        "judged_how": "Told it back in his own words",
        "judged_by": "Ms Okafor",
        "judged_on": day,
    }
    return given(day, kind, **{**judged, **facts})


def by_parent(day: str, kind: str = "consent_given", **facts: str) -> Event:
    mother = {"giver": "Parent, for a child who does not", "giver_name": "Agnieszka Wójcik"}
    judged = {"judged_how": "Could not say", "judged_by": "Ms Okafor", "judged_on": day}
    return given(day, kind, **{**mother, **judged, **facts})


def understanding(day: str, outcome: str) -> Event:
    return an_event(
        "understanding_judged",
        date.fromisoformat(day),
        facts={"outcome": outcome, "judged_by": "Ms Okafor", "how": "A talk with pictures"},
    )


def capacity(day: str, outcome: str, decision: str = "Consent to disclose the plan") -> Event:
    return an_event(
        "capacity_judged",
        date.fromisoformat(day),
        facts={"decision": decision, "outcome": outcome, "judged_by": "Dr Lim"},
    )


def withdrawn(day: str, consent: Event) -> Event:
    return an_event(
        "consent_withdrawn",
        date.fromisoformat(day),
        facts={"consent": consent.id, "person": "Jakub Wójcik", "how": "Spoken, on the wing"},
    )
