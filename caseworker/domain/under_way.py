"""Where a case stands that is taken over from earlier records, and the entries that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.domain.case import Happening
from caseworker.domain.days import DAY, months_on
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.law.limits import Checked

FILE: Final = "under_way.toml"
NEAR: Final = 7 * DAY
"""Two days that differ by no more than this say the same: many lists name the anniversary."""
COMMON: Final = "community"
"""The setting whose rules a case has that begins with no entry of its own."""
HOME_AUTHORITY: Final = "home_authority"
OFFICE: Final = "office"
SINCE: Final = "held_since"
TODAY: Final = "today"


@dataclass(frozen=True, slots=True)
class AskedField:
    """Something that a stage asks for. ``is_day`` or, with ``choices``, one of those; else words.

    ``made_from`` is the field that it can be worked out from, ``back`` months and ``plus`` days
    from there. ``ahead``: the day may be to come. ``unless`` is taken where nothing is told.
    """

    name: str
    words: str
    is_day: bool
    choices: tuple[str, ...] = ()
    ahead: bool = False
    unless: str = ""
    made_from: str = ""
    back: int = 0
    plus: int = 0


@dataclass(frozen=True, slots=True)
class EntryMade:
    """One entry that a stage makes: of what kind, on which day, with which facts."""

    kind: str
    day: tuple[str, ...]
    sent: tuple[str, ...]
    served: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]
    says: Mapping[str, str]
    only_with: str
    only_without: str
    older: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a setting asks at every stage besides, and the entries that this makes."""

    setting: str
    asks: tuple[str, ...]
    entries: tuple[EntryMade, ...]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A stage at which a case may be taken over."""

    name: str
    title: str
    meaning: str
    asks: tuple[str, ...]
    needed: frozenset[str]
    settings: frozenset[str]
    also: tuple[str, ...]
    source: str
    checked: Checked
    entries: tuple[EntryMade, ...]
    instead_of: str = ""

    def is_for(self, setting: str) -> bool:
        return not self.settings or setting in self.settings


@cache
def fields_asked() -> Mapping[str, AskedField]:
    """Everything that some stage asks for, by its name."""
    return {one.name: one for one in _read()[0]}


@cache
def stages_under_way() -> Mapping[str, UnderWay]:
    """Every stage, by its name, in the order that a case meets them."""
    return {one.name: one for one in _read()[1]}


def in_setting(stage: UnderWay, setting: str) -> UnderWay:
    """The stage as that setting has it: a plan is kept by the home authority in custody."""
    every = stages_under_way().values()
    own = (one for one in every if one.instead_of == stage.name and setting in one.settings)
    return next(own, stage)


def asked_of(stage: UnderWay, setting: str) -> tuple[str, ...]:
    """The fields that are asked for at this stage in this setting."""
    return (*stage.asks, *_beside(setting).asks)


def taken_over_words() -> str:
    """How an entry of a case says that it was taken over."""
    return _read()[3]


def entries_of(
    stage: UnderWay, setting: str, told: Mapping[str, str], today: date
) -> tuple[Happening, ...]:
    """The dated entries that say where the case stands, oldest kinds first.

    ``told`` are the fields by name, days as ``2026-11-23``, under HOME_AUTHORITY and OFFICE who
    else may have made the plan, and under SINCE since when somebody is held. What is not asked for
    by this stage is passed over.

    Raises:
        Incomplete: something that is needed isn't told, or a day is to come; every gap at once.
    """
    known = {**worked_out(told), TODAY: today.isoformat()}
    gaps = list(_gaps(stage, asked_of(stage, setting), known, today))
    made = []
    for entry in (*stage.entries, *_beside(setting).entries):
        if not _is_made(entry, known, today):
            continue
        facts = dict(entry.says)
        for fact, names in entry.facts.items():
            value = _first(known, names) or _unless(names)
            if value:
                facts[fact] = value
        day = _day(known, entry.day)
        if day is not None:
            made.append(
                Happening(
                    entry.kind,
                    day,
                    _day(known, entry.sent),
                    _day(known, entry.served),
                    facts,
                )
            )
    if gaps:
        raise Incomplete(gaps)
    return tuple(made)


def worked_out(told: Mapping[str, str]) -> dict[str, str]:
    """What is told, and what follows from it: the last review, where the next alone is told."""
    known = {name: value.strip() for name, value in told.items() if value.strip()}
    for asked in fields_asked().values():
        if asked.made_from and asked.name not in known and asked.made_from in known:
            known[asked.name] = _made_from(asked, known[asked.made_from]).isoformat()
    return known


def against_itself(told: Mapping[str, str]) -> str:
    """What two of the days told say against each other, in words; empty where nothing is."""
    for asked in fields_asked().values():
        if asked.made_from and told.get(asked.name) and told.get(asked.made_from):
            given, other = fields_asked()[asked.made_from], told[asked.made_from]
            follows = _made_from(asked, other)
            if abs(follows - date.fromisoformat(told[asked.name])) > NEAR:
                at = date.fromisoformat(other)
                return (
                    f"“{given.words}” says {at:%d/%m/%Y}; the law counts from "
                    f"“{asked.words.lower()}”, and so will this."
                )
    return ""


def _made_from(asked: AskedField, value: str) -> date:
    return months_on(date.fromisoformat(value), -asked.back)[0] + asked.plus * DAY


def _is_made(entry: EntryMade, known: Mapping[str, str], today: date) -> bool:
    if entry.only_with and not known.get(entry.only_with):
        return False
    if entry.only_without and known.get(entry.only_without):
        return False
    return all(
        bool(known.get(name)) and (today - date.fromisoformat(known[name])).days > days
        for name, days in entry.older.items()
    )


def _beside(setting: str) -> Beside:
    return next((one for one in _read()[2] if one.setting == setting), Beside(setting, (), ()))


def _gaps(
    stage: UnderWay, asks: Sequence[str], known: Mapping[str, str], today: date
) -> Iterator[Gap]:
    for name in asks:
        asked, value = fields_asked()[name], known.get(name, "")
        if not value:
            if name in stage.needed:
                yield Gap(name, f"{asked.words}: this day is needed.")
            continue
        if asked.is_day and not asked.ahead and date.fromisoformat(value) > today:
            day = date.fromisoformat(value)
            yield Gap(name, f"{day:%d/%m/%Y} is still to come. Give the day it happened.")
        if asked.choices and value not in asked.choices:
            yield Gap(name, f"{asked.words}: this is none of those that can be chosen.")
    for entry in stage.entries:
        names = entry.facts.get("authority", ())
        if names and not _first(known, names):
            yield Gap(names[0], "Say which authority made the plan.")


def _first(known: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((known[name] for name in names if known.get(name)), "")


def _unless(names: tuple[str, ...]) -> str:
    asked = (fields_asked().get(name) for name in names)
    return next((one.unless for one in asked if one is not None and one.unless), "")


def _day(known: Mapping[str, str], names: tuple[str, ...]) -> date | None:
    told = _first(known, names)
    return date.fromisoformat(told) if told else None


@cache
def _read() -> tuple[tuple[AskedField, ...], tuple[UnderWay, ...], tuple[Beside, ...], str]:
    """The whole file. Raises BrokenLaw: ours to mend."""
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    whole = read_toml(FILE, text)
    whole.day("read_on")
    taken = whole.only_table("taken_over")
    words = taken.text("words")
    taken.text("source")
    taken.done()
    fields = each_row(whole, "field", _field)
    stages = each_row(whole, "stage", _stage)
    beside = each_row(whole, "beside", _of_setting)
    whole.done()
    return fields, stages, beside, words


def _field(name: str, row: Entry) -> AskedField:
    return AskedField(
        name,
        row.text("words"),
        row.text("kind") == "date",
        row.texts("choices"),
        row.truth("ahead"),
        row.text("unless", ""),
        row.text("from", ""),
        row.whole("back", 0),
        row.whole("plus", 0),
    )


def _stage(name: str, row: Entry) -> UnderWay:
    return UnderWay(
        name,
        row.text("title"),
        row.text("meaning"),
        row.texts("asks"),
        frozenset(row.texts("needed")),
        frozenset(row.texts("settings")),
        row.texts("also"),
        row.text("source"),
        row.choice("checked", Checked),
        tuple(_entry(one) for one in row.dicts("entry")),
        row.text("instead_of", ""),
    )


def _of_setting(name: str, row: Entry) -> Beside:
    return Beside(name, row.texts("asks"), tuple(_entry(one) for one in row.dicts("entry")))


def _entry(row: Mapping[str, Any]) -> EntryMade:
    return EntryMade(
        row["kind"],
        tuple(row["day"]),
        tuple(row.get("sent", ())),
        tuple(row.get("served", ())),
        {fact: tuple(names) for fact, names in row.get("facts", {}).items()},
        dict(row.get("says", {})),
        row.get("only_with", ""),
        row.get("only_without", ""),
        dict(row.get("older", {})),
    )
