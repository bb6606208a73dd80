"""What an entry says of a move, and what follows from that: where to, into whose area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from caseworker.domain.authorities import ENGLAND, is_same_authority, nation_of_authority
from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.computed import HOME, NEW
from caseworker.domain.homes import home_on, homes_of
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.moves import AREA, DESTINATION, PLAN, plain_place, the_moves

PLACE: Final = "place"
NATIONS: Final = ("to", "nation", "home_nation")  # the facts that say where it is outright
SAME, ANOTHER = "same", "another"
HELD, NONE = "held", "none"


def move_facts(
    event: Event, case: Case, before: Sequence[Event], kinds: Mapping[str, EventKind]
) -> Mapping[str, str]:
    """The facts of an entry, and what rows of ``moves.toml`` may ask of it besides.

    ``destination`` is where it leads: what the entry says, or what is known of the place, or of
    the authority, that it names; an authority that nobody looked up is taken for one in England.
    ``area`` is “same” or “another” than the home authority of the day before. ``plan`` is “held”
    or “none”. ``before`` are the entries of the case up to this one.
    """
    return {
        **event.facts,
        DESTINATION: destination_of(event.facts, before),
        AREA: _area(event, case, before, kinds),
        PLAN: plan_held(case, kinds),
    }


def destination_of(facts: Mapping[str, str], before: Iterable[Event] = ()) -> str:
    """Where a move with these facts leads; empty where nobody can tell."""
    said = next((facts[name] for name in NATIONS if facts.get(name)), "")
    if said:
        return said
    if place := facts.get(PLACE, ""):
        known = the_moves().places.get(plain_place(place), "")
        if known or (known := _said_before(place, before)):
            return known
    if authority := facts.get(NEW, ""):
        return nation_of_authority(authority) or ("" if place else ENGLAND)
    return ""


def plan_held(case: Case, kinds: Mapping[str, EventKind]) -> str:
    """Whether the case has a plan of the law that nobody has ended: “held” or “none”."""
    held = False
    for event in case.live:
        held = held or kinds[event.kind].leads_to == Stage.PLAN_IN_FORCE.value
        held = held and event.kind not in the_moves().plan_ends
    return HELD if held else NONE


def _said_before(place: str, before: Iterable[Event]) -> str:
    """What an earlier entry said of the same place."""
    for event in before:
        if plain_place(event.facts.get(PLACE, "")) == plain_place(place):
            said = next((event.facts[name] for name in NATIONS if event.facts.get(name)), "")
            if said:
                return said
    return ""


def _area(event: Event, case: Case, before: Sequence[Event], kinds: Mapping[str, EventKind]) -> str:
    new = event.facts.get(NEW, "").strip()
    if not new:
        return ""
    home = event.facts.get(HOME, "") or _home_before(event.day, case, before, kinds)
    if not home:
        return ""
    return SAME if is_same_authority(home, new) else ANOTHER


def _home_before(
    day: date, case: Case, before: Sequence[Event], kinds: Mapping[str, EventKind]
) -> str:
    homes = homes_of(before, kinds, case.person.home_authority)
    return home_on(homes, day - timedelta(days=1)).authority
