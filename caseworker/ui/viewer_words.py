"""The words of a document of many pages: where each page begins, what was chosen, and found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseworker.casework.viewing import PagePicture
from caseworker.domain.source import paragraph_at


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words that a reader chose: on which page (0 where there are none), and in which paragraph."""

    words: str
    page: int
    paragraph: str


def words_of(pages: Sequence[PagePicture]) -> str:
    """The words of all, each page under its number."""
    return "\n\n".join(f"Page {page.number}\n{page.text}".rstrip() for page in pages)


def begins(pages: Sequence[PagePicture]) -> Iterator[tuple[PagePicture, int]]:
    """Each page, and where its own words begin among the words of all (see ``words_of``)."""
    at = 0
    for page in pages:
        head = len(f"Page {page.number}\n")
        yield page, at + head
        at += len(f"Page {page.number}\n{page.text}".rstrip()) + 2


def place_of(words: str, text: str, start: int) -> tuple[int, int] | None:
    """Where ``words`` stand in ``text`` from ``start`` on, wherever its lines end."""
    parts = [re.escape(part) for part in words.split()]
    found = re.compile(r"\s+".join(parts)).search(text, start) if parts else None
    return (found.start(), found.end()) if found else None


def chosen_at(words: str, text: str, at: int, pages: Sequence[PagePicture]) -> Chosen:
    """``words``, which stand in ``text`` at that place; of which page, where there are pages."""
    if not pages:
        return Chosen(words, 0, paragraph_at(text, at))
    number, start, said = 0, 0, ""
    for page, begin in begins(pages):
        if begin <= at:
            number, start, said = page.number, begin, page.text
    return Chosen(words, number, paragraph_at(said, at - start, of_page=True) if number else "")
