"""Places and people: entered, changed, closed, checked; found; which cases name one.

A place is never taken out. What was done can be taken back at once: ``PutBack`` knows how it was.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.place_gaps import gaps_of, strange, tidied
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.directory import (
    Directory,
    Former,
    Place,
    forget_index,
    plainly,
    with_known,
)
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.establishments import Establishments, with_own

MOST_USES: Final = 50
_PLACES: Final = frozenset({Touched.PLACES})


@dataclass(frozen=True, slots=True)
class EnterPlace:
    """A place as the form has it; without an ``id`` it is a new one."""

    place: Place


@dataclass(frozen=True, slots=True)
class ClosePlace:
    """A place that is no more, from that day on, and what came after it; without a day, open."""

    id: str
    closed: date | None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class CheckPlaces:
    """Somebody has looked today: what the directory says of these is so."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was done to places is taken back: they are as before, and what was added is gone."""

    before: Directory = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectorySeen:
    """Every place, by name, as it is known today."""

    places: Directory
    today: date


@dataclass(frozen=True, slots=True)
class Uses:
    """How many cases name a place, and the first of them: number, and whose it is."""

    count: int
    cases: tuple[tuple[CaseNumber, str], ...]


_ready: list[tuple[Directory, Establishments, Directory]] = []


def directory_of(records: Records) -> Directory:
    """Every place that the office keeps, and every one that is known to the program.

    The very same while nothing changes: who searches makes it ready once, and not for each key.
    """
    kept, own = records.directory.every(), records.office().establishments
    for was_kept, was_own, whole in _ready:
        if was_kept is kept and was_own == own:
            return whole
    whole = with_known(kept, with_own(own))
    _ready[:] = [(kept, own, whole)]
    return whole


def forget_places() -> None:
    """As the records are locked: what was made ready outlives no key."""
    _ready.clear()
    forget_index()


def directory_seen(records: Records, today: date) -> DirectorySeen:
    """A question: every place, closed ones too, by name."""
    places = directory_of(records)
    return DirectorySeen(tuple(sorted(places, key=lambda one: one.name.casefold())), today)


def uses_of(place: Place) -> Callable[[Records, date], Uses]:
    """A question: the cases that name it, by any name that it had. Hidden ones are not counted."""

    def ask(records: Records, today: date) -> Uses:
        del today
        numbers = records.directory.naming(place.names)
        whose = []
        for number in numbers[:MOST_USES]:
            with suppress(RestrictedCase, NotFound):
                whose.append((number, records.case(number).person.name))
        return Uses(len(numbers), tuple(whose))

    return ask


def enter_place(records: Records, command: EnterPlace, sitting: Sitting) -> Done:
    """Add a place, or change what is said of it. A name that it had stays findable.

    Of a place that the program knows, what it knows stays; the rest is the office’s own.

    Raises:
        Incomplete: something is missing or can't be so; every gap at once.
        NotAllowed: another open place has this name and this postcode.
    """
    place = tidied(command.place)
    gaps = list(gaps_of(place, sitting.today))
    if gaps:
        raise Incomplete(gaps)
    known = directory_of(records)
    before = next((one for one in known if place.id and one.id == place.id), None)
    _refuse_twin(known, place, sitting.today)
    if before is not None and before.name != place.name:
        left = tuple(one for one in place.former if one.name not in {place.name, before.name})
        place = replace(place, former=(*left, Former(before.name, sitting.today)))
    made = place.id or uuid4().hex
    records.directory.keep(
        replace(
            place,
            id=made,
            closed=before.closed if before else place.closed,
            successor=before.successor if before else place.successor,
            checked_on=sitting.today,
            changed_at=sitting.at,
            changed_by=sitting.officer.id,
        )
    )
    if before is None:
        return _done(f"{place.name} is in the directory.", "place_entered", made)
    if before.name != place.name:
        said = f"{before.name} is now called {place.name}, and is still found by its former name."
        return _done(said, "place_renamed", made)
    return _done(f"What the directory says of {place.name} is changed.", "place_changed", made)


def close_place(records: Records, command: ClosePlace, sitting: Sitting) -> Done:
    """It stays in the directory; forms warn of it, and name what came after it.

    Raises:
        NotFound: there is no such place, or the program’s own list says when it closed.
        Incomplete: the day is before it opened, or far from today.
    """
    place = _place(records, command.id)
    if place.source:
        raise NotAllowed(
            f"{place.name} is on a list of the program’s own.",
            instead="Under Preferences, Establishments, say what the office knows better.",
        )
    day = command.closed
    if day is not None:
        early = place.opened is not None and day <= place.opened
        fault = "It can’t have closed before it opened." if early else strange(day, sitting.today)
        if fault:
            raise Incomplete([Gap("closed", fault)])
    after = " ".join(command.successor.split()) if day else ""
    records.directory.keep(_stamped(replace(place, closed=day, successor=after), sitting))
    if day is None:
        return _done(f"{place.name} is open again.", "place_reopened", place.id)
    return _done(f"{place.name} is closed from {day_words(day)}.", "place_closed", place.id)


def check_places(records: Records, command: CheckPlaces, sitting: Sitting) -> Done:
    """Keep that somebody looked today. Raises NotFound: one of them is not there."""
    places = [_place(records, one) for one in command.ids]
    if not places:
        raise NotFound("No place was chosen.")
    for place in places:
        records.directory.keep(_stamped(replace(place, checked_on=sitting.today), sitting))
    what = places[0].name if len(places) == 1 else f"{len(places)} places"
    one = places[0].id if len(places) == 1 else str(len(places))
    return _done(f"Checked today: {what}.", "place_checked", one)


def put_back(records: Records, command: PutBack, sitting: Sitting) -> Done:
    """Take back what was just done to places. Raises NotFound: what was added is not there."""
    for place in command.before:
        records.directory.keep(_stamped(place, sitting))
    for one in command.added:
        records.directory.drop(one)
    count = len(command.before) + len(command.added)
    what = "1 place is" if count == 1 else f"{count} places are"
    return _done(f"Taken back: {what} as before.", "place_put_back", str(count))


def _refuse_twin(known: Directory, place: Place, today: date) -> None:
    for other in known:
        same = plainly(other.name) == plainly(place.name) and other.kind == place.kind
        near = not (other.postcode and place.postcode) or other.postcode == place.postcode
        if other.id != place.id and same and near and other.is_open(today):
            raise NotAllowed(
                f"{other.name} is in the directory already.",
                instead="Change that one, or give this one a name or a postcode of its own.",
            )


def _place(records: Records, one: str) -> Place:
    found = next((place for place in directory_of(records) if place.id == one), None)
    if found is None:
        raise NotFound("There is no such place in the directory.")
    return found


def _stamped(place: Place, sitting: Sitting) -> Place:
    return replace(place, changed_at=sitting.at, changed_by=sitting.officer.id)


def _done(sentence: str, act: str, made: str) -> Done:
    return Done(None, _PLACES, sentence, act, made=made)
