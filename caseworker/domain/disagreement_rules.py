"""What ``disagreements.toml`` says: grounds of appeal, steps, what an appeal stops, other ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.review_rules import StepRow, step_row

_FILE = "disagreements.toml"


@dataclass(frozen=True, slots=True)
class GroundRow:
    """Something that may be appealed against: by which entries, under which sets of rules.

    ``certificate``: an appeal on it needs one of a mediation adviser. ``first``: only the first
    of its entries brings it about.
    """

    name: str
    letter: str
    words: str
    decisions: frozenset[str]
    regimes: tuple[str, ...]
    certificate: bool
    first: bool
    checked: Checked


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is told of an appeal, or beside one: what it stops, what else can be done.

    ``after`` are entries without which it says nothing.
    """

    name: str
    title: str
    words: str
    regimes: tuple[str, ...]
    after: tuple[str, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Route:
    """Where one complains: the names of its stages, and who is above them."""

    title: str
    stages: tuple[str, ...]
    above: str
    regimes: tuple[str, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class DisagreementRules:
    """The whole file."""

    grounds: tuple[GroundRow, ...]
    steps: tuple[StepRow, ...]
    barred: tuple[Told, ...]
    others: tuple[Told, ...]
    routes: tuple[Route, ...]

    @property
    def decisions(self) -> frozenset[str]:
        """Every entry that can be appealed against under some set of rules."""
        return frozenset().union(*(one.decisions for one in self.grounds))


@cache
def disagreement_rules() -> DisagreementRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = DisagreementRules(
        each_row(whole, "ground", _ground),
        each_row(whole, "step", step_row),
        each_row(whole, "barred", _told),
        each_row(whole, "other", _told),
        each_row(whole, "route", _route),
    )
    whole.done()
    return found


def _ground(name: str, row: Entry) -> GroundRow:
    return GroundRow(
        name,
        row.text("letter"),
        row.text("words"),
        frozenset(row.texts("decisions")),
        row.texts("regimes"),
        row.truth("certificate"),
        row.truth("first"),
        row.choice("checked", Checked),
    )


def _told(name: str, row: Entry) -> Told:
    return Told(
        name,
        row.text("title", ""),
        row.text("words"),
        row.texts("regimes"),
        row.texts("after"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _route(_name: str, row: Entry) -> Route:
    return Route(
        row.text("title"),
        row.texts("stages"),
        row.text("above"),
        row.texts("regimes"),
        row.text("source"),
        row.choice("checked", Checked),
    )
