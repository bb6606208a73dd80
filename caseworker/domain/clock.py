"""Which events start a row's clock and which stop it, and where the clock ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.answering import answered_by, named_by
from caseworker.domain.authorities import ENGLAND, nation_of_authority
from caseworker.domain.bank_holidays import Calendar
from caseworker.domain.case import Event
from caseworker.domain.computed import NOBODY
from caseworker.domain.days import (
    DAY,
    Count,
    Rule,
    TermsUnknown,
    Unit,
    count,
    moved_for_the_tribunal,
    plain,
)
from caseworker.domain.exceptions import is_met
from caseworker.domain.law.kinds import CountsFrom, EventKind
from caseworker.domain.law.limits import Again, Nature, TimeLimit

ROLLS: Mapping[str, Callable[[date, Calendar], tuple[date, str]]] = {
    "tribunal": moved_for_the_tribunal,
}
Kinds = Mapping[str, EventKind]
DECISION = "decision"  # the fact by which a certificate, or an appeal, names what it is about
HERE = {"", ENGLAND}  # where an authority is that nobody looked up
_TERMS_UNKNOWN = (
    "It counts school days, and the terms of the school aren’t recorded for all of that time: an "
    "administrator enters them in Preferences, or they are recorded on the case."
)


@dataclass(frozen=True, slots=True)
class Run:
    """A row's clock, once something has started it, and what has happened to it since."""

    trigger: Event
    met: Event | None = None
    fell: Event | None = None
    excused: Event | None = None
    chased: Event | None = None
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
    seen: list[Event] = []
    began = _began(events, kinds, today)
    concern = _concern(row)
    events = [event for event in events if event.kind in concern or kinds[event.kind].stirs]
    triggers = [event for event in events if event.kind in row.triggers]
    for event in _in_turn(row, events):
        if event.day <= today:
            answered = _answered(row, runs, event, kinds)
            reminded = _reminded(row, runs, event, kinds)
            named = named_by(event, triggers, kinds)
            is_about_one = bool(named or event.facts.get(DECISION))
            runs = tuple(
                run  # an entry that names the one it is about is about that one alone
                if is_about_one and run.trigger not in named
                else _after(row, run, event, kinds[event.kind], answers=run.trigger in answered)
                for run in runs
            )
            runs = tuple(
                replace(run, chased=event) if run.is_going and run.trigger in reminded else run
                for run in runs
            )
            runs = _with_later(row, runs, event, named)
        if (
            event.kind in row.triggers
            and row.applies_on(event.day)
            and _is_meant(row, event, seen, None if _counts_always(event, kinds) else began)
        ):
            anew = bool(kinds[event.kind].restarted(event.facts))
            runs = _started(row, runs, Run(event, later=_last_of(row, seen)), anew=anew)
        seen.append(event)
    return runs


def _began(events: Sequence[Event], kinds: Kinds, today: date) -> date:
    """Since when the case is ours: its first entry, or the day on which it was taken over."""
    ours = [event for event in events if event.recorded_by != NOBODY]
    over = (event.day for event in ours if kinds[event.kind].took_over(event.facts))
    return next(over, ours[0].day if ours else today)


def _concern(row: TimeLimit) -> frozenset[str]:
    """The kinds of event that can do anything to the row's clock: most others can't."""
    later = row.or_later.triggers if row.or_later else frozenset()
    return row.triggers | row.met_by | row.falls_away | later | row.after | row.not_after


