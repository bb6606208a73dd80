"""What is due on a case, by when, by what law: computed from its events, never typed.

Each row of the law is walked through the standing events in order of their days. A trigger
opens a run of the row's clock; an event that meets the duty, or after which it is no longer
owed, closes the run. What is left is one :class:`Due` for every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Case, Event
from caseworker.domain.days import (
    DAY,
    Count,
    Unit,
    count,
    days_late,
    moved_for_the_tribunal,
    plain,
)
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import the_law
from caseworker.domain.law.kinds import CountsFrom, EventKind
from caseworker.domain.law.limits import Again, Checked, Law, Nature, TimeLimit
from caseworker.domain.regime import Spell, in_spells, spells_of
from caseworker.domain.settings import settings

ROLLS: Mapping[str, Callable[[date, Calendar], tuple[date, str]]] = {
    "tribunal": moved_for_the_tribunal,
}
LAST = date.max  # where a list by day puts what has no day


@dataclass(slots=True)
class _Run:
    """A row's clock, once something has started it."""

    trigger: Event
    met: Event | None = None
    fell: Event | None = None
    excused: Event | None = None
    later: Event | None = None

    @property
    def is_open(self) -> bool:
        return self.met is None and self.fell is None


@dataclass(frozen=True, slots=True)
class _End:
    """Where a run's clock ends, and the words that say how."""

    starts: date | None
    by: date | None
    counted: Count | None
    words: tuple[str, ...]


def case_dues(
    case: Case, today: date, ours: frozenset[str], calendar: Calendar | None = None
) -> tuple[Due, ...]:
    """Everything the law that the program ships with asks on this case.

    ``ours`` are the actors that this office is: see :func:`actors_of`.
    """
    law = the_law()
    spells = spells_of(case.live, law.kinds, case.setting)
    return dues(case.live, spells, law, today, calendar or england(), ours)


def actors_of(office_kinds: Iterable[str]) -> frozenset[str]:
    """The actors of the law files that an office of these kinds is (names of settings)."""
    kinds = (settings()[kind].acts_as for kind in office_kinds)
    return frozenset({"officer"}).union(*kinds)


