"""How an office’s papers look and what they say besides: its logo, who signs, how to keep them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.domain.days import months_on
from caseworker.domain.release import Release

LARGEST_LOGO: Final = 1024 * 1024  # bytes of the file that is brought in
LONGEST_KEPT: Final = 120  # months: a copy to be kept for longer needs no such rule
MOST_LINES: Final = 6  # under a signature
LONGEST_WORDS: Final = 200  # characters of how to handle a paper: they stand on every page
KEPT_KINDS: Final = frozenset({
    "preview", "print", "working_copy", "clear_copy", "encrypted_copy", "pack",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at the head of each paper. ``png`` is our own, made anew from its dots.

    ``alt`` says it to whoever can’t see it. Sizes are in dots.
    """

    png: bytes = field(repr=False)
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What an office decides for all its papers.

    Attributes:
        signature: lines under every signature: the team, the hours.
        handling: words under the marking of every page.
        destroy_after: months after which a copy is to be destroyed; 0 for no such rule.
    """

    logo: Logo | None = None
    signature: tuple[str, ...] = ()
    handling: str = ""
    destroy_after: int = 0

    def destroy_by(self, release: Release, released_on: date) -> date | None:
        """The day by which this copy is to be destroyed: its own, or by the office's rule.

        None where the office has no rule, and for the file copy, which is kept by the rules
        for the case. A preview has the day that a copy of that day would have.
        """
        if release.handling.destroy_by is not None:
            return release.handling.destroy_by
        if not self.destroy_after or release.kind not in KEPT_KINDS:
            return None
        return months_on(released_on, self.destroy_after)[0]


PLAIN: Final = HouseStyle()
