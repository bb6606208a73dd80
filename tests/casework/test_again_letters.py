"""The letters of a re-assessment, the copies of a decision, and the proposals out of custody."""

from __future__ import annotations

from tests.casework.test_review_letters import HELD, KEPT, known, letter
from tests.domain.happenings import on

ASKED = on("reassessment_requested", "2026-11-02", requested_by="Parent")
AGREED = on("reassessment_agreed", "2026-11-16", "2026-11-16", reasons="Much has changed.")
REFUSED = on(
    "reassessment_refused",
    "2026-11-16",
    "2026-11-16",
    ground="Not necessary",
    reasons="Nothing has changed.",
    evidence="The request",
)


def test_an_agreed_re_assessment_says_by_when_the_plan_is_there() -> None:
    """L-24; T-22: 14 weeks from the notice."""
    one = letter("L-24", ASKED, AGREED)

    assert known(one)["reassessed_by"] == "22 February 2027"
    assert one.asked == ()


def test_a_refusal_has_its_ground_and_reasons_from_the_entry() -> None:
    """L-25; reg 24 and 25(2)."""
    one = letter("L-25", ASKED, REFUSED)

    assert known(one)["reassess_asked"] == "2 November 2026"
    assert known(one)["reasons"] == "Nothing has changed."
    assert one.asked == ()


def test_a_decision_to_keep_the_plan_goes_to_the_setting_too() -> None:
    """L-19; reg 20(10)."""
    one = letter("L-19-setting", HELD, KEPT)

    assert known(one)["reasons"] == "It fits."
    assert one.asked == ()


def test_a_decision_to_end_it_goes_to_the_setting_and_the_health_body_with_its_first_day() -> None:
    """L-21, reg 31(2); T-29: two months end on Saturday 16 January, for the Tribunal on Monday."""
    told = on("consulted_on_ceasing", "2026-11-03", "2026-11-03")
    ends = on("decided_to_cease", "2026-11-16", "2026-11-16", reasons="Achieved.")

    one = letter("L-21-partners", HELD, told, ends)

    assert known(one)["not_before"] == "19 January 2027"
    assert known(one)["reasons"] == "Achieved."


def test_proposals_from_custody_go_to_the_home_authority_and_speak_of_no_annual_review() -> None:
    """Story 16: the meeting changes no plan, and is no annual review."""
    met = on("monitoring_meeting_held", "2026-11-16", proposals="Four sessions a week.")

    one = letter("L-18-proposals", met)

    assert known(one)["proposals"] == "Four sessions a week."
    assert known(one)["meeting_day"] == "16 November 2026"
    assert "annual review" not in one.title.lower()
