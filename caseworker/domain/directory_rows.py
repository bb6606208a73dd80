"""The directory as rows of a spreadsheet, written and read by the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Final

from caseworker.domain.directory import Former, Place, PlacePerson
from caseworker.domain.formulas import unguarded
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import code_kinds, columns_also, place_kinds

_LOOKED_AT: Final = 10  # lines in which the headings may stand
_PLAIN: Final = {
    "Run by": "run_by",
    "Authority": "authority",
    "Address": "address",
    "Postcode": "postcode",
    "Telephone": "telephone",
    "E-mail": "email",
    "Web": "web",
    "Successor": "successor",
    "Who it is for": "who_for",
    "What it offers": "offers",
    "How to get it": "how",
    "Note": "note",
}
_DAYS: Final = {"Opened": "opened", "Closed": "closed", "Checked on": "checked_on"}
_AGES: Final = {"From age": "age_from", "To age": "age_to"}
_FORMER: Final = re.compile(r"(?P<name>.+?)\s*\(until (?P<until>\d{4}-\d\d-\d\d)\)")
_PARTED: Final = re.compile(r"(?:;;|[^;\n])+")
"""A former name in a cell of several; a ``;`` of its own is doubled, or it would become two."""
_YES: Final = frozenset({"yes", "y", "true", "1"})
_NO: Final = frozenset({"", "no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of the file: its line, the place that it tells of, and what can’t be so in it.

    ``told`` are the fields that the file has a column for: the others stay as they are.
    """

    line: int
    place: Place
    faults: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()


def heads() -> tuple[str, ...]:
    """The columns, in the order in which they are written."""
    codes = tuple(one.words for one in code_kinds().values())
    return (
        "Kind", "Name", "Former names", *codes, "Run by", "Authority", "Address", "Postcode",
        "Telephone", "E-mail", "Web", "Opened", "Closed", "Successor", "From age", "To age",
        "Needs", "Who it is for", "What it offers", "How to get it", "Note", "People",
        "For families", "Checked on",
    )  # fmt: skip


def row_of(place: Place) -> tuple[str, ...]:
    """One place as cells, in the order of ``heads``."""
    kind = place_kinds().get(place.kind)
    codes = dict(place.codes)
    said = {
        "Kind": kind.words if kind else place.kind,
        "Name": place.name,
        "Former names": "; ".join(_former_words(one).replace(";", ";;") for one in place.former),
        "Needs": "; ".join(place.needs),
        "People": people_words(place.people),
        "For families": "Yes" if place.for_families else "No",
        **{one.words: codes.get(name, "") for name, one in code_kinds().items()},
        **{head: getattr(place, name) for head, name in _PLAIN.items()},
        **{head: _iso(getattr(place, name)) for head, name in _DAYS.items()},
        **{head: _number(getattr(place, name)) for head, name in _AGES.items()},
    }
    return tuple(said[head] for head in heads())


def heading_line(rows: Sequence[Sequence[str]]) -> int:
    """The line, from 0, that holds the headings: the one that says most of what is known here."""
    most, at = 0, 0
    for number, row in enumerate(rows[:_LOOKED_AT]):
        count = sum(1 for one in guessed(row) if one)
        if count > most:
            most, at = count, number
    return at


def guessed(headings: Sequence[str]) -> tuple[str, ...]:
    """The column that each heading is; empty for what is left out. None is taken twice."""
    known = {_bare(said): head for head, also in columns_also().items() for said in also}
    known |= {_bare(head): head for head in heads()}
    found: list[str] = []
    for heading in headings:
        column = known.get(_bare(heading), "")
        found.append("" if column in found else column)
    return tuple(found)


def rows_of(
    rows: Sequence[Sequence[str]], columns: Sequence[str], *, first: int = 2, kind: str = ""
) -> tuple[RowRead, ...]:
    """What the lines below the headings say, line by line, whatever is wrong with one.

    ``columns`` names ours for each cell, and ``first`` is the number of the first line. Where no
    column says what they are, all of them are of ``kind``.
    """
    words = place_kinds()[kind].words if kind in place_kinds() else ""
    found = []
    for number, cells in enumerate(rows, start=first):
        told = {
            column: unguarded(cell).strip()
            for column, cell in zip_longest(columns, cells[: len(columns)], fillvalue="")
            if column
        }
        if any(told.values()):
            told["Kind"] = told.get("Kind") or words
            found.append(_row(number, {"Name": "", **told}))
    return tuple(found)


