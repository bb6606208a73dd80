"""How a list is looked at: what it is filtered by, which columns, in what order.

A view is kept as plain data: beside a list that was saved, and as the way in which an officer
last had a list. A filter that can't be read is refused, and not passed over: a list that shows too
much is as wrong as one that shows too little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from caseworker.domain.days import plain as full_day
from caseworker.domain.figures.table import terms_between

LONGEST: Final = 200
_WIDEST: Final = 2000  # px at 100% text
_FURTHEST: Final = 36_500  # days
_LISTS: Final = ("filters", "columns")
_NUMBER: Final = re.compile(r"(\d+)")
_UNREAD: Final = "the view of a list can't be read"


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What one column is filtered by: choices, days, or whether there is anything in it.

    Several choices are “any of”. Both days count in. ``ahead`` is “by so many days from today”,
    what is late as well, and ``term`` by the last day of this term: a list that was saved says it
    anew each day. ``filled`` asks for something (True) or for nothing (False).
    """

    column: str
    any_of: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    ahead: int | None = None
    term: bool = False
    filled: bool | None = None

    def fits(self, values: Collection[str], day: date | None, today: date) -> bool:
        """Whether a row fits whose column says these ``values``, and means this ``day``."""
        is_filled = day is not None or any(values)
        if self.filled is not None and is_filled is not self.filled:
            return False
        if self.any_of and not any(one in self.any_of for one in values):
            return False
        return self._fits_day(day, today)

    def _fits_day(self, day: date | None, today: date) -> bool:
        if self.since is None and self.until is None and self.ahead is None and not self.term:
            return True
        if day is None:
            return False
        lasts = [self.until or date.max]
        if self.ahead is not None:
            lasts.append(today + timedelta(days=self.ahead))
        if self.term:
            lasts.append(end_of_term(today))
        return (self.since or date.min) <= day <= min(lasts)

    def words(self, title: str) -> str:
        """What stands on its chip: “Stage: Drafting or In force”."""
        said: list[str] = []
        if self.any_of:
            said.append(" or ".join(self.any_of))
        if self.since is not None:
            said.append(f"from {full_day(self.since)}")
        if self.until is not None:
            said.append(f"until {full_day(self.until)}")
        if self.ahead is not None:
            said.append(_ahead(self.ahead))
        if self.term:
            said.append("this term")
        if self.filled is not None:
            said.append("anything" if self.filled else "nothing")
        return f"{title}: {', '.join(said)}"

    def to_data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"column": self.column}
        if self.any_of:
            data["any_of"] = list(self.any_of)
        for name in ("since", "until"):
            if (day := getattr(self, name)) is not None:
                data[name] = day.isoformat()
        for name in ("ahead", "filled"):
            if getattr(self, name) is not None:
                data[name] = getattr(self, name)
        if self.term:
            data["term"] = True
        return data


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column that is shown, and how wide: px at 100% text, 0 as it comes."""

    name: str
    wide: int = 0


@dataclass(frozen=True, slots=True)
class ListView:
    """One way to look at a list. ``columns`` empty: as many of the usual ones as there is room."""

    typed: str = ""
    filters: tuple[ColumnFilter, ...] = ()
    columns: tuple[ShownColumn, ...] = field(default=())
    sort: str = ""
    descending: bool = False
    closed: bool = False
    """Closed cases stand on it, too, where the list knows any."""

    @property
    def is_filtered(self) -> bool:
        return bool(self.typed.strip() or self.filters)

    def of(self, column: str) -> ColumnFilter | None:
        """What this column is filtered by."""
        return next((one for one in self.filters if one.column == column), None)

    def filtered(self, by: ColumnFilter) -> ListView:
        """With this filter of its column, in the place of the one before."""
        rest = tuple(one for one in self.filters if one.column != by.column)
        says_nothing = by == ColumnFilter(by.column)
        return replace(self, filters=rest if says_nothing else (*rest, by))

    def without(self, column: str) -> ListView:
        return self.filtered(ColumnFilter(column))

    @property
    def laid_out(self) -> ListView:
        """How it looks alone, without what it is filtered by."""
        return replace(self, typed="", filters=(), closed=False)

    def words(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """What it is filtered by, in words."""
        typed = (f"“{self.typed.strip()}”",) if self.typed.strip() else ()
        filters = (one.words(titles.get(one.column, one.column)) for one in self.filters)
        return (*typed, *filters, *(("closed ones, too",) if self.closed else ()))

    def to_data(self) -> dict[str, Any]:
        return {
            "typed": self.typed,
            "filters": [one.to_data() for one in self.filters],
            "columns": [[one.name, one.wide] for one in self.columns],
            "sort": self.sort,
            "descending": self.descending,
            **({"closed": True} if self.closed else {}),
        }


def read_view(data: object) -> ListView:
    """The view that was kept so.

    Raises:
        ValueError: it says something that no view says.
    """
    if not (isinstance(data, Mapping) and all(_is_list(data, name) for name in _LISTS)):
        raise ValueError(_UNREAD)
    filters, columns = (data[name] for name in _LISTS)
    return ListView(
        typed=str(data.get("typed", ""))[:LONGEST],
        filters=tuple(_filter(one) for one in filters),
        columns=tuple(_column(one) for one in columns),
        sort=str(data.get("sort", "")),
        descending=data.get("descending") is True,
        closed=data.get("closed") is True,
    )


@cache
def end_of_term(day: date) -> date:
    """The last day of the term that ``day`` is in, as reports count terms."""
    return next((term.last for term in terms_between(day, day)), day)


def folded(text: str) -> str:
    """Small letters without their accents, so that “sian” finds Siân."""
    small = text.casefold()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def by_numbers(text: str) -> tuple[str | int, ...]:
    """What to sort words by that have numbers in them: “Year 9” comes before “Year 10”."""
    parts: list[str | int] = list(_NUMBER.split(folded(text)))
    parts[1::2] = map(int, parts[1::2])  # in place: half the time of one by one, by the thousand
    return tuple(parts)


def _is_list(data: Mapping[str, object], name: str) -> bool:
    return isinstance(data.get(name), list)


def _filter(data: object) -> ColumnFilter:
    known = {"column", "any_of", "since", "until", "ahead", "filled", "term"}
    if not isinstance(data, Mapping) or set(data) - known or "column" not in data:
        raise ValueError(_UNREAD)
    ahead, filled, choices = data.get("ahead"), data.get("filled"), data.get("any_of", ())
    if not (ahead is None or (isinstance(ahead, int) and abs(ahead) <= _FURTHEST)):
        raise ValueError(_UNREAD)
    since, until = (_day(data.get(name)) for name in ("since", "until"))
    return ColumnFilter(
        str(data["column"]),
        tuple(str(one) for one in choices),
        since,
        until,
        ahead,
        data.get("term") is True,
        filled if isinstance(filled, bool) else None,
    )


def _column(data: object) -> ShownColumn:
    match data:
        case str(name):
            return ShownColumn(name)
        case [str(name), int(wide)]:
            return ShownColumn(name, max(0, min(wide, _WIDEST)))
    raise ValueError(_UNREAD)


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _ahead(days: int) -> str:
    if days < 0:
        return "late" if days == -1 else f"more than {-days - 1} days late"
    return "by today" if days == 0 else f"within {days} days"
