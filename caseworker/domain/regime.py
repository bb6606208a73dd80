"""Which set of rules a person is under on a day: read off the dated facts of the case."""

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
    """One set of rules, and the day from which it holds; None from the very beginning."""

    regime: str
    since: date | None
    because: str


def spells_of(
    events: Iterable[Event], kinds: Mapping[str, EventKind], setting: str
) -> tuple[Spell, ...]:
    """Every set of rules the person has been under, oldest first.

    The setting says which one held before the first event that changes it, such as a
    detention: a case that began in custody begins under its rules, with or without an
    entry for the day. Where the first change is into the setting's own rules, those of the
    community held until then. ``events`` are those that stand, by day.
    """
    begins = settings()[setting].regime
    changes = [
        (event, *to) for event in events if (to := kinds[event.kind].regime_with(event.facts))[0]
    ]
    if changes and changes[0][1] == begins:
        begins = settings()["community"].regime
    spells = [Spell(begins, None, "where the child or young person was at the start")]
    for event, regime, only_from in changes:
        if regime != spells[-1].regime and only_from in {"", spells[-1].regime}:
            because = f"{_titled(event, kinds[event.kind])} on {plain(event.day)}"
            spells.append(Spell(regime, event.day, because))
    return tuple(spells)


def _titled(event: Event, kind: EventKind) -> str:
    """What happened; and in brackets the fact by which it changes the rules, where one does."""
    fact = event.facts.get(kind.regime_by.fact, "") if kind.regime_by else ""
    return f"{kind.title} ({fact})" if fact else kind.title


def in_spells(spells: Sequence[Spell], on: date) -> Spell:
    """The spell that ``on`` falls in."""
    return [spell for spell in spells if spell.since is None or spell.since <= on][-1]


def regime_on(case: Case, on: date) -> str:
    """The set of rules that the person is under on that day."""
    kinds = event_kinds()
    return in_spells(spells_of(with_computed(case, kinds), kinds, case.setting), on).regime
