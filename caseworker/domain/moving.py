"""The moves of a case as they stand: what opened each, which side is ours, which lines are done.

Nothing here is kept. A line is done by itself: by an entry of the case, or by a line of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Final

from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import Case, Event
from caseworker.domain.computed import NEW, with_computed
from caseworker.domain.diary import Reckoning, dues_of, place_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.move_facts import SAME, move_facts
from caseworker.domain.moves import (
    AREA,
    Act,
    EndOf,
    MoveKind,
    MoveLine,
    Opener,
    Side,
    Step,
    plain_place,
    the_moves,
)

AUTHORITY: Final = "local authority"
LATELY: Final = timedelta(days=28)


class LineState(Enum):
    """How a line of a checklist stands. The values are the words on screen."""

    OPEN = "To do"
    WAITING = "Waiting for others"
    LATE = "Late"
    DONE = "Done"
    NOT_OWED = "No longer owed"


@dataclass(frozen=True, slots=True)
class LetOut:
    """Something that left, as the ledger has it: a letter or paper by its name, or a pack.

    ``name`` is the letter’s id, the paper’s name, or what a pack was handed over for.
    """

    act: Act
    name: str
    day: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Us:
    """Who this office is: its name, and the actors of the law files that it is."""

    name: str
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class LineNow:
    """A line of a checklist on a day.

    ``step`` is what is to be done now, none once it is done. ``by`` is the last day, ``aim`` the
    day to aim for. ``done`` says by what it was done.
    """

    row: MoveLine
    state: LineState
    whose: str
    ours: bool
    step: Step | None
    by: date | None = None
    aim: date | None = None
    due: Due | None = None
    done_on: date | None = None
    done: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in {LineState.OPEN, LineState.WAITING, LineState.LATE}


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a case: the entries that opened it, and its checklist for our side.

    ``whereto`` and ``day`` are as far as they are known. ``over`` is the entry after which nothing
    of it is left to do.
    """

    kind: MoveKind
    events: tuple[Event, ...]
    sides: tuple[Side, ...]
    lines: tuple[LineNow, ...]
    whereto: str = ""
    day: date | None = None
    over: Event | None = None

    @property
    def open(self) -> tuple[LineNow, ...]:
        return () if self.over else tuple(line for line in self.lines if line.is_open)

    @property
    def is_finished(self) -> bool:
        """Nothing of it is left to do."""
        return not self.open

    @property
    def counted(self) -> tuple[int, int]:
        """How many lines are settled, and how many there are."""
        return len(self.lines) - len(self.open), len(self.lines)

    def presses(self, today: date) -> bool:
        """Whether it is to be seen first of all: something has a day, or it was opened lately."""
        lately = max(event.day for event in self.events) + LATELY >= today
        return bool(self.open) and (lately or any(line.by for line in self.open))

    @property
    def next(self) -> LineNow | None:
        """What comes first: what is late, then by day; ours before what others do."""
        return min(self.open, key=_first, default=None)


@dataclass(slots=True)
class _Opened:
    """A move while the entries of a case are walked through."""

    kind: MoveKind
    opener: Opener
    events: list[Event]
    facts: dict[str, str] = field(default_factory=dict)
    over: Event | None = None
    is_overtaken: bool = False

    @property
    def since(self) -> date:
        return min(event.day for event in self.events) - timedelta(days=self.opener.ahead)


