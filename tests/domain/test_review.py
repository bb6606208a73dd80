"""A review as its dated events: which belong to it, its line of days, whom it invites."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.diary import Reckoning
from caseworker.domain.people import Contact
from caseworker.domain.review import current, progress_of, reviews_of, scores
from caseworker.domain.review_invites import adulthood_for, invitees
from caseworker.domain.review_line import line_of
from caseworker.domain.review_rules import review_rules
from tests.builders import a_case, a_person
from tests.domain.happenings import on

MADE = on("existing_plan_recorded", "2025-05-29", authority="Northmere")
PLANNED = on("meeting_planned", "2026-02-02", what="Annual review", on="2026-03-10")
HELD = on("review_held", "2026-03-10", what="Annual review")
NOTICE = on("meeting_notice_given", "2026-02-20", "2026-02-20")
REPORT = on("review_report_sent", "2026-03-20", "2026-03-20")
KEPT = on("decided_to_keep_plan", "2026-04-02", "2026-04-02", reasons="It fits.")
CHANGES = on("amendment_notice_served", "2026-03-31", "2026-03-31", "2026-03-31", changes="F1")
FINAL = on("amended_plan_sent", "2026-05-20", "2026-05-20")


def days(case: Case, today: str) -> dict[str, str]:
    """The line of the first review: each step with its last day."""
    line = line_of(case, reviews_of(case)[0], Reckoning(date.fromisoformat(today)))
    return {step.row.name: step.by.isoformat() if step.by else "" for step in line}


def test_a_planned_review_counts_back_from_its_meeting_and_forward_too() -> None:
    """Section 3.3: meeting on Tuesday 10 March 2026, plan made on 29 May 2025."""
    found = days(a_case(MADE, PLANNED), "2026-02-02")

    assert found == {
        "invite": "2026-02-24",
        "papers": "2026-02-24",
        "meeting": "2026-04-30",
        "report": "2026-03-24",
        "decision": "2026-04-07",
        "final": "2026-06-02",
    }


def test_the_final_plan_is_counted_from_the_notice_once_it_is_sent() -> None:
    """*Devon*: within four weeks of the meeting the notice, within eight of it the final plan."""
    found = days(a_case(MADE, PLANNED, HELD, REPORT, CHANGES), "2026-04-01")

    assert found["decision"] == "2026-04-07"
    assert found["final"] == "2026-05-26"


def test_a_plan_that_is_kept_needs_no_amended_one() -> None:
    assert "final" not in days(a_case(MADE, PLANNED, HELD, REPORT, KEPT), "2026-04-03")


@pytest.mark.parametrize(
    ("happened", "is_over"),
    [
        ((), False),
        ((HELD,), False),
        ((HELD, KEPT), False),
        ((HELD, REPORT, KEPT), True),
        ((HELD, REPORT, CHANGES), False),
        ((HELD, REPORT, CHANGES, FINAL), True),
        ((HELD, REPORT, on("decided_to_amend", "2026-03-30", "2026-03-30")), False),
    ],
)
def test_a_review_is_over_once_it_is_answered_and_its_report_sent(
    happened: tuple[Event, ...],
    is_over: bool,  # noqa: FBT001 - a column of the table
) -> None:
    case = a_case(MADE, PLANNED, *happened)

    assert reviews_of(case)[0].is_over is is_over
    assert (current(case) is None) is is_over


def test_what_belongs_to_a_meeting_goes_to_it_and_not_to_the_next_one() -> None:
    later = on("meeting_planned", "2026-04-10", what="Early review", on="2026-06-02")
    again = on("review_held", "2026-06-02")
    second = on("review_report_sent", "2026-06-10", "2026-06-10")

    first, early = reviews_of(
        a_case(MADE, PLANNED, NOTICE, HELD, REPORT, KEPT, later, again, second)
    )

    assert (first.notice, first.report, first.decided) == (NOTICE, REPORT, KEPT)
    assert early.kind.meeting == "Early review"
    assert (early.held, early.report, early.decided) == (again, second, None)


def test_a_meeting_that_was_called_off_is_no_review() -> None:
    off = on("meeting_called_off", "2026-03-01", meeting=PLANNED.id, what="Annual review")

    assert reviews_of(a_case(MADE, PLANNED, off)) == ()


def test_a_review_that_nobody_planned_stands_by_its_meeting() -> None:
    (review,) = reviews_of(a_case(MADE, HELD))

    assert review.planned is None
    assert review.on == date(2026, 3, 10)


def test_a_change_without_a_review_answers_none() -> None:
    """SEND Regs 2014 reg 28: amended at any time; the review stays to be decided."""
    alone = on(
        "amendment_notice_served",
        "2026-03-31",
        "2026-03-31",
        "2026-03-31",
        changes="H1",
        after="Without a review",
    )

    assert reviews_of(a_case(MADE, HELD, alone))[0].decided is None


def test_papers_are_asked_for_come_and_are_chased_one_by_one() -> None:
    school = on("review_advice_asked", "2026-02-03", adviser="Larch School", by="2026-02-20")
    nurse = on("review_advice_asked", "2026-02-03", adviser="Nurse Bell", by="2026-02-20")
    came = on("review_advice_in", "2026-02-18", adviser="Larch School", request=school.id)
    chased = on("review_advice_reminded", "2026-02-21", "2026-02-21", adviser="Nurse Bell")

    (review,) = reviews_of(a_case(MADE, PLANNED, school, nurse, came, chased))

    assert [(one.whose, one.answer, one.reminded) for one in review.asked] == [
        ("Larch School", came, None),
        ("Nurse Bell", None, chased),
    ]


def test_progress_is_followed_over_the_years_and_the_last_word_of_a_day_counts() -> None:
    def noted(day: str, score: str) -> Event:
        return on("outcome_progress_noted", day, outcome="Reads", item="o1", score=score)

    case = a_case(
        noted("2025-03-04", "No progress"),
        noted("2026-03-10", "Some progress"),
        noted("2026-03-10", "Nearly there"),
        on("outcome_progress_noted", "2026-03-10", outcome="Writes", item="o2", score="Achieved"),
    )

    found = progress_of(case, "o1")

    assert [(one.day.year, one.score, one.of) for one in found] == [(2025, 0, 4), (2026, 3, 4)]
    assert scores()[-1] == "Achieved"


def test_everybody_whom_the_regulation_names_is_invited_or_missed() -> None:
    """SEND Regs 2014 reg 20(2): who is not known yet has a line of their own, without a name."""
    person = a_person(
        born=date(2013, 3, 2),
        contacts=(
            Contact("Dawn Whitfield", "Mother", parental_responsibility=True),
            Contact("Carl Whitfield", "Father", parental_responsibility=True, no_contact=True),
            Contact("Mrs Bell", "School nurse"),
            Contact("Mr Shah", "SENCO"),
        ),
    )
    case = a_case(MADE, person=person)

    found = invitees(case, review_rules().kinds[0], date(2026, 2, 2), "Northmere SEND")

    names = {one.key: one.name for one in found}
    assert names["family"] == "Dawn Whitfield"
    assert names["child"] == "Tom Whitfield"
    assert names["setting"] == "Mr Shah"
    assert names["health"] == "Mrs Bell"
    assert names["authority"] == "Northmere SEND"
    assert names["social_care"] == ""
    assert [one.name for one in found if one.barred] == ["Carl Whitfield"]


@pytest.mark.parametrize(("born", "areas"), [("2013-03-02", 0), ("2012-03-02", 4)])
def test_preparing_for_adulthood_is_on_the_agenda_from_year_9(born: str, areas: int) -> None:
    case = a_case(person=a_person(born=date.fromisoformat(born)))

    assert len(adulthood_for(case, date(2026, 3, 10))) == areas


def test_in_custody_it_is_a_monitoring_meeting_and_never_an_annual_review() -> None:
    """CU-28: CFA 2014 s.70(1) switches section 44 off."""
    offered = [kind.meeting for kind in review_rules().kinds_under("custody")]

    assert offered == ["Monitoring in custody"]
    assert "Monitoring in custody" not in [
        kind.meeting for kind in review_rules().kinds_under("community")
    ]


def test_a_review_is_over_once_its_plan_ended_and_what_follows_is_none_of_it() -> None:
    """CFA 2014 s.45: nobody decides any more on a review of a plan that has ended."""
    ended = on("plan_ceased", "2026-09-15")
    again = on("case_reopened", "2026-10-01", reason="A new request")
    made = on("final_plan_sent", "2027-03-01", "2027-03-01")
    planned = on("meeting_planned", "2028-01-10", what="Annual review", on="2028-02-14")
    held = on("review_held", "2028-02-14", what="Annual review")
    kept = on("decided_to_keep_plan", "2028-02-28", "2028-02-28", reasons="It fits.")

    assert current(a_case(MADE, PLANNED, ended)) is None
    assert current(a_case(MADE, HELD, ended)) is None
    assert reviews_of(a_case(MADE, HELD, ended, again, made, kept))[0].decided is None
    first, second = reviews_of(a_case(MADE, PLANNED, ended, again, made, held, kept))
    assert (first.held, second.held, second.decided) == (None, held, kept)
    now = current(a_case(MADE, HELD, ended, again, made, planned))
    assert now is not None
    assert now.planned == planned


def test_a_review_that_nobody_decided_on_is_answered_with_the_next() -> None:
    """Its clocks are, too: one report, and one decision, meets those of both (T-13, T-14)."""
    early = on("review_held", "2026-03-30", what="Early review")
    kept = on("decided_to_keep_plan", "2026-04-12", "2026-04-12", reasons="It fits.")
    report = on("review_report_sent", "2026-04-12", "2026-04-12")

    assert current(a_case(MADE, HELD, early)) is not None
    assert current(a_case(MADE, HELD, early, kept, report)) is None
    assert reviews_of(a_case(MADE, HELD, early, kept, report))[0].ended == kept
    part = on("part_reviewed", "2026-03-30")
    still = current(a_case(MADE, HELD, part, kept, report))
    assert still is not None
    assert still.held == HELD


def test_the_changed_plan_answers_the_notice_though_another_meeting_was_held_since() -> None:
    early = on("review_held", "2026-04-30", what="Early review")

    first, second = reviews_of(a_case(MADE, HELD, REPORT, CHANGES, early, FINAL))

    assert first.is_over
    assert (first.final, second.final) == (FINAL, None)
    assert not second.is_over
