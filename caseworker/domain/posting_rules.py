"""What a posting overseas waits for, as rows: the answers, the forms, the triggers of a MASO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

FILE: Final = "postings.toml"
BY_PLAN, BY_CIRCUMSTANCES = "plan", "circumstances"


@dataclass(frozen=True, slots=True)
class Waits:
    """Which entries tell of a posting, of its forms and of the answer, and where it leads.

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
    over: tuple[str, ...]
    words: str
    lapsed: str
    means: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``words`` still stand on every paper; with none, the family may act."""

    name: str
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
class PostingRules:
    """The whole file, by the names that entries use."""

    waits: Waits
    answers: Mapping[str, Answer]
    forms: Mapping[str, SupportForm]
    triggers: Mapping[str, Trigger]


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


def _must_be_choices(whole: Entry, kind: str, fact: str, rows: Iterable[str]) -> None:
    """What the entry offers to be chosen is what the rows are about."""
    spec = event_kinds()[kind].fact(fact)
    if spec is None or set(spec.choices) != set(rows):
        raise whole.broken(f"{kind} offers others under {fact}")
