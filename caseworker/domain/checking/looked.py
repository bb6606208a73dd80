"""What a check may look at, what it is, and what it answers with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from caseworker.domain.blocks import words
from caseworker.domain.case import Case
from caseworker.domain.checking.vague import VagueWord
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.kinds import ItemField, PlanKind
from caseworker.domain.plan import Item, Plan, VersionKind


class Severity(Enum):
    """What a finding means for sending."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of ``checks.toml``; what each part means is said there."""

    id: str
    title: str
    fault: str
    remedy: str
    rule: str
    severity: Severity
    when: frozenset[str]
    source: str
    checked: str
    early: str = ""
    about: tuple[str, ...] = ()
    given: str = ""
    regimes: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    phrases: str = ""
    limit: int = 0
    facts: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    every_copy: bool = False

    @property
    def can_be_kept(self) -> bool:
        """It may stay as it is, with a reason."""
        return self.severity is Severity.WARNING


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a rule found something.

    ``said`` is what it found there, in words; ``until`` the day on which time will have mended
    it. ``mark`` are words of the place to be marked. ``remedy`` stands instead of the row's.
    """

    place: str
    said: str = ""
    until: date | None = None
    mark: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever is about to sign the plan, and for which day."""

    name: str
    role: str
    made: date | None


@dataclass(frozen=True, slots=True)
class Issuing:
    """The day for which a plan beside the law's is about to be issued, and its next review."""

    made: date
    review_by: date | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the plan that belong together: the text of a section, or one item."""

    letter: str
    place: str
    text: str
    item: Item | None = None


@dataclass(frozen=True)
class Looked:
    """What a rule may look at.

    ``sent`` is what the plan may differ from for a reason alone: the draft that was sent last, or
    the plan in force. ``others`` are the places in which the
    store found somebody else's name or number: it alone can know; None if it did not look.
    ``beside`` are the texts that go with the plan, each with its place: the names of its files;
    None if nobody looked. ``vague`` are words that the office has added to ours. ``signer`` is
    None until somebody is about to sign, ``issuing`` until a plan beside the law's is about to be
    issued. ``of_law`` are the plans of the law that the case has, where this one stands beside
    them: the one in force, and the one that is being written.
    """

    plan: Plan
    kind: PlanKind
    case: Case
    reckoning: Reckoning
    sending: VersionKind
    sent: Plan | None = None
    others: tuple[Spot, ...] | None = None
    beside: tuple[tuple[str, str], ...] | None = None
    vague: tuple[VagueWord, ...] = ()
    signer: Signer | None = None
    issuing: Issuing | None = None
    of_law: tuple[Plan, ...] = ()

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        return self.reckoning.today

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that the plan says, section by section."""
        return tuple(self._passages())

    @cached_property
    def numbered(self) -> Mapping[str, Item]:
        """Every item by its number."""
        return dict(self.plan.numbered())

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """What is owed on the case, worked out once for all the rules."""
        return tuple(dues_of(self.case, self.reckoning))

    def among(self, letters: Sequence[str]) -> Iterator[Passage]:
        """The passages of these sections that say anything."""
        return (one for one in self.passages if one.letter in letters and one.text.strip())

    def items(self, name: str) -> Iterator[tuple[str, Item]]:
        """Every item of one name (need, outcome, provision) with its number."""
        for section in self.kind.sections:
            if section.item is not None and section.item.name == name:
                for position, item in enumerate(self.plan.section(section.letter).items, start=1):
                    yield f"{section.letter}{position}", item

    def home_of(self, name: str) -> str:
        """The letter of the section that holds items of this name, or holds that by nature."""
        for section in self.kind.sections:
            if section.holds == name or (section.item is not None and section.item.name == name):
                return section.letter
        return ""

    def fields_of(self, name: str) -> dict[str, ItemField]:
        """The fields of the items of one name, by theirs."""
        letter = self.home_of(name)
        item = self.kind.section(letter).item if letter else None
        return {field.name: field for field in item.fields} if item else {}

    @property
    def placed(self) -> Item | None:
        """The placement that is named, if one is."""
        letter = self.home_of("place")
        return next(iter(self.plan.section(letter).items), None) if letter else None

    def _passages(self) -> Iterator[Passage]:
        for section in self.kind.sections:
            letter, content = section.letter, self.plan.section(section.letter)
            if content.text:
                yield Passage(letter, letter, words(content.text))
            for position, item in enumerate(content.items, start=1):
                yield Passage(letter, f"{letter}{position}", words(item.text), item)


Rule = Callable[[Looked, Check], Iterator[Spot]]


def fingerprint(looked: Looked, check: Check, spot: Spot) -> str:
    """What was found, and every word of its place: a change of either makes another.

    The number of an item is left out, so that a reason stays with an item that is moved.
    """
    item = looked.numbered.get(spot.place)
    place: object = None
    if item is not None:
        place = _all_of(item)
    elif spot.place in looked.plan.sections:
        section = looked.plan.section(spot.place)
        place = [words(section.text), [_all_of(one) for one in section.items]]
    content = json.dumps([check.id, check.rule, spot.said, place], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _all_of(item: Item) -> list[object]:
    return [item.id, words(item.text), dict(item.fields), sorted(item.links)]


def said(item: Item, name: str) -> str:
    """What a field of the item says, or nothing."""
    return item.fields.get(name, "").strip()


def listed(parts: Sequence[str]) -> str:
    """``how long, how often and where``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def missing(item: Item, fields: dict[str, ItemField], wanted: Sequence[str]) -> str:
    """The fields that say nothing, in the words of the plan kind."""
    known = [fields[name] for name in wanted if name in fields]
    return listed([field.words.lower() for field in known if not said(item, field.name)])
