"""What is due on a case: the stories' dates, and what a duty says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.diary import Reckoning, actors_of, dues_of, too_soon, warned_of
from caseworker.domain.due import FROM_MEMORY, DueState
from caseworker.domain.regime import regime_on
from tests.builders import TODAY, a_case, an_event
from tests.domain.diaries import REQUEST, all_due_on, due_on


def test_a_request_of_7_september_gives_its_three_dates() -> None:
    """The first acceptance test (house.md 4)."""
    found = due_on(TODAY, REQUEST)

    assert found["T-03"].by == date(2026, 10, 19)
    assert found["T-05"].by == date(2026, 12, 28)
    assert found["T-09"].by == date(2027, 1, 25)
    assert str(found["T-09"].source) == "SEND Regs 2014 reg 13(2)"


def test_a_date_explains_itself() -> None:
    found = due_on(date(2026, 10, 1), REQUEST)["T-03"]

    assert found.because == (
        "Request for assessment received, Monday 7 September 2026. 6 weeks from Monday "
        "7 September 2026, not counting that day, ends on Monday 19 October 2026. "
        "SEND Regs 2014 reg 5(1)."
    )


def test_the_governor_of_an_establishment_asks() -> None:
    """Story 5: in custody the same weeks, under regulations of their own."""
    request = an_event("request_received", date(2026, 9, 14))

    found = due_on(TODAY, request, setting="custody")

    assert found["D-07"].by == date(2026, 10, 26)
    assert found["CU-08"].by == date(2027, 1, 4)
    assert found["D-09"].by == date(2027, 2, 1)
    assert str(found["D-09"].source) == "Detained Persons Regs 2015 reg 13(2)"
    assert not {"T-03", "T-05", "T-09"} & found.keys()


@pytest.mark.parametrize(
    ("setting", "provision"), [("community", "s.36(6)(b)"), ("custody", "s.71(7)")]
)
def test_a_request_within_six_months_of_an_assessment_warns(setting: str, provision: str) -> None:
    """Story 7: it warns, and forbids nothing."""
    found = all_due_on(
        date(2026, 9, 14),
        an_event("request_received", date(2026, 4, 27)),
        an_event("decided_to_assess", date(2026, 6, 2)),
        setting=setting,
    )

    warned = warned_of(found, "request_received", date(2026, 9, 14))

    assert warned is not None
    assert warned.source.provision == provision
    assert too_soon(found, "request_received", date(2026, 9, 14)) is None
    assert warned_of(found, "request_received", date(2026, 12, 3)) is None


def test_the_final_plan_waits_for_the_whole_window() -> None:
    """Story 8: served on 9 November, open to and with 23 November."""
    draft = an_event(
        "draft_sent", date(2026, 11, 6), sent=date(2026, 11, 6), served=date(2026, 11, 9)
    )

    found = due_on(TODAY, REQUEST, draft)

    assert (found["T-07"].by, found["T-07"].state) == (date(2026, 11, 23), DueState.WAITING)
    assert too_soon(found.values(), "final_plan_sent", date(2026, 11, 23)) is found["T-10"]
    assert too_soon(found.values(), "final_plan_sent", date(2026, 11, 24)) is None
    assert too_soon(found.values(), "views_received", date(2026, 11, 10)) is None


def test_a_window_given_up_lets_the_plan_go() -> None:
    draft = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
    waived = an_event("views_waived", date(2026, 11, 16))

    found = all_due_on(TODAY, REQUEST, draft, waived)

    assert too_soon(found, "final_plan_sent", date(2026, 11, 17)) is None


@pytest.mark.parametrize("setting", ["community", "custody"])
@pytest.mark.parametrize(
    ("sent", "state"),
    [(date(2026, 11, 16), DueState.NONE), (date(2026, 11, 24), DueState.DONE)],
    ids=["early", "in its time"],
)
def test_nobody_waits_for_views_once_the_plan_is_final(
    sent: date, state: DueState, setting: str
) -> None:
    """The parent agreed, and the plan was sent before the fifteen days were over."""
    draft = an_event("draft_sent", date(2026, 11, 9), served=date(2026, 11, 9))
    final = an_event("final_plan_sent", sent, sent=sent)

    found = due_on(date(2026, 11, 24), REQUEST, draft, final, setting=setting)

    window = found["T-07" if setting == "community" else "D-10"]
    assert (window.state, found["T-10"].state) == (state, state)


def test_a_plan_that_is_chased_in_custody() -> None:
    """Story 3: aware on 23 December, due on 4 January, a working day late on the 5th."""
    aware = an_event("home_authority_aware", date(2026, 12, 23))

    found = due_on(date(2027, 1, 5), aware, setting="custody")["D-01"]

    assert (found.by, found.state, found.days_late) == (date(2027, 1, 4), DueState.LATE, 1)
    assert found.because.endswith("1 working day late.")
    assert "Christmas Day" in found.because


def test_reception_gives_the_learning_plan_a_target() -> None:
    """Story 1: ten working days from 5 October; a local setting, and said to be one."""
    found = due_on(TODAY, an_event("detained", date(2026, 10, 5)))["CU-34"]

    assert (found.by, found.weight.value) == (date(2026, 10, 19), "policy")
    assert found.caution == FROM_MEMORY
    assert found.because.endswith("late. " + FROM_MEMORY)


def test_a_child_who_is_released_keeps_the_clock_and_changes_the_rules() -> None:
    """Story 18 (reg 15): the same dates from the first day, under the community's rules."""
    events = [
        an_event("detained", date(2026, 8, 3)),
        an_event("request_received", date(2026, 9, 14)),
        an_event("decided_to_assess", date(2026, 10, 5)),
        an_event("released", date(2026, 10, 9)),
    ]

    before = due_on(date(2026, 10, 8), *events[:3], setting="custody")
    after = due_on(TODAY, *events, setting="custody")

    assert (before["D-09"].by, after["T-09"].by) == (date(2027, 2, 1), date(2027, 2, 1))
    assert "D-09" not in after
    assert after["D-07"].state is DueState.DONE  # what was done then was done under those rules
    assert "T-03" not in after


