"""Which rules hold where they are not the setting's own, why, and what is no longer counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.domain.case import Case, EventId
from caseworker.domain.diary import Reckoning
from caseworker.domain.regime import regime_on
from caseworker.domain.rules_now import RulesNow, rules_now
from tests.builders import a_case
from tests.domain.happenings import named, on

DETAINED = on("detained", "2026-09-01", establishment="HMYOI Fenmoor")
REQUEST = on("request_received", "2026-09-14")
HULL = {"home_authority": "Hull City Council"}


def _now(case: Case, day: str = "2026-10-12") -> RulesNow | None:
    return rules_now(case, Reckoning(date.fromisoformat(day)))


def _released(**facts: str) -> Case:
    return a_case(DETAINED, REQUEST, on("released", "2026-10-09", **facts), setting="custody")


def test_while_the_rules_are_those_of_the_setting_there_is_nothing_to_say() -> None:
    assert _now(a_case(DETAINED, REQUEST, setting="custody")) is None
    assert _now(a_case(REQUEST)) is None


def test_released_to_the_same_authority_nothing_of_the_assessment_stops() -> None:
    now = _now(_released(authority="hull  city council", **HULL))

    assert now is not None
    assert "final_plan" not in {due.row.name for due in now.stopped}


def test_released_to_another_authority_the_days_of_the_assessment_stop() -> None:
    """Story 18, CU-14: reg 15(3)."""
    case = _released(authority="Leeds City Council", **HULL)
    now = _now(case)

    assert now is not None
    assert {"decide_to_assess", "final_plan"} <= {due.row.name for due in now.stopped}
    assert not named(case, "2026-10-12")["final_plan"].is_open


def test_where_an_authority_is_not_known_nothing_is_taken_away() -> None:
    assert named(_released(authority="Leeds City Council"), "2026-10-12")["final_plan"].is_open
    assert named(_released(**HULL), "2026-10-12")["final_plan"].is_open


def test_a_request_of_the_same_day_to_the_new_authority_begins_anew() -> None:
    case = _released(authority="Leeds City Council", **HULL)
    again = replace(on("request_received", "2026-10-09"), id=EventId("again"))

    found = named(replace(case, events=(*case.events, again)), "2026-10-12")

    assert str(found["decide_to_assess"].by) == "2026-11-20"


def test_held_in_wales_by_the_facts_it_is_so_from_their_day() -> None:
    """Story 22."""
    facts = {"held_at": "Cwm Derwen", "held_in": "Wales", "held_since": "2026-10-07"}
    case = a_case(DETAINED, setting="custody", facts=facts)

    assert regime_on(case, date(2026, 10, 6)) == "custody"
    assert regime_on(case, date(2026, 10, 7)) == "outside England"


def test_received_in_england_again_the_rules_of_custody_are_back() -> None:
    wales = on("received_at_establishment", "2026-10-07", establishment="C", nation="Wales")
    back = on("received_at_establishment", "2026-10-12", establishment="F", nation="England")
    case = a_case(DETAINED, wales, back, setting="custody")

    assert regime_on(case, date(2026, 10, 11)) == "outside England"
    assert regime_on(case, date(2026, 10, 12)) == "custody"


def test_received_in_england_after_the_19th_birthday_they_are_not() -> None:
    case = a_case(DETAINED, setting="custody")
    person = replace(case.person, born=date(2007, 9, 20))
    later = on("received_at_establishment", "2026-10-12", establishment="F", nation="England")

    old = replace(case, person=person, events=(*case.events, later))

    assert regime_on(old, date(2026, 10, 12)) == "adult custody"
