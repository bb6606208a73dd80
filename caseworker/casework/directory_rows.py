"""A file of places brought in: looked at first, then all that is sound at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from caseworker.casework.directory import directory_of
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.place_gaps import gaps_of, tidied
from caseworker.casework.records import Records
from caseworker.domain.directory import Directory, Place, plainly
from caseworker.domain.directory_rows import RowRead, rows_read
from caseworker.domain.errors import NotFound


@dataclass(frozen=True, slots=True)
class RowSeen:
    """What would become of one row: ``place`` as it would be kept, ``before`` as it is.

    ``says`` is why it can’t be brought in, or what it would change; with faults nothing is kept.
    """

    line: int
    place: Place
    before: Place | None
    faults: tuple[str, ...]
    says: str

    @property
    def changes(self) -> bool:
        return not self.faults and self.place != self.before


@dataclass(frozen=True, slots=True)
class BringInPlaces:
    """Those places of a file that are sound, as the preview showed them."""

    places: Directory


def look_at_file(data: bytes) -> Callable[[Records, date], tuple[RowSeen, ...]]:
    """A question: what a file of places would change. Nothing is changed by asking.

    Raises:
        UnfitFile: it is no CSV file with our columns.
    """

    def ask(records: Records, today: date) -> tuple[RowSeen, ...]:
        known = _Known(directory_of(records))
        seen: list[RowSeen] = []
        taken: dict[str, int] = {}
        for row in rows_read(data):
            one = _seen(row, known, today)
            if one.place.id in taken:
                twice = f"It is on line {taken[one.place.id]}, too."
                one = replace(one, faults=(*one.faults, twice), says=twice)
            taken.setdefault(one.place.id, one.line)
            seen.append(one)
        return tuple(seen)

    return ask


def bring_in_places(records: Records, command: BringInPlaces, sitting: Sitting) -> Done:
    """Keep every one of them. Raises NotFound: there is none."""
    if not command.places:
        raise NotFound("The file changes nothing in the directory.")
    for place in command.places:
        records.directory.keep(replace(place, changed_at=sitting.at, changed_by=sitting.officer.id))
    count = len(command.places)
    what = "1 place is" if count == 1 else f"{count:,} places are"
    sentence = f"{what} brought into the directory."
    return Done(None, frozenset({Touched.PLACES}), sentence, "place_brought_in", made=str(count))


class _Known:
    """The places that are there, found by code, or by kind, name and postcode."""

    def __init__(self, places: Directory) -> None:
        self._by_code = {code: one for one in places for code in one.codes}
        self._by_name: dict[tuple[str, str], list[Place]] = {}
        for one in places:
            for name in one.names:
                self._by_name.setdefault((one.kind, plainly(name)), []).append(one)

    def same(self, place: Place) -> Place | None:
        for code in place.codes:
            if code in self._by_code:
                return self._by_code[code]
        for one in self._by_name.get((place.kind, plainly(place.name)), ()):
            if not (one.postcode and place.postcode) or one.postcode == place.postcode:
                return one
        return None


def _seen(row: RowRead, known: _Known, today: date) -> RowSeen:
    place = tidied(row.place)
    before = known.same(place)
    faults = (*row.faults, *(gap.words for gap in gaps_of(place, today)))
    if before is None:
        place = replace(place, id=uuid4().hex, checked_on=place.checked_on or today)
    else:
        told = {name: getattr(place, name) for name in row.told}
        if "former" in told:  # a name that it had is never lost
            told["former"] = tuple(dict.fromkeys((*before.former, *place.former)))
        if "codes" in told:  # nor is a code that the file has no column for
            told["codes"] = tuple((dict(before.codes) | dict(place.codes)).items())
        name = before.name if before.source else place.name
        place = replace(before, name=name, **told)
    return RowSeen(
        row.line, place, before, faults, " ".join(faults) or "; ".join(_changes(place, before))
    )


def _changes(place: Place, before: Place | None) -> Iterator[str]:
    if before is None:
        yield "New"
        return
    changed = [
        name.replace("_", " ")
        for name in Place.__slots__
        if getattr(place, name) != getattr(before, name)
    ]
    yield f"Changes: {', '.join(changed)}" if changed else "As it is"
