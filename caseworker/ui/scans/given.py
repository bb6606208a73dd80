"""What is said of a paper that waits in the scan folder: whose it is, of what kind, of what day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.filing import guess_day, guess_sort
from caseworker.domain.paper_sorts import sort_words
from caseworker.domain.reading_order import apart

NO_CASE: Final = "no case yet"
_NONE: Final = CaseNumber("")
_BETWEEN: Final = "  ·  "


@dataclass(frozen=True, slots=True)
class Given:
    """Of one paper. An empty kind or day is the one that the name of the file suggests."""

    case: CaseNumber = _NONE
    whose: str = ""
    sort: str = ""
    day: date | None = None

    def said(self, name: str, today: date) -> str:
        """In words, with what the name of the file suggests."""
        sort = self.sort or guess_sort(name)
        day = self.day or guess_day(name, today)
        case = f"{apart(self.whose)}, {self.case}" if self.case else NO_CASE
        parts = (case, sort_words(sort) if sort else "", day_words(day) if day else "")
        return _BETWEEN.join(filter(None, parts))


Givens = Mapping[str, Given]
"""By the key of the scan."""


def as_text(givens: Givens) -> str:
    """All that was said, to be kept as a draft; empty where nothing was."""
    said = {
        key: [one.case, one.whose, one.sort, one.day.isoformat() if one.day else ""]
        for key, one in givens.items()
        if one != Given()
    }
    return json.dumps(said, ensure_ascii=False) if said else ""


def from_text(text: str) -> dict[str, Given]:
    """What ``as_text`` gave; nothing where the text is none of ours."""
    try:
        return {
            key: Given(CaseNumber(case), whose, sort, date.fromisoformat(day) if day else None)
            for key, (case, whose, sort, day) in json.loads(text or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
