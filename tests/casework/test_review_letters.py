"""What the letters of a review year are filled with, and to whom its report may go."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.basis_for import Going, basis_for
from caseworker.casework.letters import ToWrite
from caseworker.casework.wanted import Wanted
from caseworker.documents.review_report import REPORT
from caseworker.domain.case import Event
from caseworker.domain.errors import NotAllowed
from tests.builders import TODAY, an_event
from tests.casework.test_letters import MOTHER, NUMBER, a_child, offered, records_of
from tests.domain.happenings import on

PLAN = an_event("existing_plan_recorded", date(2025, 12, 1), facts={"authority": "Northmere"})
PLANNED = on("meeting_planned", "2026-09-21", what="Annual review", on="2026-10-26")
TOLD = on("meeting_notice_given", "2026-09-21", "2026-09-21", told="Nurse Bell, Mr Shah")
ASKED = on(
    "review_advice_asked",
    "2026-09-21",
    "2026-09-21",
    adviser="Nurse Bell",
    by="2026-10-12",
    on="2026-10-26",
    what="Annual review",
    where="Northmere Academy, 2 pm",
)
HELD = on("review_held", "2026-10-26", what="Annual review")
REPORTED = on("review_report_sent", "2026-11-05", "2026-11-05")
CHANGES = on(
    "amendment_notice_served",
    "2026-11-16",
    "2026-11-16",
    "2026-11-18",
    changes="F1: four times a week",
    evidence="The report of the review",
)
KEPT = on("decided_to_keep_plan", "2026-11-16", "2026-11-16", reasons="It fits.", evidence="All.")


def letter(name: str, *events: Event) -> ToWrite:
    found = {each.letter: each for each in offered(a_child(PLAN, PLANNED, *events))}
    return found[name]


def known(one: ToWrite) -> dict[str, str]:
    return {fact.name: fact.known for fact in one.facts if fact.known}


def test_an_invitation_goes_to_whoever_is_invited_with_its_days() -> None:
    one = letter("L-16", TOLD, ASKED)

    assert one.recipients == ("Nurse Bell",)
    assert one.asked == ()
    assert known(one)["meeting_on"] == "26 October 2026"
    assert known(one)["advice_by"] == "12 October 2026"
    assert known(one)["meeting_place"] == "Northmere Academy, 2 pm"


def test_the_report_says_by_when_the_authority_decides() -> None:
    """T-14: four weeks from 26 October."""
    one = letter("L-18", HELD, REPORTED)

    assert known(one)["decide_review_by"] == "23 November 2026"


def test_a_notice_of_changes_has_its_days_from_the_clock() -> None:
    """T-15 from the day of service, T-16 from the day of sending."""
    one = letter("L-20", HELD, CHANGES)

    assert known(one)["changes_by"] == "2 December 2026"
    assert known(one)["amended_plan_by"] == "11 January 2027"
    assert known(one)["changes"] == "F1: four times a week"
    assert [fact.name for fact in one.asked if fact.is_day] == []


def test_a_decision_to_keep_the_plan_asks_for_nothing_that_was_written_down() -> None:
    one = letter("L-19", HELD, KEPT)

    assert known(one).keys() >= {"reasons", "evidence"}
    assert one.recipients == (MOTHER.shown,)


@pytest.mark.parametrize("to", ["Nurse Bell", "Mr Shah", MOTHER.name])
def test_the_report_goes_to_everybody_who_was_invited(to: str) -> None:
    """SEND Regs 2014 reg 20(9)."""
    basis = why(to)

    assert basis == "R20"


def test_the_report_goes_to_nobody_else() -> None:
    with pytest.raises(NotAllowed, match="the law does not have it sent to them"):
        why("A neighbour")


def why(to: str) -> str:
    """The row of the gate on which the report may go to them."""
    case = a_child(PLAN, PLANNED, TOLD, ASKED, HELD)
    wanted = Wanted("review_report", NUMBER, str(PLANNED.id))
    with records_of(case).sitting() as records:
        basis = basis_for(records, Going(wanted, REPORT, to, "J. Okafor"), TODAY)
    assert basis is not None
    return basis.row
