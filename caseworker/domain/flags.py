"""Flags on a case: which there are, and which of them hold on a day, read off the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from caseworker.domain.case import Case, Event
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

_FILE: Final = "flags.toml"
PUT: Final = "flag_put"
LIFTED: Final = "flag_lifted"


@dataclass(frozen=True, slots=True)
class FlagKind:
    """A flag that can be put on a case. ``own``: it says what the officer wrote, not its title."""

    title: str
    means: str
    tone: str
    own: bool
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class FlagRules:
    """The whole file; ``never`` are words of what no flag is about."""

    kinds: Mapping[str, FlagKind]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag that was put on a case and not taken off. ``until`` is its last day, None for none."""

    kind: FlagKind
    event: Event
    until: date | None

    @property
    def words(self) -> str:
        """What stands in the header and in lists."""
        return self.event.facts.get("words", "").strip() if self.kind.own else self.kind.title

    @property
    def reason(self) -> str:
        return self.event.facts.get("reason", "")

    def holds_on(self, day: date) -> bool:
        """From its day to its last, both counted in."""
        return self.event.day <= day and (self.until is None or day <= self.until)


def flags_on(case: Case, day: date) -> tuple[Flag, ...]:
    """The flags that hold on ``day``, oldest first."""
    lifted = {event.facts.get("put") for event in case.all_of(LIFTED) if event.day <= day}
    put = (_flag(event) for event in case.all_of(PUT) if event.id not in lifted)
    return tuple(flag for flag in put if flag is not None and flag.holds_on(day))


@cache
def flag_rules() -> FlagRules:
    """The flags that there are, by their titles."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    kinds = each_row(whole, "flag", _kind)
    rules = FlagRules(MappingProxyType({one.title: one for one in kinds}), whole.texts("never"))
    whole.done()
    return rules


def _kind(_: str, row: Entry) -> FlagKind:
    return FlagKind(
        title=row.text("title"),
        means=row.text("means"),
        tone=row.text("tone"),
        own=row.truth("own"),
        source=row.text("source"),
        checked=row.choice("checked", Checked),
    )


def _flag(event: Event) -> Flag | None:
    """None for a kind of flag that is no longer known: it came with a case from elsewhere."""
    kind = flag_rules().kinds.get(event.facts.get("flag", ""))
    if kind is None:
        return None
    until = event.facts.get("until", "")
    return Flag(kind, event, date.fromisoformat(until) if until else None)
