"""Checks of the days ahead: the next review, and the ages that come before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseworker.domain.ages import SEPTEMBER, year_group
from caseworker.domain.checking.links import YEAR_9
from caseworker.domain.checking.looked import Check, Looked, Spot
from caseworker.domain.computed import computed_events
from caseworker.domain.days import DAY, months_on, plain
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import VersionKind

PLACE = "review"
REVIEW_BY = "review_by"  # the field of the sheet that issues a plan


def review_is_in_time(looked: Looked, check: Check) -> Iterator[Spot]:
    """Within 12 months of the plan or of the last review; a meeting that is planned, too."""
    limit = next_review(looked, check.limit)
    if limit is None:
        yield Spot(PLACE, "No day for the review follows from what is recorded")
        return
    if limit < looked.today:
        yield Spot(PLACE, f"The review was due by {plain(limit)}")
    for event in looked.case.all_of("meeting_planned"):
        on = date.fromisoformat(event.facts["on"])
        if event.facts["what"] in check.facts and on >= looked.today and on > limit:
            yield Spot(PLACE, f"The review is planned for {plain(on)}, after {plain(limit)}")


def ages_before_the_review(looked: Looked, check: Check) -> Iterator[Spot]:
    """The ages on which the law turns that are reached before the next review."""
    limit = next_review(looked, check.limit) or _months_on(looked.today, check.limit)
    kinds = {name: kind for name, kind in event_kinds().items() if name in check.facts}
    crossed = [
        (event.day, kinds[event.kind].title)
        for event in computed_events(looked.case.person.born, looked.case.facts, kinds)
    ]
    born, began = looked.case.person.born, date(looked.today.year, SEPTEMBER, 1)
    crossed += [
        (first, "Year 9 begins")
        for first in (began, began.replace(year=began.year + 1))
        if year_group(born, first) == YEAR_9
    ]
    for day, title in sorted(crossed):
        if looked.today < day <= limit:
            yield Spot(PLACE, f"{title} on {plain(day)}")


def review_day_is_given(looked: Looked, check: Check) -> Iterator[Spot]:
    """Whoever issues it says by when it is looked at again: within ``limit`` months, if any."""
    if looked.issuing is None:
        return
    by, latest = looked.issuing.review_by, months_on(looked.issuing.made, check.limit)[0]
    if by is None:
        yield Spot(REVIEW_BY, "No day is given by which it is looked at again")
    elif check.limit and by > latest:
        yield Spot(REVIEW_BY, f"It is looked at again only after {plain(latest)}")


def next_review(looked: Looked, months: int) -> date | None:
    """By when the plan is next reviewed, if it is made today; K6 from today for a first plan."""
    if looked.sending is not VersionKind.AMENDED:
        return _months_on(looked.today, months)
    days = [
        due.by for due in looked.dues if due.by and due.is_to_do and "review_held" in due.row.met_by
    ]
    return min(days, default=None)


def _months_on(day: date, months: int) -> date:
    """The last day of a period of months that begins with ``day`` (K6)."""
    corresponding, is_there = months_on(day, months)
    return corresponding - DAY if is_there else corresponding
