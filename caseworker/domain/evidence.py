"""The evidence for a request for an assessment, by the Code’s headings, from the entries.

What nobody wrote down is as much an answer as what somebody did: each gap is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import groupby
from types import MappingProxyType
from typing import Final

from caseworker.domain.ages import birthday
from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.provision_map import ProvisionMap, provision_map, school_year
from caseworker.domain.said import said_of
from caseworker.domain.support_cycle import REVIEWED, Cycle, cycles_of, told

_FILE: Final = "evidence.toml"
SENT: Final = "assessment_request_sent"
"""The kind of entry that keeps what was sent, under the names of the headings."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Entries that say something under a heading; ``gap`` is said where there are none."""

    kinds: tuple[str, ...]
    says: str
    has: tuple[str, ...]
    gap: str

    def entries(self, case: Case) -> tuple[Event, ...]:
        """Those of the case that have what it takes, by day."""
        found = (event for event in case.all_of(*self.kinds) if all(map(event.facts.get, self.has)))
        return tuple(sorted(found, key=lambda event: event.day))


@dataclass(frozen=True, slots=True)
class EvidenceHeading:
    """One thing that the Code looks for."""

    name: str
    title: str
    asks: str
    from_age: int
    lines: tuple[EvidenceLine, ...]
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the record says under one heading, with the day of each, and what it doesn’t say."""

    heading: EvidenceHeading
    told: tuple[tuple[date, str], ...]
    gaps: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it is put before whoever edits it: a paragraph for each day, and the gaps last."""
        days = groupby(self.told, key=lambda one: one[0])
        said = [f"{day_words(day)}: {' '.join(words for _, words in some)}" for day, some in days]
        return "\n".join([*said, *self.gaps])


def evidence_of(case: Case, today: date) -> tuple[Evidence, ...]:
    """Every heading that is asked of somebody of this age, in the order of the Code."""
    return tuple(
        Evidence(heading, tuple(_told(heading, case, today)), tuple(_gaps(heading, case)))
        for heading in evidence_headings().values()
        if today >= birthday(case.person.born, heading.from_age)
    )


def cycle_words(cycle: Cycle) -> str:
    """What one cycle took and did, in figures, as far as they are known."""
    given = [one.hours_given for one in cycle.provision if one.hours_given is not None]
    parts = [f"{told(cycle.hours)} hours planned"]
    parts.append(
        f"{told(sum(given, Decimal(0)))} given" if given else "how many were given is not noted"
    )
    parts.append(f"cost £{cycle.cost:,.2f}" if cycle.cost is not None else "no cost recorded")
    if cycle.effect is not None:
        parts.append(f"{cycle.effect}% of what it aimed at was met")
    return f"Cycle {cycle.at}, from {day_words(cycle.starts_on)}: {', '.join(parts)}."


@cache
def evidence_headings() -> Mapping[str, EvidenceHeading]:
    """The headings, by name."""
    return read_evidence((resources.files(__package__) / _FILE).read_text("utf-8"))


def read_evidence(text: str) -> Mapping[str, EvidenceHeading]:
    """The same from ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = {name: _heading(name, entry) for name, entry in whole.tables("heading")}
    whole.done()
    return MappingProxyType(found)


def year_words(found: ProvisionMap) -> str:
    """What the support of a school year costs, beside the sum that a school is to meet itself."""
    said = f"{found.span.title}: support for £{found.cost:,.2f}"
    if found.unknown:
        said = f"{said} and more, since not every cost is recorded"
    if found.threshold is None:
        return f"{said}."
    threshold = f"the national threshold of £{found.threshold.pounds:,} a year"
    return f"{said}; £{found.counted:,.2f} of it counts towards {threshold}."


def _years(case: Case, today: date) -> Iterator[tuple[date, str]]:
    """Each school year that support ran in."""
    ran = {school_year(cycle.starts_on) for cycle in cycles_of(case)}
    for span in sorted(ran | ({school_year(today)} if ran else set()), key=lambda one: one.first):
        found = provision_map(case, span)
        if found.lines:
            yield min(span.last, today), year_words(found)


def _told(heading: EvidenceHeading, case: Case, today: date) -> Iterator[tuple[date, str]]:
    told = [
        (event.day, said_of(event, line.says))
        for line in heading.lines
        for event in line.entries(case)
    ]
    if any(REVIEWED in line.kinds for line in heading.lines):
        told += [(one.review.day, cycle_words(one)) for one in cycles_of(case) if one.review]
        told += _years(case, today)
    yield from sorted(told, key=lambda one: one[0])


def _gaps(heading: EvidenceHeading, case: Case) -> Iterator[str]:
    for line in heading.lines:
        if line.gap and not line.entries(case):
            yield line.gap


def _heading(name: str, entry: Entry) -> EvidenceHeading:
    heading = EvidenceHeading(
        name=name,
        title=entry.text("title"),
        asks=entry.text("asks"),
        from_age=entry.whole("from_age", 0),
        lines=tuple(
            _line(Entry(f"{entry.where}, line {at}", one))
            for at, one in enumerate(entry.dicts("line"), start=1)
        ),
        source=entry.text("source"),
        checked=entry.choice("checked", Checked),
    )
    entry.done()
    return heading


def _line(entry: Entry) -> EvidenceLine:
    line = EvidenceLine(
        entry.texts("kinds"), entry.text("says", ""), entry.texts("has"), entry.text("gap", "")
    )
    entry.done()
    kinds = event_kinds()
    for name in line.kinds:
        missing = [fact for fact in line.has if name in kinds and kinds[name].fact(fact) is None]
        if name not in kinds or missing:
            raise entry.broken(f"{name} is no kind of entry with these facts: {missing}")
    return line
