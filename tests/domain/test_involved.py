"""Whom a case knows by name, to be offered where a name is typed."""

from __future__ import annotations

from datetime import timedelta

from caseworker.domain.involved import involved
from caseworker.domain.people import Contact
from tests.builders import TODAY, a_case, a_person, an_event


def test_those_asked_and_spoken_with_come_after_those_around_latest_first() -> None:
    events = (
        an_event("advice_requested", TODAY - timedelta(days=9), facts={"adviser": "Dr Kowalska"}),
        an_event("institution_consulted", TODAY, facts={"institution": "Mill Lane Primary"}),
        an_event("contact_made", TODAY, facts={"how": "Call", "person": "Dawn Whitfield"}),
        an_event("advice_reminded", TODAY, facts={"adviser": "Dr Kowalska"}),
    )
    person = a_person(contacts=(Contact("Dawn Whitfield", "Mother"),))

    assert involved(a_case(person=person, events=events)) == (
        person.name, "Dawn Whitfield", "Dr Kowalska", "Mill Lane Primary",
    )  # fmt: skip
