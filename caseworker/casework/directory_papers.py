"""Which places are wanted: on the screen, on paper, as a file, in a booklet for families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.directory import DirectorySeen, directory_seen
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.directory_list import DirectoryToPrint
from caseworker.documents.families_booklet import FamiliesToPrint
from caseworker.domain.directory import Directory, Place, index_of, plainly
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import place_kinds

LIST: Final = "directory_list"
BOOKLET: Final = "families_booklet"
_YES: Final = "yes"
_BETWEEN: Final = "\n"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which places: by words, kinds, marks and ages, or these very ones.

    ``sheet`` is one sheet of those that were picked, and no booklet.
    """

    find: str = ""
    kind: str = ""
    families: bool = False
    stale: bool = False
    closed: bool = False
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    area: str = ""
    age: int | None = None
    needs: tuple[str, ...] = ()
    sheet: bool = False

    def wanted(self, paper: str) -> Wanted:
        """The paper of these."""
        said = {
            "families": _YES if self.families else "",
            "stale": _YES if self.stale else "",
            "closed": _YES if self.closed else "",
            "ids": _BETWEEN.join(self.ids),
            "kinds": _BETWEEN.join(self.kinds),
            "area": self.area,
            "age": "" if self.age is None else str(self.age),
            "needs": _BETWEEN.join(self.needs),
            "sheet": _YES if self.sheet else "",
        }
        words = tuple((name, value) for name, value in said.items() if value)
        return Wanted(paper, which=self.find, about=self.kind, words=words)

    @property
    def words(self) -> str:
        """What they are narrowed to, in words."""
        kinds = place_kinds()
        needs = ", ".join(NeedType[name].within for name in self.needs)
        parts = (
            f"“{self.find}”" if self.find else "",
            kinds[self.kind].many if self.kind in kinds else "",
            self.area,
            f"for age {self.age}" if self.age is not None else "",
            needs,
            "for families" if self.families else "",
            "not checked for a year" if self.stale else "",
            "closed ones, too" if self.closed else "",
        )
        return ", ".join(part for part in parts if part)


def chosen_of(wanted: Wanted) -> Chosen:
    """The same back from the paper that is wanted."""
    said: Mapping[str, str] = dict(wanted.words)

    def several(name: str) -> tuple[str, ...]:
        return tuple(said[name].split(_BETWEEN)) if name in said else ()

    return Chosen(
        wanted.which,
        wanted.about,
        families="families" in said,
        stale="stale" in said,
        closed="closed" in said,
        ids=several("ids"),
        kinds=several("kinds"),
        area=said.get("area", ""),
        age=int(said["age"]) if "age" in said else None,
        needs=several("needs"),
        sheet="sheet" in said,
    )


def shown_of(seen: DirectorySeen, chosen: Chosen) -> Directory:
    """Those that are wanted; what is typed first by name, the rest by name."""
    places = index_of(seen.places).found(chosen.find) if chosen.find else seen.places
    return tuple(one for one in places if _is_wanted(one, chosen, seen.today))


def for_families(seen: DirectorySeen, chosen: Chosen) -> Directory:
    """Those of them that families may see, and that are open."""
    return tuple(
        one for one in shown_of(seen, chosen) if one.for_families and one.is_open(seen.today)
    )


def _is_wanted(one: Place, chosen: Chosen, today: date) -> bool:
    if chosen.ids:
        return one.id in chosen.ids
    if chosen.stale and (one.source or not one.is_stale(today)):
        return False
    return (
        chosen.kind in {"", one.kind}
        and (not chosen.kinds or one.kind in chosen.kinds)
        and (not chosen.families or one.for_families)
        and (chosen.closed or one.closed is None or one.closed > today)
        and _is_for(one, chosen)
    )


def _is_for(one: Place, chosen: Chosen) -> bool:
    """Where a place names no area, age or need it is for everybody."""
    where = plainly(f"{one.authority} {one.lines}")
    near = not chosen.area or not one.authority or plainly(chosen.area) in where
    aged = chosen.age is None or one.is_for_age(chosen.age)
    return (
        near
        and aged
        and (not chosen.needs or not one.needs or bool(set(chosen.needs) & set(one.needs)))
    )


def directory_to_print(records: Records, wanted: Wanted, today: date) -> DirectoryToPrint:
    """The places that were shown."""
    chosen = chosen_of(wanted)
    shown = shown_of(directory_seen(records, today), chosen)
    return DirectoryToPrint(shown, today, "" if chosen.ids else chosen.words)


def families_to_print(records: Records, wanted: Wanted, today: date) -> FamiliesToPrint:
    """The places that families may see, of those that were chosen."""
    chosen = chosen_of(wanted)
    shown = for_families(directory_seen(records, today), chosen)
    about = "" if chosen.ids else chosen.words.capitalize()
    return FamiliesToPrint(shown, today, about, chosen.sheet)
