"""Service families: where they stand, days out of school after a move, plans when they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.days import day_words
from caseworker.domain.figures.caseload import MARKS
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds
from caseworker.domain.moves import the_moves
from caseworker.domain.regime import regime_on
from caseworker.domain.settings import settings

AWAY: Final = "abroad_for_a_time"
LEFT, STARTED = "school_left", "school_started"
SAID_TO_END, ANSWERED = "plan_said_to_end", "authority_on_plan"
OUT_OF_ENGLAND: Final = "to_nation"  # the figure of ``move`` rows that tell of it
NO_COUNTRY: Final = "Country not recorded"
NO_STATION: Final = "Station not recorded"
NO_AUTHORITY: Final = "Authority not recorded"
NOT_BACK: Final = "Not started yet"
YEAR: Final = timedelta(days=366)
FRIDAY: Final = 4


def is_of(read: CaseRead, report: str) -> bool:
    """Whether the case is of a setting that has this report: other cases aren’t counted in it."""
    return report in settings()[read.case.setting].reports


def country_of(case: Case) -> str:
    """Where the family is now, as the facts of the case say."""
    return case.facts.get("country", "").strip() or NO_COUNTRY


def authority_of(case: Case) -> str:
    """The home authority; whoever isn’t known is said so."""
    return case.person.home_authority.strip() or NO_AUTHORITY


def places(read: CaseRead) -> Iterator[Tick]:
    """One for an open case: its stage, its country and its station."""
    case = read.case
    stage = case.stage(event_kinds())
    if stage is Stage.CLOSED or not is_of(read, "family_places"):
        return
    is_away = regime_on(case, read.today, read.reckoning.places) == event_kinds()[AWAY].regime
    is_paused = stage is Stage.PLAN_IN_FORCE and is_away
    station = case.facts.get("station", "").strip() or NO_STATION
    groups = (stage.value, country_of(case), station, authority_of(case))
    mark = "paused" if is_paused else MARKS.get(stage, "other")
    yield Tick(mark, case.number, groups=groups, words=f"{country_of(case)}, {station}")


def out_of_school(read: CaseRead) -> Iterator[Tick]:
    """One for each school that was left for a move, with the school days until the next began."""
    case = read.case
    if not is_of(read, "out_of_school"):
        return
    moves = case.all_of(LEFT, STARTED)
    for at, event in enumerate(moves):
        if event.kind != LEFT:
            continue
        began = next((one for one in moves[at + 1 :] if one.kind == STARTED), None)
        until = began.day if began is not None else read.today
        days = weekdays_between(event.day, until)
        school = began.facts.get("school", "").strip() if began is not None else ""
        groups = (country_of(case), school or NOT_BACK)
        words = f"left on {day_words(event.day)}, {days} school days out"
        mark = "back" if began is not None else "out"
        yield Tick(mark, case.number, event.day, groups, float(days), words)


def weekdays_between(last: date, first: date) -> int:
    """Mondays to Fridays after the day ``last`` and before the day ``first``."""
    days = (last + timedelta(days=at) for at in range(1, (first - last).days))
    return sum(1 for day in days if day.weekday() <= FRIDAY)


def departures(read: CaseRead) -> Iterator[Tick]:
    """One for each time that somebody with a plan left England: what became of the plan."""
    case = read.case
    if not is_of(read, "departures"):
        return
    rows = figure_rows().moves
    left = case.all_of(
        *(kind for row in rows if row.figure == OUT_OF_ENGLAND for kind in row.kinds)
    )
    for at, event in enumerate(left):
        if not _had_plan(case, event.day):
            continue
        until = left[at + 1].day if at + 1 < len(left) else date.max
        around = [one for one in case.live if event.day - YEAR <= one.day < until]
        groups = (authority_of(case), event.facts.get("nation") or country_of(case))
        mark = _became(event, around)
        yield Tick(mark, case.number, event.day, groups, words=f"left on {day_words(event.day)}")


def _had_plan(case: Case, day: date) -> bool:
    """Whether a plan was in force on that day, or at any time in the year before it."""
    kinds, held, ended = event_kinds(), False, date.min
    for one in case.live:
        if one.day > day:
            break
        if kinds[one.kind].leads_to == Stage.PLAN_IN_FORCE.value:
            held = True
        elif held and one.kind in the_moves().plan_ends:
            held, ended = False, one.day
    return held or (ended > date.min and ended >= day - YEAR)


def _became(left: Event, around: Sequence[Event]) -> str:
    kinds = {one.kind for one in around}
    if kinds.intersection(the_moves().plan_ends):
        return "ended"
    if left.kind == AWAY:
        return "paused"
    return "said_to_end" if SAID_TO_END in kinds and ANSWERED not in kinds else "not_known"
