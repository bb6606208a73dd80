"""The worked dates of our notes of the law, and of the stories: each by its row's name."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.diary import Reckoning, dues_of, too_soon
from caseworker.domain.due import Due
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from tests.builders import a_case, a_person, an_event

PLACES = {"establishment": "HMYOI Fenmoor", "authority": "Eastmoor"}


def on(kind: str, day: str, sent: str = "", served: str = "", **facts: str) -> Event:
    happened = date.fromisoformat(day)
    return an_event(
        kind,
        happened,
        sent=date.fromisoformat(sent) if sent else None,
        served=date.fromisoformat(served) if served else None,
        facts=facts,
    )


def named(case: Case, today: str) -> dict[str, Due]:
    return {due.row.name: due for due in dues_of(case, Reckoning(date.fromisoformat(today)))}


# Where the notes have it, what happened, the setting, and what each row then gives.
WORKED = [
    (
        "6, 16 and 20 weeks",
        [on("request_received", "2026-01-12")],
        "community",
        {
            "decide_to_assess": "2026-02-23",
            "say_no_plan_will_be_made": "2026-05-04",
            "final_plan": "2026-06-01",
        },
    ),
    (
        "draft window",
        [on("draft_sent", "2026-04-20", "2026-04-20", "2026-04-20")],
        "community",
        {"views_on_draft": "2026-05-04", "earliest_final_plan": "2026-05-05"},
    ),
    (
        "institution's reply",
        [on("institution_consulted", "2026-05-06", institution="Hillside")],
        "community",
        {"institution_reply": "2026-05-21"},
    ),
    (
        "review: notice",
        [on("meeting_planned", "2026-02-02", what="Annual review", on="2026-03-10")],
        "community",
        {"notice_of_review": "2026-02-24", "advice_before_review": "2026-02-24"},
    ),
    (
        "review: after the meeting",
        [on("review_held", "2026-03-10")],
        "community",
        {
            "review_report": "2026-03-24",
            "review_decision": "2026-04-07",
            "review_to_final": "2026-06-02",
        },
    ),
    (
        "amendment",
        [on("amendment_notice_served", "2026-03-31", "2026-03-31", "2026-03-31", changes="F")],
        "community",
        {"views_on_changes": "2026-04-15", "amended_plan": "2026-05-26"},
    ),
    (
        "12-month review",
        [on("existing_plan_recorded", "2025-05-29", authority="Eastmoor")],
        "community",
        {"review": "2026-05-28", "review_meeting": "2026-04-30"},
    ),
    (
        "transfer, over Easter",
        [on("move_known", "2026-04-01", authority="Eastmoor", moves_on="2026-04-02")],
        "community",
        {"transfer_plan": "2026-04-23"},
    ),
    (
        "transfer, over Christmas",
        [on("move_known", "2026-12-21", authority="Eastmoor", moves_on="2026-12-22")],
        "community",
        {"transfer_plan": "2027-01-13"},
    ),
    (
        "new authority's letter and review",
        [on("plan_transferred", "2026-04-22", authority="Eastmoor")],
        "community",
        {"letter_after_transfer": "2026-06-03", "review_after_transfer": "2026-07-21"},
    ),
    (
        "custody copy",
        [on("home_authority_aware", "2026-04-01")],
        "custody",
        {"copy_to_establishment": "2026-04-10"},
    ),
    (
        "re-assessment",
        [
            on("reassessment_requested", "2026-02-02", requested_by="Parent"),
            on("reassessment_agreed", "2026-02-17", "2026-02-17"),
        ],
        "community",
        {"answer_on_reassessment": "2026-02-17", "reassessed_plan": "2026-05-26"},
    ),
    (
        "appeal, two months to a Saturday",
        [on("refused_to_assess", "2025-12-31", "2025-12-31", reasons="-")],
        "community",
        {"appeal": "2026-03-02", "contact_mediation_adviser": "2026-02-28"},
    ),
    (
        "appeal in August; story 20",
        [on("refused_to_assess", "2026-06-15", "2026-06-15", reasons="-")],
        "community",
        {"appeal": "2026-09-01"},
    ),
    (
        "appeal at Christmas; story 20: the line for mediation stays",
        [on("refused_to_assess", "2026-10-26", "2026-10-26", reasons="-")],
        "community",
        {"appeal": "2027-01-04", "contact_mediation_adviser": "2026-12-26"},
    ),
    (
        "appeal after a certificate; story 20",
        [
            on("refused_to_assess", "2026-10-26", "2026-10-26", reasons="-"),
            on("mediation_certificate_issued", "2026-11-27"),
        ],
        "community",
        {"appeal": "2027-01-04"},
    ),
    (
        "mediation",
        [on("mediation_wanted", "2026-05-01")],
        "community",
        {"arrange_mediation": "2026-05-31"},
    ),
    (
        "post-16 move",
        [
            on(
                "phase_transfer_expected",
                "2025-11-03",
                phase="From one post-16 institution to another",
                moves_on="2026-09-01",
            )
        ],
        "community",
        {"move_between_post_16": "2026-04-01"},
    ),
    (
        "phase transfer: before 15 February, the meeting by 22 November",
        [
            on(
                "phase_transfer_expected",
                "2026-09-10",
                phase="Primary to secondary school",
                moves_on="2027-09-01",
            )
        ],
        "community",
        {"phase_transfer": "2027-02-14", "phase_meeting": "2026-11-22"},
    ),
    (
        "secondary to post-16: before 31 March, the meeting by 5 January",
        [
            on(
                "phase_transfer_expected",
                "2026-09-10",
                phase="Secondary school to post-16",
                moves_on="2027-09-01",
            )
        ],
        "community",
        {"phase_transfer_to_post_16": "2027-03-30", "phase_meeting_to_post_16": "2027-01-05"},
    ),
    (
        "story 1: local target after reception",
        [on("detained", "2026-10-05", establishment="HMYOI Fenmoor")],
        "custody",
        {"learning_plan": "2026-10-19"},
    ),
    (
        "story 3: chase the plan",
        [on("home_authority_aware", "2026-12-23")],
        "custody",
        {"copy_to_establishment": "2027-01-04"},
    ),
    (
        "story 5: governor requests an assessment",
        [on("request_received", "2026-09-14")],
        "custody",
        {
            "decide_to_assess": "2026-10-26",
            "say_no_plan_will_be_made": "2027-01-04",
            "final_plan": "2027-02-01",
        },
    ),
    (
        "story 6: attention counts too, and a later request moves nothing",
        [on("brought_to_attention", "2026-09-14"), on("request_received", "2026-10-05")],
        "custody",
        {
            "decide_to_assess": "2026-10-26",
            "say_no_plan_will_be_made": "2027-01-04",
            "final_plan": "2027-02-01",
        },
    ),
    (
        "story 16: monitoring meeting",
        [on("existing_plan_recorded", "2024-11-12"), on("review_held", "2025-11-03")],
        "custody",
        {"monitoring_meeting": "2026-11-02"},
    ),
    (
        "story 25: back to Wiltshire",
        [on("arrival_planned", "2026-07-01", authority="Wiltshire", arrives_on="2026-09-01")],
        "service_children",
        {"records_before_arrival": "2026-08-02", "tell_old_authority": "2026-08-10"},
    ),
    (
        "story 25: learnt late",
        [on("move_known", "2026-08-17", authority="Wiltshire", moves_on="2026-09-01")],
        "service_children",
        {"transfer_plan": "2026-09-07"},
    ),
    (
        "story 25: learnt in time, so on the day of the move",
        [on("move_known", "2026-08-10", authority="Wiltshire", moves_on="2026-09-01")],
        "service_children",
        {"transfer_plan": "2026-09-01"},
    ),
    (
        "story 25: after the transfer",
        [
            on("existing_plan_recorded", "2026-03-09"),
            on("plan_transferred", "2026-09-01", authority="Wiltshire"),
        ],
        "service_children",
        {"letter_after_transfer": "2026-10-13", "review_after_transfer": "2027-03-08"},
    ),
]


@pytest.mark.parametrize(
    ("events", "setting", "expected"),
    [one[1:] for one in WORKED],
    ids=[one[0] for one in WORKED],
)
def test_a_worked_date_of_the_notes_comes_out(
    events: list[Event], setting: str, expected: dict[str, str]
) -> None:
    case = a_case(*events, setting=setting)

    found = named(case, max(event.day for event in events).isoformat())

    assert {name: str(found[name].by) for name in expected} == expected


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
    """Story 24, T-29: the notice of 20 October 2026 holds it until 20 December."""
    case = a_case(
        on("existing_plan_recorded", "2026-03-09"),
        on("consulted_on_ceasing", "2026-09-01", "2026-09-01"),
        on("decided_to_cease", "2026-10-20", "2026-10-20", reasons="-"),
    )
    found = dues_of(case, Reckoning(date(2026, 11, 23)))

    stands = too_soon(found, "plan_ceased", date(2026, 12, 20))

    assert stands is not None
    assert stands.row.id == "T-29"
    assert too_soon(found, "plan_ceased", date(2026, 12, 21)) is None
