"""Where a sentence of a plan was taken from: the document, its author and day, the place in it.

A tribunal wants each change of a working document footnoted to author, date, page and
paragraph. So the sentence carries them with it, through every edit and into every version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from caseworker.domain.days import day_words

_ENDS: Final = re.compile(r"[.!?:;][\"”’')\]]*$")
# Of more than one part, or with a sign after it: “12 weeks later” begins no paragraph.
_NUMBERED: Final = re.compile(
    r"(?:(?P<parts>\d{1,3}(?:\.\d{1,3}){1,3})[.)]?|(?P<one>\d{1,3})[.)])"
    r"\s+[\"“‘'(]*(?P<begins>[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of a document of one case.

    ``day`` is that of the document, or, where it ``was_received`` on it, the day on which it
    came in. ``page`` is 0 where the document has no pages. ``paragraph`` is its number; empty
    where it can't be told (see ``paragraph_at``). ``words`` are the passage as it stands there.
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


def paragraph_at(text: str, place: int, *, of_page: bool = False) -> str:
    """The number of the paragraph of ``text`` in which the character at ``place`` stands.

    The same words give the same number, and anybody who counts finds it:

    1. Where lines begin with numbers of their own (“4.2”, “7.”, “12)”, then a capital), it is the
       last of them at or before the place. Numbers that begin again somewhere (a list within)
       tell nothing, and neither does what stands before the first.
    2. Else, in a text that has no pages and no line of which goes on in the next, each line with
       words on it is one, a heading too. So it is with Word documents.
    3. Else, where blank lines part the text, it is the part, counted from 1; a heading that
       stands apart is one.
    4. Else nothing: ``""``. So it is on most pages of a PDF (``of_page``), which say where lines
       end and not where paragraphs do. The source then names the page alone, and an officer who
       counts may write the number in.
    """
    lines = list(_lines_of(text))
    own = [(at, number) for at, line in lines if (number := _own_number(line))]
    if own:
        rises = all(before < after for (_, before), (_, after) in pairwise(own))
        passed = [number for at, number in own if at <= place]
        return ".".join(map(str, passed[-1])) if rises and passed else ""
    said = [(at, line) for at, line in lines if line.strip()]
    are_whole = not of_page and not any(
        _goes_on(line, after) for (_, line), (_, after) in pairwise(lines)
    )
    if are_whole:
        begins = [at for at, _ in said]
    else:
        begins = [at for number, (at, line) in enumerate(lines) if line.strip() and (
            not number or not lines[number - 1][1].strip())]  # fmt: skip
        if len(begins) <= 1:
            return ""
    return str(sum(1 for at in begins if at <= place) or "")


def _lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line, and where it begins."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _own_number(line: str) -> tuple[int, ...]:
    found = _NUMBERED.match(line.strip())
    if found is None or not found["begins"].isupper():
        return ()
    return tuple(map(int, (found["parts"] or found["one"]).split(".")))


def _goes_on(line: str, after: str) -> bool:
    """Whether a line is only a part of a sentence that the next one ends."""
    return bool(line.strip()) and after.strip()[:1].islower() and not _ENDS.search(line.strip())


def _small(role: str) -> str:
    """In the middle of a line; what is written in capitals stays so."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


def _folded(words: str) -> str:
    return " ".join(words.split())
