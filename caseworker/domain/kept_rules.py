"""What ``kept.toml`` says: which sections of a kept plan are arranged by whom, and in what ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "kept.toml"


@dataclass(frozen=True, slots=True)
class KeptSection:
    """A section of a kept plan that has to be arranged, and whose duty that is."""

    letter: str
    whose: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class WayMet:
    """One way in which provision may be met; ``letter`` is that of the law, if it has one.

    ``settled``: nobody else has to agree to it.
    """

    name: str
    step: str
    letter: str
    short: str
    words: str
    settled: bool

    @property
    def said(self) -> str:
        """“(b) Closest practicable”."""
        return f"({self.letter}) {self.short}" if self.letter else self.short


@dataclass(frozen=True, slots=True)
class KeptRules:
    """The whole file; the ways in the order of the law.

    ``regimes`` are the rules under which a plan is kept, ``part`` the part of a case where that is
    done.
    """

    regimes: tuple[str, ...]
    part: str
    sections: Mapping[str, KeptSection]
    ways: tuple[WayMet, ...]

    def way(self, step: str) -> WayMet:
        """The way that an entry says. Raises StopIteration for one that no entry can say."""
        return next(one for one in self.ways if one.step == step)


@cache
def kept_rules() -> KeptRules:
    """The file that comes with the program."""
    return read_kept((resources.files(__package__) / _FILE).read_text("utf-8"))


def read_kept(text: str) -> KeptRules:
    """The same from ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    regimes, part = whole.texts("regimes"), whole.text("part")
    sections = {letter: _section(letter, row) for letter, row in whole.tables("section")}
    ways = tuple(_way(name, row) for name, row in whole.tables("way"))
    whole.done()
    return KeptRules(regimes, part, sections, ways)


def _section(letter: str, row: Entry) -> KeptSection:
    found = KeptSection(
        letter, row.text("whose"), row.text("source"), row.choice("checked", Checked)
    )
    row.done()
    return found


def _way(name: str, row: Entry) -> WayMet:
    found = WayMet(
        name,
        row.text("step"),
        row.text("letter"),
        row.text("short"),
        row.text("words"),
        row.truth("settled"),
    )
    row.done()
    return found
