"""What ``ceasing.toml`` says: on which grounds a plan may end, and what has to come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.errors import NotFound
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "ceasing.toml"


@dataclass(frozen=True, slots=True)
class Need:
    """What must be so for a ground to be open: a test, or that no such entry stands.

    ``part`` is the title of the part of the case where it is done instead.
    """

    test: str
    without: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    why: str
    instead: str
    source: str
    part: str


@dataclass(frozen=True, slots=True)
class First:
    """What comes before the decision, and by which entries it is done.

    ``must``: there is no decision without it. ``asked``: only if one of these entries asks for
    it; ``when``: only where this test holds. ``says`` is a fact that the entry has to give,
    ``passed`` one whose day has to be over.
    """

    name: str
    words: str
    by: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    since: tuple[str, ...]
    asked: tuple[str, ...]
    months: int
    when: str
    says: str
    passed: str
    must: bool
    source: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a plan may end. ``record``: no decision, but this entry, ends it."""

    name: str
    title: str
    means: str
    sen2: int
    evidence: str
    record: str
    needs: tuple[Need, ...]
    first: tuple[First, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Never:
    """What is no ground by itself."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class CeasingRules:
    """The whole file. ``comment_days`` is local policy."""

    comment_days: int
    grounds: tuple[Ground, ...]
    first: tuple[First, ...]
    never: tuple[Never, ...]
    letters: Mapping[str, str]

    def ground(self, name: str) -> Ground:
        """Raises NotFound."""
        for one in self.grounds:
            if one.name == name:
                return one
        raise NotFound("There is no such ground for ending a plan.")

    def titled(self, title: str) -> Ground | None:
        """The ground that an entry names."""
        return next((one for one in self.grounds if one.title == title), None)


@cache
def ceasing_rules() -> CeasingRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    told = whole.only_table("letter")
    found = CeasingRules(
        whole.whole("comment_days"),
        tuple(_ground(name, row) for name, row in whole.tables("ground")),
        tuple(_first(row) for row in _inside(whole, "first")),
        tuple(_never(row) for _, row in whole.tables("never")),
        {kind: told.text(kind) for kind in told.names},
    )
    whole.done()
    return found


def _ground(name: str, row: Entry) -> Ground:
    row.day("in_force")
    row.day_or_none("ended")
    ground = Ground(
        name,
        row.text("title"),
        row.text("means"),
        row.whole("sen2"),
        row.text("evidence"),
        row.text("record", ""),
        tuple(_need(one) for one in _inside(row, "needs")),
        tuple(_first(one) for one in _inside(row, "first")),
        row.text("source"),
        row.choice("checked", Checked),
    )
    row.done()
    return ground


def _inside(row: Entry, what: str) -> Iterator[Entry]:
    for at, table in enumerate(row.dicts(what), start=1):
        read = Entry(f"{row.where}: {what} {at}", table)
        yield read
        read.done()


def _need(row: Entry) -> Need:
    return Need(
        row.text("test", ""),
        row.texts("without"),
        row.lists("where"),
        row.text("why"),
        row.text("instead"),
        row.text("source"),
        row.text("part", ""),
    )


def _first(row: Entry) -> First:
    return First(
        row.text("name"),
        row.text("words"),
        row.texts("by"),
        row.lists("where"),
        row.texts("since"),
        row.texts("asked"),
        row.whole("months", 0),
        row.text("when", ""),
        row.text("says", ""),
        row.text("passed", ""),
        row.truth("must"),
        row.text("source"),
    )


def _never(row: Entry) -> Never:
    never = Never(row.text("words"), row.text("source"))
    row.done()
    return never
