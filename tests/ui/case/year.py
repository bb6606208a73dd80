"""A case with a plan in force, carried on through the year of its review, through the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from caseworker.casework import plans, reviews
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, EventId, Happening
from caseworker.domain.people import Contact
from caseworker.domain.plan import Plan, Section
from caseworker.domain.review import current
from caseworker.domain.review_invites import adulthood_for
from tests.builders import TODAY, a_plan, an_item
from tests.ready import listed_and_agreed
from tests.ui.case.store import CaseStore

MADE = TODAY  # Monday 23 November 2026
PLANNED_ON = date(2027, 9, 6)
MEETING = date(2027, 10, 12)
PEOPLE = (
    Contact("Dawn Whitfield", "Mother", parental_responsibility=True),
    Contact("Mr Shah", "SENCO"),
    Contact("Nurse Bell", "School nurse"),
)
INVITED = tuple(reviews.Invited(one.name, one.role) for one in PEOPLE)


def a_final_plan(how_often: str = "") -> Plan:
    """A whole plan with words in every section, and a placement; F1 is given so often."""
    place = an_item("place", "", name="Harrow Hill School", type="Special school")
    plan = a_plan()
    words = {
        letter: Section(paragraphs(f"What section {letter} says."))
        for letter, section in plan.sections.items()
        if section.is_blank and letter not in {"I", "J", "K"}
    }
    whole = replace(plan, sections={**plan.sections, **words})
    whole = whole.with_section("I", Section(items=(place,)))
    if not how_often:
        return whole
    given = whole.section("F").items[0]
    changed = replace(given, fields={**given.fields, "how_often": how_often})
    return whole.with_item("F", changed)


def it_is(store: CaseStore, day: date) -> date:
    """Move the clock of the office."""
    store.standing.at = datetime.combine(day, time(9, 30), UTC)
    return day


def in_force(store: CaseStore) -> CaseNumber:
    """A plan that was made final on 23 November 2026, for a young person with people around."""
    number = store.ready(a_final_plan().with_section("I", Section()))
    case = store.case(number)
    store.kept.paper.cases[number] = replace(case, person=replace(case.person, contacts=PEOPLE))
    listed_and_agreed(store.office, number)
    store.office.do(
        plans.send_draft,
        plans.SendDraft(number, "Dawn Whitfield", TODAY, TODAY, looked_at=True),
    )
    for kind, facts in (
        ("views_waived", {"person": "Dawn Whitfield", "words": "She agrees."}),
        ("institution_consulted", {"institution": "Harrow Hill School"}),
    ):
        store.record(number, Happening(kind, TODAY, facts=facts))
    store.office.keep_plan(number, a_final_plan())
    final = plans.Finalise(number, MADE, MADE, "SEND casework officer", looked_at=True)
    store.office.do(plans.finalise, final)
    return number


def to_the_meeting(store: CaseStore, number: CaseNumber) -> EventId:
    """The review planned for 12 October 2027, everybody invited, and the day of it has come."""
    day = it_is(store, PLANNED_ON)
    facts = {"what": "Annual review", "on": MEETING.isoformat(), "where": "Harrow Hill School"}
    store.record(number, Happening("meeting_planned", day, facts=facts))
    review = current(store.case(number))
    assert review is not None
    store.office.do(
        reviews.invite_to_review,
        reviews.InviteToReview(number, review.id, INVITED, day, date(2027, 9, 24)),
    )
    it_is(store, MEETING)
    return review.id


def written_down(store: CaseStore, number: CaseNumber) -> None:
    """The meeting was held on 12 October 2027, and recommends to change the plan."""
    review = to_the_meeting(store, number)
    areas = [one.area for one in adulthood_for(store.case(number), MEETING)]
    store.office.do(
        reviews.write_down_review,
        reviews.WriteDownReview(
            number,
            "Annual review",
            MEETING,
            review,
            {"attended": "Dawn Whitfield\nMr Shah", "recommends": "Change the plan"},
            (reviews.Said("outcome-1", "E1 Three steps", "Some progress", "Two steps."),),
            (reviews.Said("provision-1", "F1 Small group", "In part", "Not in June."),),
            tuple((area, "He likes engines.") for area in areas),
        ),
    )
