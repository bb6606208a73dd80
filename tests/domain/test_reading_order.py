"""A name that runs from right to left is kept apart from the rest of its line."""

from __future__ import annotations

import pytest

from caseworker.domain.reading_order import apart


@pytest.mark.parametrize("name", ["Tom Whitfield", "Siân Rees", "Łukasz Żak", "李明", "", "2026"])
def test_a_name_from_left_to_right_is_left_as_it_is(name: str) -> None:
    assert apart(name) == name


@pytest.mark.parametrize("name", ["ليلى حداد", "דנה לוי", "Leila حداد"])
def test_a_name_from_right_to_left_is_isolated(name: str) -> None:
    assert apart(name) == f"\u2068{name}\u2069"
