"""Places for the tests: none of them is real."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseworker.domain.directory import Former, Place, PlacePerson
from tests.builders import NOW, OKAFOR, TODAY

OAKFIELD = Place(
    "oakfield",
    "special_school",
    "Oakfield School",
    former=(Former("Oakfield Manor School", date(2021, 8, 31)),),
    codes=(("urn", "148201"), ("dfe", "908/7001")),
    run_by="Oak Learning Trust",
    authority="Northmere Council",
    address="Mill Lane\nNorthmere",
    postcode="NM1 2AB",
    telephone="01632 960210",
    email="office@oakfield.example",
    web="oakfield.example",
    age_from=5,
    age_to=16,
    needs=("SLCN", "ASD"),
    offers="Small classes. Speech and language therapy on the site.",
    how="Named in an EHC plan.",
    people=(
        PlacePerson("Priya Nair", "SENCO", "01632 960211", "p.nair@oakfield.example", "Mon to Wed"),
    ),
    for_families=True,
    checked_on=TODAY,
    changed_at=NOW,
    changed_by=OKAFOR,
)


def many_places(count: int) -> tuple[Place, ...]:
    """As many places, of several kinds, with names, postcodes and people of their own."""
    kinds = ("school", "therapy", "short_breaks", "charity", "health")
    return tuple(
        Place(
            f"place-{at:05d}",
            kinds[at % len(kinds)],
            f"Willow {at:05d} Centre",
            former=(Former(f"Old Willow {at:05d}"),) if at % 3 == 0 else (),
            address=f"{at} Long Road\nNorthmere",
            postcode=f"NM{at % 90 + 1} {at % 9 + 1}AB",
            people=(PlacePerson(f"Ana Person{at}", "Manager", "01632 960000"),),
            checked_on=TODAY,
            changed_at=NOW,
            changed_by=OKAFOR,
        )
        for at in range(count)
    )


def a_place_of(name: str, kind: str = "charity", **more: Any) -> Place:
    return Place("", kind, name, **more)
