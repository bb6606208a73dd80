"""Where a sentence of a plan was taken from: the document, its author and day, the place in it.

A tribunal wants each change of a working document footnoted to author, date, page and
paragraph. So the sentence carries them with it, through every edit and into every version.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from caseworker.domain.days import day_words

_ENDS: Final = re.compile(r"[.!?:;][\"”’')\]]*$")
_NUMBERED: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?\s+\S")
_SHORT: Final = 0.8  # of the longest line: a line that ends a paragraph is rarely full


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of a document of one case.

    ``day`` is that of the document, or, where it ``was_received`` on it, the day on which it
    came in. ``page`` is 0 where the document has no pages. ``paragraph`` is its number, its
    own if it has one. ``words`` are the passage as it stands in the document.
    """

    case: str
    document: str
    name: str
    author: str
    role: str
    day: date
    was_received: bool = False
    page: int = 0
    paragraph: str = ""
    words: str = ""

    @property
    def said(self) -> str:
        """As it stands in a footnote: author, role, day, page and paragraph."""
        day = f"received {day_words(self.day)}" if self.was_received else day_words(self.day)
        role = "" if self.role.casefold() == self.author.casefold() else _small(self.role)
        page = f"page {self.page}" if self.page else ""
        paragraph = f"paragraph {self.paragraph}" if self.paragraph else ""
        return ", ".join(filter(None, (self.author, role, day, page, paragraph)))

    def is_changed(self, words: str) -> bool:
        """Whether ``words``, as they stand now, are not those of the passage any more."""
        return _folded(words) != _folded(self.words)


def source_to_data(source: Source) -> dict[str, Any]:
    """A plain dictionary, fit for JSON."""
    return {
        "case": source.case,
        "document": source.document,
        "name": source.name,
        "author": source.author,
        "role": source.role,
        "day": source.day.isoformat(),
        "received": source.was_received,
        "page": source.page,
        "paragraph": source.paragraph,
        "words": source.words,
    }


def source_from_data(data: Mapping[str, Any]) -> Source:
    """What ``source_to_data`` wrote.

    Raises:
        ValueError, KeyError, TypeError: this is not such data.
    """
    return Source(
        case=str(data["case"]),
        document=str(data["document"]),
        name=str(data["name"]),
        author=str(data["author"]),
        role=str(data["role"]),
        day=date.fromisoformat(data["day"]),
        was_received=bool(data["received"]),
        page=int(data["page"]),
        paragraph=str(data["paragraph"]),
        words=str(data["words"]),
    )


def paragraph_at(text: str, place: int) -> str:
    """The number of the paragraph of ``text`` in which the character at ``place`` stands.

    Its own number if it begins with one (“4.2”), else which it is on the page, from 1. Pages
    of a PDF say only where lines end: a paragraph then ends with a short line that ends a
    sentence. So it is a guess, for an officer to look at.
    """
    lines = text.split("\n")
    longest = max((len(line.rstrip()) for line in lines), default=0)
    count, own, at, is_new = 0, "", 0, True
    for line in lines:
        said = line.strip()
        numbered = _NUMBERED.match(said)
        if said and (is_new or numbered):
            count, own = count + 1, numbered[1] if numbered else ""
        is_new = not said or (bool(_ENDS.search(said)) and len(line.rstrip()) < longest * _SHORT)
        at += len(line) + 1
        if place < at:
            break
    return own or (str(count) if count else "")


def _small(role: str) -> str:
    """In the middle of a line; what is written in capitals stays so."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


def _folded(words: str) -> str:
    return " ".join(words.split())
