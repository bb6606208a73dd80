"""Which events start a row's clock and which stop it, and where the clock ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.answering import answered_by
from caseworker.domain.bank_holidays import Calendar
from caseworker.domain.case import Event
from caseworker.domain.days import DAY, Count, count, moved_for_the_tribunal, plain
from caseworker.domain.law.kinds import CountsFrom, EventKind
from caseworker.domain.law.limits import Again, Nature, TimeLimit

ROLLS: Mapping[str, Callable[[date, Calendar], tuple[date, str]]] = {
    "tribunal": moved_for_the_tribunal,
}
Kinds = Mapping[str, EventKind]


@dataclass(frozen=True, slots=True)
class Run:
    """A row's clock, once something has started it, and what has happened to it since."""

    trigger: Event
    met: Event | None = None
    fell: Event | None = None
    excused: Event | None = None
    later: Event | None = None

    @property
    def is_going(self) -> bool:
        return self.met is None and self.fell is None


@dataclass(frozen=True, slots=True)
class End:
    """Where a run's clock ends, and the words that say how; no day if none can be given."""

    starts: date | None
    by: date | None
    counted: Count | None
    words: tuple[str, ...]


def runs_of(row: TimeLimit, events: Sequence[Event], kinds: Kinds, today: date) -> tuple[Run, ...]:
    """Every run of the row's clock, in the order that they began.

    ``events`` are those that stand, by day. One that lies after ``today`` may start a clock
    but stops none: it has not happened yet.
    """
    runs: tuple[Run, ...] = ()
    for event in events:
        if event.day <= today:
            answered = _answered(row, runs, event, kinds)
            runs = tuple(
                _after(row, run, event, kinds[event.kind], answers=run.trigger in answered)
                for run in runs
            )
            runs = _with_later(row, runs, event)
        if event.kind in row.triggers and row.applies_on(event.day):
            runs = _started(row, runs, event)
    return runs


def end_of(row: TimeLimit, run: Run, kinds: Kinds, calendar: Calendar) -> End:
    """The day on which the run ends, with its count in words."""
    starts, words = _start(row, run.trigger, kinds)
    if row.nature is Nature.APPOINTMENT:
        return End(starts, starts, None, words)
    if row.rule is None:
        return End(starts, None, None, (*words, _sentence(row.no_clock)))
    if starts is None:
        return End(None, None, None, words)
    counted = count(row.rule, row.length, row.unit, starts, calendar)
    by, words = counted.end, (*words, _sentence(counted.words))
    if row.or_later and run.later:
        other = row.or_later
        second = count(other.rule, other.length, other.unit, run.later.day, calendar)
        title = kinds[run.later.kind].title
        words = (*words, f"{title} on {plain(run.later.day)}: {second.words}. The later counts.")
        by = max(by, second.end)
    if row.roll:
        by, why = ROLLS[row.roll.name](by, calendar)
        words = (*words, _sentence(f"{why} ({row.roll.source})")) if why else words
    if row.nature is Nature.NOT_BEFORE:
        by += DAY
        words = (*words, f"The first day after that is {plain(by)}.")
    return End(starts, by, counted, words)


def _after(row: TimeLimit, run: Run, event: Event, kind: EventKind, *, answers: bool) -> Run:
    if not run.is_going:
        return run
    if event.kind in row.met_by:
        return replace(run, met=event) if answers else run
    if event.kind in row.falls_away or kind.ends_clocks:
        return replace(run, fell=event)
    if kind.excuses and _may_excuse(row, event):
        return replace(run, excused=event)
    return run


def _may_excuse(row: TimeLimit, event: Event) -> bool:
    """An exemption works only for a limit whose own regulation lists it."""
    return event.facts.get("limit") in row.ids and event.facts.get("exception") in row.unless


def _answered(row: TimeLimit, runs: Sequence[Run], event: Event, kinds: Kinds) -> tuple[Event, ...]:
    """The triggers that this event meets: it may have to be from the same adviser, say."""
    if event.kind not in row.met_by:
        return ()
    triggers = tuple(run.trigger for run in runs)
    return answered_by(event, triggers, row.match, kinds) if row.match else triggers


def _with_later(row: TimeLimit, runs: tuple[Run, ...], event: Event) -> tuple[Run, ...]:
    if row.or_later is None or event.kind not in row.or_later.triggers or not runs:
        return runs
    return (*runs[:-1], replace(runs[-1], later=event)) if runs[-1].is_going else runs


def _started(row: TimeLimit, runs: tuple[Run, ...], event: Event) -> tuple[Run, ...]:
    going = any(run.is_going for run in runs)
    if row.again is Again.FIRST and going:
        return runs
    if row.again is Again.LATEST:
        runs = tuple(run for run in runs if not run.is_going)
    return (*runs, Run(event))


def _start(row: TimeLimit, trigger: Event, kinds: Kinds) -> tuple[date | None, tuple[str, ...]]:
    """The day that the row counts from; None where it must be known and isn't."""
    title = kinds[trigger.kind].title
    if row.from_fact:
        value = trigger.facts.get(row.from_fact, "")
        day = date.fromisoformat(value) if value else None
        return day, (f"{title}, for {plain(day)}." if day else f"{title}, for no day yet.",)
    runs_from = row.runs_from or kinds[trigger.kind].counts_from
    if runs_from is CountsFrom.DAY:
        return trigger.day, (f"{title}, {plain(trigger.day)}.",)
    known = trigger.sent if runs_from is CountsFrom.SENT else trigger.served
    if known:
        return known, (f"{title}, {runs_from.value} on {plain(known)}.",)
    said = f"{title}, {plain(trigger.day)}. The day it was {runs_from.value} isn't recorded"
    if runs_from is CountsFrom.SERVED:
        return None, (f"{said} yet, and the time runs from it.",)
    # Never later than the true day, so it is safe to show; the true one moves it on.
    counted_from = trigger.sent or trigger.day
    return counted_from, (f"{said}: counted from {plain(counted_from)}.",)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
