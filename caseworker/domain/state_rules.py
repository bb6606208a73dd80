"""What ``states.toml`` says: the states of a case, the moves between them, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final, NewType

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.errors import NotFound
from caseworker.domain.law.entry import Entry, read_toml

_FILE = "states.toml"
StateId = NewType("StateId", str)
BEFORE: Final = StateId("before")
"""The state that was left for the one which is left now."""


@dataclass(frozen=True, slots=True)
class State:
    """One state. ``stage`` is None where it shows another that has a stage of its own.

    ``short`` stands in a list in place of the stage, where that alone would mislead.
    """

    id: StateId
    words: str
    stage: Stage | None
    known_by: str
    source: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class StateMove:
    """By one of ``by``, or by what the case shows (``when``), from one of ``of`` to ``to``."""

    of: tuple[StateId, ...]
    by: tuple[str, ...]
    to: StateId
    when: str
    where: Mapping[str, tuple[str, ...]]
    came_by: tuple[str, ...]
    called: str
    source: str

    def is_by(self, event: Event) -> bool:
        return event.kind in self.by and _has(event, self.where)


@dataclass(frozen=True, slots=True)
class Within:
    """Under the rules ``regime`` the states ``of`` are shown as ``shown``.

    ``unless_by`` is the kind of entry whose last one says otherwise, by the facts ``unless``.
    """

    regime: str
    of: tuple[StateId, ...]
    after: tuple[str, ...]
    shown: StateId
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    unless_by: str = ""
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_denied_by(self, case: Case) -> bool:
        """Whether the last entry that could say otherwise does."""
        last = case.last(self.unless_by) if self.unless_by else None
        return last is not None and _has(last, self.unless)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The entries ``by`` are refused in the states ``of``: why, by what, and what to do instead."""

    of: tuple[StateId, ...]
    by: tuple[str, ...]
    why: str
    instead: str
    source: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """What may lie over any state.

    ``on`` is the fact with the day until which it lies, from ``months`` before; ``each`` the fact
    by which several are told apart. ``regime``: it lies only under these rules. ``pill``: it is
    shown at the head of the case.
    """

    name: str
    words: str
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    on: str
    months: int
    each: str
    regime: str
    pill: bool
    source: str

    def is_begun_by(self, event: Event) -> bool:
        return event.kind in self.begins and _has(event, self.where)


@dataclass(frozen=True, slots=True)
class StateRules:
    """The whole file."""

    states: Mapping[StateId, State]
    moves: tuple[StateMove, ...]
    within: tuple[Within, ...]
    forbidden: tuple[Forbidden, ...]
    overlays: tuple[Overlay, ...]
    groups: Mapping[str, tuple[StateId, ...]] = field(default_factory=dict)

    def state(self, state: StateId) -> State:
        """Raises NotFound."""
        if state not in self.states:
            raise NotFound("There is no such state of a case.")
        return self.states[state]

    def forbids(self, state: StateId, kind: str) -> Forbidden | None:
        """The row that refuses an entry of this kind in this state."""
        return next((row for row in self.forbidden if state in row.of and kind in row.by), None)


@cache
def state_rules() -> StateRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    inside = whole.only_table("group")
    groups = {name: _ids(inside.texts(name)) for name in inside.names}
    states = {StateId(name): _state(name, row) for name, row in whole.tables("state")}
    found = StateRules(
        states,
        tuple(_move(row, groups) for row in _rows(whole, "move")),
        tuple(_within(row, groups) for row in _rows(whole, "within")),
        tuple(_forbidden(row, groups) for row in _rows(whole, "forbidden")),
        tuple(_overlay(row) for row in _rows(whole, "overlay")),
        groups,
    )
    whole.done()
    return found


def _rows(whole: Entry, what: str) -> Iterator[Entry]:
    for at, row in enumerate(whole.dicts(what), start=1):
        read = Entry(f"{_FILE}: {what} {at}", row)
        yield read
        read.done()


def _state(name: str, row: Entry) -> State:
    stage = row.text("stage")
    found = State(
        StateId(name),
        row.text("words"),
        Stage(stage) if stage else None,
        row.text("known_by"),
        row.text("source"),
        row.text("short", ""),
    )
    row.done()
    return found


def _move(row: Entry, groups: Mapping[str, tuple[StateId, ...]]) -> StateMove:
    return StateMove(
        _each_of(row.texts("of"), groups),
        row.texts("by"),
        StateId(row.text("to")),
        row.text("when", ""),
        row.lists("where"),
        row.texts("came_by"),
        row.text("called", ""),
        row.text("source"),
    )


def _within(row: Entry, groups: Mapping[str, tuple[StateId, ...]]) -> Within:
    return Within(
        row.text("regime"),
        _each_of(row.texts("of"), groups),
        row.texts("after"),
        StateId(row.text("shown")),
        row.texts("begins"),
        row.texts("ends"),
        row.text("unless_by", ""),
        row.lists("unless"),
    )


def _forbidden(row: Entry, groups: Mapping[str, tuple[StateId, ...]]) -> Forbidden:
    return Forbidden(
        _each_of(row.texts("of"), groups),
        row.texts("by"),
        row.text("why"),
        row.text("instead"),
        row.text("source"),
    )


def _overlay(row: Entry) -> Overlay:
    return Overlay(
        row.text("name"),
        row.text("words"),
        row.texts("begins"),
        row.texts("ends"),
        row.lists("where"),
        row.text("on", ""),
        row.whole("months", 0),
        row.text("each", ""),
        row.text("regime", ""),
        row.truth("pill"),
        row.text("source"),
    )


def _each_of(
    names: tuple[str, ...], groups: Mapping[str, tuple[StateId, ...]]
) -> tuple[StateId, ...]:
    """The states, each name of a group taken for all of its own."""
    return tuple(one for name in names for one in groups.get(name, (StateId(name),)))


def _ids(names: tuple[str, ...]) -> tuple[StateId, ...]:
    return tuple(StateId(name) for name in names)


def _has(event: Event, where: Mapping[str, tuple[str, ...]]) -> bool:
    return all(event.facts.get(fact, "") in values for fact, values in where.items())
