"""Reviews that were held, for their reports: one of a year, and one in custody."""

from __future__ import annotations

from datetime import date

from caseworker.documents.letter_files import letters
from caseworker.documents.moving_on import MovingOnToPrint
from caseworker.documents.review_report import OutcomeReported, ReportToPrint
from caseworker.documents.reviews_due import DueReview, ReviewsDueToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.phase_list import mover_of
from caseworker.domain.review import Noted, reviews_of
from tests.builders import a_case
from tests.documents.examples import a_person
from tests.domain.happenings import on
from tests.movers import TODAY as MOVING
from tests.movers import movers

TOM = CaseNumber("2026-0113")
L_15 = letters()["L-15"]
SCORES = ("No progress", "A little progress", "Some progress", "Nearly there", "Achieved")


def noted(day: str, score: int, words: str = "") -> Noted:
    return Noted(date.fromisoformat(day), score, 4, SCORES[score], words)


def a_report_of_a_review() -> ReportToPrint:
    """An annual review of 12 October 2027: one paper missing, one difference of view."""
    planned = on(
        "meeting_planned",
        "2027-09-06",
        what="Annual review",
        on="2027-10-12",
        where="Northmere Academy",
    )
    asked = [
        on("review_advice_asked", *["2027-09-06"] * 2, adviser=who, role=role, by="2027-09-24")
        for who, role in (("Mr Shah", "SENCO"), ("Nurse Bell", "School nurse"))
    ]
    held = on(
        "review_held",
        "2027-10-12",
        what="Annual review",
        attended="Alice Whitfield\nMr Shah\nTom Whitfield",
        spoke="Tom Whitfield\nAlice Whitfield",
        apologies="Nurse Bell",
        adulthood="Employment: a day a week with a joiner.\nHealth: uses his inhaler himself.",
        differences="The school holds that three times a week is enough. Alice and Tom do not.",
        outcome="The language group is to meet four times a week.",
        recommends="Change the plan",
    )
    case = a_case(
        planned,
        on("meeting_notice_given", "2027-09-06", "2027-09-06", told="all of them"),
        *asked,
        on(
            "review_advice_in",
            "2027-09-22",
            adviser="Mr Shah",
            words="Joins in when told first.",
        ),
        on(
            "views_gathered",
            "2027-10-01",
            person="Tom Whitfield",
            views="I like the workshop. I don’t like it when it is loud.\nI want to be a joiner.",
            how="Drawing and talking, with his key worker",
        ),
        held,
        on(
            "provision_delivery_noted",
            "2027-10-12",
            provision="F1 A language group of four",
            item="provision-1",
            delivered="In part",
            words="No therapist in June and July.",
        ),
        person=a_person(),
    )
    return ReportToPrint(
        TOM,
        a_person(),
        date(2027, 10, 20),
        reviews_of(case)[0],
        "Final 1 of 22/01/2027",
        (
            OutcomeReported(
                "E1 Tom follows a three-step instruction in a workshop, said once.",
                "Nearly there",
                "Three steps, seven times of ten.",
                (noted("2025-10-14", 0), noted("2026-10-13", 2), noted("2027-10-12", 3)),
            ),
            OutcomeReported(
                "E2 Tom uses a plan to calm himself, and stays in the lesson.",
                "Some progress",
                "",
                (noted("2027-10-12", 2),),
            ),
        ),
        (("provision-1", "Speech and language therapist · 30 minutes · 3 times a week"),),
        date(2027, 11, 9),
    )


def a_monitoring_meeting() -> ReportToPrint:
    """In custody: proposals for the home authority, and nothing that decides."""
    held = on(
        "monitoring_meeting_held",
        "2026-10-26",
        attended="Siân Llewellyn-Żak",
        proposals="Section F: the group could be given one to one while he is at Ashdown House.",
    )
    case = a_case(held, person=a_person(), setting="custody")
    return ReportToPrint(TOM, a_person(), date(2026, 10, 27), reviews_of(case)[0], "")


def reviews_that_are_due() -> ReviewsDueToPrint:
    """A spring term at two schools; one meeting is planned."""
    entries = (
        due("2026-0113", "Tom Whitfield", "Northmere Academy", "2027-02-09", "2027-01-26"),
        due("2026-0121", "Ada Lund", "Harrow Hill School", "2027-03-02"),
        due("2026-0130", "Idris Okoro", "Northmere Academy", "2027-01-19"),
        due("2026-0144", "Mina Rahimi", "", "2027-03-16"),
    )
    first, last = date(2027, 1, 4), date(2027, 3, 26)
    return ReviewsDueToPrint(L_15, "J. Okafor", date(2026, 12, 14), first, last, entries)


def no_review_due() -> ReviewsDueToPrint:
    first, last = date(2027, 1, 4), date(2027, 3, 26)
    on = date(2026, 12, 14)
    return ReviewsDueToPrint(L_15, "J. Okafor", on, first, last, (), "Calder School")


def due(case: str, name: str, place: str, by: str, planned: str = "") -> DueReview:
    day = date.fromisoformat(planned) if planned else None
    source = "SEND Code of Practice 2015 9.169"
    number = CaseNumber(case)
    return DueReview(number, name, place, "Annual review", date.fromisoformat(by), source, day)


def those_who_move_on() -> MovingOnToPrint:
    found = (mover_of(case, MOVING) for case in movers())
    narrowed = ("Moving in 2027 (5)",)
    return MovingOnToPrint("J. Okafor", MOVING, tuple(one for one in found if one), narrowed)


def nobody_moves_on() -> MovingOnToPrint:
    return MovingOnToPrint("J. Okafor", MOVING, (), ("Moving in 2027 (5)", "Named"))