def moves_of(
    case: Case,
    reckoning: Reckoning,
    us: Us,
    let_out: Iterable[LetOut] = (),
    dues: tuple[Due, ...] | None = None,
) -> tuple[Move, ...]:
    """Every move that was opened and not overtaken by a later one, latest first.

    ``dues`` are those of the case, where they are known already.
    """
    kinds = reckoning.law.kinds
    events = with_computed(case, kinds)
    opened = _opened(case, events, kinds, reckoning.today)
    owed, left = dues_of(case, reckoning) if dues is None else dues, tuple(let_out)
    found = []
    for one in opened:
        if one.is_overtaken:
            continue
        sides = _sides(one, us, case)
        if not sides:
            continue
        lines = tuple(_lines(one, sides, _Seen(case, events, owed, left, us, kinds)))
        found.append(
            Move(
                kind=one.kind,
                events=tuple(one.events),
                sides=sides,
                lines=lines,
                whereto=_said(one.kind.whereto, one.facts),
                day=_day(one.kind.day, one.facts, case),
                over=one.over,
            )
        )
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the lines of a case are read off."""

    case: Case
    events: tuple[Event, ...]
    dues: tuple[Due, ...]
    let_out: tuple[LetOut, ...]
    us: Us
    kinds: Mapping[str, EventKind]


def _opened(
    case: Case, events: Sequence[Event], kinds: Mapping[str, EventKind], today: date
) -> list[_Opened]:
    found: list[_Opened] = []
    for at, event in enumerate(events):
        before = events[:at]
        facts: Mapping[str, str] | None = None
        for kind in the_moves().kinds.values():
            mine = [one for one in kind.opened_by if one.event == event.kind]
            if not mine:
                continue
            facts = facts or move_facts(event, case, before, kinds)
            opener = next((one for one in mine if _fits(one, kind, event, facts, before)), None)
            if opener is None or event.day - timedelta(days=opener.ahead) > today:
                continue
            _open(found, kind, opener, event, facts)
        for one in found:
            if event.kind in one.kind.over and event not in one.events and event.day <= today:
                one.over = one.over or event
    return found


def _open(
    found: list[_Opened],
    kind: MoveKind,
    opener: Opener,
    event: Event,
    facts: Mapping[str, str],
) -> None:
    """Take the move of this kind further, or open one that overtakes what it stands in place of."""
    given = {name: value for name, value in facts.items() if value}
    last = next((one for one in reversed(found) if one.kind is kind and not one.over), None)
    if last is not None and _goes_on(last, event, given):
        last.events.append(event)
        last.facts |= given
        last.opener = opener if opener.end else last.opener
        return
    for one in found:
        is_replaced = one.events[-1].kind == event.kind and one.events[-1].id != event.id
        if one is last or is_replaced:
            one.is_overtaken = True
    found.append(_Opened(kind, opener, [event], dict(given)))


def _goes_on(last: _Opened, event: Event, facts: Mapping[str, str]) -> bool:
    """Whether it is the same move: a step not taken yet, to nowhere else."""
    if event.kind in {one.kind for one in last.events}:
        return False
    shared = [name for name in last.kind.whereto if facts.get(name) and last.facts.get(name)]
    return all(_same(name, facts[name], last.facts[name]) for name in shared)


def _same(name: str, one: str, other: str) -> bool:
    return is_same_authority(one, other) if name == NEW else plain_place(one) == plain_place(other)


def _fits(
    opener: Opener,
    kind: MoveKind,
    event: Event,
    facts: Mapping[str, str],
    before: Sequence[Event],
) -> bool:
    if not all(facts.get(name, "") in values for name, values in opener.where.items()):
        return False
    if opener.after and not any(one.kind in opener.after for one in before):
        return False
    if not opener.elsewhere:
        return True
    earlier = [one for one in before if one.kind in opener.elsewhere]
    was = _said(kind.whereto, earlier[-1].facts) if earlier else ""
    now = _said(kind.whereto, event.facts)
    return bool(was) and plain_place(was) != plain_place(now)


def _said(names: Iterable[str], facts: Mapping[str, str]) -> str:
    return next((facts[name] for name in names if facts.get(name)), "")


def _day(names: Iterable[str], facts: Mapping[str, str], case: Case) -> date | None:
    said = _said(names, facts) or _said(names, case.facts)
    return date.fromisoformat(said) if said else None


# --- which side is ours -------------------------------------------------------------------------


def _sides(one: _Opened, us: Us, case: Case) -> tuple[Side, ...]:
    moves = the_moves()
    return tuple(
        side
        for side in moves.sides.values()
        if side.actor in us.actors
        and side.end in {EndOf.EITHER, _end(one, side, us, case)}
        and moves.lines_of(one.kind.id, side.id)
    )


def _end(one: _Opened, side: Side, us: Us, case: Case) -> EndOf:
    """At which end of the move we are, as this side."""
    if side.actor == AUTHORITY:
        becomes_ours = is_same_authority(one.facts.get(NEW, ""), us.name)
        return EndOf.TO if becomes_ours and one.facts.get(AREA) != SAME else EndOf.FROM
    if one.kind.at is not None or one.opener.end is not None:
        return one.kind.at or one.opener.end or EndOf.FROM
    is_here = plain_place(_said(one.kind.whereto, one.facts)) == plain_place(place_of(case))
    return EndOf.TO if is_here else EndOf.FROM


# --- the lines ----------------------------------------------------------------------------------


def _lines(one: _Opened, sides: Iterable[Side], seen: _Seen) -> Iterator[LineNow]:
    ours = {side.id: side for side in sides}
    for row in the_moves().lines:
        mine = [ours[name] for name in row.sides if name in ours]
        if one.kind.id not in row.kinds or not mine:
            continue
        if not all(one.facts.get(name, "") in values for name, values in row.where.items()):
            continue
        due = _due(row, one, seen)
        if row.owed and due is None:
            continue
        yield _line(row, one, mine[0], due, seen)


def _due(row: MoveLine, one: _Opened, seen: _Seen) -> Due | None:
    """The clock of the line: the one that this move began, else the latest since it was opened."""
    days = {event.id: event.day for event in seen.events}
    began = {event.id for event in one.events}
    running = [
        due
        for due in seen.dues
        if due.row.ids & set(row.duty) and days.get(due.started_by, date.min) >= one.since
    ]
    own = [due for due in running if due.started_by in began]
    found = own or running
    return found[-1] if found else None


def _line(row: MoveLine, one: _Opened, side: Side, due: Due | None, seen: _Seen) -> LineNow:
    done = [_done(step, one, seen) for step in row.steps]
    if due is not None and due.state is DueState.DONE and row.steps[-1].act is Act.RECORD:
        done[-1] = done[-1] or _met(due, seen)
    last = max((at for at, each in enumerate(done) if each), default=-1)
    whose = row.whose or side.actor
    is_ours = whose in seen.us.actors
    by = due.by if due else _day((row.day,), one.facts, seen.case) if row.day else None
    if last == len(row.steps) - 1:
        day, words = done[last] or (None, "")
        return LineNow(row, LineState.DONE, whose, is_ours, None, by, None, due, day, words)
    if due is not None and due.state is DueState.NONE:
        return LineNow(row, LineState.NOT_OWED, whose, is_ours, None, by, None, due)
    state = LineState.OPEN if is_ours else LineState.WAITING
    if due is not None and due.state is DueState.LATE:
        state = LineState.LATE
    so_far = done[last] if last >= 0 else None
    words = so_far[1] if so_far else ""
    aim = due.aim if due else None
    return LineNow(row, state, whose, is_ours, row.steps[last + 1], by, aim, due, None, words)


def _done(step: Step, one: _Opened, seen: _Seen) -> tuple[date, str] | None:
    """When the step was done since the move was opened, and by what."""
    match step.act:
        case Act.RECORD:
            for event in seen.case.live:
                if event.kind in step.kinds and (step.ever or event.day >= one.since):
                    return event.day, seen.kinds[event.kind].title
        case Act.ASK:
            if seen.case.facts.get(step.what):
                return one.since, "It is noted on the case"
        case Act.LETTER | Act.PAPER | Act.PACK:
            for out in seen.let_out:
                if (out.act, out.name) == (step.act, step.what) and out.day >= one.since:
                    return out.day, f"It left as {out.number}" if out.number else "It left"
    return None


def _met(due: Due, seen: _Seen) -> tuple[date, str] | None:
    event = next((one for one in seen.events if one.id == due.met_by), None)
    if event is None or due.done_on is None:
        return None
    return due.done_on, seen.kinds[event.kind].title


def _first(line: LineNow) -> tuple[bool, bool, date]:
    return (line.state is not LineState.LATE, not line.ours, line.by or date.max)
