"""A case that is to be handed over, on paper records: the other office, our keys, the pack."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from caseworker.casework.handing_over import Chosen, choices
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.packs_made import sealed
from caseworker.casework.sending import asked_of_the_gate
from caseworker.casework.transfers import (
    HandingOver,
    HandOverPack,
    PackHasLeft,
    SealedPack,
    hand_over,
    pack_has_left,
)
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.domain.sending import sendings_for
from caseworker.exchange.keys import PrivateKeys
from tests.builders import NOW, OKAFOR, TODAY, StandingClock
from tests.casework.handing import NUMBER, a_store
from tests.paper_records import PaperStore

ASHDOWN: Final = ReceiverId("ashdown")
THEIRS: Final = PrivateKeys(bytes(range(32)), bytes(range(32, 64)))
OURS: Final = PrivateKeys(bytes(range(64, 96)), bytes(range(96, 128)))
JUDITH: Final = Officer(OKAFOR, "Judith Okafor", "administrator")


@dataclass(frozen=True, slots=True)
class Ready:
    """A store, the office that works in it, and a pack that is sealed and has left nowhere."""

    store: PaperStore
    office: Office
    handing: HandingOver
    sealed: SealedPack

    def hands_over(self, **changes: object) -> Done:
        handing = replace(self.handing, **changes)  # type: ignore[arg-type]
        return self.office.do(hand_over, HandOverPack(handing, self.sealed))

    def has_left(self) -> Done:
        self.hands_over()
        return self.office.do(pack_has_left, PackHasLeft(self.sealed.pack))


def a_receiver(kind: str = "establishment", name: str = "Ashdown House") -> Receiver:
    compared = Compared(date(2026, 11, 2), "Judith Okafor", "By telephone")
    public = THEIRS.public
    key = ReceiverKey(public.verify.hex(), public.seal.hex(), date(2026, 11, 1), compared=compared)
    return Receiver(ASHDOWN, name, kind, former=("Old Ashdown",), keys=(key,))


def office_of(store: PaperStore) -> Office:
    return Office(store.sitting, StandingClock(), JUDITH, lambda _: (b"", b""))


def a_handing(
    store: PaperStore, purpose: str = "custody_move", receiver: Receiver | None = None
) -> HandingOver:
    receiver = receiver or a_receiver()
    sending = next(one for one in sendings_for(receiver.kind) if one.purpose == purpose)
    request = asked_of_the_gate(receiver, sending, "", JUDITH)
    with store.sitting() as records:
        chosen: Chosen = choices(records, NUMBER, purpose, TODAY).usual
    return HandingOver(NUMBER, receiver.id, request, chosen)


def knowing(store: PaperStore, receiver: Receiver | None = None) -> PaperStore:
    """With the other office in the book, and keys of our own."""
    with store.sitting() as records:
        records.exchange.keys.take_up(OURS.signing, OURS.sealing, NOW)
        found = receiver or a_receiver()
        records.exchange.book.keep(replace(found, keys=()))
        for key in found.keys:
            records.exchange.book.add_key(found.id, replace(key, compared=None))
            if key.compared is not None:
                records.exchange.book.note_compared(found.id, key.seal, key.compared)
    return store


@cache
def _ready() -> tuple[PaperStore, HandingOver, SealedPack]:
    store = knowing(a_store())
    handing = a_handing(store)
    office = office_of(store)
    return store, handing, office.see(sealed(handing, JUDITH, NOW))


def ready() -> Ready:
    """Sealed once for all tests: each has a store of its own."""
    store, handing, pack = _ready()
    copy = PaperStore()
    copy.paper = deepcopy(store.paper)  # not the store: its lock is its own
    return Ready(copy, office_of(copy), handing, pack)
