"""Which entry an answer answers: the one it names, else one that says the same of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from caseworker.domain.case import Event
from caseworker.domain.law.kinds import EventKind, FactKind


def answered_by(
    event: Event, asked: Iterable[Event], match: str, kinds: Mapping[str, EventKind]
) -> tuple[Event, ...]:
    """Those of ``asked`` that ``event`` answers.

    An answer that names its request answers that one alone, whoever wrote it: one who was
    asked may have it done by another. ``match`` is the fact in which the two agree where
    none is named. A request that was corrected since is known by the entries it replaced.
    """
    asked = tuple(asked)
    ones = named_by(event, asked, kinds)
    if ones:
        return ones
    return tuple(one for one in asked if event.facts.get(match) == one.facts.get(match))


def named_by(
    event: Event, among: Iterable[Event], kinds: Mapping[str, EventKind]
) -> tuple[Event, ...]:
    """Those of ``among`` that ``event`` names: what it calls off, what it answers."""
    named = {
        value
        for spec in kinds[event.kind].facts
        if spec.kind is FactKind.EVENT and (value := event.facts.get(spec.name))
    }
    if not named:
        return ()
    return tuple(one for one in among if named & one.known_as)
