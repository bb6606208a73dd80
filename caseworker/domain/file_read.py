"""What was read of a file that came from outside, and what of it only eyes can look through.

It is looked through for the names of other cases before it leaves with a paper (check P-32,
docs/decisions/0131). Where that can't be done it is said, never passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

UNREAD: Final = "unread"
_UNSEEN: Final = {
    "picture": "it is a picture",
    "recording": "it is a recording",
    "inside": "it holds other files or pictures that can’t be read here",
    "late": "it is too long to be read to its end here",
    UNREAD: "it can’t be read here: locked, damaged, or of a kind that isn’t known",
}
_MOST_NUMBERS: Final = 6  # numbers of pages that are said one by one


@dataclass(frozen=True, slots=True)
class FileRead:
    """The words of a file, each with its place in it.

    ``pictures`` are the numbers of pages without text that can be read; ``codes`` say what
    else could not be.
    """

    said: tuple[tuple[str, str], ...] = ()
    pictures: tuple[int, ...] = ()
    codes: frozenset[str] = frozenset()

    @property
    def pages_unseen(self) -> str:
        """Which of its pages are pictures, or that all of it is: “page 3 is a picture”."""
        if "picture" in self.codes:
            return _UNSEEN["picture"]
        if not self.pictures:
            return ""
        if len(self.pictures) == 1:
            return f"page {self.pictures[0]} is a picture"
        return f"pages {_listed(_ranges(self.pictures))} are pictures"

    @property
    def unseen(self) -> str:
        """All that nobody has looked through in it, in words; empty, it was read whole."""
        rest = sorted(self.codes - {"picture"})
        parts = (self.pages_unseen, *(_UNSEEN[code] for code in rest if code in _UNSEEN))
        return "; ".join(filter(None, parts))


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Pages that follow one another are said as one: 3 to 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]


def _listed(parts: list[str]) -> str:
    if len(parts) > _MOST_NUMBERS:
        parts = [*parts[:_MOST_NUMBERS], "others"]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
