"""Who of those in the records somebody may be: asked before a case is begun or taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.records import SOUNDS_LIKE, Hit, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.law import event_kinds
from caseworker.domain.matching import How, Likeness, Who, birthdays_like, likeness, who
from caseworker.domain.people import Identifier

MOST = 8
NUMBER: Final = "_number"
"""How facts of a case end that hold a number of the person; before it is the kind of number."""
JOINED: Final = "joined_to_another"
"""The kind of entry that says in which other case the work on this one goes on."""
_ORDER = list(How)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the records, and how like they are to whoever is asked about.

    ``likeness`` is None where only words of the case were found, or where the case is
    restricted: then nothing is told of it but that it is there.
    """

    hit: Hit
    likeness: Likeness | None = None
    restricted: bool = False

    @property
    def case(self) -> CaseNumber:
        return self.hit.case


def known_here(records: Records, sought: Who) -> tuple[Known, ...]:
    """Whoever it may be, the likeliest first; and what else the search finds of the name.

    Looked for by number, by name and its sound, and by the day of birth as it is and turned
    round. It warns; it never blocks, and never decides.
    """
    found: dict[CaseNumber, Hit] = {}
    for hit in _hits(records, sought):
        found.setdefault(hit.case, hit)
    known: dict[CaseNumber, Known] = {}
    for hit in found.values():
        one = _judged(records, sought, hit)
        known.setdefault(one.case, one)
    return tuple(sorted(known.values(), key=_first))


def _hits(records: Records, sought: Who) -> Iterator[Hit]:
    days = birthdays_like(sought.born) if sought.born else ()
    for number in sought.identifiers:
        yield from records.find(number.value, MOST)
    if sought.name:
        for day in days:
            yield from records.find(f"{sought.family or sought.given} {_typed(day)}", MOST)
        yield from records.find(sought.name, MOST)
    if sought.known_as:
        yield from records.find(f"{sought.known_as} {sought.family}".strip(), MOST)
    for day in days:
        yield from records.find(_typed(day), MOST)


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _judged(records: Records, sought: Who, hit: Hit) -> Known:
    try:
        case = records.case(hit.case)
        joined = case.last(JOINED)
        alike = likeness(sought, _who(case), sounds_alike=hit.where == SOUNDS_LIKE)
        if joined is None:
            return Known(hit, alike)
        return Known(_hit_of(records.case(CaseNumber(joined.facts["case"])), hit), alike)
    except RestrictedCase:
        return Known(hit, restricted=True)


def _who(case: Case) -> Who:
    """What the case is known by: the numbers of the person, and those among its facts."""
    known = who(case.person)
    told = (
        Identifier(name.removesuffix(NUMBER), value)
        for name, value in case.facts.items()
        if name.endswith(NUMBER) and value
    )
    return replace(known, identifiers=(*known.identifiers, *told))


def _hit_of(into: Case, hit: Hit) -> Hit:
    """The case in which the work on that one goes on."""
    person = into.person
    stage = into.stage(event_kinds())
    return replace(hit, case=into.number, name=person.name, born=person.born, stage=stage)


def _first(known: Known) -> int:
    """By how like they are; among the equal, as the search found them."""
    return _ORDER.index(known.likeness.how) if known.likeness else len(_ORDER)
