"""Which set of rules a person is under on a day, and whose: read off the dated facts of the case.

A move between authorities changes no rule of the community, but who must keep it, and what
runs anew (SEND Regs 2014 reg 15; Detained Persons Regs 2015 reg 15(3)): it begins a spell too.
Both sets of rules are for authorities in England: while the home authority is elsewhere, others
hold in their place (CFA 2014 s.24 and s.71(1)).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.computed import with_computed
from caseworker.domain.days import plain
from caseworker.domain.establishments import Establishments, built_in, nation_of
from caseworker.domain.homes import Home, home_on, homes_of
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.law.words import words_in
from caseworker.domain.settings import settings


@dataclass(frozen=True, slots=True)
class Spell:
    """One set of rules, and the day from which it holds; None from the very beginning.

    ``authority`` is who has been responsible since a move, or the nation outside England
    where the person is; empty as long as nothing has changed it.
    """

    regime: str
    since: date | None
    because: str
    authority: str = ""


def spells_of(
    events: Iterable[Event],
    kinds: Mapping[str, EventKind],
    setting: str,
    home: str = "",
    places: Establishments | None = None,
) -> tuple[Spell, ...]:
    """Every set of rules the person has been under, and under which authority, oldest first.

    The setting says which one held before the first event that changes it, such as a
    detention: a case that began in custody begins under its rules, with or without an
    entry for the day. Where the first change is into the setting's own rules, those of the
    community held until then. ``events`` are those that stand, by day. ``home`` is the home
    authority that stands with the person; ``places`` are the establishments that the office
    knows: those that the program ships with where it isn't given.
    """
    written = _placed(events, kinds, built_in() if places is None else places)
    by_place = _by_place(written, kinds, setting)
    homes = homes_of(written, kinds, home)
    if not any(one.is_elsewhere for one in homes):
        return by_place
    changes = {spell.since for spell in by_place} | {one.since for one in homes}
    days = [None, *sorted(day for day in changes if day)]
    found: list[Spell] = []
    for day in days:
        spell = _with_home(in_spells(by_place, day), home_on(homes, day), day)
        if not found or (spell.regime, spell.authority) != (found[-1].regime, found[-1].authority):
            found.append(spell)
    return tuple(found)


def spells_of_case(
    case: Case, until: date, places: Establishments | None = None
) -> tuple[Spell, ...]:
    """The same of a case, with what nobody records (the 19th birthday), until that day."""
    kinds = event_kinds()
    found = every_spell(case, kinds, places)
    return tuple(spell for spell in found if spell.since is None or spell.since <= until)


def every_spell(
    case: Case, kinds: Mapping[str, EventKind], places: Establishments | None = None
) -> tuple[Spell, ...]:
    """The same of a case, with those that are still to come."""
    events = with_computed(case, kinds)
    return spells_of(events, kinds, case.setting, case.person.home_authority, places)


def in_spells(spells: Sequence[Spell], on: date | None) -> Spell:
    """The spell that ``on`` falls in; None is the very beginning."""
    return [one for one in spells if one.since is None or (on is not None and one.since <= on)][-1]


def regime_on(case: Case, on: date, places: Establishments | None = None) -> str:
    """The set of rules that the person is under on that day."""
    return spells_of_case(case, on, places)[-1].regime


def _placed(
    events: Iterable[Event], kinds: Mapping[str, EventKind], places: Establishments
) -> tuple[Event, ...]:
    """The events, each with the nation that its establishment is known to lie in.

    A nation that somebody entered stays as it is.
    """
    return tuple(_in_its_nation(event, kinds[event.kind], places) for event in events)


def _in_its_nation(event: Event, kind: EventKind, places: Establishments) -> Event:
    by = kind.regime_by
    if by is None or event.facts.get(by.fact):
        return event
    nation = nation_of(event.facts.get(by.place, ""), places)
    return replace(event, facts={**event.facts, by.fact: nation}) if nation else event


def _by_place(
    events: Sequence[Event], kinds: Mapping[str, EventKind], setting: str
) -> tuple[Spell, ...]:
    """The sets of rules by where the person is, and what an entry says of it."""
    begins = settings()[setting].regime
    changes = (to for event in events if (to := kinds[event.kind].regime_with(event.facts)[0]))
    if next(changes, None) == begins:
        begins = settings()["community"].regime
    spells = [Spell(begins, None, "where the child or young person was at the start")]
    for event in events:
        kind, last = kinds[event.kind], spells[-1]
        to, only_from = kind.regime_with(event.facts)
        regime = to if to and only_from in {"", last.regime} else last.regime
        authority = event.facts.get(kind.moves_to, "") if kind.moves_to else last.authority
        if (regime, authority) != (last.regime, last.authority):
            because = f"{_titled(event, kind)} on {plain(event.day)}"
            spells.append(Spell(regime, event.day, because, authority))
    return tuple(spells)


def _with_home(spell: Spell, home: Home, day: date | None) -> Spell:
    """The rules that hold in the place of these while the home authority is outside England."""
    instead = words_in("regimes", spell.regime).get("elsewhere", "") if home.is_elsewhere else ""
    if instead:
        return Spell(instead, day, home.because, home.authority or spell.authority)
    if day == spell.since or home.since != day:
        return spell if spell.since == day else replace(spell, since=day)
    return replace(spell, since=day, because=home.because)


def _titled(event: Event, kind: EventKind) -> str:
    """What happened; and in brackets the fact by which it changes the rules, where one does."""
    fact = event.facts.get(kind.regime_by.fact, "") if kind.regime_by else ""
    return f"{kind.title} ({fact})" if fact else kind.title
