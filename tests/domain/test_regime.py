"""Which rules hold from which day, and under whom: past ones are kept with their days."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.chronology import chronology
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law.kinds_reader import read_event_kinds
from caseworker.domain.regime import spells_of_case
from tests.builders import a_case
from tests.domain.happenings import named, on

PLAN = on("existing_plan_recorded", "2026-03-09", authority="Northmere")
MOVED = on("plan_transferred", "2026-09-01", authority="Wiltshire")
ON = date(2026, 11, 23)

Told = list[tuple[str, str, str]]


def told(*events: Event, setting: str = "community", until: date = ON) -> Told:
    """Rules, under whom, and since when."""
    spells = spells_of_case(a_case(*events, setting=setting), until)
    return [(spell.regime, spell.authority, str(spell.since or "")) for spell in spells]


def test_a_move_between_authorities_is_kept_with_its_day() -> None:
    """SEND Regs 2014 reg 15: the rules are the same, and another authority must keep them."""
    assert told(PLAN, MOVED) == [
        ("community", "", ""),
        ("community", "Wiltshire", "2026-09-01"),
    ]


def test_a_second_move_keeps_the_first() -> None:
    again = on("plan_transferred", "2026-10-12", authority="Eastmoor")

    assert told(PLAN, MOVED, again)[1:] == [
        ("community", "Wiltshire", "2026-09-01"),
        ("community", "Eastmoor", "2026-10-12"),
    ]


def test_who_is_detained_stays_with_the_authority_that_became_responsible() -> None:
    detained = on("detained", "2026-10-05", establishment="Ashdown House")
    released = on("released", "2026-11-02")
    responsible = on("became_responsible", "2026-11-09", authority="Eastmoor")

    assert told(PLAN, MOVED, detained, released, responsible)[2:] == [
        ("custody", "Wiltshire", "2026-10-05"),
        ("community", "Wiltshire", "2026-11-02"),
        ("community", "Eastmoor", "2026-11-09"),
    ]


def test_abroad_for_a_time_the_authority_stays_and_outside_england_none_is_responsible() -> None:
    away = on("abroad_for_a_time", "2026-09-14", place="Cyprus")
    for_good = on("outside_england", "2026-10-05", nation="Wales")
    back = on("back_in_england", "2026-11-02", authority="Eastmoor")

    assert told(PLAN, MOVED, away, for_good, back)[2:] == [
        ("abroad for a time", "Wiltshire", "2026-09-14"),
        ("outside England", "Wales", "2026-10-05"),
        ("community", "Eastmoor", "2026-11-02"),
    ]


def test_back_in_england_nobody_is_responsible_until_somebody_is_named() -> None:
    abroad = on("outside_england", "2026-10-05", nation="Abroad for good")

    assert told(abroad, on("back_in_england", "2026-11-02"))[-1] == ("community", "", "2026-11-02")


@pytest.mark.parametrize(
    ("day", "rules"), [("2028-03-01", "custody"), ("2028-03-02", "adult custody")]
)
def test_a_19th_birthday_begins_other_rules_once_it_has_come(day: str, rules: str) -> None:
    """The person of these tests was born on 2 March 2009."""
    detained = on("detained", "2026-10-05", establishment="Ashdown House")

    assert told(detained, until=date.fromisoformat(day))[-1][0] == rules


def test_a_move_to_the_adult_estate_ends_the_rules_of_custody_before_19() -> None:
    """CFA 2014 s.70(5) and s.74(2): an adult prison is no relevant youth accommodation."""
    detained = on("detained", "2026-10-05", establishment="Ashdown House")
    moved = on("moved_to_adult_estate", "2026-11-02")

    assert told(detained, moved)[-1] == ("adult custody", "", "2026-11-02")
    assert told(moved) == [("community", "", "")]  # from nowhere but custody
    assert not {due.row.regime for due in named(a_case(detained, moved), str(ON)).values()} - {""}


def test_who_is_released_from_the_adult_estate_has_the_plan_reviewed() -> None:
    """Custody-and-service.md CU-40."""
    detained = on("detained", "2026-10-05", establishment="Ashdown House")
    moved, released = on("moved_to_adult_estate", "2026-11-02"), on("released", "2026-11-16")

    assert "plan_of_young_adult" in named(a_case(PLAN, detained, moved, released), str(ON))
    assert "plan_of_young_adult" not in named(a_case(PLAN, detained, released), str(ON))


def test_the_timeline_names_the_authority_beside_its_rules() -> None:
    case = a_case(PLAN, MOVED)

    laid = chronology(dues_of(case, Reckoning(ON)), spells_of_case(case, ON), ON)

    assert [(band.words, band.because) for band in laid.bands] == [
        ("At home in England", "where the child or young person was at the start"),
        ("At home in England · Wiltshire", "Plan transferred on Tuesday 1 September 2026"),
    ]


def test_a_move_alone_moves_no_day_that_the_plan_had() -> None:
    """But for the yearly review, which reg 15(5) counts from the transfer."""
    before, after = by_name(a_case(PLAN)), by_name(a_case(PLAN, MOVED))

    changed = {name for name in before if after.get(name) != before[name]}
    assert changed <= {"review", "review_meeting"}
    assert after["review_after_transfer"] == "2027-03-08"


def by_name(case: Case) -> dict[str, str]:
    return {name: str(due.by) for name, due in named(case, str(ON)).items() if due.is_open}


def test_a_kind_that_moves_somebody_must_have_the_fact_that_says_where_to() -> None:
    kind = """
read_on = 2026-11-23
[kind.moved]
title    = "Moved"
meaning  = "Somebody moved."
done_by  = "anyone"
sentence = "Moved."
source   = "An Act"
moves_to = "authority"
"""
    with pytest.raises(BrokenLaw, match="moves_to names no fact of its own: authority"):
        read_event_kinds("kinds.toml", kind)
