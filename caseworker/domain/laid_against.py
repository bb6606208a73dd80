"""What is held beside the law, laid against sections A to K: rows of ``laid_against.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.moves import the_moves

FILE: Final = "laid_against.toml"
BY_LAW: Final = "ehc_plan"


@dataclass(frozen=True, slots=True)
class LaidPlan:
    """One plan that is held: where in it what a section of an EHC plan says is to be found.

    ``kind`` is the kind of plan that it is written as in the program, empty where it only comes
    on paper. ``rows`` are its parts by section; a section that is not there has nothing in it.
    """

    name: str
    kind: str
    note: str
    source: str
    checked: Checked
    rows: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LaidAgainst:
    """Every plan, and by section what an assessment has to add to it."""

    plans: Mapping[str, LaidPlan]
    lacks: Mapping[str, str]


@cache
def laid_against() -> LaidAgainst:
    """All of the file. Raises BrokenLaw: ours to mend."""
    return read_laid_against((files(__package__) / FILE).read_text("utf-8"))


def read_laid_against(text: str) -> LaidAgainst:
    """The rows in the words of one file. Raises BrokenLaw, naming the row."""
    whole = read_toml(FILE, text)
    whole.day("read_on")
    plans = {name: _plan(name, row) for name, row in whole.tables("plan")}
    lacks = whole.only_table("lacks")
    letters = tuple(one.letter for one in plan_kinds()[BY_LAW].sections)
    found = LaidAgainst(
        MappingProxyType(plans), MappingProxyType({name: lacks.text(name) for name in letters})
    )
    lacks.done()
    whole.done()
    return found


def _plan(name: str, entry: Entry) -> LaidPlan:
    if name not in {one.name for one in the_moves().beside}:
        raise entry.broken("nothing of this name is held beside the law")
    kind = entry.text("kind", "")
    rows: dict[str, tuple[str, ...]] = {}
    for table in entry.dicts("row"):
        one = Entry(f"{entry.where}: row", table)
        to, where = one.texts("to"), one.texts("from")
        one.done()
        known = {section.letter for section in plan_kinds()[BY_LAW].sections}
        if unknown := set(to) - known:
            raise one.broken(f"an EHC plan has no section {', '.join(sorted(unknown))}")
        theirs = {section.letter for section in plan_kinds()[kind].sections} if kind else set(where)
        if unknown := set(where) - theirs:
            raise one.broken(f"it has no section {', '.join(sorted(unknown))}")
        rows |= dict.fromkeys(to, where)
    found = LaidPlan(
        name,
        kind,
        entry.text("note"),
        entry.text("source"),
        entry.choice("checked", Checked),
        MappingProxyType(rows),
    )
    entry.done()
    return found
