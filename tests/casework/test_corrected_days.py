"""A day that is put right to one on which the law stands against the entry is told as such."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework import entries
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber, EventId, Happening
from tests.builders import StandingClock, a_case, an_event
from tests.casework.offices import at_work, northmere

NUMBER, ENDED = CaseNumber("2026-0113"), EventId("ended")
SAID = {"reasons": "Not needed any more", "ground": "No longer necessary"}
AGAINST = "The law stands against that day: The plan may not end: time for an appeal runs"


@pytest.fixture
def office(clock: StandingClock) -> Office:
    """It was decided on 1 May: the two months for an appeal end on 1 July (CFA 2014 s.45(4))."""
    paper, decided = northmere("community"), date(2026, 5, 1)
    case = a_case(
        an_event("case_opened", date(2025, 1, 1)),
        an_event("existing_plan_recorded", date(2025, 2, 1)),
        an_event("consulted_on_ceasing", date(2026, 3, 1)),
        an_event("decided_to_cease", decided, sent=decided, served=decided),
        an_event("plan_ceased", date(2026, 9, 20), id=ENDED, facts=SAID),
        number=NUMBER,
    )
    with paper.sitting() as records:
        records.open_case(case)
    return at_work(paper, clock)


@pytest.mark.parametrize(("day", "is_told"), [(date(2026, 9, 2), False), (date(2026, 5, 20), True)])
def test_a_plan_that_ended_too_soon_after_all(office: Office, day: date, *, is_told: bool) -> None:
    """What happened has to be written down; it is never written down without a word."""
    right = Happening("plan_ceased", day, facts=SAID)

    done = office.do(entries.correct, entries.Correct(NUMBER, ENDED, right, "Typed wrong."))

    assert "Reason: Typed wrong." in done.sentence
    assert (AGAINST in done.sentence) is is_told
