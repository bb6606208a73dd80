"""A list as it was on the screen: its rows, its columns and its order, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.domain.case import CaseNumber


@dataclass(frozen=True, slots=True)
class ListSeen:
    """What leaves of a list is just this. ``total`` is how many rows there are unfiltered.

    ``widths`` are those of the columns on the screen, ``cases`` whose cases the rows are about.
    """

    title: str
    officer: str
    on: date
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    cases: tuple[CaseNumber, ...]
    total: int
    filtered: tuple[str, ...] = ()
