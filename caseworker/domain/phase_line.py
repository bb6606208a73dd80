"""The line that leads to a move: each step with the last day for it, worked back from the law.

Where nobody has entered the move yet, the days are those that would run if it were entered now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from caseworker.domain.bank_holidays import england
from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.clock import Run, end_of
from caseworker.domain.days import months_on
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.limits import Checked
from caseworker.domain.phase_rules import Phase, PhaseStep, phase_rules
from caseworker.domain.phases import EXPECTED, NextMove
from caseworker.domain.placing import CONSULTED, institutions, reply_window
from caseworker.domain.what_if import SUPPOSED, as_event, supposing

WEEK: Final = timedelta(weeks=1)
MEMORY: Final = "from memory: check with the authority"
PLANS: Final = frozenset(
    {"final_plan_sent", "existing_plan_recorded", "amended_plan_sent", "reassessed_plan_sent"}
)


@dataclass(frozen=True, slots=True)
class LastDays:
    """By when the plan has to be amended for a move: the day the law says, and how it is said.

    ``lawful`` is the last day in time. ``said`` is the day of the law itself, by which practice
    counts; the law says *before* it, so the two differ by a day. None where they don’t.
    ``meeting`` is the last day for a review meeting that leaves the full twelve weeks.
    """

    lawful: date
    meeting: date
    said: date | None = None


@dataclass(frozen=True, slots=True)
class StepToMove:
    """One step: the day it was done, or the last day for it. ``due`` is its row of the law.

    ``on`` and ``foreseen`` are those of a step of a review: no day is planned, none is foreseen.
    """

    row: PhaseStep
    by: date
    met: date | None = None
    due: Due | None = None
    on: date | None = None
    foreseen: bool = False

    @property
    def source(self) -> str:
        """Where its day comes from; our own target where no row of the law gives it."""
        if self.due is not None:
            return str(self.due.source)
        is_memory = self.row.checked is Checked.MEMORY
        return f"{self.row.source} ({MEMORY})" if is_memory else self.row.source

    def is_late(self, today: date) -> bool:
        return (self.met or today) > self.by


def last_days(move: NextMove) -> LastDays:
    """Both readings, and the meeting, off the rows of the law: the same as the diary says."""
    return _last_days(move.phase, move.moves_on)


def steps_to(case: Case, move: NextMove) -> tuple[StepToMove, ...]:
    """Every step to the move, in order, without the reasons of the law: quick."""
    days = last_days(move)
    entries = round_of(case, move)
    return tuple(_step(row, days, entries) for row in phase_rules().steps)


def line_to(case: Case, move: NextMove, reckoning: Reckoning) -> tuple[StepToMove, ...]:
    """The same, each step with its row of the law and why its day is the day it is."""
    supposed = Happening(EXPECTED, reckoning.today, facts=move.facts)
    begun = case if move.expected else supposing(case, supposed)
    began = move.expected.id if move.expected else SUPPOSED
    dues = dues_of(begun, reckoning)
    rows = {due.row.name: due for due in dues if due.started_by == began}
    asked = {event.id for event in round_of(case, move) if event.kind == CONSULTED}
    replies = [due for due in dues if due.started_by in asked and due.by]
    law = {
        "limit": rows.get(move.phase.limit),
        "meeting": rows.get(move.phase.meeting),
        "reply": max(replies, key=lambda due: due.by or date.min, default=None),
    }
    return tuple(replace(step, due=law.get(step.row.law)) for step in steps_to(case, move))


def now_at(steps: Iterable[StepToMove]) -> StepToMove | None:
    """The step that comes next: the first after the last one that was done; None at the end."""
    steps = tuple(steps)
    done = [at for at, step in enumerate(steps) if step.met]
    following = steps[done[-1] + 1 :] if done else steps
    return following[0] if following else None


def round_of(case: Case, move: NextMove | None) -> tuple[Event, ...]:
    """The entries that are about this move: since the last plan, or up to the one that ended it.

    It ends with the first amended plan after the entry that expects the move.
    """
    live = case.live
    plans = [at for at, event in enumerate(live) if event.kind in PLANS]
    begun = live.index(move.expected) if move and move.expected else len(live)
    final = next(step for step in phase_rules().steps if step.law == "limit")
    ended = next((at for at in plans if at > begun and live[at].kind in final.met_by), None)
    earlier = [at for at in plans if ended is None or at < ended]
    first = earlier[-1] + 1 if earlier else 0
    found = live[first : None if ended is None else ended + 1]
    if move is None:
        return tuple(found)
    since, _ = months_on(move.moves_on, -phase_rules().months)
    return tuple(event for event in found if event.day >= since)


def _step(row: PhaseStep, days: LastDays, entries: Sequence[Event]) -> StepToMove:
    done = [event for event in entries if event.kind in row.met_by]
    met = (done[-1].sent or done[-1].day) if done else None
    match row.law:
        case "limit":
            return StepToMove(row, days.lawful, met)
        case "meeting":
            return StepToMove(row, days.meeting, met)
        case "reply":
            return _replies(row, days, entries, met)
    return StepToMove(row, days.lawful - row.back * WEEK, met)


def _replies(
    row: PhaseStep, days: LastDays, entries: Sequence[Event], met: date | None
) -> StepToMove:
    """Met once nobody’s reply is awaited; by the latest of their days."""
    asked = [one for one in institutions(entries) if one.reply_by]
    if not asked:
        consult = next(one for one in phase_rules().steps if CONSULTED in one.met_by)
        return StepToMove(row, days.lawful - consult.back * WEEK + reply_window())
    by = max(one.reply_by for one in asked if one.reply_by)
    return StepToMove(row, by, None if any(one.is_awaited for one in asked) else met)


@cache
def _last_days(phase: Phase, moves_on: date) -> LastDays:
    law, kinds = the_law(), event_kinds()
    found = []
    facts = {"phase": phase.words, "moves_on": moves_on.isoformat()}
    trigger = as_event(Happening(EXPECTED, moves_on, facts=facts))
    for name in (phase.limit, phase.meeting):
        row = next(one for one in law.time_limits if one.name == name)
        end = end_of(row, Run(trigger), kinds, england())
        if end.by is None:
            raise ValueError(f"{name} gives no day")
        found.append(end.by)
    limit = next(one for one in law.time_limits if one.name == phase.limit)
    said = date(moves_on.year, *limit.on_the) if limit.on_the else None
    return LastDays(found[0], found[1], said)
