"""Each kind of move, on each side: the case, and the checklist that it has to have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from caseworker.domain.case import Event
from caseworker.domain.diary import Reckoning, actors_of
from caseworker.domain.moving import LetOut, Move, Us, moves_of
from tests.builders import a_case, a_person
from tests.domain.happenings import on

WRITTEN = Path(__file__).parent / "checklists.txt"
LA, CUSTODY, SERVICE = ("community",), ("custody",), ("service_children",)
PLAN = on("existing_plan_recorded", "2026-03-09", authority="Fenshire")
HELD = on("detained", "2026-08-03", establishment="Wetherby")


@dataclass(frozen=True, slots=True)
class Moved:
    """A case in which somebody moves. ``office`` is what we are, ``name`` what we are called."""

    today: str
    office: tuple[str, ...]
    events: tuple[Event, ...]
    name: str = "Fenshire Council"
    setting: str = "community"
    facts: Mapping[str, str] = field(default_factory=dict)

    def moves(self, *let_out: LetOut) -> tuple[Move, ...]:
        actors = actors_of(self.office)
        case = a_case(
            *self.events,
            setting=self.setting,
            facts=self.facts,
            person=a_person(home_authority="Fenshire", born=date(2011, 3, 2)),
        )
        reckoning = Reckoning(date.fromisoformat(self.today), actors)
        return moves_of(case, reckoning, Us(self.name, actors), let_out)


def arrival(authority: str = "Wiltshire") -> Event:
    return on("arrival_planned", "2026-07-01", authority=authority, arrives_on="2026-09-01")


def learnt(day: str = "2026-08-17") -> Event:
    return on("move_known", day, authority="Wiltshire", moves_on="2026-09-01")


def posting(place: str, **facts: str) -> Event:
    return on("posting_planned", "2026-09-01", place=place, starts_on="2027-01-11", **facts)


TRANSFERRED = on("plan_transferred", "2026-09-01", authority="Wiltshire")
AWARE = on("home_authority_aware", "2026-12-23")
LEAVES = on("transfer_expected", "2026-08-31", establishment="Feltham A", leaves_on="2026-09-02")
LEAVING = on(
    "release_day_told", "2026-12-01", what="Early release", on="2027-02-15", source="E-mail"
)
TOLD = on("moved_establishment", "2026-09-02", establishment="Feltham A")
CAME = on("received_at_establishment", "2026-09-02", establishment="Feltham A")
OUT = on("released", "2026-09-02", where="from the establishment", authority="Fenshire")
COURT = on("released", "2026-10-09", where="at court")
ELSEWHERE = on("release_elsewhere", "2026-09-01", authority="Wiltshire")
OURS_NOW = on("became_responsible", "2026-09-10", authority="Wiltshire")
ADULT = on("moved_to_adult_estate", "2026-09-02", establishment="Calder Prison")
HERE = {"held_at": "Wetherby", "held_since": "2026-08-03"}


def held(today: str, *events: Event, office: tuple[str, ...] = CUSTODY, **changes: str) -> Moved:
    return Moved(today, office, (PLAN, HELD, *events), setting="custody", facts={**HERE, **changes})


def posted(place: str, office: tuple[str, ...], *events: Event) -> Moved:
    return Moved("2026-09-02", office, (PLAN, posting(place), *events), setting="service_children")


CASES: Mapping[tuple[str, str], Moved] = {
    ("between_authorities", "old_authority"): Moved("2026-09-01", LA, (PLAN, arrival(), learnt())),
    ("between_authorities", "new_authority"): Moved(
        "2026-09-02", LA, (PLAN, TRANSFERRED), "Wiltshire Council"
    ),
    ("between_authorities", "service"): Moved(
        "2026-07-01", SERVICE, (PLAN, arrival()), "DCS", "service_children"
    ),
    ("between_establishments", "sending"): held("2026-09-01", LEAVES),
    ("between_establishments", "receiving"): held("2026-09-02", CAME),
    ("between_establishments", "old_authority"): held("2026-09-02", TOLD, office=LA),
    ("detention", "receiving"): held("2026-12-23", AWARE),
    ("detention", "old_authority"): held("2026-12-23", AWARE, office=LA),
    ("release_ahead", "sending"): held("2027-01-18", LEAVING),
    ("release_ahead", "old_authority"): held("2027-01-18", LEAVING, office=LA),
    ("release_home", "sending"): held("2026-09-02", OUT),
    ("release_home", "old_authority"): held("2026-09-02", OUT, office=LA),
    ("release_at_court", "sending"): held("2026-10-09", COURT),
    ("release_at_court", "old_authority"): held("2026-10-09", COURT, office=LA),
    ("release_elsewhere", "sending"): held(
        "2026-09-02", on("released", "2026-09-02", authority="Wiltshire")
    ),
    ("release_elsewhere", "old_authority"): held("2026-09-02", ELSEWHERE, office=LA),
    ("release_elsewhere", "new_authority"): Moved(
        "2026-09-11", LA, (PLAN, HELD, ELSEWHERE, OURS_NOW), "Wiltshire Council", "custody"
    ),
    ("overseas_with_school", "service"): posted("Episkopi", SERVICE),
    ("overseas_with_school", "old_authority"): posted("Episkopi", LA),
    ("overseas_without_school", "service"): Moved(
        "2026-09-02",
        SERVICE,
        (PLAN, posting("Nairobi", to="Overseas, without a MOD school")),
        setting="service_children",
    ),
    ("overseas_without_school", "old_authority"): Moved(
        "2026-09-02", LA, (PLAN, on("abroad_for_a_time", "2026-09-01", place="Nairobi"))
    ),
    ("to_scotland", "service"): posted("Faslane", SERVICE),
    ("to_scotland", "old_authority"): posted("HMNB Clyde", LA),
    ("to_wales", "service"): posted("RAF Valley", SERVICE),
    ("to_wales", "old_authority"): Moved(
        "2026-09-02", LA, (PLAN, on("outside_england", "2026-09-01", nation="Wales"))
    ),
    ("to_northern_ireland", "service"): posted("Aldergrove", SERVICE),
    ("to_northern_ireland", "old_authority"): posted("Lisburn", LA),
    ("abroad_for_good", "old_authority"): Moved(
        "2026-09-02", LA, (PLAN, on("outside_england", "2026-09-01", nation="Abroad for good"))
    ),
    ("abroad_for_good", "service"): Moved(
        "2026-09-02", SERVICE, (PLAN, on("outside_england", "2026-09-01", nation="Abroad for good"))
    ),
    ("posting_unknown", "service"): posted("Somewhere", SERVICE),
    ("posting_unknown", "old_authority"): posted("Somewhere", LA),
    ("return_to_england", "service"): Moved(
        "2026-09-02", SERVICE, (on("back_in_england", "2026-09-01", authority="Wiltshire"),)
    ),
    ("return_to_england", "old_authority"): Moved(
        "2026-09-02", LA, (PLAN, on("back_in_england", "2026-09-01", authority="Fenland"))
    ),
    ("return_to_england", "new_authority"): Moved(
        "2026-09-02",
        LA,
        (PLAN, on("back_in_england", "2026-09-01", authority="Wiltshire")),
        "Wiltshire Council",
    ),
    ("health_body", "old_authority"): Moved(
        "2026-09-02",
        LA,
        (PLAN, on("commissioning_body_changed", "2026-09-01", body="Northmere ICB")),
    ),
    ("adult_estate", "sending"): held("2026-09-02", ADULT),
}
"""A case of each kind of move, with us on each side that it has."""


def checklists() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The lines that each of these cases has to have."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for block in WRITTEN.read_text("utf-8").split("\n[")[1:]:
        title, *lines = block.strip().splitlines()
        kind, _, side = title.removesuffix("]").partition(" as ")
        found[kind, side] = tuple(lines)
    return found
