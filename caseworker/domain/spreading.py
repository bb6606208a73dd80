"""Days for many meetings: each a working day in term, and not all of them on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAY: Final = timedelta(days=1)
EARLIEST: Final = timedelta(weeks=4)  # so far before the day that we would choose, and no further


@dataclass(frozen=True, slots=True)
class ToMeet:
    """A meeting that needs a day: ``best`` is the one we would choose, were it alone."""

    best: date
    place: str = ""


def spread(
    meetings: Sequence[ToMeet],
    first: date,
    is_open: Callable[[str, date], bool],
    taken: Iterable[date] = (),
) -> tuple[date, ...]:
    """A day for each meeting, in their order; none before ``first``.

    Of the open days up to the best one that with the fewest meetings is taken, and the latest of
    those. Where none is open before it, it is the next open day after. ``taken`` are the days of
    meetings that are planned already.
    """
    count = Counter(taken)
    found = []
    for one in meetings:
        days = [day for day in _back(one.best, first) if is_open(one.place, day)]
        chosen = min(days, key=lambda day: count[day]) if days else _next(one, first, is_open)
        count[chosen] += 1
        found.append(chosen)
    return tuple(found)


def _back(best: date, first: date) -> Iterator[date]:
    """From the best day back, as far as may be."""
    day = best
    while day >= max(first, best - EARLIEST):
        yield day
        day -= DAY


def _next(one: ToMeet, first: date, is_open: Callable[[str, date], bool]) -> date:
    day = max(first, one.best)
    for _ in range(100):  # a place that is never open again has no better day
        if is_open(one.place, day):
            return day
        day += DAY
    return max(first, one.best)
