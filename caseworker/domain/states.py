"""Where a case stands, finer than its stage: the state that its entries have led to, by rows.

Whatever rests on a state (a decision to end, a notice of changes) belongs to one round: what
was decided once before doesn't count for the next. A stage alone can't tell the two apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from caseworker.domain.assessment import advice_asked
from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.days import months_on
from caseworker.domain.errors import WrongStage
from caseworker.domain.establishments import Establishments
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on
from caseworker.domain.review import current
from caseworker.domain.state_rules import (
    BEFORE,
    Forbidden,
    Overlay,
    State,
    StateId,
    StateMove,
    state_rules,
)

FIRST: Final = StateId("S0")


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a case. ``inner`` is the step within it, where ``state`` shows another one.

    ``by`` is the entry that led there, or kept it there; None where nothing has happened yet.
    """

    state: State
    inner: State
    called: str
    by: Event | None = None

    @property
    def id(self) -> StateId:
        return self.state.id

    @property
    def words(self) -> str:
        """What is said on the screen; in custody with the step that an assessment has reached."""
        if self.state is self.inner:
            return self.called or self.state.words
        if self.state.stage is not None:
            return self.state.words
        return f"{self.state.words}: {self.inner.words[0].lower()}{self.inner.words[1:]}"

    def refuses(self, kind: str) -> Forbidden | None:
        """The row that refuses an entry of this kind here."""
        rules = state_rules()
        return rules.forbids(self.state.id, kind) or rules.forbids(self.inner.id, kind)


@dataclass(slots=True)
class _At:
    """Where the walk has come to."""

    state: StateId = FIRST
    before: StateId = FIRST
    called: str = ""
    by: Event | None = None


def state_of(case: Case, today: date, places: Establishments | None = None) -> Standing:
    """Where the case stands at the end of that day, by the entries that are of it or earlier.

    ``places`` are the establishments that the office knows, as in ``regime_on``.
    """
    then = _until(case, today)
    at = _walk(then)
    for move in state_rules().moves:
        if move.when and at.state in move.of and _SHOWS[move.when](then, move):
            at = _At(move.to, at.state, move.called, at.by)
    inner = state_rules().state(at.state)
    shown = _shown(then, inner, regime_on(case, today, places))
    return Standing(shown, inner, at.called, at.by)


def refused(
    case: Case, happening: Happening, today: date, places: Establishments | None = None
) -> WrongStage | None:
    """Why it can't be recorded, by the state that the case is in; None if nothing stands against.

    It is judged on its own day. Where its stage isn't open at all, it is judged on today's; a day
    before its stage was reached is left to ``Case.accept``, which names the day that is possible.
    """
    kinds = event_kinds()
    kind = kinds.get(happening.kind)
    if kind is None or not any(kind.name in row.by for row in state_rules().forbidden):
        return None
    before = case.before(happening.replaces)
    is_open = before.may(kind, kinds)
    if is_open and not _until(before, happening.day).may(kind, kinds):
        return None
    there = state_of(before, happening.day if is_open else max(today, happening.day), places)
    row = there.refuses(kind.name)
    if row is None:
        return None
    return WrongStage(kind.title, there.words, why=row.why, instead=row.instead, source=row.source)


def overlays_of(
    case: Case, today: date, places: Establishments | None = None
) -> tuple[Overlay, ...]:
    """What lies over the state of the case on that day, in the order of the rows."""
    then = _until(case, today)
    found = [row for row in state_rules().overlays if _lies(then, row, today)]
    if not any(row.regime for row in found):
        return tuple(found)
    regime = regime_on(case, today, places)
    return tuple(row for row in found if row.regime in {"", regime})


def _until(case: Case, day: date) -> Case:
    """The case as it was at the end of that day, by what is written now."""
    return replace(case, events=tuple(event for event in case.live if event.day <= day))


def _walk(case: Case) -> _At:
    at = _At()
    for event in case.live:
        move = _taken(at, event)
        if move is not None:
            to = at.before if move.to == BEFORE else move.to
            before = at.before if to == at.state else at.state
            at = _At(to, before, move.called, event)
    return at


def _taken(at: _At, event: Event) -> StateMove | None:
    """The move that the entry makes.

    Where entries are missing, as in a case that came from elsewhere in part, one that leads to a
    stage leads to its state all the same: state and stage never say two things.
    """
    moves = [move for move in _moves_by().get(event.kind, ()) if move.is_by(event)]
    came_by = at.by.kind if at.by else ""
    for move in moves:
        if at.state in move.of and (not move.came_by or came_by in move.came_by):
            return move
    leads_to = event_kinds()[event.kind].leads_to
    stage = state_rules().state(at.state).stage
    is_there = leads_to is None or (stage is not None and stage.value == leads_to)
    return None if is_there else next(iter(moves), None)


@cache
def _moves_by() -> Mapping[str, tuple[StateMove, ...]]:
    rules = state_rules()
    kinds = {kind for move in rules.moves for kind in move.by}
    return {kind: tuple(move for move in rules.moves if kind in move.by) for kind in kinds}


def _shown(case: Case, inner: State, regime: str) -> State:
    for row in state_rules().within:
        is_so = row.regime == regime and inner.id in row.of and not row.is_denied_by(case)
        if is_so and (not row.after or case.last(*row.after)):
            return state_rules().state(row.shown)
    return inner


def _lies(case: Case, row: Overlay, today: date) -> bool:
    if row.on:
        days = [date.fromisoformat(event.facts[row.on]) for event in case.all_of(*row.begins)]
        return any(months_on(day, -row.months)[0] <= today < day for day in days)
    if row.each:
        latest = {event.facts.get(row.each, ""): event for event in case.all_of(*row.begins)}
        return any(row.is_begun_by(event) for event in latest.values())
    last = case.last(*row.begins, *row.ends)
    return last is not None and row.is_begun_by(last)


def _advice_in(case: Case, _move: StateMove) -> bool:
    asked = advice_asked(case)
    return bool(asked) and all(one.answer is not None for one in asked)


def _review_is(case: Case, move: StateMove) -> bool:
    review = current(case)
    return review is not None and review.kind.meeting in move.where["what"]


_SHOWS: Final[Mapping[str, Callable[[Case, StateMove], bool]]] = {
    "advice_in": _advice_in,
    "review_is": _review_is,
}
"""What a case may show by itself: the words that ``when`` of a row may say."""
