"""Which establishments are known to lie outside England."""

from __future__ import annotations

import pytest

from caseworker.domain.establishments import known_outside, nation_of
from caseworker.domain.settings import settings


@pytest.mark.parametrize("name", known_outside())
def test_a_known_name_is_found_however_the_rest_is_written(name: str) -> None:
    assert (
        nation_of(f"HMP and YOI {name.upper()}, the young people’s unit") == known_outside()[name]
    )


def test_a_part_of_another_word_is_no_name() -> None:
    assert [nation_of(f"{name}hurst House") for name in known_outside()] == ["", ""]


def test_every_nation_of_the_list_can_be_chosen() -> None:
    asked = next(spec for spec in settings()["custody"].facts if spec.name == "held_in")

    assert set(known_outside().values()) <= set(asked.choices)
