"""A name that runs from right to left is kept apart from the rest of its line."""

from __future__ import annotations

import pytest

from caseworker.domain.reading_order import apart, in_order


@pytest.mark.parametrize("name", ["Tom Whitfield", "Siân Rees", "Łukasz Żak", "李明", "", "2026"])
def test_a_name_from_left_to_right_is_left_as_it_is(name: str) -> None:
    assert apart(name) == name


@pytest.mark.parametrize("name", ["ليلى حداد", "דנה לוי", "Leila حداد"])
def test_a_name_from_right_to_left_is_isolated(name: str) -> None:
    assert apart(name) == f"\u2068{name}\u2069"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("ليلى is a child until 28 June 2030.", "[ليلى] is a child until 28 June 2030."),
        ("Opened for ليلى حداد, 2026-0113", "Opened for [ليلى حداد], 2026-0113"),
        ("Both דנה בן-לוי and ليلى were asked", "Both [דנה בן-לוי] and [ليلى] were asked"),
        ("Siân Rees rang", "Siân Rees rang"),
        ("اتصلت المدرسة EHC 3", "اتصلت المدرسة EHC 3"),  # not ours
        ("Case \u2068ليلى\u2069 is here", "Case [ليلى] is here"),  # once is enough
    ],
)
def test_a_name_does_not_turn_round_the_sentence_that_it_stands_in(said: str, shown: str) -> None:
    assert in_order(said).replace("\u2068", "[").replace("\u2069", "]") == shown
