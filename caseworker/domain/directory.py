"""Places and people: whom an office works with, how they are reached, what they offer to whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from caseworker.domain.authorities import names_known
from caseworker.domain.case import OfficerId
from caseworker.domain.days import plain
from caseworker.domain.establishments import Establishment, Establishments, key_of
from caseworker.domain.place_kinds import code_kinds, place_kinds, shipped

KNOWN: Final = "known/"
"""With this begins the id of what comes with the program, not from the office."""
STALE_AFTER: Final = 365  # days since somebody checked that it is still so
SECURE: Final = "secure"
AUTHORITY: Final = "authority"


@dataclass(frozen=True, slots=True)
class Former:
    """A name that it had, and until when; None where nobody knows."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PlacePerson:
    """Somebody who works there: a name, what they do, how and on which days one reaches them."""

    name: str
    role: str = ""
    telephone: str = ""
    email: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One place. It is never taken out of the directory: it closes.

    ``successor`` is the name of what came after it. ``source`` says where the program has it
    from; it is empty for what the office entered. Of such a place the office keeps its own notes,
    people and ways to reach it; name, kind, authority and days stay the source’s.
    """

    id: str
    kind: str
    name: str
    former: tuple[Former, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    run_by: str = ""
    authority: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    web: str = ""
    opened: date | None = None
    closed: date | None = None
    successor: str = ""
    age_from: int | None = None
    age_to: int | None = None
    needs: tuple[str, ...] = ()
    who_for: str = ""
    offers: str = ""
    how: str = ""
    note: str = ""
    people: tuple[PlacePerson, ...] = ()
    for_families: bool = False
    checked_on: date | None = None
    changed_at: datetime | None = None
    changed_by: OfficerId | None = None
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it is or was known, the present one first."""
        return (self.name, *(one.name for one in self.former))

    @property
    def lines(self) -> str:
        """The address with its postcode, as an envelope has it."""
        lines = self.address.splitlines()
        if self.postcode and self.postcode not in self.address:
            lines.append(self.postcode)
        return "\n".join(lines)

    @property
    def ages(self) -> str:
        """The ages that it is for, in words; empty where nobody has said."""
        low, high = self.age_from, self.age_to
        if low is not None and high is not None:
            return f"{low} to {high}"
        if low is not None:
            return f"from {low}"
        return f"up to {high}" if high is not None else ""

    def is_open(self, on: date) -> bool:
        begun = self.opened is None or self.opened <= on
        return begun and (self.closed is None or on < self.closed)

    def not_open(self, on: date) -> str:
        """Why it can’t be used on that day, and what came after it; empty while it is open."""
        if self.is_open(on):
            return ""
        if self.closed is not None and self.closed <= on:
            after = f" {self.successor} came after it." if self.successor else ""
            return f"{self.name} has been closed since {plain(self.closed)}.{after}"
        return f"{self.name} opens only on {plain(self.opened or on)}."

    def is_stale(self, on: date) -> bool:
        """Whether nobody has checked it for a year, while it is open."""
        if not self.is_open(on):
            return False
        return self.checked_on is None or (on - self.checked_on).days > STALE_AFTER

    def is_for_age(self, age: int) -> bool:
        """Whether somebody of that age may go there; where nobody has said, they may."""
        return (self.age_from is None or self.age_from <= age) and (
            self.age_to is None or age <= self.age_to
        )


Directory = tuple[Place, ...]


def with_known(kept: Iterable[Place], establishments: Establishments) -> Directory:
    """What the office keeps, with the establishments, authorities and others that are known.

    Of a place that is known and kept, too, its name, kind and days are those of the source.
    """
    known = {one.id: one for one in _known(establishments)}
    own = []
    for place in kept:
        listed = known.pop(place.id, None)
        own.append(_over(place, listed) if listed is not None else place)
    return (*own, *known.values())


