"""Gaps in a plan: what a phrase asks for and nobody has filled in yet.

A gap stands in square brackets: “for [how many minutes], [how often]”. What editors put in
brackets for other reasons, [sic] and […], is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from caseworker.domain.finding import Hit, texts
from caseworker.domain.plan import ItemId, Plan

LONGEST: Final = 160  # characters: more than any question needs
_GAP: Final = re.compile(rf"\[(?!sic\]|…\]|\.\.\.\])[^\[\]\n]{{1,{LONGEST}}}\]")


def gaps_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each gap begins and ends, its brackets counted in."""
    for found in _GAP.finditer(text):
        yield found.span()


def open_gaps(plan: Plan) -> tuple[Hit, ...]:
    """Every gap of the plan that nobody has filled in, in reading order."""
    return tuple(
        Hit(place, start, end) for place, text in texts(plan) for start, end in gaps_in(text)
    )


def gaps_by_number(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What is still asked, without brackets, by the number of the item or letter of the section."""
    numbers, said = plan.numbers(), dict(texts(plan))
    found: dict[str, tuple[str, ...]] = {}
    for hit in open_gaps(plan):
        number = numbers[ItemId(hit.place.item)] if hit.place.item else hit.place.letter
        asked = said[hit.place][hit.start + 1 : hit.end - 1]
        found[number] = (*found.get(number, ()), asked)
    return found
