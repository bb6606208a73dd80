"""A pack in quarantine as it is looked at: who sent it, what is in it, and whom it may be about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from caseworker.casework.accepting import sides_for
from caseworker.casework.known_here import Known, known_here
from caseworker.casework.office import Question
from caseworker.casework.receiving import InHand, Opens, label_of, open_held
from caseworker.casework.records import Records
from caseworker.casework.sides import BothSides
from caseworker.domain.case import CaseNumber
from caseworker.domain.matching import How, who
from caseworker.domain.packs import PackId, ReceivedPack, ReceivedState

FACE: Final = "index"
"""The role of the page that says to people what is in a pack."""


@dataclass(frozen=True, slots=True)
class CameIn:
    """One pack as the page of moves lists it. ``receipt`` is empty until it was answered."""

    pack: PackId
    label: str
    sender: str
    at: datetime
    state: ReceivedState
    case: CaseNumber | None = None
    words: str = ""
    receipt: bytes = field(default=b"", repr=False)

    @property
    def waits(self) -> bool:
        return self.state in {ReceivedState.HELD, ReceivedState.MORE}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A pack as it is looked at.

    ``known`` are cases that may be about the same person. ``stands_in`` is the case that holds
    entries of this pack already: then it can only be that one. ``proposed`` is what is chosen
    before anybody chooses: None where somebody has to say so, ``NEW`` for a new case.
    """

    in_hand: InHand = field(repr=False)
    known: tuple[Known, ...] = ()
    stands_in: CaseNumber | None = None
    state: ReceivedState = ReceivedState.HELD
    words: str = ""

    @property
    def proposed(self) -> str | None:
        if self.stands_in is not None:
            return str(self.stands_in)
        if not self.known:
            return NEW
        sure = [one for one in self.known if one.likeness and one.likeness.how is How.SURE]
        return str(sure[0].case) if len(sure) == 1 else None


NEW: Final = "new"


def packs_in(records: Records, today: date) -> tuple[CameIn, ...]:
    """A question: what came in, newest first."""
    del today
    return tuple(_came(records, one) for one in records.exchange.received.packs())


def review(pack: PackId, packing: Opens) -> Question[Reviewed]:
    """A question for the papers lane: opens what is held, and looks for whom it is about.

    Raises:
        NotFound: nothing is held of it.
        RefusedPack: it can’t be opened any more.
    """

    def ask(records: Records, today: date) -> Reviewed:
        in_hand = open_held(pack, packing)(records, today)
        kept = records.exchange.received.pack(pack)
        case = in_hand.received.handover.case
        ids = {str(event.id) for event in case.events}
        stands_in = sorted(records.moving.cases_with(ids))
        return Reviewed(
            in_hand,
            tuple(_alike(records, in_hand)),
            stands_in[0] if stands_in else None,
            kept.state,
            kept.words,
        )

    return ask


def sides(in_hand: InHand, into: CaseNumber | None) -> Question[BothSides]:
    """A question: what came beside a case of ours, or by itself for a new one.

    Raises:
        RestrictedCase: this officer may not open that case.
    """

    def ask(records: Records, today: date) -> BothSides:
        del today
        return sides_for(records, in_hand, into)

    return ask


def _alike(records: Records, in_hand: InHand) -> Iterator[Known]:
    for one in known_here(records, who(in_hand.received.handover.case.person)):
        if one.likeness is not None or one.restricted:
            yield one


def _came(records: Records, one: ReceivedPack) -> CameIn:
    known = records.exchange.book.whose(one.verify)
    sender = known.name if known is not None else str(one.manifest["sender"]["name"])
    return CameIn(
        one.pack,
        label_of(one.pack),
        sender,
        one.at,
        one.state,
        one.case,
        one.words,
        one.answered_with,
    )
