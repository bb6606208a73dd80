"""Dates that stand in a text, in the ways in which officers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

BESIDE: Final = 40  # signs: how far from the date the word “born” may stand

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How each begins, in the order of the year."""
_NAMED: Final = "|".join(MONTHS)
_DATE: Final = re.compile(
    rf"""
      (?P<y1>\d{{4}})-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}})(?!\d)
    | (?<!\d)(?P<d2>\d{{1,2}})\s?[./-]\s?(?P<m2>\d{{1,2}})\s?[./-]\s?(?P<y2>\d{{4}}|\d{{2}})(?!\d)
    | (?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?
      (?P<m3>{_NAMED})[a-z]*\.?,?\s+(?P<y3>\d{{4}})
    | (?P<m4>{_NAMED})[a-z]*\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_BORN: Final = re.compile(
    r"\b(?:born|birth|birthday|d\.?\s?o\.?\s?b\b\.?)(?:[^.;\n]*)$", re.IGNORECASE
)
_THIS_CENTURY: Final = 40  # two figures up to it are of this century


@dataclass(frozen=True, slots=True)
class DateSaid:
    """One date of a text. ``of_birth``: the text says just before it that it is one."""

    start: int
    end: int
    day: date
    of_birth: bool


def dates_in(text: str) -> Iterator[DateSaid]:
    """Every date that is one: 31/02/2011 is passed over."""
    for found in _DATE.finditer(text):
        day = _day(found)
        if day is not None:
            before = text[max(0, found.start() - BESIDE) : found.start()]
            yield DateSaid(*found.span(), day, of_birth=bool(_BORN.search(before)))


def _day(found: re.Match[str]) -> date | None:
    parts = {name[0]: value for name, value in found.groupdict().items() if value}
    month = parts["m"][:3].lower()
    year = int(parts["y"])
    if len(parts["y"]) == 2:  # noqa: PLR2004 - figures
        year += 2000 if year < _THIS_CENTURY else 1900
    try:
        return date(
            year, MONTHS.index(month) + 1 if month in MONTHS else int(month), int(parts["d"])
        )
    except ValueError:
        return None
