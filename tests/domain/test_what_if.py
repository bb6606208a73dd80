"""What if: what appears, moves and falls away, before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.domain.case import Happening
from caseworker.domain.diary import Reckoning
from caseworker.domain.what_if import Change, Effect, changes, supposing
from tests.builders import TODAY, a_case, an_event

RECKONING = Reckoning(TODAY)
REQUEST = an_event("request_received", date(2026, 9, 14), id="request")


def _said(found: tuple[Change, ...]) -> dict[str, tuple[str, str, str]]:
    return {
        change.due.row.name: (change.effect.value, str(change.days[0]), str(change.days[1]))
        for change in found
    }


def test_an_earlier_day_of_the_request_moves_every_limit_that_runs_from_it() -> None:
    case = a_case(REQUEST)
    earlier = Happening("request_received", date(2026, 9, 7), replaces=REQUEST.id)

    found = _said(changes(case, supposing(case, earlier), RECKONING))

    assert found["decide_to_assess"] == ("Moves", "2026-10-26", "2026-10-19")
    assert found["final_plan"] == ("Moves", "2027-02-01", "2027-01-25")
    assert {effect for effect, _, _ in found.values()} == {"Moves"}


def test_a_decision_not_to_assess_lets_limits_fall_away_and_brings_those_of_an_appeal() -> None:
    case = a_case(REQUEST)
    refused = Happening("refused_to_assess", date(2026, 10, 26), sent=date(2026, 10, 26))

    found = _said(changes(case, supposing(case, refused), RECKONING))

    assert found["final_plan"] == ("Falls away", "2027-02-01", "None")
    assert found["appeal"] == ("Appears", "None", "2027-01-04")


def test_a_release_brought_forward_moves_the_meeting_before_it() -> None:
    """Story 17."""
    opened = an_event("case_opened", date(2026, 10, 5))
    case = a_case(opened, setting="custody", facts={"release_date": "2027-03-15"})
    sooner = replace(case, facts={"release_date": "2027-02-15"})

    found = _said(changes(case, sooner, RECKONING))

    assert found["meeting_before_release"] == ("Moves", "2027-03-01", "2027-02-01")


def test_what_changes_nothing_says_nothing() -> None:
    case = a_case(REQUEST)
    note = Happening("contact_made", TODAY, facts={"person": "Ann", "how": "Call", "note": "Hello"})

    assert changes(case, supposing(case, note), RECKONING) == ()


def test_what_was_done_stays_done() -> None:
    done = an_event("decided_to_assess", date(2026, 10, 20), sent=date(2026, 10, 20))
    case = a_case(REQUEST, done)
    earlier = Happening("request_received", date(2026, 9, 7), replaces=REQUEST.id)

    found = changes(case, supposing(case, earlier), RECKONING)

    assert "decide_to_assess" not in _said(found)
    assert all(change.effect is Effect.MOVES for change in found)
