"""Where the officer is with a document that came back: what was accepted, and what was not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from caseworker.domain.plan import Plan
from caseworker.domain.returned.decided import Decided, decided
from caseworker.domain.returned.proposals import Proposal, Reading

SHORT: Final = 48  # letters of a change that stand in the list


class Fate(Enum):
    """What has become of a change. The values are the words on screen."""

    OPEN = "To decide"
    BY_HAND = "To look at"
    ACCEPTED = "Accepted"
    REFUSED = "Refused"
    ASIDE = "Set aside"


SIGNS: Final[Mapping[Fate, str]] = {
    Fate.OPEN: "○",
    Fate.BY_HAND: "✎",
    Fate.ACCEPTED: "✓",
    Fate.REFUSED: "✕",
    Fate.ASIDE: "–",
}


class ReturnedWork:
    """One reading, and what the officer said to each change. It changes no plan by itself."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.proposals = reading.proposals
        self.notes = reading.notes
        self._order: tuple[int, ...] = ()
        self._taken: tuple[int, ...] = ()
        self._refused: set[int] = set()
        self._told: dict[int, Fate] = {}
        self._handed: dict[int, Fate] = {}

    def fate(self, one: Proposal) -> Fate:
        if one.can_be_placed and one.number in self._taken:
            return Fate.ACCEPTED
        if id(one) in self._refused:
            return Fate.REFUSED if one.can_be_placed else Fate.ASIDE
        return Fate.OPEN if one.can_be_placed else Fate.BY_HAND

    def accept(self, one: Proposal, plan: Plan) -> Plan:
        """``plan`` with the change made.

        Raises:
            NotAllowed: the plan says something else there by now.
        """
        changed = self._reading.taking(plan, one.number, frozenset(self._taken))
        self._refused.discard(id(one))
        self._taken = self._order = (*self._taken, one.number)
        return changed

    def refuse(self, one: Proposal) -> None:
        """Leave it. Accepting it afterwards is still possible."""
        self._refused.add(id(one))

    def look(self, plan: Plan) -> None:
        """See which of the accepted changes ``plan`` has: steps are undone, and redone."""
        self._taken = self._reading.taken_in(plan, self._order)

    def decided(self) -> Decided | None:
        """Which changes were accepted, refused or undone since this was asked last."""
        now = {one: self.fate(one) for one in self.proposals if one.can_be_placed}
        new = [one for one in now if now[one] is not self._handed.get(one.number, Fate.OPEN)]
        self._handed = {one.number: fate for one, fate in now.items()}
        parts = [
            [one for one in new if now[one] is fate]
            for fate in (Fate.ACCEPTED, Fate.REFUSED, Fate.OPEN)
        ]
        return decided(*parts) if new else None

    def told(self, *, kept: bool) -> None:
        """The history has what was decided; or it has not, and is to be told again."""
        if kept:
            self._told = self._handed
        else:
            self._handed = self._told

    def next_open(self, at: int) -> int:
        """The place of the next change to be decided after ``at``, or ``at`` if there is none."""
        waiting = {Fate.OPEN, Fate.BY_HAND}
        count = len(self.proposals)
        for step in range(1, count + 1):
            if self.fate(self.proposals[(at + step) % count]) in waiting:
                return (at + step) % count
        return max(at, 0)

    @property
    def is_done(self) -> bool:
        """Nothing waits to be decided."""
        waiting = {Fate.OPEN, Fate.BY_HAND}
        return all(self.fate(one) not in waiting for one in self.proposals)

    @property
    def in_words(self) -> str:
        """How many changes there are, and how they stand."""
        if not self.proposals:
            return "Nothing was changed in this document: it says what the plan says."
        fates = [self.fate(one) for one in self.proposals]
        counts = ", ".join(
            f"{fates.count(fate)} {fate.value.lower()}" for fate in Fate if fate in fates
        )
        said = "1 change" if len(fates) == 1 else f"{len(fates)} changes"
        return f"{said}: {counts}."


def in_short(one: Proposal) -> str:
    """“B1  Need: put in “beside him””."""
    words = " ".join(one.words.split())
    words = words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"
    return f"{one.where}: {one.kind.value.lower()} “{words}”"