def dues(
    events: Sequence[Event],
    spells: Sequence[Spell],
    law: Law,
    today: date,
    calendar: Calendar,
    ours: frozenset[str] = frozenset(),
) -> tuple[Due, ...]:
    """Every duty on a case as it stands ``today``, soonest first.

    ``events`` are those that stand, by day (``standing``). A row that belongs to one set of
    rules counts if the person was under it when the duty ended, or is under it now.
    """
    happened = {event.kind for event in events}
    found = []
    for row in law.time_limits:
        if row.triggers.isdisjoint(happened):
            continue
        for run in _runs(row, events, law.kinds):
            ended = run.met or run.fell
            until = min(ended.day, today) if ended else today
            if row.regime in {"", in_spells(spells, until).regime}:
                found.append(_due(row, run, law.kinds, today, calendar, ours))
    return tuple(sorted(found, key=lambda due: due.by or LAST))


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that no other one replaces, by day, then as they were written."""
    written = tuple(events)
    dead = {event.replaces for event in written if event.replaces}
    return tuple(
        sorted((e for e in written if e.id not in dead), key=lambda event: event.day),
    )


def too_soon(found: Iterable[Due], kind: str, day: date) -> Due | None:
    """The row that forbids an event of ``kind`` on ``day``, if one does.

    It also forbids where the day that it counts from isn't known yet.
    """
    return _stands_against(found, day, lambda row: kind in row.forbids)


def warned_of(found: Iterable[Due], kind: str, day: date) -> Due | None:
    """The row that warns, but no more, against an event of ``kind`` on ``day``."""
    return _stands_against(found, day, lambda row: kind in row.warns)


def _stands_against(
    found: Iterable[Due], day: date, concerns: Callable[[TimeLimit], bool]
) -> Due | None:
    for due in found:
        lifted = due.met_by is not None or due.state is DueState.NONE
        if concerns(due.row) and not lifted and (due.by is None or day < due.by):
            return due
    return None


# --- runs: which events start a clock, and which stop it --------------------------------------


def _runs(row: TimeLimit, events: Sequence[Event], kinds: Mapping[str, EventKind]) -> list[_Run]:
    runs: list[_Run] = []
    for event in events:
        kind = kinds[event.kind]
        going = [run for run in runs if run.is_open]
        if event.kind in row.met_by:
            for run in going:
                if _answers(row, run, event):
                    run.met = event
        elif event.kind in row.falls_away or kind.ends_clocks:
            for run in going:
                run.fell = event
        if kind.excuses and row.unless and event.facts.get("limit") in row.ids:
            for run in going:
                run.excused = event
        if row.or_later and event.kind in row.or_later.triggers and going:
            going[-1].later = event
        if event.kind in row.triggers and row.applies_on(event.day):
            going = [run for run in runs if run.is_open]
            if row.again is Again.LATEST:
                runs = [run for run in runs if not run.is_open]
            if row.again is not Again.FIRST or not going:
                runs.append(_Run(event))
    return runs


def _answers(row: TimeLimit, run: _Run, event: Event) -> bool:
    """Whether this event meets this run: it may have to name the same adviser, say."""
    return not row.match or event.facts.get(row.match) == run.trigger.facts.get(row.match)


# --- the end of a run --------------------------------------------------------------------------


def _end(row: TimeLimit, run: _Run, kinds: Mapping[str, EventKind], calendar: Calendar) -> _End:
    starts, words = _start(row, run.trigger, kinds)
    if row.rule is None:
        return _End(starts, None, None, (*words, row.no_clock))
    if starts is None:
        return _End(None, None, None, words)
    counted = count(row.rule, row.length, row.unit, starts, calendar)
    by, words = counted.end, (*words, f"{_capital(counted.words)}.")
    if row.or_later and run.later:
        other = row.or_later
        second = count(other.rule, other.length, other.unit, run.later.day, calendar)
        title = kinds[run.later.kind].title
        words = (*words, f"{title} on {plain(run.later.day)}: {second.words}; the later counts.")
        by = max(by, second.end)
    if row.roll:
        by, why = ROLLS[row.roll.name](by, calendar)
        words = (*words, f"{_capital(why)} ({row.roll.source}).") if why else words
    if row.nature is Nature.NOT_BEFORE:
        by += DAY
        words = (*words, f"The first day after that is {plain(by)}.")
    return _End(starts, by, counted, words)


def _start(
    row: TimeLimit, trigger: Event, kinds: Mapping[str, EventKind]
) -> tuple[date | None, tuple[str, ...]]:
    """The day that the row counts from; None where it must be known and isn't."""
    kind = kinds[trigger.kind]
    runs_from = row.runs_from or kind.counts_from
    said = f"{kind.title}, {plain(trigger.day)}."
    if runs_from is CountsFrom.DAY:
        return trigger.day, (said,)
    if runs_from is CountsFrom.SENT:
        if trigger.sent:
            return trigger.sent, (f"{kind.title}, sent on {plain(trigger.sent)}.",)
        return trigger.day, (said, "The day it was sent isn't recorded: counted from its own day.")
    if trigger.served:
        how = "served" if runs_from is CountsFrom.SERVED else "received"
        return trigger.served, (f"{kind.title}, {how} on {plain(trigger.served)}.",)
    if runs_from is CountsFrom.SERVED:
        return None, (said, "The time runs from the day it was served, which isn't recorded yet.")
    asked = trigger.sent or trigger.day
    unknown = "The day it was received isn't recorded: counted from the day it was sent."
    return asked, (said, unknown)


# --- how it stands -----------------------------------------------------------------------------


