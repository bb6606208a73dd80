"""What ``budgets.toml`` says: when a budget may be asked for, what is looked at, who is paid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "budgets.toml"


@dataclass(frozen=True, slots=True)
class Window:
    """When a budget may be asked for: at one of these stages, and what must be under way."""

    name: str
    words: str
    stages: tuple[str, ...]
    when: str
    regimes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the authority must be sure of; ``custody``: in custody alone it is pressing."""

    name: str
    words: str
    source: str
    checked: Checked
    custody: bool = False


@dataclass(frozen=True, slots=True)
class Never:
    """What may not be paid for, and the words that show it."""

    name: str
    words: str
    phrases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """A step on the way to the first payment, and after it."""

    name: str
    title: str
    kinds: tuple[str, ...]
    when: str
    before: bool
    source: str


@dataclass(frozen=True, slots=True)
class Once:
    """A decision that may be looked at again, once."""

    name: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class BudgetRules:
    """The whole file."""

    windows: tuple[Window, ...]
    tests: tuple[Question, ...]
    recipients: tuple[Question, ...]
    never: tuple[Never, ...]
    steps: tuple[PaymentStep, ...]
    once: tuple[Once, ...]


@cache
def budget_rules() -> BudgetRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = BudgetRules(
        each_row(whole, "window", _window),
        each_row(whole, "test", _question),
        each_row(whole, "recipient", _question),
        each_row(whole, "never", _never),
        each_row(whole, "step", _step),
        each_row(whole, "once", lambda name, row: Once(name, row.text("kind"), row.text("source"))),
    )
    whole.done()
    return found


def _window(name: str, row: Entry) -> Window:
    row.choice("checked", Checked)
    words, stages, when = row.text("words"), row.texts("stages"), row.text("when")
    return Window(name, words, stages, when, row.texts("regimes"), row.text("source"))


def _question(name: str, row: Entry) -> Question:
    words, source = row.text("words"), row.text("source")
    return Question(name, words, source, row.choice("checked", Checked), row.truth("custody"))


def _never(name: str, row: Entry) -> Never:
    row.choice("checked", Checked)
    return Never(name, row.text("words"), row.texts("phrases"), row.text("source"))


def _step(name: str, row: Entry) -> PaymentStep:
    return PaymentStep(
        name,
        row.text("title"),
        row.texts("kinds"),
        row.text("when"),
        row.truth("before"),
        row.text("source"),
    )
