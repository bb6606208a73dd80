"""What a first authority had asked for, once another one is responsible: nobody owes it any more.

The new authority decides afresh (Detained Persons Regs 2015 reg 15(3)); what it asks is its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.assessment import advice_asked, fallen
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from tests.builders import a_case
from tests.domain.happenings import named, on

ASKED = on("advice_requested", "2026-10-13", "2026-10-13", "2026-10-13", adviser="Dr Hale")
MOVED = on("became_responsible", "2026-11-09", authority="Eastmoor")
RELEASED = on("released", "2026-11-09", authority="Eastmoor", home_authority="Northmere")
ANEW = replace(
    on("advice_requested", "2026-11-16", "2026-11-16", "2026-11-16", adviser="Dr Hale"),
    id=EventId("asked-anew"),
)
DRAFT = on("draft_sent", "2026-11-02", "2026-11-02", "2026-11-03")
CONSULTED = on("institution_consulted", "2026-11-02", institution="Fenmoor School")


@pytest.mark.parametrize("setting", ["community", "custody"])
@pytest.mark.parametrize(
    ("begun", "row"),
    [
        (ASKED, "advice"),
        (DRAFT, "views_on_draft"),
        (DRAFT, "earliest_final_plan"),
        (CONSULTED, "institution_reply"),
    ],
)
def test_what_the_first_authority_began_falls_away_and_the_card_says_why(
    setting: str, begun: Event, row: str
) -> None:
    due = named(a_case(begun, MOVED, setting=setting), "2026-11-10")[row]

    assert due.state is DueState.NONE
    assert "New authority became responsible, Monday 9 November 2026" in due.because
    assert "the new one asks anew, or uses the earlier advice again" in due.because


@pytest.mark.parametrize("setting", ["community", "custody"])
def test_it_is_not_late_long_after_the_move(setting: str) -> None:
    due = named(a_case(ASKED, MOVED, setting=setting), "2027-03-01")["advice"]

    assert (due.state, due.days_late) == (DueState.NONE, 0)


def test_what_the_new_authority_asks_of_the_same_adviser_is_owed_to_it() -> None:
    case = a_case(ASKED, MOVED, ANEW)

    assert advice(case)[EventId("asked-anew")].is_open
    assert str(advice(case)[EventId("asked-anew")].by) == "2026-12-28"


def test_the_answer_to_the_new_authority_meets_its_request() -> None:
    came = on("advice_received", "2026-12-01", adviser="Dr Hale", request="asked-anew")

    case = a_case(ASKED, MOVED, ANEW, came)

    assert advice(case)[EventId("asked-anew")].state is DueState.DONE
    assert not [due for due in advice(case).values() if due.is_open]


def test_released_into_another_area_it_is_not_owed_and_a_later_detention_does_not_wake_it() -> None:
    again = on("detained", "2026-12-07", establishment="Ashdown House")
    detained = on("detained", "2026-09-01", establishment="Ashdown House")

    case = a_case(detained, ASKED, RELEASED, setting="custody")
    back = replace(case, events=(*case.events, replace(again, id=EventId("again"))))

    assert not named(case, "2026-11-10")["advice"].is_open
    assert not [due for due in named(back, "2027-03-01").values() if due.is_open and _old(due)]


def test_what_is_no_longer_owed_may_be_asked_for_again() -> None:
    case = a_case(ASKED, MOVED, ANEW)
    dues = of_advice(case)

    first, second = advice_asked(case)

    assert fallen(first, dues) is not None
    assert fallen(second, dues) is None


def _old(due: Due) -> bool:
    return due.started_by == ASKED.id


def advice(case: Case) -> dict[EventId, Due]:
    return {due.started_by: due for due in of_advice(case)}


def of_advice(case: Case) -> tuple[Due, ...]:
    found = dues_of(case, Reckoning(date(2026, 12, 2)))
    return tuple(due for due in found if due.row.name == "advice")
