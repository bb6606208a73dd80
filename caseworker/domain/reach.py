"""When somebody far away can be reached: what time it is there, and our hours for it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

from caseworker.domain.case import Case
from caseworker.domain.errors import BrokenLaw

FILE: Final = "zones.toml"
REACHED: Final = "reach_noted"


@dataclass(frozen=True, slots=True)
class ZoneRules:
    """Places by their words, each with its zone, and the hours in which one may ring there."""

    zones: Mapping[str, str]
    since: time
    until: time
    home: str


@cache
def zone_rules() -> ZoneRules:
    """Raises BrokenLaw: the file lacks something."""
    rows = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
    try:
        return ZoneRules(rows["zone"], time(rows["since"]), time(rows["until"]), rows["home"])
    except KeyError as error:
        raise BrokenLaw(FILE, error) from error


def told_of(case: Case, who: str, now: datetime) -> str:
    """When this person can be reached, as it was noted last: where they are, and what time it is.

    Empty where nothing is noted. ``now`` is any moment with its zone.
    """
    wanted = " ".join(who.casefold().split())
    noted = [
        event
        for event in case.all_of(REACHED)
        if " ".join(event.facts.get("who", "").casefold().split()) == wanted
    ]
    if not noted:
        return ""
    facts = noted[-1].facts
    parts = (time_there(facts.get("where", ""), now), facts.get("how", ""), facts.get("note", ""))
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)


def time_there(place: str, now: datetime) -> str:
    """Such as: “Cyprus: now 21:40 there; between 8:00 and 18:00 there it is 6:00 to 16:00 here”."""
    rules = zone_rules()
    name = rules.zones.get(place, "")
    if not name:
        return place
    there, here = ZoneInfo(name), ZoneInfo(rules.home)
    local = now.astimezone(there)
    first, last = (
        datetime.combine(local.date(), at, there).astimezone(here)
        for at in (rules.since, rules.until)
    )
    hours = f"between {_clock(rules.since)} and {_clock(rules.until)} there"
    return (
        f"{place}: now {_clock(local.time())} there; {hours} it is "
        f"{_clock(first.time())} to {_clock(last.time())} here."
    )


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
