"""What the page of health looks for: the rows of ``health.toml``, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.figures.tick import CaseRead
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.officer import OfficerId

_FILE: Final = "health.toml"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that is looked for, what hangs on it, and what mends it."""

    name: str
    title: str
    why: str
    fix: str
    when: str
    stages: frozenset[str]
    weeks: int
    months: int
    years: int
    has: frozenset[str]
    lacks: frozenset[str]
    words: tuple[str, ...]
    step: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class HealthRead:
    """A case while it is looked at. ``papers`` are the names of its documents, asked when needed.

    ``heard`` is the day on which the family last heard from us; ``officers`` are those of today.
    ``doubt`` says what is doubtful about a place of this name; empty where nothing is.
    ``damaged`` are the names of papers that are no longer what was kept.
    """

    read: CaseRead
    heard: date | None
    officers: frozenset[OfficerId]
    papers: Callable[[], Sequence[str]]
    doubt: Callable[[str], str] = lambda _: ""
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One finding in one case, and what the case is opened for to mend it."""

    finding: str
    case: CaseNumber
    words: str = ""
    step: str = ""
    other: CaseNumber | None = None
    """The other case, where it is about two."""

    @property
    def about(self) -> str:
        """What it is put aside by: both cases, or the case and which of several in it."""
        return f"{self.case}/{self.other or self.mark}"

    @property
    def mark(self) -> str:
        """Changes with what was found, so that what was put aside comes back."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:16]


@cache
def health_rows() -> tuple[FindingRow, ...]:
    """The file that comes with the program."""
    text = resources.files("caseworker.domain").joinpath(_FILE).read_text(encoding="utf-8")
    top = read_toml(_FILE, text)
    found = tuple(_row(name, row) for name, row in top.tables("finding"))
    top.done()
    return found


def _row(name: str, row: Entry) -> FindingRow:
    made = FindingRow(
        name,
        row.text("title"),
        row.text("why"),
        row.text("fix"),
        row.text("when"),
        frozenset(row.texts("stages")),
        row.whole("weeks", 0),
        row.whole("months", 0),
        row.whole("years", 0),
        frozenset(row.texts("has")),
        frozenset(row.texts("lacks")),
        row.texts("words"),
        row.text("step"),
        row.text("source"),
        row.text("checked"),
    )
    row.done()
    return made