def people_of(text: str) -> tuple[PlacePerson, ...]:
    """People as they are typed: one on a line, with strokes between what is said of them."""
    lines = ([part.strip() for part in line.split("|")] for line in text.splitlines())
    return tuple(PlacePerson(*parts[:5]) for parts in lines if any(parts))


def people_words(people: tuple[PlacePerson, ...]) -> str:
    """The same the other way."""
    return "\n".join(
        f"{one.name} | {one.role} | {one.telephone} | {one.email} | {one.days}".rstrip(" |")
        for one in people
    )


def former_of(lines: str) -> tuple[Former, ...]:
    """Former names as they are typed, one on a line: ``Oak School (until 2021-08-31)``."""
    return tuple(_former(one) for one in lines.splitlines() if one.strip())


def former_words(former: tuple[Former, ...]) -> str:
    """The same the other way."""
    return "\n".join(_former_words(one) for one in former)


def _bare(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())


def _row(line: int, told: Mapping[str, str]) -> RowRead:
    faults: list[str] = []
    kinds = {words.casefold(): one.id for one in place_kinds().values()
             for words in (one.words, one.many, one.id)}  # fmt: skip
    kind = kinds.get(told["Kind"].casefold(), "")
    if not kind:
        said = told["Kind"]
        faults.append(f"“{said}” is no kind of place." if said else "It says no kind of place.")
    needs, unknown = _needs(told.get("Needs", ""))
    faults += [f"“{one}” is no type of need." for one in unknown]
    families = told.get("For families", "").casefold()
    if families not in _YES | _NO:
        faults.append("For families: Yes or No.")
    place = Place(
        "",
        kind,
        told["Name"],
        former=tuple(
            _former(one.replace(";;", ";"))
            for one in _PARTED.findall(told.get("Former names", ""))
            if one.strip()
        ),
        codes=tuple(
            (name, told[one.words]) for name, one in code_kinds().items() if told.get(one.words)
        ),
        needs=needs,
        people=people_of(told.get("People", "")),
        for_families=families in _YES,
        **{name: told.get(head, "") for head, name in _PLAIN.items()},  # type: ignore[arg-type]
    )
    for head, name in (*_DAYS.items(), *_AGES.items()):
        typed = told.get(head, "")
        try:
            value = _day(typed) if head in _DAYS else _age(typed)
        except ValueError:
            what = "a day, as 2026-11-30 or 30/11/2026" if head in _DAYS else "a number of years"
            faults.append(f"{head}: “{typed}” is not {what}.")
            continue
        place = replace(place, **{name: value})  # type: ignore[arg-type]  # each of its kind
    return RowRead(line, place, tuple(faults), frozenset(_fields_of(told)))


def _fields_of(told: Mapping[str, str]) -> Iterator[str]:
    """The fields of a place for which the file has a column."""
    names = {**_PLAIN, **_DAYS, **_AGES, "Former names": "former", "Needs": "needs",
             "People": "people", "For families": "for_families"}  # fmt: skip
    codes = {one.words for one in code_kinds().values()}
    for head in told:
        if head in names:
            yield names[head]
        elif head in codes:
            yield "codes"


def _needs(typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by_words = {words.casefold(): one.name for one in NeedType for words in (one.name, one.value)}
    parts = [part.strip() for part in typed.split(";") if part.strip()]
    found = tuple(by_words[part.casefold()] for part in parts if part.casefold() in by_words)
    return found, tuple(part for part in parts if part.casefold() not in by_words)


def _former(typed: str) -> Former:
    found = _FORMER.fullmatch(typed.strip())
    if found is not None:
        with suppress(ValueError):
            return Former(found["name"], date.fromisoformat(found["until"]))
    return Former(typed.strip())


def _former_words(one: Former) -> str:
    return f"{one.name} (until {one.until.isoformat()})" if one.until else one.name


def _day(typed: str) -> date | None:
    if not typed:
        return None
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", typed)
    if british:
        day, month, year = map(int, british.groups())
        return date(year, month, day)
    return date.fromisoformat(typed)


def _age(typed: str) -> int | None:
    return int(typed) if typed else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(age: int | None) -> str:
    return "" if age is None else str(age)
