"""Pages of others that are laid into a paper of ours: where each goes, and who lays them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages to be laid in from the page on that the heading with this ``key`` stands on."""

    key: str
    pdf: bytes
    said: tuple[str, ...]
    """What each of its pages says; nothing for a page that is a picture."""

    @property
    def pages(self) -> int:
        return len(self.said)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one page goes: the page of the paper (from 0), which part, which page of it.

    ``corners`` are left, foot, right and top of the room for it, in points.
    """

    at: int
    part: int
    page: int
    corners: Corners

    @property
    def data(self) -> list[float]:
        """As it crosses into the process that lays it."""
        return [self.at, self.part, self.page, *self.corners]


#: Lays pages of the parts into the paper; called with the paper, the parts and the places.
Lay = Callable[[bytes, Sequence[bytes], Sequence[Place]], bytes]
