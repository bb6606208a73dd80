"""Where a plan that is being written names somebody of another case (check P-32)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from caseworker.casework.found_names import found_in, guard_for, let_standing
from caseworker.casework.records import Records
from caseworker.documents.passages import of_blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.checking.looked import Spot
from caseworker.domain.kinds import SectionKind, plan_kinds
from caseworker.domain.plan import Item, Plan

REMEDY = (
    "Take it out. Where it is right that it stands there, as with a brother or sister, let it "
    "stand with a reason: in the preview of the plan."
)


def others_in(records: Records, case: CaseNumber, plan: Plan) -> tuple[Spot, ...]:
    """Each place that holds a name, a number or a date of birth of another case.

    What an officer let stand for a reason isn’t among them; nor is a mere likeness, which
    stops nothing. Whose it is isn’t said.
    """
    guard = guard_for(records, (case,))
    standing = let_standing(records, case)
    spots: dict[tuple[str, str], Spot] = {}
    for place, text in _texts(plan):
        for one in found_in(guard, place, (text,), case):
            if one.stops and one.print not in standing:
                spot = Spot(place, f"“{one.words}”", mark=one.words, remedy=REMEDY)
                spots.setdefault((place, one.words), spot)
    return tuple(spots.values())


def know_everybody(records: Records, today: date) -> None:
    """A question that only makes ready: the next look at a plan finds everybody known."""
    del today
    records.known_names()


def still_there(spots: tuple[Spot, ...] | None, plan: Plan) -> tuple[Spot, ...] | None:
    """Those that stand in this plan yet: it has been written on since they were found.

    An item that was moved is found under its new number.
    """
    if not spots:
        return spots
    said: dict[str, str] = {}
    for place, text in _texts(plan):
        said[place] = f"{said.get(place, '')}\n{text}"
    left = []
    for spot in spots:
        places = [spot.place, *(place for place in said if place[:1] == spot.place[:1])]
        at = next((place for place in places if spot.mark in said.get(place, "")), None)
        if at is not None:
            left.append(replace(spot, place=at))
    return tuple(left)


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every text of the plan with the letter or number of its place, said as on paper."""
    kinds = {section.letter: section for section in plan_kinds()[plan.kind].sections}
    for letter, section in plan.sections.items():
        yield from ((letter, text) for text in of_blocks(section.text))
        for position, item in enumerate(section.items, start=1):
            place = f"{letter}{position}"
            yield from ((place, text) for text in of_blocks(item.text))
            yield from ((place, text) for text in _fields(item, kinds.get(letter)))


def _fields(item: Item, section: SectionKind | None) -> Iterator[str]:
    known = section.item.fields if section is not None and section.item is not None else ()
    words = {field.name: field.words for field in known}
    for name, said in item.fields.items():
        yield f"{words.get(name, name)}: {said.strip()}"
