"""Hours of education in custody: one tick for each week of a learner, and others for its hours."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.diary import place_of
from caseworker.domain.figures.sen import NONE, needs_known
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.hours import Week, hours_rules, hours_said, weeks_of

NO_UNIT: Final = "No unit recorded"
AS_PLANNED: Final = "As planned"
NO_REASON: Final = "No reason recorded"


def ticks(read: CaseRead) -> Iterator[Tick]:
    """Each on the Monday of its week; hours that were lost stand under their own reason."""
    weeks = weeks_of(read.case)
    if not weeks:
        return
    needs = needs_known(read.case)
    norm = hours_rules().norm(place_of(read.case), read.reckoning.places)
    for week in weeks:
        words = _words(week)
        groups = _groups(week, needs, _main(week))

        def tick(
            mark: str,
            amount: Decimal = Decimal(0),
            groups: tuple[str, ...] = groups,
            week: Week = week,
            words: str = words,
        ) -> Tick:
            return Tick(mark, read.case.number, week.monday, groups, float(amount), words)

        yield tick("week" if needs == NONE else "week_sen")
        if norm is not None:
            yield tick("enough" if week.offered >= norm.hours else "short")
        yield tick("planned", week.planned)
        yield tick("offered", week.offered)
        yield tick("attended", week.attended)
        if lost := max(week.planned - week.offered, Decimal(0)):
            of = _groups(week, needs, week.why_offered or NO_REASON)
            yield tick("not_offered", lost, of)
        if missed := week.offered - week.attended:
            of = _groups(week, needs, week.why_attended or NO_REASON)
            yield tick("not_attended", missed, of)


def _groups(week: Week, needs: str, reason: str) -> tuple[str, ...]:
    return week.place.title, week.unit or NO_UNIT, needs, reason


def _main(week: Week) -> str:
    """Why the week fell short, where one reason has to say it."""
    if week.attended >= week.planned:
        return AS_PLANNED
    return week.why_offered or week.why_attended or NO_REASON


def _words(week: Week) -> str:
    planned, offered, attended = map(hours_said, (week.planned, week.offered, week.attended))
    return f"week of {day_words(week.monday)}: {planned}, {offered}, {attended} hours"
