"""How far outcomes have come: one tick for each outcome and year that a meeting looked at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.figures.tick import CaseRead, Tick, area_of
from caseworker.domain.review import PROGRESS, Noted, progress_of

MARKS: Final = ("none", "little", "some", "nearly", "achieved")
"""By the score, from nothing to all of it."""


def ticks(read: CaseRead) -> Iterator[Tick]:
    """The last word of each year on each outcome, and whether it is further than before."""
    items = dict.fromkeys(event.facts["item"] for event in read.case.all_of(PROGRESS))
    for item in items:
        years = {one.day.year: one for one in progress_of(read.case, item)}
        area = area_of(read.versions(), item)
        before: Noted | None = None
        for one in years.values():
            said = f"{one.said} on {day_words(one.day)}"
            number, groups = read.case.number, (area,)
            yield Tick(MARKS[one.score], number, one.day, groups, words=said)
            if before is not None:
                mark = "further" if one.score > before.score else "not_further"
                since = f"{before.said.lower()} in {before.day.year}, {one.said.lower()} now"
                yield Tick(mark, number, one.day, groups, words=since)
            before = one
