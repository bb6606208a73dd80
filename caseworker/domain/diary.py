"""What is due on a case, by when, by what law: computed from its events, never typed.

Each row of the law is walked through the standing events in order of their days. A trigger
starts a run of the row's clock; an event that meets the duty, or after which it is no longer
owed, stops it. What is left is one ``Due`` for every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Case, Event
from caseworker.domain.clock import End, Kinds, Run, end_of, runs_of
from caseworker.domain.computed import with_computed
from caseworker.domain.days import Unit, days_late, plain
from caseworker.domain.due import FROM_MEMORY, Due, DueState
from caseworker.domain.establishments import Establishments, built_in
from caseworker.domain.law import law_chosen
from caseworker.domain.law.kinds import CountsFrom, EventKind
from caseworker.domain.law.limits import Checked, Law, Nature, TimeLimit
from caseworker.domain.reason import explained
from caseworker.domain.regime import Spell, in_spells, spells_of
from caseworker.domain.schools import SCHOOL, SchoolDays, school_calendar
from caseworker.domain.settings import settings

UNTOLD = "What became of it is not written down yet."
PASSED = "Its day has gone: nothing is owed any more."
LAST = date.max  # where a list by day puts what has no day


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the diary is worked out with, apart from the case: the law, the day, who asks.

    ``ours`` are the actors of the law files that this office is: see ``actors_of``.
    ``school_days`` are what the office keeps of the terms and closures of institutions,
    ``places`` the establishments that it knows.
    """

    today: date
    ours: frozenset[str] = frozenset()
    law: Law = field(default_factory=law_chosen)
    calendar: Calendar = field(default_factory=england)
    school_days: tuple[SchoolDays, ...] = ()
    places: Establishments = field(default_factory=built_in)

    def calendar_of(
        self, row: TimeLimit, trigger: Event, events: Sequence[Event], school: str
    ) -> Calendar:
        """The calendar that a run of the row is counted by.

        School days are those of the school that the trigger names, the former one, say; if it
        names none, those of the ``school`` of the case.
        """
        if row.unit is not Unit.SCHOOL_DAYS:
            return self.calendar
        named = trigger.facts.get(SCHOOL, "") or school
        return school_calendar(events, named, self.school_days, self.calendar)


def dues_of(case: Case, reckoning: Reckoning) -> tuple[Due, ...]:
    """Everything that this law asks on this case, soonest first."""
    events = with_computed(case, reckoning.law.kinds)
    kinds, home = reckoning.law.kinds, case.person.home_authority
    spells = spells_of(events, kinds, case.setting, home, reckoning.places)
    school = case.facts.get(settings()[case.setting].school, "")
    return dues(events, spells, reckoning, school)


def place_of(case: Case) -> str:
    """Where the person is, by the facts of the case: the establishment, the school."""
    return case.facts.get(settings()[case.setting].place, "")


def actors_of(office_kinds: Iterable[str]) -> frozenset[str]:
    """The actors of the law files that an office of these kinds is (names of settings)."""
    return frozenset({"officer"}).union(*(settings()[kind].acts_as for kind in office_kinds))


def dues(
    events: Sequence[Event], spells: Sequence[Spell], reckoning: Reckoning, school: str = ""
) -> tuple[Due, ...]:
    """Every duty on a case as it stands today, soonest first; those without a day come last.

    ``events`` are those that stand, by day (see ``standing``). A row that belongs to one set
    of rules counts if the person was under them when the duty ended, or is under them now.
    ``school`` is the one that the person goes to, by the facts of the case.
    """
    law, today = reckoning.law, reckoning.today
    happened = {event.kind for event in events}
    found = []
    for row in law.time_limits:
        if row.triggers.isdisjoint(happened):
            continue
        for run in runs_of(row, events, law.kinds, today):
            ended = run.met or run.fell
            regime = in_spells(spells, ended.day if ended else today).regime
            if row.regime in {"", regime}:
                calendar = reckoning.calendar_of(row, run.trigger, events, school)
                due = _due(row, run, reckoning, calendar)
                if not _is_too_far_off(due, today):
                    found.append(due)
    return tuple(sorted(found, key=lambda due: due.by or LAST))


def too_soon(found: Iterable[Due], kind: str, day: date) -> Due | None:
    """The row that forbids an event of ``kind`` on ``day``, if one does.

    It forbids, too, where the day that it counts from isn't known yet.
    """
    return _stands_against(found, day, lambda row: kind in row.forbids)


def warned_of(found: Iterable[Due], kind: str, day: date) -> Due | None:
    """The row that warns, but no more, against an event of ``kind`` on ``day``."""
    return _stands_against(found, day, lambda row: kind in row.warns)


def review_due(case: Case, reckoning: Reckoning) -> date | None:
    """The day by which the plan must next be reviewed, by whichever row of the law asks first."""
    days = [
        due.by
        for due in dues_of(case, reckoning)
        if due.by and due.is_to_do and "review_held" in due.row.met_by
    ]
    return min(days, default=None)


