"""Support without a plan, counted by plain loops over the entries of each cycle.

Hours and pounds are fractions until they are rounded, half a penny up, where the report says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final

from caseworker.domain.case import Case, Event, Stage
from tests.casework.plainly.office import ManyCases
from tests.casework.plainly.reports import Counted, in_force, of, stage_of, term_of

WORTH: Final = {"Met": 100, "Partly met": 50, "Not met": 0}
THRESHOLD: Final = 6000  # pounds in a school year


@dataclass(frozen=True, slots=True)
class Piece:
    """One intervention, as its entry says it."""

    event: Event
    begins: date
    hours: Fraction
    cost: Fraction | None

    @property
    def ends(self) -> date:
        return self.begins + timedelta(days=7 * int(self.event.facts["weeks"]) - 1)

    def within(self, whole: Fraction, first: date, last: date) -> Fraction:
        """How much of ``whole`` falls between two days, to the penny."""
        every = [
            self.begins + timedelta(days=at) for at in range((self.ends - self.begins).days + 1)
        ]
        return _penny(whole * sum(first <= day <= last for day in every) / len(every))


def support(many: ManyCases) -> Counted:
    """A cycle by a cycle: how far its targets were met, and its hours."""
    for case in many.cases:
        for cycle in of(case, "support_cycle_planned"):
            line = term_of(_starts(cycle))
            became = _became(case, cycle, many.today)
            yield "support_cycles", line, 1
            yield (
                f"support_{became}" if became in {"good", "fair", "poor"} else "support_open",
                line,
                1,
            )
            if became == "late":
                yield "support_late", line, 1
            for piece in _pieces(case, cycle):
                yield "support_hours", line, float(piece.hours)
                noted = [
                    int(note.facts["sessions"])
                    for note in of(case, "support_noted")
                    if note.facts["provision"] == piece.event.id and note.facts["sessions"]
                ]
                minutes = int(piece.event.facts["minutes"])
                yield "support_hours_given", line, float(_penny(Fraction(minutes * sum(noted), 60)))


def provision_map(many: ManyCases) -> Counted:
    """Each piece on the day on which it begins; its hours and cost in the terms that it runs in."""
    for case in many.cases:
        for cycle in of(case, "support_cycle_planned"):
            for piece in _pieces(case, cycle):
                line = piece.event.facts["tier"]
                effect = _effect(case, cycle, piece.event.facts.get("serves", ""))
                yield "map_pieces", line, 1
                yield f"map_{effect or 'open'}", line, 1
                for first, last in _terms(piece.begins, piece.ends):
                    yield "map_hours", line, float(piece.within(piece.hours, first, last))
                    if piece.cost is not None:
                        yield "map_cost", line, float(piece.within(piece.cost, first, last))
        yield from (("map_above", "All tiers", 1.0) for _ in _years_above(case))
        plan = in_force(many, case)
        if plan is not None and stage_of(case) is not Stage.CLOSED:
            yield from (("map_pieces", "In the plan", 1.0) for _ in plan.plan.section("F").items)


def _years_above(case: Case) -> Iterator[int]:
    pieces = [one for cycle in of(case, "support_cycle_planned") for one in _pieces(case, cycle)]
    begun = {_starts(cycle) for cycle in of(case, "support_cycle_planned")}
    for year in {day.year - (day.month < 9) for day in begun}:
        first, last = date(year, 9, 1), date(year + 1, 8, 31)
        counted = [
            one.within(one.cost, first, last)
            for one in pieces
            if one.cost is not None and one.event.facts["tier"] != "Universal"
        ]
        if sum(counted) > THRESHOLD:
            yield year


def _pieces(case: Case, cycle: Event) -> Iterator[Piece]:
    for event in of(case, "support_intervention_planned"):
        facts = event.facts
        if facts["cycle"] != cycle.id:
            continue
        minutes, times, weeks, group = (
            int(facts[name]) for name in ("minutes", "times", "weeks", "group")
        )
        hours = Fraction(minutes * times * weeks, 60)
        hourly = facts.get("hourly", "").removeprefix("£")
        cost = _penny(hours * Fraction(hourly) / group) if hourly else None
        yield Piece(event, _starts(cycle), _penny(hours), cost)


def _became(case: Case, cycle: Event, today: date) -> str:
    if not any(one.facts["cycle"] == cycle.id for one in of(case, "support_cycle_reviewed")):
        return "late" if cycle.facts["on"] < today.isoformat() else "under_way"
    return _effect(case, cycle, "") or "not_judged"


def _effect(case: Case, cycle: Event, serves: str) -> str:
    """Of the targets that are served, or of all: three quarters is good, less than half poor."""
    met = [
        WORTH[one.facts["result"]]
        for one in of(case, "support_target_reviewed")
        if one.facts["cycle"] == cycle.id and one.facts["item"] in (serves or one.facts["item"])
    ]
    if not met:
        return ""
    effect = sum(met) / len(met)
    return "good" if effect >= 75 else "poor" if effect < 50 else "fair"


def _terms(first: date, last: date) -> Iterator[tuple[date, date]]:
    for year in range(first.year, last.year + 1):
        days = date(year, 1, 1), date(year, 4, 16), date(year, 9, 1), date(year + 1, 1, 1)
        for begins, after in pairwise(days):
            if begins <= last and after > first:
                yield begins, after - timedelta(days=1)


def _starts(cycle: Event) -> date:
    return date.fromisoformat(cycle.facts["starts_on"])


def _penny(value: Fraction) -> Fraction:
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)
