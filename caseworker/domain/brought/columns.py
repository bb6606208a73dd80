"""The columns that a list may have: known by what lists call them, and by no order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.under_way import fields_asked

FILE: Final = "columns.toml"
LOOKED_AT: Final = 30
"""Lines in which the headings are looked for: titles, days and logos may stand above them."""
FEWEST: Final = 2
TOTAL: Final = re.compile(r"(?:grand\s+|sub\s*)?totals?\b|count\b|sum\b|number of\b", re.IGNORECASE)


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"
    DAY = "day"
    SETTING = "setting"
    STAGE = "stage"
    OFFICER = "officer"
    AUTHORITY = "authority"
    NEEDS = "needs"
    NUMBER = "number"
    YES = "yes"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One thing that a list may say of each case."""

    name: str
    title: str
    kind: Kind
    also: tuple[str, ...] = ()
    number: str = ""
    is_out: bool = False
    ahead: bool = False
    choices: tuple[str, ...] = ()


@cache
def list_columns() -> Mapping[str, ListColumn]:
    """Every column by its name, in the order in which they are offered."""
    return _file()[0]


def words_of(kind: str) -> Mapping[str, str]:
    """What lists call settings (``setting``) or needs (``need``): the plain words to the name."""
    return _file()[1][kind]


def plain(text: str) -> str:
    """Small letters and figures alone: “D.O.B.” is “dob”, “Prénom” is “prenom”."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(one for one in parts if not unicodedata.combining(one)))


def heading_line(rows: Sequence[Sequence[str]]) -> int:
    """The line that holds the headings: the one that says most of what is known here.

    The first with anything in it, where none says two such things.
    """
    known = _by_words()
    best, most = next((at for at, row in enumerate(rows) if any(row)), 0), FEWEST - 1
    for at, row in enumerate(rows[:LOOKED_AT]):
        count = sum(plain(cell) in known for cell in row if cell.strip())
        if count > most:
            best, most = at, count
    return best


def headings_of(row: Sequence[str], wide: int) -> tuple[str, ...]:
    """A heading for each column; two alike are told apart, and none is empty."""
    found: list[str] = []
    for at in range(wide):
        said = " ".join((row[at] if at < len(row) else "").split()) or f"Column {at + 1}"
        same = sum(one == said or one.startswith(f"{said} (") for one in found)
        found.append(f"{said} ({same + 1})" if same else said)
    return tuple(found)


def guessed(headings: Sequence[str]) -> tuple[str, ...]:
    """The column that each heading is; empty for what is left out. None is taken twice."""
    known, taken, found = _by_words(), set[str](), []
    for heading in headings:
        name = known.get(plain(heading), "")
        if name in taken:
            name = ""
        taken.add(name)
        found.append(name)
    return tuple(found)


def is_total(row: Sequence[str]) -> bool:
    """Whether it adds up the lines above it, as lists from spreadsheets end."""
    said = [cell.strip() for cell in row if cell.strip()]
    return bool(said) and len(said) <= len(row) // 2 + 1 and TOTAL.match(said[0]) is not None


@cache
def _by_words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in list_columns().values():
        for said in (column.title, *column.also):
            found.setdefault(plain(said), column.name)
    return MappingProxyType(found)


@cache
def _file() -> tuple[Mapping[str, ListColumn], Mapping[str, Mapping[str, str]]]:
    """The whole file. Raises BrokenLaw: ours to mend."""
    whole = read_toml(FILE, (files(__package__) / FILE).read_text("utf-8"))
    whole.day("read_on")
    columns = {one.name: one for one in each_row(whole, "column", _column)}
    also = whole.lists("also")
    for asked in fields_asked().values():
        kind = Kind.DAY if asked.is_day else Kind.CHOICE if asked.choices else Kind.TEXT
        columns[asked.name] = ListColumn(
            asked.name,
            asked.words,
            kind,
            also.pop(asked.name, ()),
            ahead=asked.ahead,
            choices=asked.choices,
        )
    if also:
        raise whole.broken(f"nothing is known of {', '.join(also)}")
    said = {}
    for what in ("setting", "need"):
        rows = whole.lists(f"also_{what}")
        said[what] = {plain(word): name for name, words in rows.items() for word in words}
    whole.done()
    return MappingProxyType(columns), MappingProxyType(said)


def _column(name: str, row: Entry) -> ListColumn:
    return ListColumn(
        name,
        row.text("title"),
        row.choice("kind", Kind),
        row.texts("also"),
        row.text("number", ""),
        row.truth("out"),
        row.truth("ahead"),
    )
