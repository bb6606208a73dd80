"""Disagreement: what may be appealed against, until when; what an order asks; complaints apart."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.complaint import complaints_of
from caseworker.domain.diary import Reckoning, dues_of, too_soon
from caseworker.domain.disagreement import (
    OVERLAYS,
    GroundNow,
    Stands,
    barred_now,
    disagreements_of,
    grounds_now,
    line_of,
    owed_after,
    running,
)
from caseworker.domain.disagreement_rules import disagreement_rules
from caseworker.domain.law import event_kinds, the_law
from tests.builders import a_case, a_person
from tests.domain.happenings import named, on

REFUSED = on("refused_to_assess", "2026-10-26", "2026-10-26", reasons="-")
FINAL = on("final_plan_sent", "2026-06-15", "2026-06-15")
APPEALED = on("appeal_registered", "2026-07-01")


def at(day: str) -> Reckoning:
    return Reckoning(date.fromisoformat(day))


def in_custody(*events: Event) -> Case:
    return a_case(*events, person=a_person(born=date(2010, 3, 4)), setting="custody")


def grounds(case: Case, day: str) -> dict[str, GroundNow]:
    return {one.row.name: one for one in grounds_now(case, at(day))}


def open_now(case: Case, day: str) -> set[str]:
    return {name for name, one in grounds(case, day).items() if one.stands is Stands.OPEN}


@pytest.mark.parametrize(
    ("decision", "may"),
    [
        ("refused_to_assess", {"no_assessment"}),  # s.51(2)(a)
        ("refused_to_issue", {"no_plan"}),  # (b)
        ("final_plan_sent", {"needs", "provision", "institution", "none_named"}),  # (c), first
        ("amended_plan_sent", {"needs", "provision", "institution", "none_named"}),  # (c), amended
        ("reassessed_plan_sent", {"needs", "provision", "institution", "none_named"}),
        ("reassessment_refused", {"no_reassessment"}),  # (d)
        ("decided_to_keep_plan", {"not_amended"}),  # (e)
        ("decided_not_to_amend", {"not_amended"}),  # (e)
        ("decided_to_cease", {"ceased"}),  # (f)
    ],
)
def test_each_decision_brings_about_its_grounds_of_section_51(decision: str, may: set[str]) -> None:
    case = a_case(on(decision, "2026-03-02", "2026-03-02", reasons="-"))

    assert open_now(case, "2026-03-03") == may
    found = grounds(case, "2026-03-03")
    assert {until.by for one in may if (until := found[one].until)} == {date(2026, 5, 5)}
    assert all(found[one].row.letter.startswith("CFA 2014 s.51(2)(") for one in may)
    assert open_now(case, "2026-05-06") == set()


@pytest.mark.parametrize(
    ("decision", "may"),
    [
        ("refused_to_assess", {"detained_no_assessment"}),
        ("refused_to_issue", {"detained_no_plan"}),
        ("final_plan_sent", {"detained_placement"}),
        ("amended_plan_sent", set()),
        ("decided_to_keep_plan", set()),
    ],
)
def test_a_detained_person_has_three_grounds_and_no_more(decision: str, may: set[str]) -> None:
    """Story 21; CFA 2014 s.73(2)."""
    case = in_custody(on(decision, "2026-03-02", "2026-03-02", reasons="-"))

    assert open_now(case, "2026-03-03") == may


def test_story_21_section_f_of_a_first_detained_plan_says_why_not() -> None:
    found = grounds(in_custody(FINAL), "2026-06-20")

    assert found["provision"].stands is Stands.BARRED
    assert "s.73(2)" in found["provision"].why
    assert found["detained_placement"].stands is Stands.OPEN
    others = [one.title for one in disagreement_rules().others if "custody" in one.regimes]
    assert {"Complain to the authority", "Review on release"} <= set(others)


def test_only_the_first_final_plan_counts_for_a_detained_person() -> None:
    later = on("final_plan_sent", "2026-11-02", "2026-11-02")
    found = grounds(in_custody(FINAL, later), "2026-11-03")["detained_placement"]

    assert found.decision == FINAL
    assert found.stands is Stands.CLOSED


def test_an_appeal_about_section_i_alone_needs_no_certificate() -> None:
    """CFA 2014 s.55(2)."""
    found = grounds(a_case(FINAL), "2026-06-20")

    assert found["institution"].adviser is None
    assert found["none_named"].adviser is None
    assert found["provision"].adviser is not None


@pytest.mark.parametrize(
    ("sent", "appeal", "adviser"),
    [
        ("2026-10-26", "2027-01-04", "2026-12-26"),  # story 20: Christmas
        ("2026-06-15", "2026-09-01", "2026-08-15"),  # August
        ("2026-07-31", "2026-09-30", "2026-09-30"),  # there is no 31st: the last day of the month
    ],
)
def test_both_windows_are_shown_and_only_the_appeal_is_moved(
    sent: str, appeal: str, adviser: str
) -> None:
    case = a_case(on("refused_to_assess", sent, sent, reasons="-"))
    found = grounds(case, sent)["no_assessment"]

    assert found.until
    assert found.adviser
    assert (str(found.until.by), str(found.adviser.by)) == (appeal, adviser)


def test_a_certificate_lengthens_the_time_of_the_decision_that_it_names() -> None:
    keep = on("decided_to_keep_plan", "2026-03-02", "2026-03-02", reasons="-")
    cease = on("decided_to_cease", "2026-04-20", "2026-04-20", reasons="-")
    certificate = on("mediation_certificate_issued", "2026-06-15", decision=str(cease.id))
    case = a_case(keep, cease, certificate)
    found = grounds(case, "2026-06-16")

    assert found["not_amended"].until
    assert found["ceased"].until
    assert str(found["not_amended"].until.by) == "2026-05-05"
    assert str(found["ceased"].until.by) == "2026-07-15"


def test_a_second_decision_does_not_hide_the_time_that_the_first_still_has() -> None:
    keep = on("decided_to_keep_plan", "2026-03-02", "2026-03-02", reasons="-")
    refused = on("reassessment_refused", "2026-04-01", "2026-04-01", reasons="-")

    assert open_now(a_case(keep, refused), "2026-04-02") == {"not_amended", "no_reassessment"}


def test_what_was_decided_instead_closes_the_ground() -> None:
    case = a_case(REFUSED, on("decided_to_assess", "2026-11-10", "2026-11-10", reasons="-"))

    assert grounds(case, "2026-11-11")["no_assessment"].stands is Stands.CLOSED


def test_an_appeal_is_running_until_it_is_ended_and_ends_in_every_way() -> None:
    assert running(a_case(FINAL, APPEALED))
    assert grounds(a_case(FINAL, APPEALED), "2026-07-02")["needs"].stands is Stands.RUNNING
    for kind, facts in (
        ("tribunal_ordered", {"order": "Amend what is provided"}),
        ("appeal_conceded", {"order": "Change the institution"}),
        ("appeal_withdrawn", {"how": "Withdrawn"}),
    ):
        ended = a_case(FINAL, APPEALED, on(kind, "2026-10-05", **facts))
        assert running(ended) is None
        assert grounds(ended, "2026-10-06")["needs"].stands is Stands.DECIDED


def test_no_overlay_moves_the_stage_of_a_case() -> None:
    kinds = event_kinds()

    assert not [one for one in OVERLAYS if kinds[one].leads_to or kinds[one].regime]
    case = a_case(FINAL, *(on(one, "2026-07-01") for one in sorted(OVERLAYS)))
    assert case.stage(kinds) is Stage.PLAN_IN_FORCE


def test_a_plan_may_not_end_while_an_appeal_runs_and_the_case_says_so() -> None:
    """CFA 2014 s.45(4)."""
    told = on("consulted_on_ceasing", "2026-03-02", "2026-03-02")
    cease = on("decided_to_cease", "2026-04-20", "2026-04-20", reasons="-")
    appeal = on("appeal_registered", "2026-05-20")
    case = a_case(told, cease, appeal)
    day = date(2027, 1, 4)

    stopped = too_soon(dues_of(case, at("2027-01-04")), "plan_ceased", day)
    assert stopped is not None
    assert str(stopped.source) == "CFA 2014 s.45(4)"
    over = on("appeal_withdrawn", "2026-12-01", how="Withdrawn")
    free = dues_of(a_case(told, cease, appeal, over), at("2027-01-04"))
    assert too_soon(free, "plan_ceased", day) is None
    assert [one.name for one in barred_now(case)] == ["cease", "review", "registered"]
    assert [one.name for one in barred_now(a_case(FINAL, APPEALED))] == ["review", "registered"]
    assert barred_now(a_case(FINAL)) == ()


@pytest.mark.parametrize(
    ("kind", "facts", "owed"),
    [
        ("tribunal_ordered", {"order": "Assess"}, {"2026-10-19", "2026-12-14", "2027-01-11"}),
        ("tribunal_ordered", {"order": "Make a plan"}, {"2026-11-09", "2026-12-21"}),  # T-38
        ("tribunal_ordered", {"order": "Reconsider"}, {"2026-10-19"}),  # T-39
        ("tribunal_ordered", {"order": "Amend what is provided"}, {"2026-11-09"}),  # T-40
        ("tribunal_ordered", {"order": "Continue the plan and amend it"}, {"2026-11-09"}),
        ("tribunal_ordered", {"order": "Change the institution"}, {"2026-10-19"}),  # T-41
        ("tribunal_ordered", {"order": "Appeal about ceasing dismissed"}, {"None"}),  # T-42
        ("tribunal_ordered", {"order": "Appeal dismissed"}, set()),
        ("appeal_conceded", {"order": "Assess"}, {"2026-10-19", "2026-12-14", "2027-01-11"}),
        ("appeal_conceded", {"order": "Make a plan"}, {"2026-11-09", "2026-12-21"}),  # T-43
        (
            "appeal_conceded",
            {"order": "Amend what is provided and change the institution"},
            {"2026-11-09"},  # T-43: five weeks where provision is amended too
        ),
        ("appeal_conceded", {"order": "Change the institution"}, {"2026-10-19"}),
        ("appeal_conceded", {"order": "Continue the plan as it is"}, set()),
        (
            "mediation_agreed",
            {"matter": "Assess", "agreed": "-"},
            {"2026-10-19", "2026-12-14", "2027-01-11"},  # T-35
        ),
        (
            "mediation_agreed",
            {"matter": "Make a plan", "agreed": "-"},
            {"2026-11-09", "2026-12-21"},  # T-35
        ),
        ("mediation_agreed", {"matter": "Change the plan", "agreed": "-"}, {"2026-11-09"}),
        (
            "mediation_agreed",
            {"matter": "Something without a right of appeal", "agreed": "-"},
            {"2026-10-19"},  # T-36
        ),
        (
            "mediation_agreed",
            {"matter": "Health provision alone", "agreed": "-"},
            {"2026-10-12"},  # T-36: a week
        ),
        ("health_recommended", {"words": "-"}, {"2026-11-08"}),  # T-44: 5 weeks beginning with
        ("health_recommended", {"words": "-", "care": "Social care"}, {"2026-11-08"}),
    ],
)
def test_what_is_owed_after_an_order_an_agreement_or_a_recommendation(
    kind: str, facts: dict[str, str], owed: set[str]
) -> None:
    case = a_case(FINAL, APPEALED, on(kind, "2026-10-05", **facts))
    line = disagreements_of(case)[0]

    found = owed_after(case, line, at("2026-10-06"))

    assert {str(due.by) for due in found} == owed


def test_each_thing_that_was_ordered_has_its_own_clock_and_is_met_by_its_own_act() -> None:
    first = on("tribunal_ordered", "2026-10-05", order="Amend what is provided")
    second = on("tribunal_ordered", "2026-10-05", order="Change the institution")
    kept = on("agreement_kept", "2026-10-12", of=str(second.id))
    case = a_case(FINAL, APPEALED, first, second, kept)

    found = owed_after(case, disagreements_of(case)[0], at("2026-10-13"))

    assert {(due.row.name, due.is_open) for due in found} == {
        ("ordered_to_amend", True),
        ("ordered_institution", False),
    }


def test_a_recommendation_on_social_care_is_the_authoritys_and_on_health_is_not() -> None:
    """T-44; reg 6 of SI 2017/1306."""
    rows = {row.name: row.actor for row in the_law().time_limits}

    assert rows["answer_recommendation"] == "health commissioning body"
    assert rows["answer_on_social_care"] == "local authority"
    care = on("health_recommended", "2026-10-05", words="-", care="Social care")
    answer = on("recommendation_answered", "2026-10-20", "2026-10-20", care="Social care")
    found = named(a_case(FINAL, care, answer), "2026-10-21")
    assert str(found["copy_on_social_care"].by) == "2026-10-26"  # a week beginning with the reply
    assert "copy_recommendation" not in found


def test_the_line_of_a_disagreement_names_its_days() -> None:
    wanted = on("mediation_wanted", "2026-11-09")
    case = a_case(REFUSED, wanted)
    steps = {
        one.row.name: one for one in line_of(case, disagreements_of(case)[0], at("2026-11-10"))
    }

    assert list(steps) == [
        "decision",
        "adviser",
        "arranged",
        "told",
        "mediation",
        "certificate",
        "appeal",
    ]
    assert str(steps["decision"].met) == "2026-10-26"
    assert str(steps["arranged"].by) == "2026-12-09"  # T-32: 30 days
    assert str(steps["appeal"].by) == "2027-01-04"


def test_entries_of_two_disagreements_stay_apart() -> None:
    keep = on("decided_to_keep_plan", "2026-03-02", "2026-03-02", reasons="-")
    cease = on("decided_to_cease", "2026-04-20", "2026-04-20", reasons="-")
    appeal = on("appeal_registered", "2026-04-28", decision=str(keep.id))
    registered = on("tribunal_registered", "2026-05-06", reference="EH1/26/001")
    lines = disagreements_of(a_case(keep, cease, appeal, registered))

    assert [one.reference for one in lines] == ["EH1/26/001", ""]
    assert [one.is_running for one in lines] == [True, False]


def test_a_complaint_has_its_own_days_and_touches_no_appeal() -> None:
    before = named(a_case(REFUSED), "2026-11-10")
    made = on(
        "complaint_made",
        "2026-11-02",
        by="Ada Reed",
        route="The authority",
        about="Delay",
        known="2026-09-01",
    )
    case = a_case(REFUSED, made)
    after = named(case, "2026-11-10")

    assert before["appeal"].by == after["appeal"].by
    found = complaints_of(case, at("2026-11-10"))[0]
    assert {due.row.name: str(due.by) for due in found.dues} == {
        "acknowledge_complaint": "2026-11-05",
        "answer_complaint": "2026-11-30",
        "ask_ombudsman": "2027-09-01",
    }
    assert all(due.caution for due in found.dues)  # from memory, and said to be
    assert found.next_kinds == ("complaint_acknowledged", "complaint_answered")


def test_in_custody_a_complaint_to_the_establishment_goes_another_way() -> None:
    made = on(
        "complaint_made",
        "2026-11-02",
        by="He himself",
        route="The establishment",
        about="No lessons",
        known="2026-10-26",
    )
    answered = on(
        "complaint_answered_again",
        "2026-11-16",
        "2026-11-16",
        route="The establishment",
        finding="Not upheld",
        words="-",
    )
    found = complaints_of(in_custody(made, answered), at("2026-11-17"))[0]

    assert found.route
    assert "Prisons and Probation" in found.route.above
    assert {due.row.name: str(due.by) for due in found.dues if due.is_open} == {
        "establishment_answers_complaint": "2026-11-09",
        "ask_prisons_ombudsman": "2027-02-16",
    }
