"""The rows of ``consent.toml``: whose consent it is, and what ends one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml

FILE: Final = "consent.toml"
CUSTODY: Final = "custody"


@dataclass(frozen=True, slots=True)
class Who:
    """Where the law says whose consent it is; ``in_custody`` for somebody who is detained."""

    source: str
    in_custody: str
    checked: str

    def under(self, regime: str) -> str:
        return self.in_custody if regime == CUSTODY else self.source


@dataclass(frozen=True, slots=True)
class End:
    """What may end a consent: entries of these kinds, computed ones included.

    ``that_day``: it still holds on the day itself. ``review``: in custody it is a reason to
    ask anew, unless somebody says otherwise (custody-and-service.md 1.6).
    """

    words: str
    kinds: tuple[str, ...]
    that_day: bool
    review: bool
    expected: str = ""
    """The computed entry whose day it is known to come on."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """What is said of a refusal by itself, under one set of rules; ``easy`` in easy words."""

    words: str
    easy: tuple[str, ...]
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something that an office may ask for beside the law, off until it is chosen."""

    words: str
    changes: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All of the file."""

    decision: str
    stands_in: tuple[str, ...]
    who: Mapping[str, Who]
    ends: tuple[End, ...]
    refusing: Mapping[str, Refusing]
    options: Mapping[str, Option]

    def end(self, words: str) -> End | None:
        return next((end for end in self.ends if end.words == words), None)

    def reviews(self, regime: str) -> tuple[str, ...]:
        """At what a consent given under these rules is asked about anew, by its words."""
        return tuple(end.words for end in self.ends if end.review and regime == CUSTODY)


@cache
def consent_rules() -> Rules:
    """Raises BrokenLaw, naming the row."""
    file = resources.files("caseworker.domain") / FILE
    return read_rules(file.read_text(encoding="utf-8"))


def read_rules(text: str) -> Rules:
    """The rules in the words of a file. Raises BrokenLaw."""
    whole = read_toml(FILE, text)
    whole.day("read_on")
    rules = Rules(
        decision=whole.text("decision"),
        stands_in=whole.texts("stands_in"),
        who=MappingProxyType({name: _who(row) for name, row in whole.tables("who")}),
        ends=tuple(_end(row) for _, row in whole.tables("end")),
        refusing=MappingProxyType({name: _refusing(row) for name, row in whole.tables("refusing")}),
        options=MappingProxyType({name: _option(row) for name, row in whole.tables("option")}),
    )
    whole.done()
    return rules


def _who(row: Entry) -> Who:
    found = Who(row.text("source"), row.text("in_custody"), row.text("checked"))
    row.done()
    return found


def _end(row: Entry) -> End:
    found = End(
        row.text("words"),
        row.texts("kinds"),
        row.truth("that_day"),
        row.truth("review"),
        row.text("expected", ""),
    )
    row.done()
    named = (*found.kinds, *filter(None, (found.expected,)))
    if unknown := [kind for kind in named if kind not in event_kinds()]:
        raise row.broken(f"no kind of entry is called {', '.join(unknown)}")
    return found


def _refusing(row: Entry) -> Refusing:
    found = Refusing(row.text("words"), row.texts("easy"), row.text("source"), row.text("checked"))
    row.done()
    return found


def _option(row: Entry) -> Option:
    found = Option(row.text("words"), row.text("changes"), row.text("source"), row.text("checked"))
    row.done()
    return found
