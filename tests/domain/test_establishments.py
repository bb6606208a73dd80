"""Which establishments are known: where each lies, and on which days somebody may be held there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.bank_holidays import NATIONS
from caseworker.domain.establishments import (
    KINDS,
    Establishment,
    built_in,
    establishment_called,
    key_of,
    nation_of,
    open_on,
    with_own,
)
from caseworker.domain.settings import settings

KNOWN = built_in()
TODAY = date(2026, 11, 23)
FENMOOR = Establishment("HMYOI Fenmoor", KINDS[0], "Scotland", is_own=True)


@pytest.mark.parametrize("place", KNOWN, ids=lambda place: place.name)
def test_a_known_name_is_found_however_the_rest_is_written(place: Establishment) -> None:
    typed = f"HMP and YOI {place.name.upper()}, the young people’s unit"

    assert establishment_called(typed, KNOWN) == place


@pytest.mark.parametrize("place", KNOWN, ids=lambda place: place.name)
def test_each_of_the_list_says_what_and_where_it_is_and_who_says_so(place: Establishment) -> None:
    assert place.kind in KINDS
    assert place.nation in NATIONS
    assert place.source


@pytest.mark.parametrize("typed", ["Parchurst House", "Hillsideways", "Ashdown House", "", "HMYOI"])
def test_a_part_of_another_word_is_no_name(typed: str) -> None:
    assert not nation_of(typed, KNOWN)


def test_every_nation_of_the_list_can_be_chosen() -> None:
    asked = next(spec for spec in settings()["custody"].facts if spec.name == "held_in")

    assert {place.nation for place in KNOWN} <= set(asked.choices)


@pytest.mark.parametrize(
    ("name", "day", "is_open"),
    [
        ("Cookham Wood", "2024-05-31", True),
        ("Cookham Wood", "2024-06-01", False),
        ("Oasis Restore", "2024-07-31", False),
        ("Oasis Restore", "2024-08-01", True),
        ("Oasis Restore", "2025-08-31", True),
        ("Oasis Restore", "2025-09-01", False),
        ("Wetherby", "2026-11-23", True),
    ],
)
def test_the_days_on_which_somebody_may_be_held_there(name: str, day: str, is_open: bool) -> None:  # noqa: FBT001 - a table
    """Custody-and-service.md 1.7, “Estate today”."""
    offered = open_on(KNOWN, date.fromisoformat(day))

    assert (name in {place.name for place in offered}) is is_open


def test_of_one_that_is_not_open_it_is_said_since_when_and_what_is_not_known() -> None:
    oasis = establishment_called("Oasis Restore", KNOWN)

    assert oasis is not None
    assert oasis.not_open(TODAY).startswith(
        "Oasis Restore has been closed since Monday 1 September 2025. Opened in August 2024"
    )
    assert oasis.not_open(date(2024, 7, 1)).startswith("Oasis Restore opens only on")
    assert not oasis.not_open(date(2025, 1, 1))


def test_what_the_office_entered_stands_before_the_list() -> None:
    again = Establishment("YOI Cookham  wood", KINDS[3], "England", date(2027, 1, 4), is_own=True)

    known = with_own((again, FENMOOR))

    found = [place for place in known if key_of(place.name) == "cookham wood"]
    assert found == [replace(again, authority="Medway Council")]  # nobody said another area
    assert nation_of("Fenmoor, C wing", known) == "Scotland"
    assert len(known) == len(KNOWN) + 1


def test_of_two_names_the_longer_one_is_meant() -> None:
    unit = Establishment("Wetherby Keppel", KINDS[0], "England")

    found = establishment_called("HMYOI Wetherby, Keppel", with_own((unit,)))

    assert found == unit
