"""The line of a move: the days of both sides, met, running, or foreseen from what is supposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.computed import with_computed
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.law.limits import Nature
from caseworker.domain.moving import Move
from caseworker.domain.posting_rules import TODAY, WHERETO, DayRow, Suppose, posting_rules
from caseworker.domain.what_if import supposing


@dataclass(frozen=True, slots=True)
class DayOfMove:
    """One day on the line. ``supposed`` says under what condition it is so; empty where it runs.

    ``on`` is the day of the move itself, ``met`` when it was done.
    """

    row: DayRow
    due: Due | None = None
    met: date | None = None
    on: date | None = None
    supposed: str = ""

    @property
    def by(self) -> date | None:
        return self.due.by if self.due else None

    @property
    def foreseen(self) -> bool:
        return bool(self.supposed)

    @property
    def source(self) -> str:
        return str(self.due.source) if self.due else ""

    def is_late(self, today: date) -> bool:
        """Its last day has gone, and it was not done, or later."""
        if self.due is None or self.due.row.nature is not Nature.DEADLINE or self.supposed:
            return False
        return self.by is not None and (self.met or today) > self.by


def line_of_move(case: Case, move: Move, reckoning: Reckoning) -> tuple[DayOfMove, ...]:
    """Every day of this move that is known or can be foreseen, in the order of the days."""
    found = {one.row.name: one for one in _running(case, move, reckoning)}
    for one in _foreseen(case, move, reckoning):
        found.setdefault(one.row.name, one)
    places = {row.name: at for at, row in enumerate(posting_rules().days)}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (one.by or one.on or one.met or date.max, places[one.row.name]),
        )
    )


def _running(case: Case, move: Move, reckoning: Reckoning) -> Iterator[DayOfMove]:
    dues = _of_move(case, move, reckoning)
    for row in posting_rules().days:
        if not row.duty:
            if move.day is not None:
                met = move.day if move.day <= reckoning.today else None
                yield DayOfMove(row, on=move.day, met=met)
            continue
        due = _last(row, dues)
        if due is not None:
            yield DayOfMove(row, due, due.done_on)


def _foreseen(case: Case, move: Move, reckoning: Reckoning) -> Iterator[DayOfMove]:
    """What follows once all that is still to happen has: each is supposed after the other."""
    if move.day is None or move.over is not None:
        return
    happened = {event.kind for event in move.events}
    for row in posting_rules().supposed:
        if move.kind.id not in row.moves or row.event in happened:
            continue
        case = supposing(case, _happening(row, move, move.day, reckoning.today))
        then = replace(reckoning, today=max(reckoning.today, move.day))
        dues = _of_move(case, move, then)
        for each in posting_rules().days:
            due = _last(each, dues)
            if due is not None and due.by is not None and due.done_on is None:
                yield DayOfMove(each, due, supposed=row.words)


def _happening(row: Suppose, move: Move, day: date, today: date) -> Happening:
    facts = {
        name: move.whereto if what == WHERETO else day.isoformat()
        for name, what in row.facts.items()
    }
    return Happening(row.event, today if row.on == TODAY else day, facts=facts)


def _of_move(case: Case, move: Move, reckoning: Reckoning) -> tuple[Due, ...]:
    """What is owed since the move was learnt of, or is counted from a day of it."""
    events: Sequence[Event] = with_computed(case, reckoning.law.kinds)
    since = min(event.day for event in move.events)
    recent = {event.id for event in events if event.day >= since}
    return tuple(
        due
        for due in dues_of(case, reckoning)
        if due.started_by in recent and due.state is not DueState.NONE
    )


def _last(row: DayRow, dues: Sequence[Due]) -> Due | None:
    found = [due for due in dues if due.row.id in row.duty and (due.by or due.done_on)]
    return found[-1] if found else None
