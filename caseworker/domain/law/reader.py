"""Reads the law files. What is missing in one raises BrokenLaw, never a surprise later."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from caseworker.domain.days import MONTHS, Rule, Unit
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import facts_of
from caseworker.domain.law.kinds import FILES, CountsFrom, EventKind, FactKind
from caseworker.domain.law.kinds_reader import kinds_of, read_event_kinds
from caseworker.domain.law.limits import (
    Again,
    Back,
    Checked,
    Citation,
    Exemption,
    Instrument,
    Law,
    Nature,
    OrLater,
    OwnTest,
    Roll,
    TimeLimit,
    Weight,
)
from caseworker.domain.law.setting_rows import CLOCKS, setting_rows
from caseworker.domain.law.words import FILE as REASONS

NO_CLOCK = "no_clock.toml"


@cache
def event_kinds() -> Mapping[str, EventKind]:
    """Every kind of event that the program ships with, by name."""
    found: dict[str, EventKind] = {}
    for name in FILES:
        found |= read_event_kinds(name, (files(__package__) / name).read_text("utf-8"))
    for setting, whole in setting_rows():
        found |= kinds_of(whole, (setting,))
    return MappingProxyType(found)


@cache
def the_law() -> Law:
    """All the law that the program ships with: every file of this package."""
    texts = {
        found.name: found.read_text("utf-8")
        for found in files(__package__).iterdir()
        if found.name.endswith(".toml") and found.name not in {*FILES, NO_CLOCK, REASONS}
    }
    law = read_law(texts, event_kinds())
    own = {
        setting: instrument_of(setting, whole.only_table(CLOCKS), event_kinds())
        for setting, whole in setting_rows()
        if whole.has(CLOCKS)
    }
    return Law(MappingProxyType({**law.instruments, **own}), event_kinds())


@cache
def law_chosen(
    options: frozenset[str] = frozenset(), lengths: frozenset[tuple[str, int]] = frozenset()
) -> Law:
    """The law with the rows that an office chose, in place of those that they stand for.

    ``lengths`` are numbers of its own, by the names of rows that leave them to it.
    """
    law = the_law().with_options(options)
    return law.with_lengths(dict(lengths)) if lengths else law


@cache
def no_clock() -> Mapping[str, str]:
    """Rows of the law that start no clock of their own, by id, and why."""
    whole = tomllib.loads((files(__package__) / NO_CLOCK).read_text("utf-8"))
    return MappingProxyType({row_id: str(row["because"]) for row_id, row in whole.items()})


def read_law(texts: Mapping[str, str], kinds: Mapping[str, EventKind]) -> Law:
    """The law in these files, by file name. Raises BrokenLaw, naming the file and the row."""
    instruments = [read_instrument(name, text, kinds) for name, text in sorted(texts.items())]
    return Law(MappingProxyType({one.name: one for one in instruments}), kinds)


def read_instrument(file: str, text: str, kinds: Mapping[str, EventKind]) -> Instrument:
    """One Act, set of regulations, code or policy. Raises BrokenLaw."""
    return instrument_of(file.removesuffix(".toml"), read_toml(file, text), kinds)


def instrument_of(name: str, whole: Entry, kinds: Mapping[str, EventKind]) -> Instrument:
    """What a law file holds, or the clocks of a setting’s own file. Raises BrokenLaw."""
    title, short, href = whole.text("title"), whole.text("short_title"), whole.text("href")
    read_on = whole.day("read_on")
    rolls = {key: _roll(key, entry, short, href) for key, entry in whole.tables("roll")}
    limits = tuple(
        _time_limit(key, entry, rolls, short, href) for key, entry in whole.tables("time_limit")
    )
    exemptions = tuple(_exemption(key, one, short, href) for key, one in whole.tables("exemption"))
    whole.done()
    known = {exemption.id for exemption in exemptions}
    limits = tuple(
        replace(row, exemptions=tuple(one for one in exemptions if one.id in row.unless))
        for row in limits
    )
    for row in limits:
        _must_know(whole, row, "unless", row.unless, known)
        _must_make_sense(whole, row, kinds)
        later = row.or_later.triggers if row.or_later else ()
        for field, names in (
            ("triggers", row.triggers),
            ("met_by", row.met_by),
            ("falls_away", row.falls_away),
            ("forbids", row.forbids),
            ("warns", row.warns),
            ("after", row.after),
            ("not_after", row.not_after),
            ("or_later", later),
        ):
            _must_know(whole, row, field, names, kinds)
        _must_hold_a_day(whole, row, kinds)
    return Instrument(name, title, short, href, read_on, limits, exemptions)


def _time_limit(
    name: str, entry: Entry, rolls: Mapping[str, Roll], short: str, href: str
) -> TimeLimit:
    timed = entry.has("rule")
    rule = entry.choice("rule", Rule) if timed else None
    # A rule that names a day has no length, and then needn't say so.
    least, unit = (0, Unit.DAYS) if rule and rule.least == 0 else (None, None)
    nature = entry.choice("nature", Nature, Nature.DEADLINE)
    is_arranged = nature is Nature.APPOINTMENT
    later = entry.only_table("or_later") if entry.has("or_later") else None
    back = entry.only_table("then_back") if entry.has("then_back") else None
    roll = entry.text("roll", "")
    if roll and roll not in rolls:
        raise entry.broken(f"no roll is called {roll}")
    row = TimeLimit(
        name=name,
        id=entry.text("id"),
        also=entry.texts("also"),
        duty=entry.text("duty"),
        short=entry.text("short", ""),
        source=Citation(short, entry.text("provision"), href),
        length=entry.whole("length", least) if timed else 0,
        unit=entry.choice("unit", Unit, unit) if timed else Unit.DAYS,
        rule=rule,
        no_clock="" if timed or is_arranged else entry.text("no_clock"),
        nature=nature,
        triggers=frozenset(entry.texts("triggers")),
        again=entry.choice("again", Again, Again.FIRST),
        runs_from=entry.choice("runs_from", CountsFrom) if entry.has("runs_from") else None,
        from_fact=entry.text("from_fact") if is_arranged else entry.text("from_fact", ""),
        met_by=frozenset(entry.texts("met_by")),
        falls_away=frozenset(entry.texts("falls_away")),
        match=entry.text("match", ""),
        unless=entry.texts("unless"),
        actor=entry.text("actor"),
        weight=entry.choice("weight", Weight),
        checked=entry.choice("checked", Checked),
        regime=entry.text("regime", ""),
        roll=rolls[roll] if roll else None,
        or_later=_or_later(later) if later else None,
        then_back=_back(back) if back else None,
        on_the=_day_of_year(entry),
        where=facts_of(entry, "where"),
        met_where=facts_of(entry, "met_where"),
        after=frozenset(entry.texts("after")),
        not_after=frozenset(entry.texts("not_after")),
        only_into=entry.text("only_into", ""),
        ahead=entry.whole("ahead", 0),
        notices=tuple(sorted(entry.wholes("notices"), reverse=True)),
        if_missed=entry.text("if_missed", ""),
        forbids=frozenset(entry.texts("forbids")),
        warns=frozenset(entry.texts("warns")),
        option=entry.text("option", ""),
        instead_of=entry.text("instead_of", ""),
        part_of=entry.text("part_of", ""),
        only_listed=entry.truth("only_listed"),
        own_length=entry.truth("own_length"),
        only_with=entry.text("only_with", ""),
        only_named=entry.truth("only_named"),
        about=entry.text("about", ""),
        whose=entry.text("whose", ""),
        passes=entry.truth("passes"),
        in_force=entry.day("in_force"),
        ended=entry.day_or_none("ended"),
    )
    entry.done()
    if not row.triggers:
        raise entry.broken("triggers is empty, so the duty could never begin")
    if row.rule:
        _must_count(entry, row.rule, row.length, row.unit)
    if row.own_length and (row.weight is not Weight.POLICY or not row.length):
        raise entry.broken("only a number that is no law’s may be an office’s own")
    return row


def _must_hold_a_day(whole: Entry, row: TimeLimit, kinds: Mapping[str, EventKind]) -> None:
    """The day that a row counts from is a date in each of its triggers."""
    for name in sorted(row.triggers) if row.from_fact else ():
        spec = kinds[name].fact(row.from_fact)
        if spec is None or spec.kind is not FactKind.DATE:
            raise whole.broken(f"{row.name}: {name} has no date called {row.from_fact}")


def _or_later(entry: Entry) -> OrLater:
    later = OrLater(
        triggers=frozenset(entry.texts("triggers")),
        length=entry.whole("length"),
        unit=entry.choice("unit", Unit),
        rule=entry.choice("rule", Rule),
    )
    entry.done()
    _must_count(entry, later.rule, later.length, later.unit)
    return later


def _back(entry: Entry) -> Back:
    back = Back(entry.whole("length"), entry.choice("unit", Unit), entry.text("why"))
    entry.done()
    return back


def _day_of_year(entry: Entry) -> tuple[int, int] | None:
    """``"15 February"``, as month and day."""
    words = entry.text("on_the", "")
    if not words:
        return None
    day, _, month = words.partition(" ")
    if not day.isdecimal() or month not in MONTHS:
        raise entry.broken(f"on_the must be a day such as 15 February, not {words!r}")
    return MONTHS.index(month) + 1, int(day)


def _must_count(entry: Entry, rule: Rule, length: int, unit: Unit) -> None:
    if unit not in rule.units or length < rule.least:
        raise entry.broken(f"rule {rule.value} can't count {unit.of(length)}")


def _roll(name: str, entry: Entry, short: str, href: str) -> Roll:
    roll = Roll(
        name=name,
        id=entry.text("id"),
        words=entry.text("words"),
        source=Citation(short, entry.text("provision"), href),
        also=entry.texts("also"),
    )
    entry.done()
    return roll


def _exemption(exemption_id: str, entry: Entry, short: str, href: str) -> Exemption:
    test = entry.only_table("test") if entry.has("test") else None
    exemption = Exemption(
        id=exemption_id,
        also=entry.texts("also"),
        test=_own_test(test) if test else None,
        words=entry.text("words"),
        source=Citation(short, entry.text("provision"), href),
        needs=entry.texts("needs"),
        in_force=entry.day("in_force"),
        ended=entry.day_or_none("ended"),
    )
    entry.done()
    return exemption


def _own_test(entry: Entry) -> OwnTest:
    test = OwnTest(
        first=entry.text("first"),
        last=entry.text("last"),
        least=entry.whole("least"),
        day=entry.text("day", ""),
        before=entry.whole("before", 0),
        institution=entry.text("institution", ""),
        asked=frozenset(entry.texts("asked")),
    )
    entry.done()
    return test


def _must_know(
    whole: Entry, row: TimeLimit, field: str, names: Iterable[str], known: Iterable[str]
) -> None:
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise whole.broken(f"time_limit.{row.name}: {field} names what is not there: {unknown}")


def _must_make_sense(whole: Entry, row: TimeLimit, kinds: Mapping[str, EventKind]) -> None:
    """A fact that a row asks of its trigger is one that every kind of trigger has."""
    for name in (*row.where, *filter(None, (row.only_with, row.about, row.whose))):
        without = [kind for kind in row.triggers if kind in kinds and not kinds[kind].fact(name)]
        if without:
            raise whole.broken(f"time_limit.{row.name}: {without} have no fact called {name}")
    for name in row.met_where:
        if not any(kinds[kind].fact(name) for kind in row.met_by if kind in kinds):
            raise whole.broken(f"time_limit.{row.name}: nothing that meets it has {name}")
