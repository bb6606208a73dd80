"""The kinds of move, and what each asks of whichever side we are on: rows of ``moves.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

FILE: Final = "moves.toml"
ENGLAND: Final = "England"
DESTINATION, AREA, PLAN = "destination", "area", "plan"
WORKED_OUT: Final = frozenset({DESTINATION, AREA, PLAN})
"""What rows may ask about that no entry says by itself; see ``move_facts``."""


class Act(Enum):
    """What a step of a line is: the one thing that its button does."""

    RECORD = "record"
    LETTER = "letter"
    PACK = "pack"
    PAPER = "paper"
    ASK = "ask"
    CORRECT = "correct"


class EndOf(Enum):
    """At which end of a move somebody stands."""

    FROM = "from"
    TO = "to"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Side:
    """One of those whom a move concerns. ``actor`` is who that is in the law files."""

    id: str
    words: str
    actor: str
    end: EndOf


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``what`` is a letter’s id, a paper’s name, a purpose, or a fact.

    ``kinds`` are entries of which any one does it; ``ever``, also one of before the move.
    """

    act: Act
    what: str = ""
    kinds: tuple[str, ...] = ()
    ever: bool = False


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One line of a checklist. ``duty`` are ids of the time limits that give its day.

    ``owed``: it is only asked where such a limit runs, or ran. ``whose``: who does it, if it is
    not for us. ``where`` are facts of the move, each one of these values.
    """

    id: str
    kinds: tuple[str, ...]
    sides: tuple[str, ...]
    words: str
    steps: tuple[Step, ...]
    source: str
    checked: Checked
    duty: tuple[str, ...] = ()
    day: str = ""
    owed: bool = False
    whose: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opener:
    """An entry that opens a move, or takes one further.

    ``where`` are facts it must have; ``ahead`` so many days before it at most; ``elsewhere``: it
    names another place than the last of these kinds; ``after``: one of these has happened.
    ``end``: an establishment that records it is at that end.
    """

    event: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ahead: int = 0
    elsewhere: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    end: EndOf | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is said of a move, where it comes from, and whether anybody read that."""

    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class MoveKind:
    """One kind of move: what opens it, and what the plan is worth where it leads."""

    id: str
    words: str
    means: str
    opened_by: tuple[Opener, ...]
    at: EndOf | None
    whereto: tuple[str, ...]
    day: tuple[str, ...]
    worth: Told | None
    there: Told | None
    instead: str
    keeps: str
    stopped: tuple[str, ...]
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is held and is no plan of the law: what tells of it, and of its review.

    ``entries`` tell that it is held, with the facts ``where``; a ``fact`` of the case may, too.
    ``duty`` is the time limit of its review, empty where nobody here counts it.
    """

    name: str
    entries: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    fact: str
    duty: str
    means: str
    source: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Every kind of move, side, place and line; and the entries that end a plan."""

    sides: Mapping[str, Side]
    kinds: Mapping[str, MoveKind]
    lines: tuple[MoveLine, ...]
    places: Mapping[str, str]
    plan_ends: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()

    def lines_of(self, kind: str, side: str) -> tuple[MoveLine, ...]:
        """What this kind of move asks of this side, in order."""
        return tuple(one for one in self.lines if kind in one.kinds and side in one.sides)


@cache
def the_moves() -> Moves:
    """All of the file. Raises BrokenLaw: ours to mend."""
    return read_moves((files(__package__) / FILE).read_text("utf-8"))


def read_moves(text: str) -> Moves:
    """The kinds of move in the words of one file. Raises BrokenLaw, naming the row."""
    whole = read_toml(FILE, text)
    whole.day("read_on")
    ends = whole.texts("plan_ends")
    _must_be(whole, ends, set(event_kinds()), "kind of entry")
    sides = {key: _side(key, entry) for key, entry in whole.tables("side")}
    places = dict(_places(whole))
    beside = tuple(_beside(key, entry) for key, entry in whole.tables("beside"))
    kinds = {key: _kind(key, entry) for key, entry in whole.tables("kind")}
    read = tuple(_line(table, sides, kinds) for table in whole.dicts("line"))
    whole.done()
    ids = [line.id for line in read]
    if twice := {one for one in ids if ids.count(one) > 1}:
        raise BrokenLaw(FILE, f"two lines are called {', '.join(sorted(twice))}")
    return Moves(
        MappingProxyType(sides),
        MappingProxyType(kinds),
        read,
        MappingProxyType(places),
        ends,
        beside,
    )


def plain_place(name: str) -> str:
    """A place as it is looked up: capitals and spaces make no other."""
    return " ".join(name.casefold().split())


def _side(key: str, entry: Entry) -> Side:
    side = Side(key, entry.text("words"), entry.text("actor"), entry.choice("end", EndOf))
    entry.done()
    return side


