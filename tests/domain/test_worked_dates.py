"""The worked dates of our notes of the law, and of the stories: each by its row's name."""

from __future__ import annotations

import pytest

from caseworker.domain.case import Event
from tests.builders import a_case
from tests.domain.happenings import named, on

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
