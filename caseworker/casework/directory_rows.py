"""A file of places brought in: looked at first, then all that is sound at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework import bulk
from caseworker.casework.bulk import Bulk
from caseworker.casework.directory import directory_of
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.place_gaps import gaps_of, tidied
from caseworker.casework.records import Records
from caseworker.domain.directory import Directory, Place, plainly
from caseworker.domain.directory_data import place_data, place_of
from caseworker.domain.directory_rows import RowRead
from caseworker.domain.errors import NotFound

BROUGHT: Final = "place_brought_in"
PLACES: Final = frozenset({Touched.PLACES})
LOOKED_AT: Final = 60
"""Acts on many things among which files of places are looked for."""


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
    """Those places of a file that are sound, as the preview showed them, and how it is called."""

    places: Directory
    file: str = ""


@dataclass(frozen=True, slots=True)
class TakeFileBack:
    """``key`` is what ``Done.made`` of bringing the file in carried."""

    key: str


def look_at_rows(rows: Sequence[RowRead]) -> Callable[[Records, date], tuple[RowSeen, ...]]:
    """A question: what the rows of a file would change. Nothing is changed by asking."""

    def ask(records: Records, today: date) -> tuple[RowSeen, ...]:
        known = _Known(directory_of(records))
        seen: list[RowSeen] = []
        taken: dict[str, int] = {}
        for row in rows:
            one = _seen(row, known, today, taken)
            if one.place.id in taken:
                twice = f"It is on line {taken[one.place.id]}, too."
                one = replace(one, faults=(*one.faults, twice), says=twice)
            taken.setdefault(one.place.id, one.line)
            seen.append(one)
        return tuple(seen)

    return ask


def bring_in_places(records: Records, command: BringInPlaces, sitting: Sitting) -> Done:
    """Keep every one of them. ``made`` takes all of it back. Raises NotFound: there is none."""
    if not command.places:
        raise NotFound("The file changes nothing in the directory.")
    known = {one.id: one for one in directory_of(records)}
    for place in command.places:
        records.directory.keep(replace(place, changed_at=sitting.at, changed_by=sitting.officer.id))
    what = _places(len(command.places))
    before = [place_data(known[one.id]) for one in command.places if one.id in known]
    added = [one.id for one in command.places if one.id not in known]
    words = f"{command.file or 'A file'}: {what}"
    kept = bulk.keep(records, BROUGHT, words, {"before": before, "added": added}, sitting)
    are = "is" if len(command.places) == 1 else "are"
    return Done(None, PLACES, f"{what} {are} brought into the directory.", BROUGHT, made=kept.id)


def take_file_back(records: Records, command: TakeFileBack, sitting: Sitting) -> Done:
    """All that a file brought in is as before. What somebody changed since stays as it is now.

    Raises:
        NotFound, NotAllowed: there was no such file, or it was taken back already.
    """
    kept = bulk.undo(records, command.key, BROUGHT, sitting)
    stands = {one.id for one in records.directory.every() if one.changed_at == kept.at}
    before = [place_of(one) for one in kept.before["before"]]
    for place in before:
        if place.id in stands:
            records.directory.keep(
                replace(place, changed_at=sitting.at, changed_by=sitting.officer.id)
            )
    for one in kept.before["added"]:
        if one in stands:
            records.directory.drop(one)
    all_of_it = {one.id for one in before} | set(kept.before["added"])
    left = len(all_of_it - stands)
    sentence = f"Taken back: {_places(len(all_of_it) - left)} as before."
    if left:
        sentence += f" {_places(left)} changed since, and left as now."
    return Done(None, PLACES, sentence, "place_file_taken_back", ref=kept.id)


def files_brought(records: Records, today: date) -> tuple[Bulk, ...]:
    """A question: the files of places that can still be taken back, newest first."""
    del today
    latest = records.bulk.latest(LOOKED_AT)
    return tuple(one for one in latest if one.act == BROUGHT and one.undone_at is None)


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"


class _Known:
    """The places that are there, found by code, or by kind, name and postcode."""

    def __init__(self, places: Directory) -> None:
        self._by_code = {code: one for one in places for code in one.codes}
        self._by_name: dict[tuple[str, str], list[Place]] = {}
        for one in places:
            for name in one.names:
                self._by_name.setdefault((one.kind, plainly(name)), []).append(one)

    def same(self, place: Place, taken: Collection[str]) -> Place | None:
        """Which of them a row means; ``taken`` are those that earlier rows mean.

        Of several with that name (a school that closed and one that came after it) the one that
        is called so now and closed on the same day, and of equals the one that no row means yet.
        """
        for code in place.codes:
            if code in self._by_code:
                return self._by_code[code]
        name = plainly(place.name)
        return min(
            (
                one
                for one in self._by_name.get((place.kind, name), ())
                if not (one.postcode and place.postcode) or one.postcode == place.postcode
            ),
            key=lambda one: (
                plainly(one.name) != name, one.closed != place.closed, one.id in taken
            ),
            default=None,
        )  # fmt: skip


def _seen(row: RowRead, known: _Known, today: date, taken: Collection[str]) -> RowSeen:
    place = tidied(row.place)
    before = known.same(place, taken)
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
