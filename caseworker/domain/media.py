"""How a numbered medium stands, worked out from what was written down of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

from caseworker.domain.law.limits import Checked
from caseworker.domain.packs import MediumMove, Moved

FILE: Final = "media.toml"


@dataclass(frozen=True, slots=True)
class WhenLost:
    """What to do when one is lost, within how long, and who says so."""

    id: str
    words: str
    within: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Medium:
    """One stick or disc, by the number on it, with all that was written down, oldest first."""

    number: str
    moves: tuple[MediumMove, ...]

    @property
    def last(self) -> MediumMove:
        return self.moves[-1]

    @property
    def is_lost(self) -> bool:
        return self.last.what is Moved.LOST

    @property
    def is_out(self) -> bool:
        """Somebody has it, or nobody knows where it is."""
        return self.last.what in {Moved.WRITTEN, Moved.TAKEN, Moved.LOST}

    @property
    def written(self) -> tuple[MediumMove, ...]:
        """What is on it: all that was written since it was wiped."""
        wiped = [at for at, move in enumerate(self.moves) if move.what is Moved.WIPED]
        since = self.moves[wiped[-1] + 1 :] if wiped else self.moves
        return tuple(move for move in since if move.what is Moved.WRITTEN)

    @property
    def who(self) -> str:
        """Who took it last; empty while it is here."""
        if not self.is_out:
            return ""
        return next((move.who for move in reversed(self.moves) if move.who), "")

    @property
    def out_since(self) -> datetime | None:
        """When it left; None while it is here."""
        since = None
        for move in self.moves:
            if move.what in {Moved.BACK, Moved.WIPED}:
                since = None
            elif since is None:
                since = move.at
        return since

    def why_not(self, what: Moved) -> str:
        """Why that can’t be written down of it now, in words; empty where it can."""
        if what is Moved.BACK and not self.is_out:
            return f"Medium {self.number} is here already."
        if what is Moved.LOST and self.is_lost:
            return f"Medium {self.number} is written down as lost already."
        if what in {Moved.TAKEN, Moved.WIPED} and self.is_lost:
            return f"Medium {self.number} is lost. Say first that it came back."
        if what is Moved.TAKEN and self.is_out:
            return f"Medium {self.number} is out already: {self.who or 'nobody is named'} has it."
        return ""


@cache
def when_lost() -> WhenLost:
    """The row of the file."""
    row = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))["lost"]
    return WhenLost(row["id"], row["words"], row["within"], row["source"], Checked(row["checked"]))


def media_of(moves: Iterable[MediumMove]) -> tuple[Medium, ...]:
    """Every medium, by its number."""
    found: dict[str, list[MediumMove]] = {}
    for move in moves:
        found.setdefault(move.medium, []).append(move)
    return tuple(Medium(number, tuple(found[number])) for number in sorted(found))
