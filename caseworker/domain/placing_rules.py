"""What ``placing.toml`` says: what may be asked for, the grounds against it, what to think of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "placing.toml"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of institution. ``binds``: one that is asked for is named unless a ground stands."""

    words: str
    binds: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of CFA 2014 s.39(4), and the answer of an institution that raises it."""

    words: str
    reply: str
    short: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class NamingDuty:
    """Something to think of before an institution is named."""

    name: str
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class PlacingRules:
    """The whole file."""

    categories: tuple[Category, ...]
    grounds: tuple[Ground, ...]
    duties: tuple[NamingDuty, ...]

    def category(self, words: str) -> Category | None:
        """None where nobody said what it is."""
        return next((one for one in self.categories if one.words == words), None)

    def ground_of(self, reply: str) -> Ground | None:
        """The ground that an institution raises with this answer; None for none of the law."""
        return next((one for one in self.grounds if one.reply == reply), None)


@cache
def placing_rules() -> PlacingRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = PlacingRules(
        each_row(whole, "category", _category),
        each_row(whole, "ground", _ground),
        each_row(whole, "duty", _duty),
    )
    whole.done()
    return found


def _category(_name: str, row: Entry) -> Category:
    return Category(
        row.text("words"), row.truth("binds"), row.text("source"), row.choice("checked", Checked)
    )


def _ground(_name: str, row: Entry) -> Ground:
    return Ground(
        row.text("words"),
        row.text("reply"),
        row.text("short"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _duty(name: str, row: Entry) -> NamingDuty:
    return NamingDuty(name, row.text("words"), row.text("source"), row.choice("checked", Checked))
