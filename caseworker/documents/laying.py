"""Pages of others that are laid into a paper of ours: where each goes, and who lays them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages to be laid in from the page on that the heading with this ``key`` stands on."""

    key: str
    pdf: bytes
    said: tuple[str, ...]
    """What each of its pages says; nothing for a page that is a picture."""
    name: str
    """What a reader is told that the pages are of: the document, whose, of what day."""

    @property
    def pages(self) -> int:
        return len(self.said)

    @property
    def pictures(self) -> tuple[int, ...]:
        """The pages, from 1, that are pictures without text: nobody can hear them."""
        return pictures(self.said)

    def place(self, at: int, part: int, page: int, corners: Corners) -> Place:
        """Where its ``page`` (from 0) goes, and what is said of it there."""
        alt = f"Page {page + 1} of {self.pages} of {self.name}: a picture without text."
        says = self.said[page].strip()
        return Place(at, part, page, corners, says, "" if says else alt)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one page goes: the page of the paper (from 0), which part, which page of it.

    ``corners`` are left, foot, right and top of the room for it, in points. Whoever can't see
    it is told what it ``says``, or, of a picture, ``alt``.
    """

    at: int
    part: int
    page: int
    corners: Corners
    says: str = ""
    alt: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """As it crosses into the process that lays it."""
        return {
            "at": self.at,
            "part": self.part,
            "page": self.page,
            "corners": list(self.corners),
            "says": self.says,
            "alt": self.alt,
        }


def pictures(said: Sequence[str]) -> tuple[int, ...]:
    """The pages, from 1, that say nothing."""
    return tuple(number for number, words in enumerate(said, start=1) if not words.strip())


#: Lays pages of the parts into the paper; called with the paper, the parts and the places.
Lay = Callable[[bytes, Sequence[bytes], Sequence[Place]], bytes]