def _stands_against(
    found: Iterable[Due], day: date, concerns: Callable[[TimeLimit], bool]
) -> Due | None:
    for due in found:
        lifted = due.met_by is not None or due.state is DueState.NONE
        if concerns(due.row) and not lifted and (due.by is None or day < due.by):
            return due
    return None


def _is_too_far_off(due: Due, today: date) -> bool:
    """Nobody wants to hear of it yet: a 19th birthday years away."""
    if not due.row.ahead or due.by is None:
        return False
    return (due.by - today).days > due.row.ahead


def _due(row: TimeLimit, run: Run, reckoning: Reckoning, calendar: Calendar) -> Due:
    kinds, today = reckoning.law.kinds, reckoning.today
    end = end_of(row, run, kinds, calendar)
    state, done_on, words = _state(row, run, end, kinds, today)
    until = done_on or today
    counts = row.nature is Nature.DEADLINE and state in {DueState.DONE, DueState.LATE}
    late = days_late(end.by, until, row.unit, calendar) if counts and end.by else 0
    target = _target(row, run, end, calendar)
    is_early = row.nature is Nature.DEADLINE and state is DueState.DUE and target != end.by
    because = [*end.words, f"{row.source}.", words]
    if late:
        because.append(f"{row.late_unit.of(late)} late.")
    if row.checked is Checked.MEMORY:
        because.append(FROM_MEMORY)
    return Due(
        row=row,
        state=state,
        by=end.by,
        target=target,
        about=run.trigger.facts.get(row.match or row.about, ""),
        owed_by=run.trigger.facts.get(row.whose, ""),
        because=" ".join(part for part in because if part),
        ours=row.actor in reckoning.ours,
        started_by=run.trigger.id,
        starts=end.starts,
        counted=end.counted,
        met_by=run.met.id if run.met else None,
        done_on=done_on,
        days_late=late,
        exemption=run.excused.facts.get("exception", "") if run.excused else "",
        chased=_done_on(run.chased, kinds[run.chased.kind]) if run.chased else None,
        explained=explained(row, run, end, reckoning.law, words, target if is_early else None),
    )


def _state(
    row: TimeLimit, run: Run, end: End, kinds: Kinds, today: date
) -> tuple[DueState, date | None, str]:
    if run.met:
        done_on = _done_on(run.met, kinds[run.met.kind])
        return DueState.DONE, done_on, f"Done: {_said(run.met, kinds)}."
    if row.nature is Nature.APPOINTMENT and not run.fell:
        state = _running_state(row, end, today)
        return state, None, UNTOLD if state is DueState.LATE else ""
    if row.nature not in {Nature.DEADLINE, Nature.APPOINTMENT}:
        passed = _passing_state(row, end, run.fell.day if run.fell else today)
        if passed[0] is DueState.DONE or not run.fell:
            return passed
    if run.fell:
        return DueState.NONE, None, _no_longer(run.fell, kinds)
    if run.excused:
        excuse = row.excuse(run.excused.facts.get("exception", ""))
        return DueState.EXCUSED, None, f"Excused: {excuse}. The law sets no other day."
    state = _running_state(row, end, today)
    return state, None, PASSED if state is DueState.NONE else ""


def _no_longer(fell: Event, kinds: Kinds) -> str:
    why = kinds[fell.kind].ends_why
    return " ".join(f"{part}." for part in (f"No longer owed: {_said(fell, kinds)}", why) if part)


def _running_state(row: TimeLimit, end: End, today: date) -> DueState:
    if end.by is None:
        return DueState.DUE if row.rule is None else DueState.WAITING
    if today > end.by:
        return DueState.NONE if row.passes else DueState.LATE
    return DueState.DUE


def _passing_state(row: TimeLimit, end: End, today: date) -> tuple[DueState, date | None, str]:
    """A window, or a day not to be acted before: time alone ends it."""
    if row.rule is None or (end.by is None and end.starts is not None):
        return DueState.NONE, None, ""  # nobody can say when it ends: there is nothing to wait for
    is_window = row.nature is Nature.WINDOW
    if end.by is None or today < end.by or (is_window and today == end.by):
        return DueState.WAITING, None, ""
    return DueState.DONE, end.by, f"The time ended with {plain(end.by)}." if is_window else ""


def _done_on(event: Event, kind: EventKind) -> date:
    """The day on which an act that meets a duty was done: sent, if it is done by sending."""
    if kind.counts_from is CountsFrom.SENT:
        return event.sent or event.day
    if kind.counts_from is CountsFrom.SERVED:
        return event.served or event.sent or event.day
    return event.day


def _target(row: TimeLimit, run: Run, end: End, calendar: Calendar) -> date | None:
    chosen = run.excused.facts.get("target", "") if run.excused else ""
    if chosen:
        return date.fromisoformat(chosen)
    if end.by is None or end.counted is None or row.nature is Nature.NOT_BEFORE:
        return end.by
    return end.counted.target if end.by == end.counted.end else calendar.last_working(end.by)


def _said(event: Event, kinds: Kinds) -> str:
    return f"{kinds[event.kind].title}, {plain(_done_on(event, kinds[event.kind]))}"
