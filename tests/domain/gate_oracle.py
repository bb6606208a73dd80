"""The gate once more, slowly, for one boy: written from ehc-process.md 7.1 and 7.2 and no code.

It keeps its own account of what was done, and says for each thing that a disclosure could rest
on which pieces that lets go on a day. It knows nothing of events, rows or verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.domain.consent import Giver, Pieces
from caseworker.domain.disclosure import Request
from tests.domain.gate_tables import DUTIES, LISTED, OWN

SCHOOL_AGE_ENDS: Final = date(
    2027, 6, 25
)  # of somebody born on 20 November 2010, as story 2 has it
EIGHTEEN: Final = date(2028, 11, 20)
STRATEGIES: Final = frozenset({"strategies"})
GETS_STRATEGIES: Final = (
    "wing_staff chaplain professional person_in_charge named_institution institution"
)
PURPOSES: Final = {
    "To arrange or give provision": "provision",
    "To look for a place": "placement",
}


@dataclass
class Word:
    """A consent or a refusal, as somebody spoke it."""

    giver: Giver
    day: date
    refuses: bool
    letters: frozenset[str] | None
    to: str
    purpose: str
    since: date | None = None
    until: date | None = None
    ends_with: str = ""
    withdrawn: date | None = None


@dataclass
class Account:
    """All that was done, in the order in which it was done; days only go on."""

    words: list[Word] = field(default_factory=list)
    understands: list[tuple[date, bool | None]] = field(default_factory=list)
    has_capacity: list[tuple[date, bool | None]] = field(default_factory=list)
    releases: list[date] = field(default_factory=list)
    is_detained: bool = False
    is_sent: bool = False
    closed_by: str = ""
    advice: frozenset[str] = frozenset()

    def decides(self, on: date) -> Giver | None:
        """7.1: who consents."""
        if on > SCHOOL_AGE_ENDS:
            judged = [one for day, one in self.has_capacity if day > SCHOOL_AGE_ENDS] or [
                one for _, one in self.has_capacity
            ]
            lacks = bool(judged) and judged[-1] is False
            return Giver.ALTERNATIVE if lacks else Giver.YOUNG_PERSON
        judged = [one for _, one in self.understands]
        if not judged or judged[-1] is None:
            return None
        return Giver.CHILD if judged[-1] else Giver.PARENT

    def speaks(self, word: Word, on: date) -> bool:
        """Whether it is the word of whoever decides that day, or of who stands in for them."""
        today = self.decides(on)
        stand_in = word.giver is Giver.REPRESENTATIVE and today in {Giver.PARENT, Giver.ALTERNATIVE}
        return today is not None and (word.giver is today or stand_in)

    def holds(self, word: Word, on: date) -> bool:
        """Given, begun, not over, not withdrawn, not ended by what it was to end with."""
        if word.day > on or (word.since or word.day) > on:
            return False
        if word.until is not None and on > word.until:
            return False
        if word.withdrawn is not None and on >= word.withdrawn:
            return False
        if word.ends_with == "Release" and any(word.day < day < on for day in self.releases):
            return False
        if word.ends_with == "End of compulsory school age" and word.day <= SCHOOL_AGE_ENDS < on:
            return False
        return not (word.ends_with == "18th birthday" and word.day <= EIGHTEEN <= on)

    def pieces(self, word: Word, wanted: Pieces) -> Pieces:
        """What of it the word is about: the whole plan has its advice and the sheet with it."""
        if word.letters is None:
            return wanted & Pieces(wanted.sections, self.advice, STRATEGIES)
        return wanted & Pieces(word.letters)

    def refused(self, request: Request, on: date) -> Pieces:
        """What whoever decides has refused of it, and not agreed to since."""
        found = Pieces()
        for word in self._about(request, on):
            if word.refuses:
                found |= self.pieces(word, request.wanted)
            elif self.holds(word, on):
                found -= self.pieces(word, request.wanted)
        return found

    def by_consent(self, request: Request, on: date) -> Pieces:
        """What they agreed to of it, and did not refuse since."""
        found = Pieces()
        for word in self._about(request, on):
            if word.refuses:
                found -= self.pieces(word, request.wanted)
            elif self.holds(word, on):
                found |= self.pieces(word, request.wanted)
        return found

    def allowed(self, request: Request, on: date) -> dict[str, Pieces]:
        """What each basis lets go, by what a verdict calls it."""
        found = {"consent": self.by_consent(request, on)}
        found |= dict(self._duties(request, on))
        found |= dict(self._own_copy(request, on))
        found |= dict(self._grounds(request, on))
        if request.recipient.role in GETS_STRATEGIES.split():
            found["strategies"] = request.wanted & Pieces(others=STRATEGIES)
        return {basis: pieces for basis, pieces in found.items() if pieces}

    def _about(self, request: Request, on: date) -> list[Word]:
        """Oldest first: later words were spoken on later days, or after on the same."""
        return [
            word
            for word in self.words
            if self.speaks(word, on)
            and word.to == request.recipient.organisation
            and PURPOSES[word.purpose] == request.purpose
        ]

    def _duties(self, request: Request, on: date) -> Iterator[tuple[str, Pieces]]:
        """7.2: what the Regulations have sent."""
        regime = "custody" if self.is_detained else "community"
        stage = "Plan in force" if self.is_sent else "Opened"
        decides = self.decides(on)
        own = OWN.get(decides, "parent") if decides else "parent"
        for name, duty in DUTIES.items():
            is_theirs = request.recipient.role in duty.roles.split()
            is_own = duty.own and request.recipient.role == own
            after_move = self.closed_by == "moved_away" and name in {"R15", "D16"}
            is_open = stage in duty.stages.split("|") if not self.closed_by else after_move
            has_needs = all(request.fact(need) for need in duty.needs.split())
            in_17j = name == "D17" and request.purpose == "detained_education"
            is_asked = name != "R47" or decides is Giver.YOUNG_PERSON
            if (
                (duty.purpose == request.purpose or in_17j)
                and (is_theirs or is_own)
                and regime in duty.regimes.split("|")
                and is_open
                and has_needs
                and is_asked
            ):
                yield name, request.wanted & duty.covers

    def _own_copy(self, request: Request, on: date) -> Iterator[tuple[str, Pieces]]:
        role = {
            Giver.CHILD: "person",
            Giver.YOUNG_PERSON: "person",
            Giver.PARENT: "parent",
            Giver.ALTERNATIVE: "alternative",
        }
        decides = self.decides(on)
        looked = request.fact("harm_looked_for") == request.fact("others_looked_for") == "yes"
        is_theirs = decides is not None and role[decides] == request.recipient.role
        if request.purpose == "own_copy" and is_theirs and looked and request.identity:
            yield "SAR", request.wanted

    def _grounds(self, request: Request, on: date) -> Iterator[tuple[str, Pieces]]:
        """7.2: the ground that was chosen, with all that it needs."""
        ground = request.ground
        if ground == "17a" and self._is_necessary(request, on):
            yield "17a", request.wanted
        if ground in LISTED:
            roles, purposes, needs = LISTED[ground]
            is_listed = request.recipient.role in roles.split()
            is_for_it = request.purpose in purposes.split()
            has_needs = all(request.fact(need) for need in needs.split())
            is_there = ground not in {"17j", "17k"} or not self.is_detained
            if is_listed and is_for_it and has_needs and is_there:
                yield ground, request.wanted

    def _is_necessary(self, request: Request, on: date) -> bool:
        """Necessary, authorised by somebody else, and not against a refusal without a reason."""
        second = request.authority
        if second is None or not request.fact("necessity"):
            return False
        if request.by in {second.officer, second.name} or second.name == request.by_name:
            return False
        if not (second.officer or second.evidence):
            return False
        return bool(request.fact("despite")) or not self.refused(request, on)
