"""The schedule of how long things are kept, read from ``retention.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

MONTHS: Final = 12
_FILE: Final = "retention.toml"
_BORN: Final = "born"
_FROM: Final = (_BORN, "ended")


@dataclass(frozen=True, slots=True)
class Row:
    """How long one class of files is kept, counted from a birth or from the end of the case."""

    name: str
    words: str
    length: int
    in_days: bool
    from_birth: bool
    source: str
    checked: Checked
    had: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    alone: bool = False

    @property
    def otherwise(self) -> bool:
        """It is for what no other row fits."""
        return not (self.had or self.settings or self.ended_by)

    @property
    def unit(self) -> str:
        return "days" if self.in_days else "years"

    def length_words(self, length: int) -> str:
        """``31 years from the date of birth``."""
        unit = self.unit.removesuffix("s") if length == 1 else self.unit
        begins = "the date of birth" if self.from_birth else "the end of the case"
        return f"{length} {unit} from {begins}"


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is no case, and how long that is kept, in words."""

    name: str
    words: str
    kept: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Hold:
    """What nothing may be destroyed for, while it runs. ``words`` may name a fact of its entry."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """The whole schedule."""

    rows: tuple[Row, ...]
    beside: tuple[Beside, ...]
    holds: tuple[Hold, ...]
    backups_days: int
    """How many days backups may still hold what was destroyed."""
    binned_days: int
    """How many days a paper stays in the bin."""

    def row(self, name: str) -> Row:
        return next(row for row in self.rows if row.name == name)


@cache
def retention_rules() -> RetentionRules:
    """Read once. Raises BrokenLaw: a row says too little, or something that nobody reads."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    return read_retention(text)


def read_retention(text: str) -> RetentionRules:
    """The schedule in this text."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    rules = RetentionRules(
        tuple(_row(Entry(f"{_FILE}: row", one)) for one in whole.dicts("row")),
        tuple(_beside(Entry(f"{_FILE}: class", one)) for one in whole.dicts("class")),
        tuple(_hold(Entry(f"{_FILE}: hold", one)) for one in whole.dicts("hold")),
        _days(whole.only_table("backups")),
        _days(whole.only_table("binned")),
    )
    whole.done()
    return rules


def _days(entry: Entry) -> int:
    entry.text("source")
    entry.choice("checked", Checked)
    days = entry.whole("days")
    entry.done()
    return days


def _row(entry: Entry) -> Row:
    entry.day("in_force")
    begins = entry.text("from")
    if begins not in _FROM:
        raise entry.broken(f"“from” must be one of: {', '.join(_FROM)}")
    if entry.has("days") == entry.has("years"):
        raise entry.broken("it needs either “days” or “years”")
    in_days = entry.has("days")
    row = Row(
        entry.text("name"),
        entry.text("words"),
        entry.whole("days" if in_days else "years"),
        in_days,
        begins == _BORN,
        entry.text("source"),
        entry.choice("checked", Checked),
        entry.texts("had"),
        entry.texts("in"),
        entry.texts("ended_by"),
        entry.truth("alone"),
    )
    entry.done()
    return row


def _beside(entry: Entry) -> Beside:
    found = Beside(
        entry.text("name"),
        entry.text("words"),
        entry.text("kept"),
        entry.text("source"),
        entry.choice("checked", Checked),
    )
    entry.done()
    return found


def _hold(entry: Entry) -> Hold:
    found = Hold(entry.texts("begins"), entry.texts("ends"), entry.text("words"))
    entry.done()
    return found
