"""The rows of ``leaving.toml``: days that are told, why somebody leaves, and what 18 changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import facts_of
from caseworker.domain.law.limits import Checked

_FILE: Final = "leaving.toml"


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A kind of entry that tells of a day. ``by``: only one with the same answer supersedes it.

    ``facts`` are names of facts in which records from before hold such a day, with what it is
    called; ``source`` the fact in which they say who told it.
    """

    kind: str
    words: str
    by: str
    facts: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class LeavesRow:
    """Why somebody leaves: a clock of the law (``limit``), or an entry with the day in it.

    ``begins`` is the entry with which duties begin that come of it.
    """

    name: str
    words: str
    limit: str
    entry: str
    where: Mapping[str, tuple[str, ...]]
    day: str
    over: tuple[str, ...]
    begins: str
    whereto: str
    move: str


@dataclass(frozen=True, slots=True)
class Changes:
    """One thing that the 18th birthday or the adult estate changes, in a sentence."""

    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class LeavingRules:
    """The whole file. Days are counted in calendar days."""

    days: int
    choices: tuple[int, ...]
    gone: int
    told: Mapping[str, ToldRow]
    window: tuple[str, ...]
    window_from: str
    arranged: str
    settled: tuple[str, ...]
    leaves: tuple[LeavesRow, ...]
    checklists: tuple[str, ...]
    left: tuple[str, ...]
    back: tuple[str, ...]
    eighteen: tuple[Changes, ...]


@cache
def leaving_rules() -> LeavingRules:
    """Every row, as the program ships them. Raises BrokenLaw."""
    return read_leaving((resources.files(__package__) / _FILE).read_text("utf-8"))


def read_leaving(text: str) -> LeavingRules:
    """The rows in ``text``. Raises BrokenLaw: one leaves something out, or names what isn't."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    listed, window = whole.only_table("list"), whole.only_table("window")
    arranged, lists = whole.only_table("arranged"), whole.only_table("checklists")
    left = whole.only_table("left")
    rules = LeavingRules(
        days=listed.whole("days"),
        choices=listed.wholes("choices"),
        gone=listed.whole("gone"),
        told=MappingProxyType({name: _told(name, one) for name, one in whole.tables("told")}),
        window=window.texts("limits"),
        window_from=window.text("from_what"),
        arranged=arranged.text("entry"),
        settled=arranged.texts("settled"),
        leaves=tuple(_leaves(name, one) for name, one in whole.tables("leaves")),
        checklists=lists.texts("kinds"),
        left=left.texts("by"),
        back=left.texts("back"),
        eighteen=tuple(_changes(one) for _, one in whole.tables("eighteen")),
    )
    for part in (listed, window, arranged, lists, left, whole):
        part.done()
    kinds = event_kinds()
    named = {*rules.told, rules.arranged, *(one.entry for one in rules.leaves if one.entry)}
    named |= {kind for one in rules.leaves for kind in one.over} | {*rules.left, *rules.back}
    if unknown := sorted(named - kinds.keys()):
        raise whole.broken(f"it names entries that there are not: {unknown}")
    return rules


def _told(name: str, entry: Entry) -> ToldRow:
    facts = entry.only_table("facts") if entry.has("facts") else None
    names = {fact: facts.text(fact) for fact in facts.names} if facts else {}
    row = ToldRow(name, entry.text("words"), entry.text("by", ""), names, entry.text("source", ""))
    entry.done()
    return row


def _leaves(name: str, entry: Entry) -> LeavesRow:
    happened = entry.text("entry", "")
    row = LeavesRow(
        name=name,
        words=entry.text("words"),
        limit=entry.text("limit", ""),
        entry=happened,
        where=facts_of(entry, "where"),
        day=entry.text("day", ""),
        over=entry.texts("over"),
        begins=entry.text("begins", happened),
        whereto=entry.text("whereto", ""),
        move=entry.text("move", ""),
    )
    entry.done()
    if bool(row.limit) == bool(row.entry) or bool(row.entry) != bool(row.day):
        raise entry.broken("either limit, or entry and day, must be given")
    return row


def _changes(entry: Entry) -> Changes:
    row = Changes(entry.text("words"), entry.text("source"), entry.choice("checked", Checked))
    entry.done()
    return row