def end_of(row: TimeLimit, run: Run, kinds: Kinds, calendar: Calendar) -> End:
    """The day on which the run ends, with its count in words."""
    starts, words = _start(row, run.trigger, kinds)
    if chosen := kinds[run.trigger.kind].restarted(run.trigger.facts):
        words = (*words, f"An officer chose to count from this day: {_sentence(chosen)}")
    if row.nature is Nature.APPOINTMENT:
        return End(starts, starts, None, words)
    if row.rule is None:
        return End(starts, None, None, (*words, _sentence(row.no_clock)))
    if starts is None:
        return End(None, None, None, words)
    if row.on_the:
        starts = date(starts.year, *row.on_the)
    try:
        counted = count(row.rule, row.length, row.unit, starts, calendar)
    except TermsUnknown:
        return End(starts, None, None, (*words, _TERMS_UNKNOWN))
    whose = (calendar.whose,) if row.unit is Unit.SCHOOL_DAYS and calendar.whose else ()
    counted_to = End(starts, counted.end, counted, (*words, _sentence(counted.words), *whose))
    end = _moved_back(row, _or_later(row, run, counted_to, kinds, calendar), calendar)
    by, words = end.by or counted.end, end.words
    if row.roll:
        by, why = ROLLS[row.roll.name](by, calendar)
        words = (*words, _sentence(f"{why} ({row.roll.source})")) if why else words
    if row.nature is Nature.NOT_BEFORE:
        by += DAY
        words = (*words, f"The first day after that is {plain(by)}.")
    return replace(end, by=by, words=words)


def _or_later(row: TimeLimit, run: Run, end: End, kinds: Kinds, calendar: Calendar) -> End:
    """The end, or that of the second count if it comes later."""
    other = row.or_later
    if other is None or end.by is None or (other.triggers and run.later is None):
        return end
    event = run.later or run.trigger
    second = count(other.rule, other.length, other.unit, event.day, calendar)
    said = f"{kinds[event.kind].title} on {plain(event.day)}: {second.words}. The later counts."
    return replace(end, by=max(end.by, second.end), words=(*end.words, said))


def _moved_back(row: TimeLimit, end: End, calendar: Calendar) -> End:
    """So long before the end as the row asks."""
    if row.then_back is None or end.by is None or end.counted is None:
        return end
    back = count(Rule.K5, row.then_back.length, row.then_back.unit, end.by, calendar)
    said = _sentence(f"{row.then_back.why}: {back.words}")
    counted = replace(end.counted, target=back.target)
    return replace(end, by=back.end, counted=counted, words=(*end.words, said))


def _in_turn(row: TimeLimit, events: Sequence[Event]) -> Sequence[Event]:
    """The events by day; but a day that is known beforehand, and counted back from, comes first.

    What must be done before a release can be done long before the day of it.
    """
    if row.rule is None or not row.rule.looks_back:
        return events
    known = [one for one in events if one.recorded_by == NOBODY and one.kind in row.triggers]
    return [*known, *(one for one in events if one not in known)] if known else events


def _is_meant(row: TimeLimit, event: Event, before: Sequence[Event], began: date | None) -> bool:
    """The trigger has the facts, and comes after what, the row is made for.

    A birthday from before the case began starts nothing, and a move to an authority that is known
    to be outside England nothing of what holds between authorities in England.
    """
    if began is not None and event.recorded_by == NOBODY and event.day < began:
        return False
    if not _has(event, row.where) or (row.only_with and not event.facts.get(row.only_with)):
        return False
    if row.only_into and nation_of_authority(event.facts.get(row.only_into, "")) not in HERE:
        return False
    happened = {one.kind for one in before}
    return (not row.after or bool(row.after & happened)) and not row.not_after & happened


def _counts_always(event: Event, kinds: Kinds) -> bool:
    """It was so before the case began, and its clock runs all the same: a review long ago."""
    computed = kinds[event.kind].computed
    return computed is not None and computed.past


def _has(event: Event, facts: Mapping[str, tuple[str, ...]]) -> bool:
    return all(event.facts.get(name, "") in values for name, values in facts.items())


def _last_of(row: TimeLimit, before: Sequence[Event]) -> Event | None:
    """What a second count runs from, where it has happened already."""
    if row.or_later is None:
        return None
    return next((one for one in reversed(before) if one.kind in row.or_later.triggers), None)


