"""The rows T-11 to T-20b and CU-28, each from what begins it to what ends it, by our notes."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import DueState
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

SENT = ("2026-04-07", "2026-04-07")
MADE = on("existing_plan_recorded", "2025-05-29", authority="Northmere")


def planned(what: str, day: str = "2026-03-10") -> Event:
    return on("meeting_planned", "2026-02-02", what=what, on=day)


KINDS = [
    "Annual review",
    "Phase transfer",
    "Early review",
    "Review under five",
    "Review of part of the plan",
]


@pytest.mark.parametrize("what", KINDS)
def test_every_review_asks_for_two_weeks_notice_and_its_papers_two_weeks_before(what: str) -> None:
    """T-12, regs 20(3) and (4): section 3.3 has notice by 24 February, with the 23rd to aim for."""
    found = named(a_case(MADE, planned(what)), "2026-02-02")

    for row in ("notice_of_review", "advice_before_review"):
        assert found[row].by == date(2026, 2, 24)
        assert found[row].target == date(2026, 2, 23)


@pytest.mark.parametrize("what", ["Interim review", "Monitoring in custody", "Advice"])
def test_a_meeting_that_is_no_review_asks_for_no_notice(what: str) -> None:
    assert "notice_of_review" not in named(a_case(MADE, planned(what)), "2026-02-02")


def test_a_review_of_a_part_has_its_report_and_decision_and_the_year_goes_on() -> None:
    """T-11 to T-14: s.44(1) asks for a review of the plan, not of a part of it."""
    found = named(a_case(MADE, on("part_reviewed", "2026-03-10", part="F")), "2026-03-11")

    assert found["review"].by == date(2026, 5, 28)
    assert found["review"].state is DueState.DUE
    assert found["review_report"].by == date(2026, 3, 24)
    assert found["review_decision"].by == date(2026, 4, 7)


@pytest.mark.parametrize("second", ["review_held", "part_reviewed"])
def test_each_meeting_has_its_own_days_and_a_second_one_moves_none(second: str) -> None:
    """Reg 20(7) and (10): two and four weeks of *the* review meeting; twelve by *Devon*."""
    case = a_case(MADE, on("review_held", "2026-03-10"), on(second, "2026-03-30"))

    found = {
        (due.row.name, str(due.by))
        for due in dues_of(case, Reckoning(date(2026, 4, 1)))
        if due.row.name in {"review_report", "review_decision", "review_to_final"} and due.is_open
    }

    assert found == {
        ("review_report", "2026-03-24"),
        ("review_report", "2026-04-13"),
        ("review_decision", "2026-04-07"),
        ("review_decision", "2026-04-27"),
        ("review_to_final", "2026-06-02"),
        ("review_to_final", "2026-06-22"),
    }


def test_an_interim_review_begins_and_ends_nothing() -> None:
    found = named(a_case(MADE, on("interim_review_held", "2026-03-10")), "2026-03-11")

    assert found["review"].by == date(2026, 5, 28)
    assert "review_report" not in found


def test_a_bare_decision_to_amend_answers_no_review() -> None:
    """T-14 after *Devon*: the proposed changes have to go out within the same four weeks."""
    held = on("review_held", "2026-03-10")
    amend = on("decided_to_amend", "2026-03-20", "2026-03-20")

    found = named(a_case(MADE, held, amend), "2026-04-08")

    assert found["review_decision"].state is DueState.LATE


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (on("decided_to_keep_plan", *SENT, reasons="It fits."), DueState.DONE),
        (on("amendment_notice_served", *SENT, "2026-04-09", changes="F"), DueState.DONE),
        (on("decided_to_cease", *SENT, reasons="Met."), DueState.DONE),
        (on("reassessment_agreed", *SENT), DueState.DUE),
    ],
)
def test_what_answers_a_review(answer: Event, state: DueState) -> None:
    """T-14, reg 20(10): keep, amend or cease. To assess again is not among them."""
    found = named(a_case(MADE, on("review_held", "2026-03-10"), answer), "2026-04-07")

    assert found["review_decision"].state is state


def test_the_eight_weeks_run_from_sending_and_the_fifteen_days_from_service() -> None:
    """T-15 and T-16, reg 22: sent on 31 March, in their hands on 2 April."""
    notice = on("amendment_notice_served", "2026-03-31", "2026-03-31", "2026-04-02", changes="F")

    found = named(a_case(MADE, notice), "2026-04-02")

    assert found["views_on_changes"].by == date(2026, 4, 17)
    assert found["amended_plan"].by == date(2026, 5, 26)


@pytest.mark.parametrize(
    ("phase", "row", "by", "meeting"),
    [
        ("Primary to secondary school", "phase_transfer", "2027-02-14", "2026-11-22"),
        ("Early years to school", "phase_transfer", "2027-02-14", "2026-11-22"),
        ("Secondary school to post-16", "phase_transfer_to_post_16", "2027-03-30", "2027-01-05"),
        (
            "From one post-16 institution to another",
            "move_between_post_16",
            "2027-04-01",
            "2027-01-07",
        ),
    ],
)
def test_a_move_between_phases_has_its_day_and_its_meeting_before_it(
    phase: str, row: str, by: str, meeting: str
) -> None:
    """T-18 to T-20, reg 18, and the twelve weeks worked back from it."""
    moves = on("phase_transfer_expected", "2026-09-07", phase=phase, moves_on="2027-09-01")

    found = named(a_case(MADE, moves), "2026-09-07")

    assert found[row].by == date.fromisoformat(by)
    meetings = {due.by for name, due in found.items() if name.startswith("phase_meeting")}
    assert meetings == {date.fromisoformat(meeting)}


def test_after_a_re_assessment_the_year_runs_from_sending_and_then_from_the_review() -> None:
    """T-20b, reg 27(4): K8 first, K6 after it."""
    sent = on("reassessed_plan_sent", "2026-09-07", "2026-09-07")
    held = on("review_held", "2027-09-07")

    before = named(a_case(MADE, sent), "2026-09-08")
    after = named(a_case(MADE, sent, held), "2027-09-08")

    assert before["review_after_reassessment"].by == date(2027, 9, 7)
    assert after["review_after_reassessment"].state is DueState.DONE
    assert after["review"].by == date(2028, 9, 6)


def test_a_child_under_five_is_thought_of_within_six_months_and_not_after_five() -> None:
    """T-11b, Code 9.178."""
    small = a_person(born=date(2022, 3, 2))
    made = on("existing_plan_recorded", "2025-09-03", authority="Northmere")

    found = named(a_case(made, person=small), "2025-10-01")

    assert found["review_under_five"].by == date(2026, 3, 2)


def test_in_custody_there_is_a_monitoring_meeting_and_no_review() -> None:
    """CU-28: within twelve months of the last one, notices at 60, 28 and 7 days."""
    case = a_case(MADE, on("review_held", "2025-11-03"), setting="custody")

    found = {due.row.name: due for due in dues_of(case, Reckoning(date(2026, 9, 3)))}

    assert found["monitoring_meeting"].by == date(2026, 11, 2)
    assert not found.keys() & {"review", "review_report", "review_decision", "review_to_final"}


def test_a_planned_monitoring_meeting_is_met_by_the_one_that_was_held() -> None:
    meeting = planned("Monitoring in custody")
    held = on("monitoring_meeting_held", "2026-03-10", meeting=meeting.id)

    found = named(a_case(MADE, meeting, held, setting="custody"), "2026-03-11")

    assert found["planned_meeting"].state is DueState.DONE


def test_two_planned_reviews_are_told_apart_by_the_meeting_that_is_named() -> None:
    interim, annual = (
        planned("Interim review", "2026-03-10"),
        planned("Annual review", "2026-04-14"),
    )
    held = on("interim_review_held", "2026-03-10", meeting=interim.id)

    case = a_case(MADE, interim, annual, held)

    states = [
        due.state
        for due in dues_of(case, Reckoning(date(2026, 3, 11)))
        if due.row.name == "planned_review"
    ]
    assert states == [DueState.DONE, DueState.DUE]
