"""Who counts for which report of ``figures.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from caseworker.domain.figures import (
    awaited,
    caseload,
    chase,
    concern,
    custody_position,
    families,
    fix_next,
    groups,
    hours,
    moves,
    outcomes,
    provision,
    provision_map,
    reviews,
    support,
)
from caseworker.domain.figures.tick import CaseRead, Tick

Counts = Callable[[CaseRead], Iterator[Tick]]

COUNTERS: Final[Mapping[str, Counts]] = {
    "reviews": reviews.ticks,
    "outcomes": outcomes.ticks,
    "provision": provision.ticks,
    "provision_map": provision_map.ticks,
    "support": support.ticks,
    "moves": moves.ticks,
    "concern": concern.ticks,
    "caseload": caseload.ticks,
    "fix_next": fix_next.ticks,
    "family_places": families.places,
    "supportability": awaited.supportability,
    "out_of_school": families.out_of_school,
    "departures": families.departures,
    "scan_reviews": awaited.scan_reviews,
    "not_replying": awaited.not_replying,
    "hours": hours.ticks,
    "groups": groups.ticks,
    "custody_position": custody_position.ticks,
    "chase": chase.ticks,
}
