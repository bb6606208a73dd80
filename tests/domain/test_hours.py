"""Hours of education, week by week: what is read from what is typed, and what they add up to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from caseworker.domain.case import Event
from caseworker.domain.establishments import built_in
from caseworker.domain.hours import (
    hours_rules,
    hours_said,
    hours_typed,
    mondays,
    place_typed,
    reason_typed,
    total,
    weeks_of,
)
from caseworker.domain.law import event_kinds
from tests.builders import a_case
from tests.domain.happenings import on


def noted(day: str, planned: str, offered: str, attended: str, **facts: str) -> Event:
    hours = {"planned": planned, "offered": offered, "attended": attended}
    return on("hours_noted", day, **hours, **facts)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("15", "15"),
        (" 4.5 ", "4.5"),
        ("4,5", "4.5"),
        ("4:30", "4.5"),
        ("4:20", "4.33"),
        ("6 h", "6"),
        ("0", "0"),
        ("", None),
        ("-1", None),
        ("4:75", None),
        ("nan", None),
        ("150", None),  # more than a week has: a slip
        ("six", None),
    ],
)
def test_hours_are_read_as_they_are_typed(typed: str, hours: str | None) -> None:
    found = hours_typed(typed)

    assert (hours_said(found) if found is not None else None) == hours


@pytest.mark.parametrize(
    ("typed", "what", "reason"),
    [
        ("S", "offered", "Separation"),
        ("sep", "offered", "Separation"),
        ("no t", "offered", "No teacher"),
        ("no", "offered", None),  # no teacher, no officer
        ("T", "attended", None),  # explains why fewer were offered, and nothing else
        ("d", "attended", "Chose not to come"),
        ("", "offered", ""),
        ("knife", "offered", None),
    ],
)
def test_a_code_or_the_beginning_of_the_words_is_a_reason(
    typed: str, what: str, reason: str | None
) -> None:
    assert reason_typed(typed, what) == reason


def test_a_place_is_typed_the_same_way() -> None:
    assert [place_typed(one) for one in ("s", "in h", "", "roof")] == [
        "Separated",
        "In healthcare",
        "",
        None,
    ]


def test_of_one_week_the_latest_entry_counts_and_a_week_begins_on_its_monday() -> None:
    """Hand-counted: 15 + 15 planned, 6 + 12 offered, 4.5 + 12 attended."""
    case = a_case(
        noted("2026-10-12", "15", "15", "15"),
        noted("2026-10-14", "15", "6", "4.5", why_offered="Separation"),
        noted("2026-10-19", "15", "12", "12"),
    )

    first, second = weeks_of(case)
    summed = total((first, second))

    assert (first.monday, second.monday) == (date(2026, 10, 12), date(2026, 10, 19))
    assert (summed.planned, summed.offered, summed.attended) == (
        Decimal(30),
        Decimal(18),
        Decimal("16.5"),
    )


@pytest.mark.parametrize(
    ("facts", "place", "apart"),
    [
        ({}, "With the others", False),
        ({"why_offered": "Separation"}, "Separated", True),
        ({"why_attended": "In healthcare"}, "In healthcare", True),
        ({"why_offered": "No teacher"}, "With the others", False),
        ({"why_offered": "Separation", "place": "With the others"}, "With the others", False),
    ],
)
def test_where_somebody_was_is_said_or_follows_from_the_reason(
    facts: dict[str, str], place: str, *, apart: bool
) -> None:
    (week,) = weeks_of(a_case(noted("2026-10-12", "15", "6", "4.5", **facts)))

    assert (week.place.title, week.place.apart) == (place, apart)


@pytest.mark.parametrize(
    ("establishment", "hours"),
    [("Wetherby", 15), ("Oakhill", 30), ("Oasis Restore", 30), ("Nowhere", None), ("", None)],
)
def test_what_is_asked_for_follows_from_the_kind_of_establishment(
    establishment: str, hours: int | None
) -> None:
    """15 a week in a young offender institution, about 30 elsewhere: the notes on custody, 2.2."""
    norm = hours_rules().norm(establishment, built_in())

    assert (norm.hours if norm else None) == hours


def test_every_monday_between_two_days() -> None:
    assert mondays(date(2026, 12, 30), date(2027, 1, 11)) == (
        date(2026, 12, 28),
        date(2027, 1, 4),
        date(2027, 1, 11),
    )


def test_the_reasons_and_places_of_the_file_are_those_that_an_entry_can_say() -> None:
    kind = event_kinds()["hours_noted"]
    for name, titles in (
        ("why_offered", [one.title for one in hours_rules().reasons if one.explains("offered")]),
        ("why_attended", [one.title for one in hours_rules().reasons if one.explains("attended")]),
        ("place", [one.title for one in hours_rules().places]),
    ):
        spec = kind.fact(name)
        assert spec is not None
        assert list(spec.choices) == titles
    codes = [one.code for one in hours_rules().reasons]
    assert len(set(codes)) == len(codes)
