"""What ``support.toml`` says: what comes before a cycle, who takes part, what may be decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TypeVar

from caseworker.domain.ages import year_group
from caseworker.domain.case import Case, Event
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked

_FILE = "support.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Before:
    """What has to have come before a cycle begins, or the reason why it hasn't.

    ``where`` holds facts that the entry must have, each of one of these values.
    """

    name: str
    title: str
    met_by: frozenset[str]
    where: Mapping[str, tuple[str, ...]]
    regimes: tuple[str, ...]
    words: str
    reason: str
    source: str
    checked: Checked

    def fits(self, event: Event) -> bool:
        """Whether this entry says that it came."""
        return event.kind in self.met_by and all(
            event.facts.get(fact) in values for fact, values in self.where.items()
        )

    def came(self, case: Case, by: date | None = None) -> bool:
        """Whether an entry of the case, no later than ``by``, says that it came."""
        return any(self.fits(event) for event in case.live if by is None or event.day <= by)


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who takes part in a cycle; ``roles`` are what a contact's role may say."""

    name: str
    who: str
    roles: tuple[str, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Area:
    """One of the four broad areas of need."""

    name: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """How far a target was met; ``counts`` towards the effect of its cycle."""

    title: str
    counts: int


@dataclass(frozen=True, slots=True)
class SupportDecision:
    """What may be decided at a review; ``next`` is the kind of entry that follows."""

    name: str
    title: str
    note: str
    next: str
    ends: bool
    source: str


@dataclass(frozen=True, slots=True)
class Specialist:
    """After ``cycles`` in a row with less effect than ``poor_below`` in the hundred: ask one."""

    cycles: int
    poor_below: int
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class MeetingsRow:
    """How often an office meets the parents: no more than ``months`` between two meetings."""

    name: str
    title: str
    months: int
    default: bool
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Wording:
    """What people say where the child is: ``word("teacher")``."""

    name: str
    settings: tuple[str, ...]
    below_school: bool
    words: Mapping[str, str]

    def word(self, general: str) -> str:
        return self.words[general]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """Provision that is often given, with what is known of it, as a start for a plan."""

    name: str
    what: str
    tier: str
    areas: tuple[str, ...]
    minutes: int
    times: int
    weeks: int
    group: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The prompt where behaviour is the concern."""

    answer: str
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class SupportRules:
    """The whole file."""

    before: tuple[Before, ...]
    behaviour: Behaviour
    parts: tuple[Part, ...]
    areas: tuple[Area, ...]
    results: tuple[Result, ...]
    decisions: tuple[SupportDecision, ...]
    specialist: Specialist
    meetings: tuple[MeetingsRow, ...]
    wordings: tuple[Wording, ...]
    library: tuple[LibraryRow, ...]

    def before_under(self, regime: str) -> tuple[Before, ...]:
        """What has to come before a cycle of whoever is under these rules."""
        return tuple(row for row in self.before if regime in row.regimes)

    def counts(self, result: str) -> int | None:
        """What a result counts towards the effect; None if nobody knows it."""
        return next((row.counts for row in self.results if row.title == result), None)

    @property
    def most(self) -> int:
        """What a target counts that was met in full."""
        return max(row.counts for row in self.results)

    def decided(self, title: str) -> SupportDecision | None:
        return next((row for row in self.decisions if row.title == title), None)

    def wording_for(self, case: Case, on: date) -> Wording:
        """The words for this child on this day: by where they are, and whether school has begun."""
        is_below = year_group(case.person.born, on) < 0
        fitting = [row for row in self.wordings if case.setting in row.settings]
        return next(
            (row for row in fitting if row.below_school and is_below),
            next(row for row in fitting or self.wordings if not row.below_school),
        )


@cache
def support_rules() -> SupportRules:
    """What the program ships with. Raises BrokenLaw: ours to mend."""
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = SupportRules(
        _each(whole, "before", _before),
        _one(whole, "behaviour", _behaviour),
        _each(whole, "part", _part),
        _each(whole, "area", lambda name, row: Area(name, row.text("title"), row.text("source"))),
        _each(whole, "result", lambda _, row: Result(row.text("title"), row.whole("counts"))),
        _each(whole, "decision", _decision),
        _one(whole, "specialist", _specialist),
        _each(whole, "meetings", _meetings),
        _each(whole, "wording", _wording),
        _each(whole, "library", _library),
    )
    whole.done()
    return found


def _each(whole: Entry, what: str, read: Callable[[str, Entry], T]) -> tuple[T, ...]:
    found = []
    for name, row in whole.tables(what):
        row.day_or_none("in_force")
        found.append(read(name, row))
        row.done()
    return tuple(found)


def _one(whole: Entry, what: str, read: Callable[[Entry], T]) -> T:
    row = whole.only_table(what)
    found = read(row)
    row.done()
    return found


def _before(name: str, row: Entry) -> Before:
    where = row.only_table("where") if row.has("where") else None
    wanted = {fact: where.texts(fact) for fact in where.names} if where else {}
    return Before(
        name,
        row.text("title"),
        frozenset(row.texts("met_by")),
        wanted,
        row.texts("regimes"),
        row.text("words"),
        row.text("reason"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _behaviour(row: Entry) -> Behaviour:
    return Behaviour(
        row.text("answer"), row.text("words"), row.text("source"), row.choice("checked", Checked)
    )


def _part(name: str, row: Entry) -> Part:
    return Part(
        name,
        row.text("who"),
        row.texts("roles"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _decision(name: str, row: Entry) -> SupportDecision:
    return SupportDecision(
        name,
        row.text("title"),
        row.text("note"),
        row.text("next"),
        row.truth("ends"),
        row.text("source"),
    )


def _specialist(row: Entry) -> Specialist:
    return Specialist(
        row.whole("cycles"),
        row.whole("poor_below"),
        row.text("words"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _meetings(name: str, row: Entry) -> MeetingsRow:
    return MeetingsRow(
        name,
        row.text("title"),
        row.whole("months"),
        row.truth("default"),
        row.text("words"),
        row.text("source"),
        row.choice("checked", Checked),
    )


def _wording(name: str, row: Entry) -> Wording:
    settings, below = row.texts("settings"), row.truth("below_school")
    said = ("support", "place", "teacher", "senco", "parents", "person", "class")
    return Wording(name, settings, below, {word: row.text(word) for word in said})


def _library(name: str, row: Entry) -> LibraryRow:
    return LibraryRow(
        name,
        row.text("what"),
        row.text("tier"),
        row.texts("areas"),
        row.whole("minutes"),
        row.whole("times"),
        row.whole("weeks"),
        row.whole("group"),
        row.text("evidence"),
    )
