"""Chance that can be repeated: one throw of dice for each case, and the words it chooses from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from caseworker import resources

Thing = TypeVar("Thing")

SATURDAY = 5
DAY = timedelta(days=1)


@cache
def words() -> Mapping[str, Any]:
    """What made-up cases are made of: ``resources/casebook/chance.toml``."""
    return tomllib.loads(resources.text("casebook/chance.toml"))


class Dice:
    """The chance of one case: the same seed and place give the same case, whatever the rest."""

    def __init__(self, seed: int, place: int) -> None:
        self.place = place
        self._random = Random(f"{seed}/{place}")  # noqa: S311 - it must be repeatable

    def among(self, things: Sequence[Thing]) -> Thing:
        return self._random.choice(things)

    def some(self, things: Sequence[Thing], least: int, most: int) -> list[Thing]:
        """Between ``least`` and ``most`` of them, none twice, in their order."""
        chosen = self._random.sample(range(len(things)), self.between(least, most))
        return [things[place] for place in sorted(chosen)]

    def weighted(self, weights: Mapping[Thing, int]) -> Thing:
        return self._random.choices(tuple(weights), tuple(weights.values()))[0]

    def between(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def once_in(self, times: int) -> bool:
        return self._random.randrange(times) == 0

    def word(self, name: str) -> Any:
        """One of the words that the file keeps under ``name``."""
        return self.among(words()[name])

    def moment(self, day: date) -> datetime:
        """Some time in the working hours of that day, or of the Monday after a weekend."""
        while day.weekday() >= SATURDAY:
            day += DAY
        minutes = timedelta(minutes=self.between(0, 8 * 60 - 1))
        return datetime.combine(day, time(9, 5, tzinfo=UTC)) + minutes
