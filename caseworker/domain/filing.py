"""How a paper of a case is filed: what it is, its day, from whom, what about, and its fate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from caseworker.domain.days import MONTHS, day_words
from caseworker.domain.officer import OfficerId
from caseworker.domain.paper_sorts import paper_sorts, sort_words
from caseworker.domain.people import NeedType
from caseworker.domain.themes import theme_words

_OLDEST: Final = 1990  # the year of the oldest paper that anybody would file
# 2026-11-29, 2026_11_29, 20261129; 29-11-2026, 29.11.26; 29 November 2026.
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](\d{4}|\d{2})(?!\d)")
_SHORT: Final = {month[:3].casefold(): at for at, month in enumerate(MONTHS, start=1)}
_NAMED: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_WORDED: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-_. ]({_NAMED}|sept)[-_. ]"
    r"(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Filing:
    """What is said of one paper. ``document`` is its id; all else may be empty.

    ``sort`` and ``themes`` are names of rows, ``needs`` of ``NeedType``. ``came_with`` is the
    message that brought it, ``supersedes`` the paper that it replaces. One that was put in the bin
    says since when, by whom and why.
    """

    document: str
    sort: str = ""
    day: date | None = None
    from_whom: str = ""
    needs: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    note: str = ""
    came_with: str = ""
    supersedes: str = ""
    out_since: datetime | None = None
    out_by: OfficerId | None = None
    out_why: str = ""

    @property
    def is_out(self) -> bool:
        """Whether it is in the bin."""
        return self.out_since is not None

    @property
    def is_filed(self) -> bool:
        """Whether somebody, or its name, has said what it is."""
        return bool(self.sort)

    def back(self) -> Filing:
        """The same, taken out of the bin."""
        return replace(self, out_since=None, out_by=None, out_why="")


def said(of: Filing) -> str:
    """How it is filed, in one line: kind, day, from whom, what about."""
    parts = (
        sort_words(of.sort),
        day_words(of.day) if of.day else "",
        f"from {of.from_whom}" if of.from_whom else "",
        about(of),
    )
    return ", ".join(part for part in parts if part) or "nothing said of it"


def about(of: Filing) -> str:
    """Its needs by their codes, and its themes in words."""
    return ", ".join((*of.needs, *map(theme_words, of.themes)))


def changes(before: Filing, after: Filing) -> str:
    """What filing it anew changed, for the history; empty where nothing did."""
    told = (
        ("kind", sort_words(before.sort), sort_words(after.sort)),
        ("day", _day(before.day), _day(after.day)),
        ("from", before.from_whom, after.from_whom),
        ("about", about(before), about(after)),
        ("note", before.note, after.note),
    )
    return "; ".join(
        f"{what}: {now or 'taken out'}" + (f" (was {was})" if was else "")
        for what, was, now in told
        if was != now
    )


def guess_day(name: str, today: date) -> date | None:
    """The day in a file’s name, if there is exactly one and it is not still to come."""
    found = {day for day in _days(name) if date(_OLDEST, 1, 1) <= day <= today}
    return found.pop() if len(found) == 1 else None


def guess_sort(name: str) -> str:
    """What a file’s name says it is: the row whose longest hint stands in it; else empty."""
    spaced = " " + re.sub(r"[-_.\s]+", " ", unicodedata.normalize("NFC", name)).casefold() + " "
    hits = [
        (len(hint), sort.name)
        for sort in paper_sorts()
        for hint in sort.hints
        if re.search(rf"(?<!\w){re.escape(hint.replace('_', ' '))}", spaced)
    ]
    return max(hits)[1] if hits else ""


def needs_offered() -> tuple[tuple[str, str], ...]:
    """The types of need to choose from: words and what is kept."""
    return tuple((one.value, one.name) for one in NeedType)


def newest_first(filings: Mapping[str, Filing], document: str) -> tuple[str, ...]:
    """``document`` and what it replaces, and what that replaced: newest first, each once."""
    chain, at = [document], document
    while (at := filings[at].supersedes if at in filings else "") and at not in chain:
        chain.append(at)
    return tuple(chain)


def replaced(filings: Iterable[Filing]) -> dict[str, str]:
    """The papers that another replaces, each with that other; what is in the bin replaces none."""
    return {one.supersedes: one.document for one in filings if one.supersedes and not one.is_out}


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _days(name: str) -> list[date]:
    read = [(int(y), int(m), int(d)) for y, m, d in _YEAR_FIRST.findall(name)]
    rest = _YEAR_FIRST.sub(" ", name)
    read += [(_year(y), int(m), int(d)) for d, m, y in _DAY_FIRST.findall(rest)]
    read += [(_year(y), _SHORT[m[:3].casefold()], int(d)) for d, m, y in _WORDED.findall(rest)]
    found = []
    for parts in read:
        try:
            found.append(date(*parts))
        except ValueError:
            continue
    return found


def _year(typed: str) -> int:
    return int(typed) + (2000 if len(typed) < 4 else 0)  # noqa: PLR2004 - figures of a whole year
