"""The position of special educational needs among those held today, for a governor or director."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Case, Stage
from caseworker.domain.days import day_words
from caseworker.domain.due import Due, DueState
from caseworker.domain.figures.sen import NONE as NO_NEEDS
from caseworker.domain.figures.sen import SUPPORT, SUSPECTED, WITH_PLAN, needs_known
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds
from caseworker.domain.leaving import arranged_for, expected_release
from caseworker.domain.plan_search import ASKED, CAME, NONE
from caseworker.domain.reception import Reception, reception_of

SOON: Final = timedelta(days=28)
NO_BASIS: Final = "Legal basis not recorded"
LEARNING: Final = "learning_plan_started"
MEETING: Final = "monitoring_meeting_held"
ARRANGED: Final = "release_arranged"
MARKS: Final = {
    WITH_PLAN: "with_plan",
    SUPPORT: "support",
    SUSPECTED: "suspected",
    NO_NEEDS: "no_need",
}


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for everybody who is held, by what is known of their needs; and what is owed on them."""
    case = read.case
    if case.stage(event_kinds()) is Stage.CLOSED:
        return
    reception = reception_of(case, read.today)
    if reception is None:
        return
    groups = (case.facts.get("basis", "") or NO_BASIS,)

    def tick(mark: str, words: str = "", step: str = "") -> Tick:
        return Tick(mark, case.number, groups=groups, words=words, step=step)

    yield tick(MARKS[needs_known(case)], f"held since {day_words(reception.since)}")
    yield from (tick(*one) for one in _plan(read, reception))
    yield from (tick(*one) for one in _owed(read))
    if leaving := _leaves_to_nothing(case, read.today):
        yield tick("leaving", leaving, f"record={ARRANGED}")


def _plan(read: CaseRead, reception: Reception) -> Iterator[tuple[str, str, str]]:
    told = [one for one in read.case.all_of(ASKED, CAME, NONE) if one.day >= reception.since]
    marks = {ASKED: "plan_asked", CAME: "plan_came", NONE: "plan_none"}
    last = {event.kind: event for event in told}
    for kind, event in last.items():
        yield marks[kind], f"on {day_words(event.day)}", "part=Reception"
    late = [one for one in read.dues() if CAME in one.row.met_by and one.state is DueState.LATE]
    for due in late[:1]:
        yield "plan_overdue", due.late_words, _step(due)


def _owed(read: CaseRead) -> Iterator[tuple[str, str, str]]:
    """The learning plan, by its target, and the monitoring meeting."""
    learning = [one for one in read.dues() if LEARNING in one.row.met_by and one.by]
    for due in learning[-1:]:
        if due.state is DueState.DONE:
            mark = (
                "learning_late" if due.done_on and due.by and due.done_on > due.by else "learning"
            )
            yield mark, f"done on {day_words(due.done_on)}" if due.done_on else "", _step(due)
        elif due.state is DueState.LATE:
            yield "learning_late", due.late_words, _step(due)
        elif due.is_open and due.by:
            yield "learning_ahead", f"by {day_words(due.by)}", _step(due)
    meetings = [one for one in read.dues() if MEETING in one.row.met_by and one.is_to_do and one.by]
    for due in meetings[:1]:
        if due.state is DueState.LATE:
            yield "meeting_late", due.late_words, _step(due)
        elif due.by and due.row.is_noticed((due.by - read.today).days):
            yield "meeting_due", f"by {day_words(due.by)}", _step(due)


def _leaves_to_nothing(case: Case, today: date) -> str:
    """When they leave, where nothing is settled of the education that goes on."""
    release, arranged = expected_release(case), arranged_for(case)
    if release is None or not today <= release.on <= today + SOON:
        return ""
    return "" if arranged and arranged.settled else f"leaves on {day_words(release.on)}"


def _step(due: Due) -> str:
    return f"{due.id} {due.started_by}"
