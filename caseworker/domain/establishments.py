"""Establishments for children: where each lies, and from when until when children are held there.

The list that the program ships with is data with its source; what an office enters stands before
it. A name that is on neither is as good as any: a list can't know every home that opens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
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
    """That list with what an office entered: of one name, the office's counts. By name."""
    ours = {key_of(one.name): one for one in own}
    found = {key_of(one.name): one for one in built_in()} | ours
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


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
    )