def _due(  # noqa: PLR0913 - one line of the diary needs all of these, and nothing keeps them
    row: TimeLimit,
    run: _Run,
    kinds: Mapping[str, EventKind],
    today: date,
    calendar: Calendar,
    ours: frozenset[str],
) -> Due:
    end = _end(row, run, kinds, calendar)
    state, done_on, words = _state(row, run, end, kinds, today)
    late = 0
    if state is DueState.DONE and row.nature is Nature.DEADLINE and end.by and done_on:
        late = days_late(end.by, done_on, row.unit, calendar)
    elif state is DueState.LATE and end.by:
        late = days_late(end.by, today, row.unit, calendar)
    because = [*end.words, f"{row.source}.", *words]
    if late:
        unit = Unit.WORKING_DAYS if row.unit is Unit.WORKING_DAYS else Unit.DAYS
        because.append(f"{_capital(unit.of(late))} late.")
    if row.checked is Checked.MEMORY:
        because.append("Written from memory: check with the authority.")
    return Due(
        row=row,
        state=state,
        by=end.by,
        target=_target(row, run, end, calendar),
        about=run.trigger.facts.get(row.match, "") if row.match else "",
        because=" ".join(because),
        ours=row.actor in ours,
        started_by=run.trigger.id,
        starts=end.starts,
        counted=end.counted,
        met_by=run.met.id if run.met else None,
        done_on=done_on,
        days_late=late,
        exemption=run.excused.facts.get("exception", "") if run.excused else "",
    )


def _state(
    row: TimeLimit, run: _Run, end: _End, kinds: Mapping[str, EventKind], today: date
) -> tuple[DueState, date | None, tuple[str, ...]]:
    if run.met:
        done_on = _done_on(run.met, kinds[run.met.kind])
        return DueState.DONE, done_on, (f"Done: {_said(run.met, kinds)}.",)
    if run.fell:
        return DueState.NONE, None, (f"No longer owed: {_said(run.fell, kinds)}.",)
    if row.nature is not Nature.DEADLINE:
        return _passing_state(row, end, today)
    if run.excused:
        exception = run.excused.facts.get("exception", "")
        return DueState.EXCUSED, None, (f"Excused: {exception}. No other day is set by law.",)
    if row.rule is not None and end.by is None:
        return DueState.WAITING, None, ()
    if end.by is not None and today > end.by:
        return DueState.LATE, None, ()
    return DueState.DUE, None, ()


def _passing_state(
    row: TimeLimit, end: _End, today: date
) -> tuple[DueState, date | None, tuple[str, ...]]:
    """A window, or a day not to be acted before: time alone ends it."""
    if row.rule is None:
        return DueState.NONE, None, ()
    is_window = row.nature is Nature.WINDOW
    if end.by is None or today < end.by or (is_window and today == end.by):
        return DueState.WAITING, None, ()
    return DueState.DONE, end.by, (f"The time ended with {plain(end.by)}." if is_window else "",)


def _done_on(event: Event, kind: EventKind) -> date:
    """The day on which an act that meets a duty was done: sent, if it is done by sending."""
    if kind.counts_from is CountsFrom.SENT:
        return event.sent or event.day
    if kind.counts_from is CountsFrom.SERVED:
        return event.served or event.sent or event.day
    return event.day


def _target(row: TimeLimit, run: _Run, end: _End, calendar: Calendar) -> date | None:
    chosen = run.excused.facts.get("target", "") if run.excused else ""
    if chosen:
        return date.fromisoformat(chosen)
    if end.by is None or end.counted is None or row.nature is Nature.NOT_BEFORE:
        return end.by
    return end.counted.target if end.by == end.counted.end else calendar.last_working(end.by)


def _said(event: Event, kinds: Mapping[str, EventKind]) -> str:
    return f"{kinds[event.kind].title}, {plain(_done_on(event, kinds[event.kind]))}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