def _places(whole: Entry) -> Iterator[tuple[str, str]]:
    for name, entry in whole.tables("place"):
        to = entry.text("to")
        for one in (name, *entry.texts("also")):
            yield plain_place(one), to
        entry.done()


def _beside(key: str, entry: Entry) -> Beside:
    found = Beside(
        name=key,
        entries=entry.texts("entries"),
        where=_facts(entry),
        fact=entry.text("fact", ""),
        duty=entry.text("duty", ""),
        means=entry.text("means"),
        source=entry.text("source"),
    )
    entry.done()
    _must_be(entry, found.entries, set(event_kinds()), "kind of entry")
    return found


def _kind(key: str, entry: Entry) -> MoveKind:
    kind = MoveKind(
        id=key,
        words=entry.text("words"),
        means=entry.text("means"),
        opened_by=tuple(_opener(entry, one) for one in entry.dicts("opened_by")),
        at=entry.choice("at", EndOf) if entry.has("at") else None,
        whereto=entry.texts("whereto"),
        day=entry.texts("day"),
        worth=_told(entry, "worth"),
        there=_told(entry, "there"),
        instead=entry.text("instead", ""),
        keeps=entry.text("keeps", ""),
        stopped=entry.texts("stopped"),
        over=entry.texts("over"),
    )
    entry.done()
    if not kind.opened_by:
        raise entry.broken("nothing opens it")
    known = {one for row in the_law().time_limits for one in row.ids}
    _must_be(entry, kind.stopped, known, "time limit")
    _must_be(entry, kind.over, set(event_kinds()), "kind of entry")
    return kind


def _told(entry: Entry, name: str) -> Told | None:
    if not entry.has(name):
        return None
    words, checked = entry.text(name), entry.choice(f"{name}_checked", Checked)
    return Told(words, entry.text(f"{name}_source", ""), checked)


def _opener(entry: Entry, table: dict[str, Any]) -> Opener:
    one = Entry(f"{entry.where}: opened_by", table)
    opener = Opener(
        event=one.text("event"),
        where=_facts(one),
        ahead=one.whole("ahead", 0),
        elsewhere=one.texts("elsewhere"),
        after=one.texts("after"),
        end=one.choice("end", EndOf) if one.has("end") else None,
    )
    one.done()
    _must_be(one, (opener.event, *opener.elsewhere, *opener.after), set(event_kinds()), "entry")
    spec = event_kinds()[opener.event]
    facts = {fact.name for fact in spec.facts}
    _must_be(one, tuple(opener.where), facts | WORKED_OUT, f"fact of {opener.event}")
    return opener


def _line(
    table: dict[str, Any], sides: Mapping[str, Side], kinds: Mapping[str, MoveKind]
) -> MoveLine:
    entry = Entry(f"{FILE}: line {table.get('id', '?')}", table)
    line = MoveLine(
        id=entry.text("id"),
        kinds=entry.texts("kinds"),
        sides=entry.texts("sides"),
        words=entry.text("words"),
        steps=tuple(_step(entry, one) for one in entry.dicts("steps")),
        source=entry.text("source"),
        checked=entry.choice("checked", Checked),
        duty=entry.texts("duty"),
        day=entry.text("day", ""),
        owed=entry.truth("owed"),
        whose=entry.text("whose", ""),
        where=_facts(entry),
    )
    entry.done()
    _must_be(entry, line.kinds, set(kinds), "kind of move")
    _must_be(entry, line.sides, set(sides), "side")
    known = {one for row in the_law().time_limits for one in row.ids}
    _must_be(entry, line.duty, known, "time limit")
    if not line.steps or (line.owed and not line.duty):
        raise entry.broken("it has no step, or no time limit to be owed by")
    return line


def _step(entry: Entry, table: dict[str, Any]) -> Step:
    one = Entry(f"{entry.where}: step", table)
    acts = [act for act in Act if one.has(act.value)]
    if len(acts) != 1:
        raise one.broken("a step is one thing")
    act = acts[0]
    if act is Act.RECORD:
        step = Step(act, kinds=one.texts(act.value), ever=one.truth("ever"))
        _must_be(one, step.kinds, set(event_kinds()), "kind of entry")
    elif act is Act.CORRECT:
        one.truth(act.value)
        step = Step(act)
    else:
        step = Step(act, one.text(act.value))
    one.done()
    return step


def _facts(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    if not entry.has("where"):
        return MappingProxyType({})
    table = entry.only_table("where")
    found = {name: table.texts(name) for name in table.names}
    table.done()
    return MappingProxyType(found)


def _must_be(
    entry: Entry, names: tuple[str, ...], known: set[str] | frozenset[str], what: str
) -> None:
    if unknown := [name for name in names if name not in known]:
        raise entry.broken(f"no {what} is called {', '.join(unknown)}")
