"""Invented children who move to another phase: from nothing done to named."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Case, Event
from tests.builders import a_case, a_person
from tests.domain.happenings import on

TODAY = date(2026, 11, 30)
YEAR_6, YEAR_11, NURSERY = date(2016, 3, 2), date(2011, 5, 20), date(2023, 1, 10)
TO_SECONDARY = {"phase": "Primary to secondary school", "moves_on": "2027-09-01"}


def mover(number: str, name: str, born: date, attends: str, *events: Event) -> Case:
    given, _, family = name.partition(" ")
    made = on("existing_plan_recorded", "2025-11-20", authority="Northmere")
    person = a_person(given=given, family=family, known_as=given, born=born)
    facts = {"attends": attends}
    return a_case(made, *events, number=number, person=person, facts=facts)


def movers() -> tuple[Case, ...]:
    """Six children on 30 November 2026: five move in 2027, one in 2028; one stays."""
    expected = on("phase_transfer_expected", "2026-09-10", **TO_SECONDARY)
    held = on("review_held", "2026-11-12", what="Phase transfer")
    asked = [
        on("institution_consulted", "2026-11-26", institution=name)
        for name in ("Weir High School", "Harrow Hill School")
    ]
    willing = on(
        "institution_replied",
        "2026-11-27",
        institution="Harrow Hill School",
        reply="Can meet the needs",
    )
    chosen = on(
        "institution_chosen", "2026-11-29", institution="Harrow Hill School", reasons="As asked."
    )
    stays = on(
        "schooling_noted",
        "2026-09-12",
        schools="One school throughout, to 16 or beyond",
        group="Their own year group",
        reasons="Calder School has all ages.",
    )
    return (
        mover("2026-0001", "Ada Lund", YEAR_6, "Fernhill Primary"),
        mover("2026-0002", "Idris Okoro", YEAR_6, "Fernhill Primary", expected, held, *asked),
        mover(
            "2026-0003", "Mina Rahimi", YEAR_6, "Holm Primary", expected, held, asked[1], willing,
            chosen,
        ),
        mover("2026-0004", "Tom Whitfield", YEAR_11, "Northmere High School"),
        mover("2026-0005", "Siân Rees", NURSERY, "Little Acorns Nursery"),
        mover("2026-0006", "Kacper Nowak", date(2017, 1, 9), "Holm Primary"),
        mover("2026-0007", "Aisha Begum", YEAR_6, "Calder School", stays),
    )  # fmt: skip
