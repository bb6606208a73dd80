"""What the stories ask of the law: what counts back, moves along, stays done, and ends."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Event, Happening
from caseworker.domain.diary import Reckoning, dues_of, too_soon
from caseworker.domain.due import DueState
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on


@pytest.mark.parametrize(
    ("row", "event", "target"),
    [
        (
            "notice_of_review",
            on("meeting_planned", "2026-02-02", what="Annual review", on="2026-03-10"),
            "2026-02-23",
        ),
        (
            "records_before_arrival",
            on("arrival_planned", "2026-07-01", authority="Wiltshire", arrives_on="2026-09-01"),
            "2026-07-31",
        ),
    ],
)
def test_counting_back_a_working_day_earlier_is_aimed_for(
    row: str, event: Event, target: str
) -> None:
    assert str(named(a_case(event), event.day.isoformat())[row].target) == target


@pytest.mark.parametrize("setting", ["community", "custody"])
@pytest.mark.parametrize(
    ("answers", "may_from"),
    [
        ([], "2026-11-24"),
        ([on("views_received", "2026-11-16", person="Dawn")], "2026-11-24"),
        ([on("views_received", "2026-11-16", person="Dawn", all_said="No")], "2026-11-24"),
        ([on("views_received", "2026-11-16", person="Dawn", all_said="Yes")], ""),
        ([on("views_waived", "2026-11-16", person="Dawn", words="That is all.")], ""),
    ],
    ids=["nothing", "an answer", "more to come", "an answer in full", "given up"],
)
def test_the_days_for_views_end_with_an_answer_in_full_or_once_they_are_given_up(
    answers: list[Event], may_from: str, setting: str
) -> None:
    """T-07, T-10 and D-10: at least 15 days, unless they respond sooner in full."""
    draft = on("draft_sent", "2026-11-09", "2026-11-09", "2026-11-09")
    case = a_case(on("request_received", "2026-08-03"), draft, *answers, setting=setting)
    dues = named(case, "2026-11-17")

    waits = too_soon(dues.values(), "final_plan_sent", date(2026, 11, 17))

    assert dues["views_on_draft"].is_open is bool(may_from)
    assert str(waits.by if waits else "") == may_from


def test_a_release_that_is_brought_forward_brings_its_meeting_with_it() -> None:
    """Story 17: early release on 15 February 2027, ten working days before is 1 February."""
    opened = on("case_opened", "2026-10-05")
    facts = {"release_date": "2027-03-15", "half_way": "2027-03-15"}
    facts["order_length"] = "18 months or more"
    case = a_case(opened, setting="custody", facts=facts)
    earlier = a_case(opened, setting="custody", facts={**facts, "release_date": "2027-02-15"})

    before, after = named(case, "2027-01-20"), named(earlier, "2027-01-20")

    assert str(before["meeting_before_release"].by) == "2027-03-01"
    assert str(after["meeting_before_release"].by) == "2027-02-01"
    assert str(after["early_release_longer"].by) == "2027-01-16"
    assert "early_release_shorter" not in after


def test_a_meeting_before_release_held_long_before_is_done() -> None:
    """Story 17: tasks already done stay done."""
    held = on("meeting_held", "2026-12-01", what="Pre-release")
    facts = {"release_date": "2027-02-15"}
    case = a_case(on("case_opened", "2026-10-05"), held, setting="custody", facts=facts)

    assert str(named(case, "2027-01-20")["meeting_before_release"].done_on) == "2026-12-01"


def test_the_custody_rules_end_on_the_19th_birthday_and_are_spoken_of_90_days_before() -> None:
    """Story 19: born 20 November 2007; from Saturday 22 August 2026."""
    person = a_person(born=date(2007, 11, 20))
    opened = on("case_opened", "2026-01-05")
    case = a_case(opened, on("home_authority_aware", "2026-08-03"), setting="custody")
    case = a_case(*case.events, setting="custody", person=person)

    assert "custody_rules_end" not in named(case, "2026-08-21")
    assert str(named(case, "2026-08-22")["custody_rules_end"].by) == "2026-11-20"
    assert regime_on(case, date(2026, 11, 19)) == "custody"
    assert regime_on(case, date(2026, 11, 20)) == "adult custody"
    assert "copy_to_establishment" in named(case, "2026-11-19")
    assert "copy_to_establishment" not in named(case, "2026-11-20")


def test_released_at_court_the_clock_runs_on_by_the_rules_of_the_community() -> None:
    """Story 18 (reg 15): from the original day, if the authority is the same."""
    case = a_case(
        on("detained", "2026-09-01", establishment="HMYOI Fenmoor"),
        on("request_received", "2026-09-14"),
        on("released", "2026-10-09"),
        setting="custody",
    )

    found = named(case, "2026-10-12")

    assert found["final_plan"].row.regime == "community"
    assert str(found["final_plan"].by) == "2027-02-01"


@pytest.mark.parametrize("nation", ["Wales", "Scotland"])
def test_outside_england_no_row_of_custody_or_of_the_community_runs(nation: str) -> None:
    """Stories 22 and 26."""
    case = a_case(
        on("request_received", "2026-09-14"),
        on("outside_england", "2026-10-09", nation=nation),
        setting="custody",
    )

    assert regime_on(case, date(2026, 10, 9)) == "outside England"
    assert not {due.row.regime for due in named(case, "2026-10-12").values()} - {""}


def test_forms_for_an_overseas_assignment_are_due_six_months_before() -> None:
    """Story 23: an assignment from 11 January 2027."""
    facts = {"assignment_starts": "2027-01-11"}
    case = a_case(on("case_opened", "2026-05-01"), setting="service_children", facts=facts)

    assert str(named(case, "2026-05-02")["forms_for_assignment"].by) == "2026-07-11"


def test_a_transferred_plan_has_one_review_to_come_and_not_two() -> None:
    """Reg 15(5) counts for the new authority in place of s.44(1)."""
    case = a_case(
        on("existing_plan_recorded", "2026-03-09"),
        on("plan_transferred", "2026-09-01", authority="Wiltshire"),
    )

    found = named(case, "2026-09-02")

    assert found["review_after_transfer"].is_to_do
    assert not found["review"].is_open


@pytest.mark.parametrize("done", [[], [on("consulted_on_ceasing", "2026-09-01")]])
def test_a_plan_does_not_end_before_consultation_and_decision(done: list[Event]) -> None:
    """Story 24."""
    plan = on("existing_plan_recorded", "2026-03-09")
    case = a_case(plan, *done)
    happening = Happening("plan_ceased", date(2026, 11, 20))

    with pytest.raises(NotAllowed, match="Decided to end the plan"):
        case.accept(happening, event_kinds(), today=date(2026, 11, 23))


def test_a_plan_does_not_end_while_an_appeal_can_be_made() -> None:
    """Story 24, T-29: the notice of 20 October 2026; 20 December is a Sunday, so until the 21st."""
    case = a_case(
        on("existing_plan_recorded", "2026-03-09"),
        on("consulted_on_ceasing", "2026-09-01", "2026-09-01"),
        on("decided_to_cease", "2026-10-20", "2026-10-20", reasons="-"),
    )
    found = dues_of(case, Reckoning(date(2026, 11, 23)))

    stands = too_soon(found, "plan_ceased", date(2026, 12, 21))

    assert stands is not None
    assert stands.row.id == "T-29"
    assert too_soon(found, "plan_ceased", date(2026, 12, 22)) is None


TERM = on("term_recorded", "2026-09-01", first="2026-09-02", last="2026-10-23")
REFUSED = ("refused_to_issue", "2026-10-12")


def test_a_child_placed_for_the_assessment_may_stay_ten_days_on_which_the_school_is_open() -> None:
    """SEND Regs 2014 reg 48. Half-term stops the count, and is no day of it."""
    next_term = on("term_recorded", "2026-09-01", first="2026-11-02", last="2026-12-18")
    case = a_case(TERM, next_term, on(*REFUSED, placed="Yes"))

    found = named(case, "2026-10-12")["stay_in_special_school"]

    assert (str(found.by), found.state) == ("2026-11-02", DueState.WAITING)


def test_the_ten_days_run_from_the_day_on_which_the_notice_was_sent() -> None:
    next_term = on("term_recorded", "2026-09-01", first="2026-11-02", last="2026-12-18")
    refused = on(*REFUSED, sent="2026-10-14", placed="Yes")

    found = named(a_case(TERM, next_term, refused), "2026-10-15")["stay_in_special_school"]

    assert (str(found.starts), str(found.by)) == ("2026-10-14", "2026-11-04")


def test_without_the_terms_of_the_school_it_is_said_why_there_is_no_day() -> None:
    found = named(a_case(TERM, on(*REFUSED, placed="Yes")), "2026-10-12")["stay_in_special_school"]

    assert found.by is None
    assert "the terms of the school aren’t recorded for all of that time" in found.because


@pytest.mark.parametrize("facts", [{}, {"placed": "No"}])
def test_who_was_not_placed_for_the_assessment_has_nothing_to_stay_in(
    facts: dict[str, str],
) -> None:
    assert "stay_in_special_school" not in named(a_case(on(*REFUSED, **facts)), "2026-10-12")


ASSESSMENT = ("decide_to_assess", "say_no_plan_will_be_made", "final_plan", "draft_plan")


@pytest.mark.parametrize("setting", ["community", "custody"])
def test_where_another_authority_becomes_responsible_the_assessment_is_not_carried_over(
    setting: str,
) -> None:
    """Detained Persons Regs 2015 reg 15(3): the weeks of the first authority end with it."""
    request = on("request_received", "2026-09-14")
    moved = on("became_responsible", "2026-10-09", authority="Eastmoor")

    found = named(a_case(request, moved, setting=setting), "2026-10-12")

    assert {found[name].state for name in ASSESSMENT} == {DueState.NONE}
    assert "New authority became responsible" in found["final_plan"].because


def test_the_new_authority_counts_from_its_own_request() -> None:
    case = a_case(
        on("request_received", "2026-09-14"),
        on("became_responsible", "2026-10-09", authority="Eastmoor"),
        on("brought_to_attention", "2026-10-12"),
    )

    found = named(case, "2026-10-13")

    assert [str(found[name].by) for name in ASSESSMENT[:3]] == [
        "2026-11-23",
        "2027-02-01",
        "2027-03-01",
    ]


def test_released_to_the_same_authority_the_weeks_run_on_from_the_first_request() -> None:
    """Reg 15(1) and (2): only another authority begins afresh."""
    case = a_case(
        on("detained", "2026-09-07", establishment="Ashdown House"),
        on("request_received", "2026-09-14"),
        on("released", "2026-10-09"),
    )

    assert str(named(case, "2026-10-12")["final_plan"].by) == "2027-02-01"
