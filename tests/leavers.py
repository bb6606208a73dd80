"""Invented young people who leave custody: nothing known, all of it arranged, a transfer, 18."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Case, Event
from tests.builders import a_case, a_person
from tests.domain.happenings import on

TODAY = date(2027, 1, 20)
FENMOOR = "HMYOI Fenmoor"


def released_on(day: str, what: str = "Early release", told: str = "2027-01-04") -> Event:
    return on("release_day_told", told, what=what, on=day, source="Resettlement team")


def leaver(number: str, name: str, *events: Event, born: str = "2010-05-20") -> Case:
    given, _, family = name.partition(" ")
    person = a_person(
        given=given, family=family, known_as=given, born=date.fromisoformat(born),
        home_authority="Hull City Council",
    )  # fmt: skip
    held = on("detained", "2026-10-05", establishment=FENMOOR)
    opened = on("case_opened", "2026-10-05")
    return a_case(
        opened, held, *events, number=number, person=person, setting="custody",
        facts={"held_at": FENMOOR},
    )  # fmt: skip


def leavers() -> tuple[Case, ...]:
    """On 20 January 2027: four within 28 days, one in 60; one has gone, one stays."""
    college = on(
        "release_arranged", "2027-01-05", education="confirmed", institution="Weir College",
        authority="Leeds City Council",
    )  # fmt: skip
    done = [
        college,
        on("meeting_held", "2027-01-12", what="Pre-release"),
        on("next_provider_told", "2027-01-13"),
    ]
    applied = on(
        "release_arranged", "2027-01-06", education="applied for", institution="Hull College"
    )
    adult = on(
        "adult_estate_decided", "2027-01-06", result="moves to the adult estate",
        decided_by="Youth Custody Service", planned_on="2027-02-08",
    )  # fmt: skip
    transfer = on(
        "transfer_expected", "2027-01-20", establishment="Ashdown House", leaves_on="2027-01-21"
    )
    return (
        leaver("2026-0001", "Ada Lund", released_on("2027-02-15")),
        leaver("2026-0002", "Idris Okoro", released_on("2027-01-25"), *done),
        leaver("2026-0003", "Mina Rahimi", transfer),
        leaver("2026-0004", "Siân Rees", adult, born="2009-01-30"),
        leaver("2026-0005", "Kacper Nowak", released_on("2027-03-20"), applied),
        leaver("2026-0006", "Tom Hale", released_on("2027-01-18"), on("released", "2027-01-18")),
        leaver("2026-0007", "Lena Moss"),
    )
