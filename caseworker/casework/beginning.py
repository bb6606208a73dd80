"""What a case of a setting begins with: its first entry, and the facts that this tells too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from caseworker.domain.case import Happening
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.settings import settings
from caseworker.domain.under_way import COMMON, SINCE

ALSO: Final = {"establishment": "held_at", "status": "basis", "nation": "held_in"}
"""Facts of the setting that the first entry tells already."""


def begins_with(setting: str) -> EventKind | None:
    """The kind of entry that a case of this setting begins with, if its rules are its own."""
    found = settings().get(setting)
    if found is None or found.regime == settings()[COMMON].regime:
        return None
    return next((kind for kind in event_kinds().values() if kind.regime == found.regime), None)


def asks_for(setting: str, fact: str) -> bool:
    """Whether the setting asks for this fact."""
    found = settings().get(setting)
    return found is not None and any(spec.name == fact for spec in found.facts)


def first_entry(
    setting: str, day: date, told: Mapping[str, str]
) -> tuple[Happening | None, Mapping[str, str]]:
    """That entry on its ``day``, and the facts that it tells too; ``told`` by its own facts."""
    begins = begins_with(setting)
    if begins is None:
        return None, {}
    given = {name: value for name, value in told.items() if value and begins.fact(name)}
    noted = {ALSO[name]: value for name, value in given.items() if name in ALSO}
    noted[SINCE] = day.isoformat()
    facts = {name: value for name, value in noted.items() if asks_for(setting, name)}
    return Happening(begins.name, day, facts=given), facts
