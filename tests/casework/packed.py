"""Two offices for tests: packs as Ashdown seals them, and Bryn Hill that opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from caseworker.casework.office import Office, Officer
from caseworker.casework.receiving import BringInPack, InHand, bring_in, open_file
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Case
from caseworker.domain.handover import HandOver
from caseworker.domain.plan import Version
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.card import Card, make_card
from caseworker.exchange.keys import OpeningKey, PrivateKeys
from caseworker.exchange.manifest import Party, Withheld
from caseworker.exchange.pack import Opened, Outgoing, Piece, open_pack, seal
from tests.builders import NOW, OKAFOR, TODAY, StandingClock
from tests.casework.handed import handed, pieces_of
from tests.paper_records import PaperStore

ASHDOWN: Final = PrivateKeys(b"a" * 32, b"A" * 32)
BRYN: Final = PrivateKeys(b"b" * 32, b"B" * 32)
STRANGER: Final = PrivateKeys(b"s" * 32, b"S" * 32)
MADE: Final = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
ID: Final = "0123456789abcdef" * 2


class HereAndNow:
    """Opens packs in this very process: what the child does, without its limits."""

    def open(self, data: bytes, keys: Sequence[OpeningKey]) -> Opened:
        """Raises UnfitPack."""
        return open_pack(data, *keys)


def the_receiver(**changes: Any) -> Receiver:
    """Ashdown, in the address book of Bryn Hill."""
    ashdown = Receiver(ReceiverId("ashdown"), "Ashdown Council", "authority", telephone="01632 1")
    return replace(ashdown, **changes)


def the_key(keys: PrivateKeys = ASHDOWN, **changes: Any) -> ReceiverKey:
    """Ashdown's key, compared on 2 November."""
    public = keys.public
    key = ReceiverKey(
        public.verify.hex(), public.seal.hex(), TODAY - timedelta(days=100),
        compared=Compared(TODAY - timedelta(days=21), "J. Okafor"),
    )  # fmt: skip
    return replace(key, **changes)


def bryn(
    store: PaperStore, clock: StandingClock, *, knows: bool = True, role: str = "officer"
) -> Office:
    """The office that receives, with its key, knowing Ashdown or not."""
    with store.sitting() as records:
        records.save_office(OfficeFacts("Bryn Hill", ("custody",), "OFFICIAL-SENSITIVE"))
        records.exchange.keys.take_up(BRYN.signing, BRYN.sealing, NOW)
        if knows:
            records.exchange.book.keep(the_receiver())
            records.exchange.book.add_key(ReceiverId("ashdown"), the_key())
    return Office(store.sitting, clock, Officer(OKAFOR, "J. Okafor", role), lambda _: (b"", b""))


def sealed(handover: HandOver, **changes: Any) -> bytes:
    """A pack from Ashdown for Bryn Hill. ``keys`` sign it, ``pieces`` are in place of the usual."""
    keys: PrivateKeys = changes.pop("keys", ASHDOWN)
    name: str = changes.pop("name", "Ashdown Council")
    pieces = changes.pop("pieces", None)
    card = Card(name, "authority", keys.public, TODAY, telephone="01632 960101")
    outgoing = Outgoing(
        pack=ID,
        sequence=1,
        made_at=MADE,
        sender=Party(name, "authority", keys.public),
        receiver=Party("Bryn Hill", "establishment", BRYN.public),
        purpose="transfer",
        withheld=(Withheld("Health advice", "No consent covers it."),),
        card=make_card(card, keys),
    )
    outgoing = replace(outgoing, **changes)
    data = pieces or [
        Piece(one.role, one.name, one.media, one.content) for one in pieces_of(handover)
    ]
    return seal(outgoing, data, keys)


def a_pack(case: Case, *versions: Version, **changes: Any) -> bytes:
    """A case as Ashdown hands it over."""
    return sealed(replace(handed(case, *versions), office="Ashdown Council"), **changes)


def brought_in(office: Office, content: bytes) -> InHand:
    """The pack in quarantine."""
    in_hand = office.see(open_file(content, HereAndNow()))
    office.do(bring_in, BringInPack(in_hand, content))
    return in_hand
