"""Establishments for children: where each lies, and from when until when children are held there.

The list that the program ships with is data with its source; what an office enters stands before
it. A name that is on neither is as good as any: a list can't know every home that opens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from caseworker.domain.days import plain
from caseworker.domain.law.limits import Checked

FILE: Final = "establishments.toml"
KINDS: Final = (
    "Young offender institution",
    "Secure training centre",
    "Secure children’s home",
    "Secure school",
    "Other",
)
#: Words of a name that say what sort of place it is, and not which one.
SORTS: Final = frozenset(
    {
        "hm",
        "hmp",
        "hmyoi",
        "yoi",
        "stc",
        "sch",
        "prison",
        "young",
        "offender",
        "institution",
        "the",
    }
)


@dataclass(frozen=True, slots=True)
class Establishment:
    """A place where children are detained.

    Attributes:
        also: shorter names by which it is known.
        opened: the first day on which children were held; None if they always were.
        closed: the first day on which none is held any more; None while it is open.
        note: what the days leave open.
        authority: the one in whose area it stands, which is the host authority; empty if unknown.
        area_checked: whether somebody has read that, apart from the rest of the row.
        is_own: the office entered it.
    """

    name: str
    kind: str
    nation: str
    opened: date | None = None
    closed: date | None = None
    source: str = ""
    checked: Checked = Checked.MEMORY
    note: str = ""
    also: tuple[str, ...] = ()
    authority: str = ""
    area_checked: Checked = Checked.MEMORY
    is_own: bool = False

    def is_open(self, on: date) -> bool:
        begun = self.opened is None or self.opened <= on
        return begun and (self.closed is None or on < self.closed)

    def not_open(self, on: date) -> str:
        """Why nobody can be held there on that day, in words; empty while it is open."""
        if self.is_open(on):
            return ""
        is_early = self.opened is not None and on < self.opened
        day = self.opened if is_early else self.closed
        said = "opens only on" if is_early else "has been closed since"
        note = f" {self.note}" if self.note else ""
        return f"{self.name} {said} {plain(day or on)}.{note}"


Establishments = tuple[Establishment, ...]


@cache
def built_in() -> Establishments:
    """The list that the program ships with."""
    whole = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
    return tuple(_read(row) for row in whole["establishment"])


def with_own(own: Iterable[Establishment]) -> Establishments:
    """That list with what an office entered: of one name, the office's counts. By name.

    The authority of the area stays the list's, where the office gave none.
    """
    found = {key_of(one.name): one for one in built_in()}
    for one in own:
        listed = found.get(key_of(one.name))
        keeps = listed is not None and not one.authority
        found[key_of(one.name)] = _in_the_area_of(one, listed) if listed and keeps else one
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def _in_the_area_of(one: Establishment, listed: Establishment) -> Establishment:
    return replace(one, authority=listed.authority, area_checked=listed.area_checked)


def open_on(known: Establishments, on: date) -> Establishments:
    """Those in which somebody may be held on that day."""
    return tuple(one for one in known if one.is_open(on))


def key_of(name: str) -> str:
    """The words that tell an establishment from others: “HMYOI Wetherby” is “wetherby”."""
    words = _words(name)
    return " ".join([word for word in words if word not in SORTS] or words)


@lru_cache(maxsize=1024)
def establishment_called(name: str, known: Establishments) -> Establishment | None:
    """The one whose name stands in what was typed, in whole words; of several the longest.

    Nobody types the whole name of a place alike.
    """
    typed = f" {' '.join(_words(name))} "
    found = [
        (len(key), one)
        for one in known
        for key in {key_of(each) for each in (one.name, *one.also)}
        if f" {key} " in typed
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def nation_of(name: str, known: Establishments) -> str:
    """The nation that an establishment of this name is known to lie in; empty if it isn't known."""
    found = establishment_called(name, known)
    return found.nation if found else ""


@dataclass(frozen=True, slots=True)
class Host:
    """The host authority, and what tells it: the area in which the establishment stands."""

    authority: str
    because: str


def host_of(name: str, known: Establishments) -> Host | None:
    """The authority in whose area the establishment of this name stands; None if nobody knows.

    It must see that there is education for those who are detained there (EA 1996 s.18A, from
    memory). It is never the home authority because of that.
    """
    found = establishment_called(name, known)
    if found is None or not found.authority:
        return None
    caution = ". From memory: check with the establishment" if _is_unread(found) else ""
    return Host(found.authority, f"{found.name} stands in its area{caution}.")


def _is_unread(one: Establishment) -> bool:
    return one.area_checked is Checked.MEMORY


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold().replace("’", "").replace("'", ""))


def _read(row: dict[str, Any]) -> Establishment:
    return Establishment(
        name=row["name"],
        kind=row["kind"],
        nation=row["nation"],
        opened=row.get("opened"),
        closed=row.get("closed"),
        source=row["source"],
        checked=Checked(row["checked"]),
        note=row.get("note", ""),
        also=tuple(row.get("also", ())),
        authority=row.get("authority", ""),
        area_checked=Checked(row.get("area_checked", "memory")),
    )
