"""Reads the kinds of event. What is missing in one raises BrokenLaw, never a surprise later."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caseworker.domain.law.bars import Bar
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.facts import fact_of, facts_of
from caseworker.domain.law.kinds import (
    Computed,
    CountsFrom,
    EventKind,
    HomeBy,
    RegimeBy,
)


def read_event_kinds(name: str, text: str) -> Mapping[str, EventKind]:
    """The event kinds in the words of one file, in its order."""
    whole = read_toml(name, text)
    whole.day("read_on")
    kinds = kinds_of(whole)
    whole.done()
    return kinds


def kinds_of(whole: Entry, settings: tuple[str, ...] = ()) -> Mapping[str, EventKind]:
    """The kinds that stand in a file; those of a setting’s own are offered in ``settings``."""
    kinds = {key: _event_kind(key, entry, settings) for key, entry in whole.tables("kind")}
    return MappingProxyType(kinds)


def _event_kind(name: str, entry: Entry, settings: tuple[str, ...]) -> EventKind:
    kind = EventKind(
        name=name,
        title=entry.text("title"),
        meaning=entry.text("meaning"),
        sentence=entry.text("sentence"),
        done_by=entry.text("done_by"),
        source=entry.text("source"),
        counts_from=entry.choice("counts_from", CountsFrom, CountsFrom.DAY),
        day_words=entry.text("day", "Day"),
        sent_words=entry.text("sent", ""),
        served_words=entry.text("served", ""),
        facts=tuple(fact_of(key, spec) for key, spec in entry.tables("fact")),
        open_when=entry.texts("open_when"),
        leads_to=entry.text("leads_to", "") or None,
        correctable=entry.truth("correctable", default=True),
        signed=entry.truth("signed"),
        ends_clocks=entry.truth("ends_clocks"),
        regime=entry.text("regime", "") or None,
        excuses=entry.truth("excuses"),
        computed=_computed(entry.only_table("computed")) if entry.has("computed") else None,
        only_after=entry.texts("only_after"),
        regime_from=entry.text("regime_from", ""),
        moves_to=entry.text("moves_to", ""),
        ends_why=entry.text("ends_why", ""),
        home_by=_home_by(entry.only_table("home_by")) if entry.has("home_by") else None,
        regime_by=_regime_by(entry.only_table("regime_by")) if entry.has("regime_by") else None,
        elsewhere=entry.truth("elsewhere"),
        also_called=entry.texts("also_called"),
        chases=entry.truth("chases"),
        beside_road=entry.truth("beside_road"),
        restarts=entry.text("restarts", ""),
        taken_over=entry.text("taken_over", ""),
        along=entry.texts("along"),
        begins=entry.texts("begins"),
        ends=entry.texts("ends"),
        bars=tuple(_bar(one) for _, one in entry.tables("bar")),
        settings=entry.texts("settings") or settings,
        erases=entry.texts("erases"),
    )
    entry.done()
    _must_have(entry, kind)
    return kind


def _bar(entry: Entry) -> Bar:
    bar = Bar(
        words=entry.text("words"),
        source=entry.text("source"),
        after=entry.text("after"),
        instead=entry.text("instead", ""),
        own=facts_of(entry, "own"),
        where=facts_of(entry, "where"),
        since=entry.texts("since"),
        months=entry.whole("months", 0),
    )
    entry.done()
    return bar


def _computed(entry: Entry) -> Computed:
    computed = Computed(
        age=entry.whole("age", 0),
        school_leaving=entry.truth("school_leaving"),
        fact=entry.text("fact", ""),
        elsewhere=entry.text("elsewhere", ""),
        consent=entry.truth("consent"),
        past=entry.truth("past"),
        told=entry.text("told", ""),
        as_told=facts_of(entry, "as_told"),
    )
    entry.done()
    given = (computed.age, computed.school_leaving, computed.fact, computed.elsewhere)
    if sum(map(bool, (*given, computed.consent))) != 1:
        raise entry.broken("one of age, school_leaving, fact, elsewhere, consent must be given")
    return computed


def _regime_by(entry: Entry) -> RegimeBy:
    fact, place, to = entry.text("fact"), entry.text("place", ""), {}
    for value, one in entry.tables("to"):
        to[value] = (one.text("regime"), one.text("from", ""))
        one.done()
    entry.done()
    return RegimeBy(fact, to, place)


def _home_by(entry: Entry) -> HomeBy:
    home = HomeBy(
        authority=entry.text("authority", ""),
        nation=entry.text("nation", ""),
        unsaid=entry.text("unsaid", ""),
        already=entry.truth("already"),
    )
    entry.done()
    return home


def _must_have(entry: Entry, kind: EventKind) -> None:
    """The facts that the kind itself goes by are facts of its own."""
    place = kind.regime_by.place if kind.regime_by else ""
    home = kind.home_by or HomeBy()
    for field, name in (
        ("moves_to", kind.moves_to),
        ("restarts", kind.restarts),
        ("regime_by.place", place),
        ("home_by.authority", home.authority),
        ("home_by.nation", home.nation),
    ):
        if name and kind.fact(name) is None:
            raise entry.broken(f"{field} names no fact of its own: {name}")
