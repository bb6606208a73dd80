"""The clocks of moves, each against the notes of the law: length, rule, who, and worked days."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Event
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import TimeLimit
from tests.builders import a_case
from tests.domain.happenings import named, on

PLAN = on("existing_plan_recorded", "2026-03-09", authority="Fenshire")
COMMUNITY, CUSTODY, SERVICE = "community", "custody", "service_children"
HELD = on("detained", "2026-03-20", establishment="Wetherby")

# id: name of the row, length with its unit and rule, second count, who, weight, checked, source
ROWS = """
T-21 answer_on_reassessment 15 days K3 - local authority law read
T-22 reassessed_plan 14 weeks K1 - local authority law read
T-23 reassessed_lately 6 months K8 - local authority law read
T-24 transfer_plan 0 days on 15 working days K4 local authority law read
T-25 letter_after_transfer 6 weeks K1 - local authority law read
T-26 review_after_transfer 3 months K6 12 months K6 local authority law read
T-27 tell_new_body 0 days on 15 working days K4 health commissioning body law read
T-27b tell_new_body_same_authority 15 working days K4 - health commissioning body law read
T-28 ask_for_review_of_health 15 working days K4 - health commissioning body law read
D-01 copy_to_establishment 5 working days K4b - local authority law read
D-02 copy_after_move 5 working days K4b - local authority law read
D-03 disclose_on_release 5 working days K4b - local authority law read
D-04 disclose_to_health 5 working days K4b 5 working days K4b local authority law read
D-05 ask_for_review_on_release 15 working days K4b - health commissioning body law read
D-06 review_on_release no clock - local authority law read
S-01 forms_for_assignment 6 months K5 - parent or young person policy summary
S-02 supportability 6 months K8 - service advice office policy summary
S-03 tell_old_authority 15 working days K5 - parent or young person policy read
S-08 records_before_arrival 30 days K5 - service advice office policy summary
"""

#: Ids of the notes that say of another row’s clock the same thing.
SAME = {
    "CU-16": {"disclose_on_release", "disclose_to_health", "ask_for_review_on_release"},
    "CU-02": {"copy_to_establishment", "copy_after_move"},
    "S-04": {"transfer_plan"},
    "S-05": {"letter_after_transfer"},
    "S-06": {"review_after_transfer"},
    "S-07": {"tell_new_body", "tell_new_body_same_authority"},
    "S-09": {"not_before_appeal_time"},
}


def _written(row: TimeLimit) -> str:
    later = row.or_later
    length = f"{row.length} {row.unit.value} {row.rule.value}" if row.rule else "no clock"
    second = f"{later.length} {later.unit.value} {later.rule.value}" if later else "-"
    words = (row.name, length, second, row.actor, row.weight.value, row.checked.value)
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("line", ROWS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_row_says_what_the_notes_of_the_law_say(line: str) -> None:
    row_id, said = line.split(maxsplit=1)

    assert " ".join(said.split()) in {
        _written(row) for row in the_law().time_limits if row.id == row_id
    }


@pytest.mark.parametrize(("row_id", "names"), SAME.items())
def test_what_the_notes_say_twice_is_one_row(row_id: str, names: set[str]) -> None:
    assert names <= {row.name for row in the_law().time_limits if row_id in row.ids}


def due(case_setting: str, name: str, today: str, *events: Event) -> Due:
    case = a_case(*events, setting=case_setting)
    found = dues_of(case, Reckoning(date.fromisoformat(today)))
    return next(one for one in reversed(found) if one.row.name == name)


def knew(day: str, moves_on: str) -> Event:
    return on("move_known", day, authority="Wiltshire", moves_on=moves_on)


@pytest.mark.parametrize(
    ("name", "setting", "events", "by"),
    [
        # ehc-process.md 3.3 and custody-and-service.md 7.6
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-04-01", "2026-04-02")), "2026-04-23"),
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-12-21", "2026-12-22")), "2027-01-13"),
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-08-17", "2026-09-01")), "2026-09-07"),
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-08-10", "2026-09-01")), "2026-09-01"),
        # a day later than the 15 working days before it, and the 15 from then end after the move
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-08-11", "2026-09-01")), "2026-09-01"),
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-08-12", "2026-09-01")), "2026-09-02"),
        ("tell_new_body", COMMUNITY, (PLAN, knew("2026-08-17", "2026-09-01")), "2026-09-07"),
        ("letter_after_transfer", COMMUNITY,
         (PLAN, on("plan_transferred", "2026-04-22", authority="W")), "2026-06-03"),
        ("letter_after_transfer", COMMUNITY,
         (PLAN, on("plan_transferred", "2026-09-01", authority="W")), "2026-10-13"),
        ("review_after_transfer", COMMUNITY,
         (PLAN, on("plan_transferred", "2026-09-01", authority="W")), "2027-03-08"),
        ("review_after_transfer", COMMUNITY,
         (on("existing_plan_recorded", "2025-05-01", authority="F"),
          on("plan_transferred", "2026-04-22", authority="W")), "2026-07-21"),
        # twelve months of the last review, and not of what was changed after it
        ("review_after_transfer", COMMUNITY,
         (PLAN, on("review_held", "2026-03-10", what="Annual review"),
          on("amended_plan_sent", "2026-05-20", "2026-05-20"),
          on("plan_transferred", "2026-06-01", authority="W")), "2027-03-09"),
        ("tell_new_body_same_authority", COMMUNITY,
         (PLAN, on("commissioning_body_changed", "2026-08-17")), "2026-09-07"),
        ("ask_for_review_of_health", COMMUNITY,
         (PLAN, on("health_provision_impossible", "2026-08-17")), "2026-09-07"),
        ("answer_on_reassessment", COMMUNITY,
         (PLAN, on("reassessment_requested", "2026-02-02", requested_by="Parent")), "2026-02-17"),
        ("reassessed_plan", COMMUNITY,
         (PLAN, on("reassessment_agreed", "2026-02-17", "2026-02-17")), "2026-05-26"),
        ("copy_to_establishment", CUSTODY,
         (PLAN, HELD, on("home_authority_aware", "2026-04-01")), "2026-04-10"),
        ("copy_to_establishment", CUSTODY,
         (PLAN, HELD, on("home_authority_aware", "2026-12-23")), "2027-01-04"),
        ("copy_after_move", CUSTODY,
         (PLAN, HELD, on("moved_establishment", "2026-12-23", establishment="F")), "2027-01-04"),
        ("disclose_on_release", CUSTODY,
         (PLAN, HELD, on("release_elsewhere", "2026-09-01", authority="W")), "2026-09-08"),
        ("ask_for_review_on_release", CUSTODY,
         (PLAN, HELD, on("health_has_plan", "2026-09-01")), "2026-09-22"),
        ("tell_old_authority", SERVICE,
         (on("arrival_planned", "2026-07-01", authority="W", arrives_on="2026-09-01"),),
         "2026-08-10"),
        ("records_before_arrival", SERVICE,
         (on("arrival_planned", "2026-07-01", authority="W", arrives_on="2026-09-01"),),
         "2026-08-02"),
    ],
)  # fmt: skip
def test_a_clock_of_a_move_ends_on_its_worked_day(
    name: str, setting: str, events: tuple[Event, ...], by: str
) -> None:
    last = max(event.day for event in events)

    assert str(due(setting, name, last.isoformat(), *events).by) == by


@pytest.mark.parametrize(
    ("responsible", "received", "by"),
    [("2026-09-10", "", "2026-09-17"), ("2026-09-10", "2026-09-14", "2026-09-21")],
)
def test_the_health_body_has_the_plan_five_working_days_after_the_later_of_two(
    responsible: str, received: str, by: str
) -> None:
    """D-04: of becoming responsible, or of receiving the plan."""
    events = [
        PLAN, HELD, on("release_elsewhere", "2026-09-01", authority="W"),
        on("became_responsible", responsible, authority="W"),
    ]  # fmt: skip
    if received:
        events.append(on("plan_received_by_authority", received))

    assert str(due(CUSTODY, "disclose_to_health", "2026-09-14", *events).by) == by


def test_a_plan_is_reviewed_after_release_without_a_number_of_days() -> None:
    """D-06: as soon as reasonably practicable."""
    found = due(
        CUSTODY, "review_on_release", "2026-09-02", PLAN, HELD, on("released", "2026-09-02")
    )

    assert (found.by, found.state) == (None, DueState.DUE)
    assert "as soon as reasonably practicable" in found.because


@pytest.mark.parametrize(
    ("name", "setting", "events", "answer"),
    [
        ("transfer_plan", COMMUNITY, (PLAN, knew("2026-08-17", "2026-09-01")), "plan_transferred"),
        ("letter_after_transfer", COMMUNITY,
         (PLAN, on("plan_transferred", "2026-08-17", authority="W")), "transfer_letter_sent"),
        ("copy_to_establishment", CUSTODY, (PLAN, HELD, on("home_authority_aware", "2026-08-17")),
         "plan_copy_sent"),
        ("copy_after_move", CUSTODY,
         (PLAN, HELD, on("moved_establishment", "2026-08-17", establishment="F")),
         "plan_copy_received"),
        ("disclose_on_release", CUSTODY,
         (PLAN, HELD, on("release_elsewhere", "2026-08-17", authority="W")), "plan_disclosed"),
        ("records_before_arrival", SERVICE,
         (on("arrival_planned", "2026-08-17", authority="W", arrives_on="2026-12-01"),),
         "records_sent_ahead"),
        ("tell_old_authority", SERVICE,
         (on("arrival_planned", "2026-08-17", authority="W", arrives_on="2026-12-01"),),
         "move_known"),
    ],
)  # fmt: skip
def test_a_clock_of_a_move_is_met_by_what_does_the_duty(
    name: str, setting: str, events: tuple[Event, ...], answer: str
) -> None:
    facts = {"authority": "W", "moves_on": "2026-12-01"} if answer == "move_known" else {}
    met = on(answer, "2026-08-19", "2026-08-19", **facts)

    assert due(setting, name, "2026-08-20", *events, met).state is DueState.DONE


def test_after_a_transfer_no_meeting_is_owed_by_the_twelve_months_that_no_longer_bind() -> None:
    """SEND Regs 2014 reg 15(5): the later day counts, so the day for the meeting goes as well."""
    moved = on("plan_transferred", "2027-02-15", authority="W")
    reviewed = on("review_held", "2027-04-20", what="Annual review")

    dues = named(a_case(PLAN, moved), "2027-03-10")
    after = named(a_case(PLAN, moved, reviewed), "2027-04-21")

    assert str(dues["review_after_transfer"].by) == "2027-05-14"
    assert not dues["review_meeting"].is_open
    assert str(after["review_meeting"].by) == "2028-03-22"
