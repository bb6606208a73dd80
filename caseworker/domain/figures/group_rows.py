"""What ``groups.toml`` says: which entries tell of a starting point, of progress, of needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import facts_of

_FILE: Final = "groups.toml"


@dataclass(frozen=True, slots=True)
class Start:
    """Entries that say from which level a learner starts."""

    kinds: tuple[str, ...]
    level: str
    area: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Entries that say how far a learner has come with a goal."""

    kind: str
    item: str
    says: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspected:
    """Entries that say that there may be needs; the latest of them counts."""

    kinds: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]

    def says(self, case: Case) -> bool:
        last = case.last(*self.kinds)
        return last is not None and all(
            last.facts.get(name) in values for name, values in self.where.items()
        )


@dataclass(frozen=True, slots=True)
class GroupRules:
    """The whole file; ``bands`` are titles by level."""

    starts: tuple[Start, ...]
    bands: Mapping[str, str]
    progress: tuple[Progress, ...]
    suspected: tuple[Suspected, ...]


@cache
def group_rules() -> GroupRules:
    """The file that comes with the program."""
    text = (resources.files("caseworker.domain") / _FILE).read_text("utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    starts = tuple(_start(row) for _, row in whole.tables("start"))
    bands: dict[str, str] = {}
    for _, row in whole.tables("band"):
        title = row.text("title")
        bands |= dict.fromkeys(row.texts("levels"), title)
        row.done()
    progress = tuple(_row(row) for _, row in whole.tables("progress"))
    suspected = tuple(_suspected(row) for _, row in whole.tables("suspected"))
    whole.done()
    return GroupRules(starts, bands, progress, suspected)


def _start(row: Entry) -> Start:
    found = Start(row.texts("kinds"), row.text("level"), row.text("area"), row.texts("of"))
    row.done()
    return found


def _row(row: Entry) -> Progress:
    found = Progress(row.text("kind"), row.text("item"), row.text("says"), row.texts("steps"))
    row.done()
    return found


def _suspected(row: Entry) -> Suspected:
    found = Suspected(row.texts("kinds"), facts_of(row, "where"))
    row.done()
    return found
