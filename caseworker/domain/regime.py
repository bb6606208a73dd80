"""Which set of rules a person is under on a day, and whose: read off the dated facts of the case.

A move between authorities changes no rule of the community, but who must keep it, and what
runs anew (SEND Regs 2014 reg 15; Detained Persons Regs 2015 reg 15(3)): it begins a spell too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseworker.domain.case import Case, Event
from caseworker.domain.computed import with_computed
from caseworker.domain.days import plain
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
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
    events: Iterable[Event], kinds: Mapping[str, EventKind], setting: str
) -> tuple[Spell, ...]:
    """Every set of rules the person has been under, and under which authority, oldest first.

    The setting says which one held before the first event that changes it, such as a
    detention: a case that began in custody begins under its rules, with or without an
    entry for the day. Where the first change is into the setting's own rules, those of the
    community held until then. ``events`` are those that stand, by day.
    """
    begins = settings()[setting].regime
    written = tuple(events)
    changes = (to for event in written if (to := kinds[event.kind].regime_with(event.facts)[0]))
    if next(changes, None) == begins:
        begins = settings()["community"].regime
    spells = [Spell(begins, None, "where the child or young person was at the start")]
    for event in written:
        kind, last = kinds[event.kind], spells[-1]
        to, only_from = kind.regime_with(event.facts)
        regime = to if to and only_from in {"", last.regime} else last.regime
        authority = event.facts.get(kind.moves_to, "") if kind.moves_to else last.authority
        if (regime, authority) != (last.regime, last.authority):
            because = f"{_titled(event, kind)} on {plain(event.day)}"
            spells.append(Spell(regime, event.day, because, authority))
    return tuple(spells)


def spells_of_case(case: Case, until: date) -> tuple[Spell, ...]:
    """The same of a case, with what nobody records (the 19th birthday), until that day."""
    kinds = event_kinds()
    found = spells_of(with_computed(case, kinds), kinds, case.setting)
    return tuple(spell for spell in found if spell.since is None or spell.since <= until)


def _titled(event: Event, kind: EventKind) -> str:
    """What happened; and in brackets the fact by which it changes the rules, where one does."""
    fact = event.facts.get(kind.regime_by.fact, "") if kind.regime_by else ""
    return f"{kind.title} ({fact})" if fact else kind.title


def in_spells(spells: Sequence[Spell], on: date) -> Spell:
    """The spell that ``on`` falls in."""
    return [spell for spell in spells if spell.since is None or spell.since <= on][-1]


def regime_on(case: Case, on: date) -> str:
    """The set of rules that the person is under on that day."""
    return spells_of_case(case, on)[-1].regime