def _over(kept: Place, listed: Place) -> Place:
    return replace(
        kept,
        kind=listed.kind,
        name=listed.name,
        former=listed.former or kept.former,
        authority=listed.authority or kept.authority,
        opened=listed.opened,
        closed=listed.closed,
        offers=kept.offers or listed.offers,
        source=listed.source,
    )


def _known(establishments: Establishments) -> Iterator[Place]:
    for one in establishments:
        yield _of_establishment(one)
    for name, also in names_known():
        yield Place(
            f"{KNOWN}authority/{key_of(name)}",
            AUTHORITY,
            name,
            tuple(Former(each) for each in also),
            source="the built-in list of authorities",
        )
    for row in shipped():
        former = tuple(Former(each) for each in row.former)
        yield Place(
            f"{KNOWN}{row.id}", row.kind, row.name, former, offers=row.offers, source=row.source
        )


def _of_establishment(one: Establishment) -> Place:
    return Place(
        f"{KNOWN}establishment/{key_of(one.name)}",
        SECURE,
        one.name,
        tuple(Former(each) for each in one.also),
        authority=one.authority,
        opened=one.opened,
        closed=one.closed,
        offers=one.kind,
        source=one.source,
    )


class Index:
    """The places, made ready to be found by any word of theirs as it is typed."""

    def __init__(self, places: Directory) -> None:
        self.places = places
        self._said = [(plainly(" ".join(place.names)), _said(place)) for place in places]

    def found(self, typed: str, most: int | None = None) -> Directory:
        """Those that have every word typed, each the beginning of one of theirs.

        First those whose names have them all; of as good ones by name. A postcode is one word.
        """
        wanted = [f" {word}" for word in plainly(typed).split()]
        together = f" {plainly(typed).replace(' ', '')}"
        hits = []
        for place, (named, said) in zip(self.places, self._said, strict=True):
            if all(word in said for word in wanted) or (len(together) > 5 and together in said):  # noqa: PLR2004 - a whole code or postcode, and no short word
                in_name = all(word in named for word in wanted)
                hits.append((not in_name, place.name.casefold(), place.id, place))
        hits.sort(key=lambda hit: hit[:3])
        return tuple(hit[3] for hit in hits[:most])


_ready: list[Index] = []


def index_of(places: Directory) -> Index:
    """The index of these very places; made once while they stay the same."""
    if not _ready or _ready[0].places is not places:
        _ready[:] = [Index(places)]
    return _ready[0]


def forget_index() -> None:
    """Once the records are locked, nobody’s name or telephone stays here."""
    _ready.clear()


def plainly(words: str) -> str:
    """Words without case, accents and marks, with a space before each."""
    bare = unicodedata.normalize("NFKD", words.casefold().replace("’", "").replace("'", ""))
    kept = (" " if not one.isalnum() else one for one in bare if not unicodedata.combining(one))
    return " " + " ".join("".join(kept).split())


def _said(place: Place) -> str:
    codes = [code for _, code in place.codes]
    kind = place_kinds().get(place.kind)
    parts = (
        *place.names,
        *codes,
        *(code.replace("/", "") for code in codes),
        kind.words if kind else "",
        place.run_by,
        place.authority,
        place.address,
        place.postcode,
        place.postcode.replace(" ", ""),
        place.telephone,
        place.email,
        place.web,
        *place.needs,
        place.who_for,
        place.offers,
        place.note,
        *(f"{one.name} {one.role} {one.telephone} {one.email}" for one in place.people),
    )
    return plainly(" ".join(part for part in parts if part))


def called(places: Directory, name: str) -> Place | None:
    """The place of that name, or that had it; one that is not closed first."""
    wanted = plainly(name)
    same = [one for one in places if wanted.strip() and wanted in map(plainly, one.names)]
    same.sort(key=lambda one: (one.closed is not None, plainly(one.name) != wanted))
    return same[0] if same else None


def codes_in_words(place: Place) -> str:
    """The codes as they are read: ``URN 123456 · DfE number 908/4001``."""
    kinds = code_kinds()
    return " · ".join(
        f"{kinds[name].words if name in kinds else name} {code}" for name, code in place.codes
    )