def _after(row: TimeLimit, run: Run, event: Event, kind: EventKind, *, answers: bool) -> Run:
    if not run.is_going:
        return run
    asked = {name: said for name, said in row.met_where.items() if kind.fact(name)}
    if event.kind in row.met_by and _has(event, asked):
        return replace(run, met=event) if answers else run
    if (event.kind in row.falls_away and not _is_of_another(row, run, event)) or kind.ends_clocks:
        return replace(run, fell=event)
    if kind.excuses and _may_excuse(row, event):
        return replace(run, excused=event)
    return run


def _is_of_another(row: TimeLimit, run: Run, event: Event) -> bool:
    """What ends says of whom or what it is, and it is another than what began the clock."""
    ours, other = (one.facts.get(row.match, "") for one in (run.trigger, event))
    return bool(row.match and other and ours != other)


def _may_excuse(row: TimeLimit, event: Event) -> bool:
    """An exemption works only for a limit whose own regulation lists it, by its own test."""
    return event.facts.get("limit") in row.ids and is_met(row, event.facts)


def _answered(row: TimeLimit, runs: Sequence[Run], event: Event, kinds: Kinds) -> tuple[Event, ...]:
    """The triggers that this event meets: it may have to be from the same adviser, say."""
    if event.kind not in row.met_by:
        return ()
    triggers = tuple(run.trigger for run in runs)
    if row.only_named:
        return named_by(event, triggers, kinds)
    return answered_by(event, triggers, row.match, kinds) if row.match else triggers


def _reminded(row: TimeLimit, runs: Sequence[Run], event: Event, kinds: Kinds) -> tuple[Event, ...]:
    """The triggers of what this event chases: all that its limit names, or of one adviser."""
    if not kinds[event.kind].chases:
        return ()
    triggers = tuple(run.trigger for run in runs)
    if row.only_named:
        return named_by(event, triggers, kinds)
    if kinds[event.kind].fact("limit") is None:
        is_told_apart = row.match and kinds[event.kind].fact(row.match) is not None
        return answered_by(event, triggers, row.match, kinds) if is_told_apart else ()
    if event.facts.get("limit") not in row.ids:
        return ()
    whom = event.facts.get("chased")
    return tuple(one for one in triggers if not row.match or one.facts.get(row.match) == whom)


def _with_later(
    row: TimeLimit, runs: tuple[Run, ...], event: Event, named: Sequence[Event]
) -> tuple[Run, ...]:
    """The second count begins for the last run, unless the event names another as its own."""
    if row.or_later is None or event.kind not in row.or_later.triggers or not runs:
        return runs
    last = runs[-1]
    about_another = bool(event.facts.get(DECISION)) and last.trigger not in named
    return runs if about_another or not last.is_going else (*runs[:-1], replace(last, later=event))


def _started(row: TimeLimit, runs: tuple[Run, ...], run: Run, *, anew: bool) -> tuple[Run, ...]:
    """The runs with this one, if it begins; ``anew`` if an officer chose that it does."""
    going = any(run.is_going for run in runs)
    if row.again is Again.FIRST and going and not anew:
        return runs
    if row.again is not Again.EACH:
        runs = tuple(run for run in runs if not run.is_going)
    return (*runs, run)


def _start(row: TimeLimit, trigger: Event, kinds: Kinds) -> tuple[date | None, tuple[str, ...]]:
    """The day that the row counts from; None where it must be known and isn't."""
    title = kinds[trigger.kind].title
    if row.from_fact:
        return _from_fact(row.from_fact, trigger, kinds[trigger.kind])
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


def _from_fact(name: str, trigger: Event, kind: EventKind) -> tuple[date | None, tuple[str, ...]]:
    """The day that a fact of the trigger names; None where it isn't recorded."""
    spec = kind.fact(name)
    called = spec.words if spec else name
    said = trigger.facts.get(name, "")
    if not said:
        return None, (f"{kind.title}, {plain(trigger.day)}. {called} isn’t recorded yet.",)
    day = date.fromisoformat(said)
    return day, (f"{kind.title}: {called}, {plain(day)}.",)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
