"""What a posting overseas waits for, as rows: the answers, the forms, the triggers of a MASO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

FILE: Final = "postings.toml"
BY_PLAN, BY_CIRCUMSTANCES = "plan", "circumstances"
TODAY, MOVE = "today", "move"
WHERETO, DAY = "whereto", "day"


@dataclass(frozen=True, slots=True)
class Waits:
    """Which entries tell of a posting, of its forms and of the answer, and where it leads.

    ``keep`` is the letter that asks the authority to keep the plan.
    ``words`` stand on every paper until there is an answer, ``lapsed`` once it is no longer valid;
    ``over`` are the entries after which nobody waits any more.
    """

    posting: str
    into: tuple[str, ...]
    asked: str
    answered: str
    noted: str
    triggers: str
    referred: str
    keep: str
    over: tuple[str, ...]
    words: str
    lapsed: str
    means: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``words`` still stand on every paper; ``may_go``: the place can meet the need."""

    name: str
    may_go: bool
    words: str
    means: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class SupportForm:
    """A form: what it is ``about``, and who fills it in. ``old``: no longer sent, only met with."""

    name: str
    about: str
    by: str
    old: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Trigger:
    """What opens a MASO; ``by`` says what ticks it by itself, empty where an officer does."""

    name: str
    by: str
    circumstances: tuple[str, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day on the line of a move. Without a ``duty`` it is the day of the move itself."""

    name: str
    title: str
    full: str
    duty: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suppose:
    """What days are foreseen from: the entry ``event``, ``on`` today or the day of the move.

    ``facts`` are those of the entry, each “whereto” or “day” of the move.
    """

    moves: tuple[str, ...]
    event: str
    on: str
    words: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PostingRules:
    """The whole file, by the names that entries use."""

    waits: Waits
    answers: Mapping[str, Answer]
    forms: Mapping[str, SupportForm]
    triggers: Mapping[str, Trigger]
    days: tuple[DayRow, ...]
    supposed: tuple[Suppose, ...]

    @property
    def cautions(self) -> frozenset[str]:
        """Everything that may stand on a case so that nobody acts on the move too early."""
        said = {self.waits.words, self.waits.lapsed, *(one.words for one in self.answers.values())}
        return frozenset(said - {""})


@cache
def posting_rules() -> PostingRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    return read_posting_rules((files(__package__) / FILE).read_text("utf-8"))


def read_posting_rules(text: str) -> PostingRules:
    """The rows in the words of one file. Raises BrokenLaw, naming the row."""
    whole = read_toml(FILE, text)
    whole.day("read_on")
    waits = _waits(whole.only_table("waits"))
    found = PostingRules(
        waits,
        MappingProxyType({name: _answer(name, row) for name, row in whole.tables("answer")}),
        MappingProxyType({name: _form(name, row) for name, row in whole.tables("form")}),
        MappingProxyType({name: _trigger(name, row) for name, row in whole.tables("trigger")}),
        tuple(_day(Entry(f"{FILE}: day", row)) for row in whole.dicts("day")),
        tuple(_suppose(Entry(f"{FILE}: suppose", row)) for row in whole.dicts("suppose")),
    )
    _must_be_choices(whole, waits.answered, "answer", found.answers)
    _must_be_choices(whole, waits.noted, "form", found.forms)
    whole.done()
    return found


def _waits(row: Entry) -> Waits:
    waits = Waits(
        posting=row.text("posting"),
        into=row.texts("into"),
        asked=row.text("asked"),
        answered=row.text("answered"),
        noted=row.text("noted"),
        triggers=row.text("triggers"),
        referred=row.text("referred"),
        keep=row.text("keep"),
        over=row.texts("over"),
        words=row.text("words"),
        lapsed=row.text("lapsed"),
        means=row.text("means"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
    )
    row.done()
    named = {waits.posting, waits.asked, waits.answered, waits.noted, waits.triggers}
    if unknown := {*named, waits.referred, *waits.over} - set(event_kinds()):
        raise row.broken(f"no entry is called {', '.join(sorted(unknown))}")
    return waits


def _answer(name: str, row: Entry) -> Answer:
    found = Answer(
        name,
        row.truth("may_go"),
        row.text("words", ""),
        row.text("means"),
        row.text("source"),
        row.choice("checked", Checked),
    )
    row.done()
    return found


def _form(name: str, row: Entry) -> SupportForm:
    found = SupportForm(
        name,
        row.text("for"),
        row.text("by"),
        row.truth("old"),
        row.text("source"),
        row.choice("checked", Checked),
    )
    row.done()
    return found


def _trigger(name: str, row: Entry) -> Trigger:
    found = Trigger(
        name,
        row.text("by", ""),
        row.texts("circumstances"),
        row.text("source"),
        row.choice("checked", Checked),
    )
    row.done()
    if found.by not in {"", BY_PLAN, BY_CIRCUMSTANCES}:
        raise row.broken(f"nothing is ticked by {found.by}")
    return found


def _day(row: Entry) -> DayRow:
    duty = frozenset(row.texts("duty"))
    found = DayRow(row.text("name"), row.text("title"), row.text("full"), duty)
    row.done()
    if unknown := duty - {one for limit in the_law().time_limits for one in limit.ids}:
        raise row.broken(f"no time limit is called {', '.join(sorted(unknown))}")
    return found


def _suppose(row: Entry) -> Suppose:
    table = row.only_table("facts")
    facts = {name: table.text(name) for name in table.names}
    table.done()
    found = Suppose(row.texts("moves"), row.text("event"), row.text("on"), row.text("words"), facts)
    row.done()
    kind = event_kinds().get(found.event)
    if kind is None or any(kind.fact(name) is None for name in facts):
        raise row.broken(f"{found.event} is no entry with these facts")
    if {found.on, *facts.values()} - {TODAY, MOVE, WHERETO, DAY}:
        raise row.broken("a day is today or the move’s, a fact is its whereto or its day")
    return found


def _must_be_choices(whole: Entry, kind: str, fact: str, rows: Iterable[str]) -> None:
    """What the entry offers to be chosen is what the rows are about."""
    spec = event_kinds()[kind].fact(fact)
    if spec is None or set(spec.choices) != set(rows):
        raise whole.broken(f"{kind} offers others under {fact}")
