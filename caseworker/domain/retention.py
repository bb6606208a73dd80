"""Until when the file of a case is kept, once nothing more is done on it; and what holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.days import months_on
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "retention.toml"
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """Until which day, of what, by which schedule; ``held`` says why it is kept all the same."""

    until: date
    words: str
    years: int
    source: str
    checked: Checked
    held: str = ""


@dataclass(frozen=True, slots=True)
class _Rules:
    words: str
    years: int
    source: str
    checked: Checked
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    held: str


def kept_until(case: Case) -> Kept:
    """The day after which it may be looked at for disposal: nothing goes by itself."""
    rules = _rules()
    until, _ = months_on(case.person.born, rules.years * MONTHS)
    last = case.last(*rules.begins, *rules.ends)
    is_held = last is not None and last.kind in rules.begins
    held = rules.held if is_held else ""
    return Kept(until, rules.words, rules.years, rules.source, rules.checked, held)


@cache
def _rules() -> _Rules:
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    row = Entry(f"{_FILE}: row", whole.dicts("row")[0])
    row.day("in_force")
    row.text("from")
    hold = whole.only_table("hold")
    found = _Rules(
        row.text("words"),
        row.whole("years"),
        row.text("source"),
        row.choice("checked", Checked),
        hold.texts("begins"),
        hold.texts("ends"),
        hold.text("words"),
    )
    for one in (row, hold, whole):
        one.done()
    return found
