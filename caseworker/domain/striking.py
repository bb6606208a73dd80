"""What stands against striking an entry out: what came of it, or points to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.listed import listed

STRUCK: Final = "struck_out"
WRONG_CASE: Final = "Entered on the wrong case"
BY_MISTAKE: Final = "Entered by mistake"
TWICE: Final = "Entered twice"
AT_ONCE: Final = "Taken back at once"
NEEDED: Final = "The case is needed after all"
"""Why an entry is struck out, as the kind has it."""


def why_fixed(kind: EventKind) -> str:
    """Why an entry of this kind can’t be corrected, for one that can’t."""
    return kind.fixed or "It tells of something that was made here."


def against(case: Case, event: Event, kinds: Mapping[str, EventKind]) -> NotAllowed | None:
    """Why this entry can't be struck out; None where nothing hangs on it."""
    kind = kinds[event.kind]
    if event not in case.live:
        return NotAllowed("That entry has already been corrected or struck out.")
    if kind.signed or not kind.correctable:
        return NotAllowed(
            f"“{kind.title}” can’t be struck out. {why_fixed(kind)}",
            source=kind.source,
            instead="Add a new entry that says what is right.",
        )
    if event == case.live[0] and len(case.live) > 1:
        return NotAllowed(
            "The case begins with this entry, and the others stand on it.",
            instead="Close the case as opened by mistake, if that is what it was.",
        )
    return _hangs_on_it(case, event, kinds)


def _hangs_on_it(case: Case, event: Event, kinds: Mapping[str, EventKind]) -> NotAllowed | None:
    without = replace(case, events=tuple(one for one in case.events if one.id != event.id))
    for later in case.live:
        if later.id == event.id:
            continue
        if _points_to(later, event, kinds[later.kind]):
            return _first(later, kinds, "tells of this very entry")
        if _needs(case, without, later, kinds):
            return _first(later, kinds, "came of it")
    return None


def _points_to(later: Event, event: Event, kind: EventKind) -> bool:
    return any(
        not event.known_as.isdisjoint(map(EventId, listed(later.facts.get(spec.name, ""))))
        for spec in kind.facts
        if spec.kind is FactKind.EVENT
    )


def _needs(case: Case, without: Case, later: Event, kinds: Mapping[str, EventKind]) -> bool:
    """Whether that one could be recorded as things are, and could not without the entry."""
    kind = kinds[later.kind]
    if any(without.last(one) is None and case.last(one) is not None for one in kind.only_after):
        return True
    return case.before(later.id).may(kind, kinds) and not without.before(later.id).may(kind, kinds)


def _first(later: Event, kinds: Mapping[str, EventKind], why: str) -> NotAllowed:
    title = kinds[later.kind].title
    return NotAllowed(
        f"“{title}” of {day_words(later.day)} {why}.", instead="Strike that one out first."
    )