def test_rules_change_on_the_day_and_not_before() -> None:
    case = a_case(an_event("detained", date(2026, 10, 5)), an_event("released", date(2026, 11, 20)))

    regimes = [regime_on(case, date(2026, *day)) for day in [(10, 4), (10, 5), (11, 19), (11, 20)]]

    assert regimes == ["community", "custody", "custody", "community"]


@pytest.mark.parametrize(
    ("source", "sent", "certificate", "by"),
    [
        ("story 20", date(2026, 10, 26), None, date(2027, 1, 4)),
        ("story 20, certificate", date(2026, 10, 26), date(2026, 11, 27), date(2027, 1, 4)),
        ("3.3, certificate", date(2026, 10, 26), date(2026, 11, 29), date(2027, 1, 4)),
        ("story 20, August", date(2026, 6, 15), None, date(2026, 9, 1)),
        ("3.3", date(2025, 12, 31), None, date(2026, 3, 2)),
        ("an early certificate", date(2026, 9, 14), date(2026, 9, 21), date(2026, 11, 16)),
        ("a late one counts", date(2026, 9, 14), date(2026, 11, 10), date(2026, 12, 10)),
    ],
)
def test_an_appeal_is_in_time_until(
    source: str, sent: date, certificate: date | None, by: date
) -> None:
    events = [an_event("refused_to_assess", sent, sent=sent)]
    if certificate:
        events.append(an_event("mediation_certificate_issued", certificate))

    found = due_on(TODAY if certificate is None else date(2026, 12, 1), *events)

    assert found["T-34"].by == by, source


def test_the_days_for_the_mediation_adviser_are_not_moved() -> None:
    """Story 20: that line stays on Saturday 26 December."""
    found = due_on(TODAY, an_event("refused_to_assess", date(2026, 10, 26)))

    assert found["T-30"].by == date(2026, 12, 26)
    assert "rule 12" in found["T-34"].because
    assert "rule 12" not in found["T-30"].because


def test_a_right_that_has_lapsed_makes_nobody_late() -> None:
    found = due_on(date(2027, 3, 1), an_event("refused_to_assess", date(2026, 10, 26)))["T-34"]

    assert (found.state, found.days_late) == (DueState.DONE, 0)


def test_a_finished_plan_shows_its_next_duty() -> None:
    final = an_event("final_plan_sent", date(2026, 1, 19), sent=date(2026, 1, 20))

    found = due_on(TODAY, final)["T-11"]

    assert (found.by, found.state) == (date(2027, 1, 18), DueState.DUE)


def test_each_review_gives_the_plan_twelve_months_more() -> None:
    """Story 16 in custody, where the Code asks for a meeting; s.44 in the community."""
    events = [
        an_event("existing_plan_recorded", date(2024, 11, 12)),
        an_event("review_held", date(2025, 11, 3)),
    ]

    at_home = [due for due in all_due_on(TODAY, *events) if due.row.name == "review"]
    detained = due_on(TODAY, *events, setting="custody")["CU-28"]

    assert [(due.by, due.state) for due in at_home] == [
        (date(2025, 11, 11), DueState.DONE),
        (date(2026, 11, 2), DueState.LATE),
    ]
    assert detained.by == date(2026, 11, 2)
    assert detained.weight.value == "code"


def test_a_duty_without_a_number_is_owed_and_has_no_date() -> None:
    owed = due_on(TODAY, REQUEST)["T-01"]
    done = due_on(TODAY, REQUEST, an_event("views_gathered", date(2026, 9, 9)))["T-01"]

    assert (owed.by, owed.state) == (None, DueState.DUE)
    assert "as soon as practicable" in owed.because
    assert done.state is DueState.DONE


def test_what_is_ours_follows_from_the_kind_of_office() -> None:
    """Decision 15: a custody office waits for the home authority; the authority owes."""
    events = [an_event("detained", date(2026, 10, 5)), REQUEST]

    authority = due_on(TODAY, *events, office=("community",))
    education = due_on(TODAY, *events, office=("custody",))
    both = due_on(TODAY, *events, office=("community", "custody"))

    assert [found["D-07"].ours for found in (authority, education, both)] == [True, False, True]
    assert [found["CU-34"].ours for found in (authority, education, both)] == [False, True, True]


def test_one_side_of_a_decision_is_not_listed_twice() -> None:
    to_do = [due.id for due in all_due_on(date(2026, 9, 8), REQUEST) if due.is_to_do]

    assert "T-03" in to_do
    assert "T-02" not in to_do


def test_a_diary_is_in_order_of_days() -> None:
    found = all_due_on(TODAY, REQUEST, an_event("sen_support_started", date(2026, 9, 1)))

    days = [due.by for due in found if due.by]
    assert days == sorted(days)
    assert found[-1].by is None


def test_the_target_is_the_working_day_before() -> None:
    assert due_on(TODAY, REQUEST)["T-05"].target == date(2026, 12, 24)


def test_a_case_has_a_diary() -> None:
    found = dues_of(a_case(REQUEST), Reckoning(TODAY, actors_of(["community"])))

    assert {due.id: due.state for due in found}["T-09"] is DueState.DUE
