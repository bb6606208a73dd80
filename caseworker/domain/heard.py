"""The day on which the family, or the young person, last heard from us."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from caseworker.domain.case import Case, Event
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.moments import day_of
from caseworker.domain.people import Person
from caseworker.domain.release import STAYS, Release

_FILE = "heard.toml"


@dataclass(frozen=True, slots=True)
class Tells:
    """A row of ``heard.toml``: entries that show that the family heard from us."""

    name: str
    kinds: frozenset[str]
    whom: tuple[str, ...]
    by_us: bool
    meaning: str
    source: str
    checked: Checked
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def fits(self, event: Event) -> bool:
        """Whether it is such an entry, whoever it was with."""
        facts = event.facts
        return event.kind in self.kinds and all(
            facts.get(name, "") in values for name, values in self.where.items()
        )


@dataclass(frozen=True, slots=True)
class HeardRules:
    """The whole file: whose roles are of the family, and which entries tell."""

    roles: frozenset[str]
    rows: tuple[Tells, ...]


class Family:
    """Whose names, as they are typed into an entry or on a paper, are of the family."""

    def __init__(self, person: Person) -> None:
        """The person themselves, whoever has parental responsibility, and carers by their role."""
        roles = heard_rules().roles
        self._called = _plain(person.called)
        names = {person.name} | {
            form
            for contact in person.contacts
            if contact.parental_responsibility or _has_word(contact.role, roles)
            for form in contact.forms
        }
        self._words = roles | {_plain(name) for name in names if name.strip()}

    def has(self, said: str) -> bool:
        """Whether somebody of the family is named in it, by name or as “mother”, say."""
        # A first name alone may be another's: “Tom Brown, SENCO” isn't our Tom.
        return _plain(said) == self._called or _has_word(said, self._words)


def heard_on(case: Case, releases: Iterable[Release], ours: Collection[str]) -> date | None:
    """The last day on which they heard; None if nothing shows that they ever did.

    ``ours`` are the actors of the law files that this office is.
    """
    family = Family(case.person)
    days = [
        day_of(release.at)
        for release in releases
        if release.kind not in STAYS and family.has(release.to)
    ]
    days += (day for event in case.live for day in _days(event, family, ours))
    return max(days, default=None)


def reaches_family(event: Event, family: Family, ours: Collection[str]) -> bool:
    """Whether this entry shows that the family heard from us."""
    return next(_days(event, family, ours), None) is not None


def _days(event: Event, family: Family, ours: Collection[str]) -> Iterator[date]:
    for row in _rows_of(event.kind):
        if not row.fits(event) or (row.by_us and event_kinds()[event.kind].done_by not in ours):
            continue
        if not row.whom or any(family.has(event.facts.get(name, "")) for name in row.whom):
            yield event.sent or event.day


@cache
def _rows_of(kind: str) -> tuple[Tells, ...]:
    return tuple(row for row in heard_rules().rows if kind in row.kinds)


@cache
def heard_rules() -> HeardRules:
    """The file as it comes with the program. Raises BrokenLaw: ours to mend."""
    whole = read_toml(_FILE, (resources.files(__package__) / _FILE).read_text("utf-8"))
    whole.day("read_on")
    roles = frozenset().union(*each_row(whole, "role", _roles))
    found = HeardRules(roles, each_row(whole, "entry", _tells))
    whole.done()
    return found


def _roles(_name: str, row: Entry) -> frozenset[str]:
    row.text("source")
    row.choice("checked", Checked)
    return frozenset(row.texts("words"))


def _tells(name: str, row: Entry) -> Tells:
    return Tells(
        name,
        frozenset(row.texts("kinds")),
        row.texts("whom"),
        row.truth("by_us"),
        row.text("meaning"),
        row.text("source"),
        row.choice("checked", Checked),
        row.lists("where"),
    )


def _has_word(said: str, words: frozenset[str]) -> bool:
    plain = f" {_plain(said)} "
    return any(f" {word} " in plain for word in words)


def _plain(said: str) -> str:
    """Small letters and single spaces: commas and brackets part words, apostrophes don’t."""
    return " ".join(re.sub(r"[^\w'’-]+", " ", said.casefold()).split())
