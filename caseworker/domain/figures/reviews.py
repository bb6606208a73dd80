"""Reviews that were due, and those that are coming: one tick for each, and why one is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import the_law
from caseworker.domain.review import CALLED_OFF, PLANNED, planned_day
from caseworker.domain.review_rules import review_rules
from caseworker.domain.timeliness import Outcome, is_counted, outcome_of

NOT_LATE: Final = "In time"
AHEAD: Final = "Still to come"
YEAR: Final = timedelta(days=366)
MARKS: Final[Mapping[Outcome, str]] = {
    Outcome.IN_TIME: "held_in_time",
    Outcome.LATE: "held_late",
    Outcome.OVERDUE: "not_held",
    Outcome.NOT_DUE: "ahead",
}


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each meeting that the law asks for, by its last day."""
    for due in _asked(read):
        mark = MARKS[outcome_of(due, read.today)]
        planned = _planned(read.case, due)
        if mark == "ahead" and due.met_by:
            continue  # held before its day was over: it counts once the day is
        if mark == "ahead" and planned is not None:
            mark = "ahead_planned"
        is_late = mark in {"held_late", "not_held"}
        why = _why(read.case, due, planned) if is_late else AHEAD if "ahead" in mark else NOT_LATE
        yield Tick(
            mark,
            read.case.number,
            due.by,
            (why,),
            words=_words(read.case, due, planned),
            step=due.row.id + f" {due.started_by}",
        )


def _asked(read: CaseRead) -> Iterator[Due]:
    """The dues that a review meets. Of two for one meeting, or open together, the earlier."""
    if not read.case.all_of(*_triggers()):
        return  # most cases never had a plan, and their diary takes long to work out
    found = [due for due in read.dues() if due.by and _is_review(due)]
    found = [due for due in found if outcome_of(due, read.today) in MARKS]
    seen: set[object] = set()
    for due in found:  # soonest first
        if due.met_by not in seen:
            seen.add(due.met_by)
            yield due


def _is_review(due: Due) -> bool:
    """A duty of its own that only a review meets: a monitoring meeting in custody is none.

    That the meeting leaves time for the decision is a side of the same duty.
    """
    return due.row.name in _rows() and is_counted(due.row) and due.row.met_by <= _held()


def _planned(case: Case, due: Due) -> Event | None:
    """The meeting that was planned for it last, and not called off."""
    found = [event for event in _plans(case, due) if event.id not in _off(case)]
    return found[-1] if found else None


def _plans(case: Case, due: Due) -> list[Event]:
    """Every meeting planned for a day of the year before the last day, or after it."""
    if due.by is None:
        return []
    until = due.done_on
    return [
        event
        for event in case.all_of(PLANNED)
        if event.facts.get("what", "") in _meetings()
        and planned_day(event) > due.by - YEAR
        and (due.starts is None or event.day >= due.starts)
        and (until is None or event.day <= until)
    ]


def _off(case: Case) -> Mapping[str, Event]:
    """The meetings that were called off, by the entry that planned each."""
    return {event.facts.get("meeting", ""): event for event in case.all_of(CALLED_OFF)}


def _why(case: Case, due: Due, planned: Event | None) -> str:
    return next(row.title for row in figure_rows().late if RULES[row.when](case, due, planned))


def _called_off(case: Case, due: Due, planned: Event | None) -> bool:
    del planned
    return any(event.id in _off(case) for event in _plans(case, due))


def _planned_late(case: Case, due: Due, planned: Event | None) -> bool:
    del case
    in_time = planned is not None and due.by is not None and planned.day <= due.by
    return in_time and planned is not None and planned_day(planned) > (due.by or planned.day)


def _not_planned(case: Case, due: Due, planned: Event | None) -> bool:
    del case
    return planned is None or (due.by is not None and planned.day > due.by)


def _not_written(case: Case, due: Due, planned: Event | None) -> bool:
    del case
    return planned is not None and due.done_on is None


def _always(case: Case, due: Due, planned: Event | None) -> bool:
    del case, due, planned
    return True


RULES: Final[Mapping[str, Callable[[Case, Due, Event | None], bool]]] = {
    "called_off": _called_off,
    "planned_late": _planned_late,
    "not_planned": _not_planned,
    "not_written": _not_written,
    "always": _always,
}


def _words(case: Case, due: Due, planned: Event | None) -> str:
    said = [f"by {day_words(due.by)}" if due.by else ""]
    if due.done_on:
        said.append(f"held {day_words(due.done_on)}")
    elif planned is not None:
        said.append(f"planned for {day_words(planned_day(planned))}")
    said.append(due.late_words)
    off = _off(case)
    said += [off[one.id].facts.get("reasons", "") for one in _plans(case, due) if one.id in off]
    return " · ".join(filter(None, said))


@cache
def _rows() -> frozenset[str]:
    """The rows of the law by which a meeting is asked for."""
    return frozenset(
        name for step in review_rules().steps if step.about == "meeting" for name in step.rows
    )


@cache
def _triggers() -> frozenset[str]:
    """The entries with which those rows begin."""
    rows = (row for row in the_law().time_limits if row.name in _rows())
    return frozenset(kind for row in rows for kind in row.triggers)


@cache
def _held() -> frozenset[str]:
    """The entries that say that a review of the whole plan was held."""
    return frozenset(kind.held for kind in review_rules().kinds if kind.counts)


@cache
def _meetings() -> frozenset[str]:
    return frozenset(kind.meeting for kind in review_rules().kinds if kind.counts)
