"""A pack is made of what was chosen and sealed for its receiver, in a process of its own.

Nothing is written down here, and nothing leaves: see ``transfers``.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from secrets import token_hex
from typing import Final

from caseworker.casework.cards import public_of
from caseworker.casework.exchange_kept import OwnKeys
from caseworker.casework.hand_over_entries import goes_with_it
from caseworker.casework.handing_over import ToHandOver
from caseworker.casework.handover_pieces import Leaving, Made, made
from caseworker.casework.office import Officer, Question
from caseworker.casework.opening_packs import Packing, SealingFailed
from caseworker.casework.own_keys import own_card
from caseworker.casework.records import Records
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.transfers import (
    HandingOver,
    SealedPack,
    print_of,
    refuse_bare_case,
    refuse_incomplete,
    refuse_unsealable,
)
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.packs import AGAIN_OF, CASE, PRACTICE, PackId
from caseworker.domain.receiver_kinds import kind_of_office
from caseworker.domain.receivers import Receiver
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.manifest import Party, Withheld
from caseworker.exchange.names import pack_file
from caseworker.exchange.pack import Outgoing, listed

PACKING: Final = Packing()
_LONGEST: Final = 1000  # characters of why something is withheld


def seal_in(store: OpenStore, handing: HandingOver) -> SealedPack:
    """Make it and seal it, on the papers lane. Raises as ``sealed``."""
    question = sealed(handing, store.officer, store.clock.now())
    return store.office.see(question, store.reading())


def sealed(
    handing: HandingOver, officer: Officer, at: datetime, packing: Packing = PACKING
) -> Question[SealedPack]:
    """A question: the pack, sealed to its receiver and to nobody else.

    Raises:
        NotAllowed: nothing lets it go, no pack can be locked for them, this office has no key of
            its own yet, or the pack would be too large.
        Incomplete: nobody is named who takes the medium.
        NamesAnother: it names somebody of another case.
    """

    def ask(records: Records, today: date) -> SealedPack:
        receiver = records.exchange.book.receiver(handing.receiver)
        refuse_unsealable(receiver, today)
        refuse_incomplete(handing)
        own, key = _own(records), receiver.key
        assert key is not None  # noqa: S101 - it was compared
        with_it = goes_with_it(handing.record, handing.request, officer.id, at)
        wanted = ToHandOver(handing.case, handing.request, handing.chosen, with_it)
        leaving = Leaving(
            "pack",
            handing.request.why,
            "Pack",
            handing.medium_number.strip(),
            handing.destroy_by,
        )
        ready = made(records, wanted, leaving, officer, at)
        refuse_bare_case(records, ready.gathered, today)
        outgoing = _outgoing(records, handing, receiver, ready, at)
        keys = PrivateKeys(own.signing, own.sealing)
        content = _sealed(packing, outgoing, ready, keys)
        manifest = json.loads(listed(outgoing, ready.pieces).to_bytes())
        return SealedPack(
            pack=PackId(outgoing.pack),
            sequence=outgoing.sequence,
            file=pack_file(outgoing.pack),
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            verify=key.verify,
            seal=key.seal,
            own_key=own.sequence,
            print=print_of(ready.gathered),
            release=ready.release,
            manifest=manifest,
            content=content,
            with_it=with_it,
        )

    return ask


def _own(records: Records) -> OwnKeys:
    own = records.exchange.keys.now()
    if own is None:
        raise NotAllowed(
            "This office has no key of its own yet, so nobody could tell whom a pack is from.",
            instead="An administrator makes one under Moves, Address book.",
        )
    return own


def _outgoing(
    records: Records, handing: HandingOver, receiver: Receiver, ready: Made, at: datetime
) -> Outgoing:
    own, key = _own(records), receiver.key
    assert key is not None  # noqa: S101 - as above
    office, keys = records.office(), PrivateKeys(own.signing, own.sealing)
    card = own_card(records, day_of(at)).card
    about = {CASE: str(handing.case)}  # two packs of one case must come in their order
    if handing.again_of:
        about[AGAIN_OF] = handing.again_of
    if office.practice:
        about[PRACTICE] = "yes"
    return Outgoing(
        pack=token_hex(16),
        sequence=records.exchange.sent.next_sequence(receiver.id),
        made_at=at,
        sender=Party(office.name, kind_of_office(office.kinds).id, keys.public),
        receiver=Party(receiver.name, receiver.kind, public_of(key)),
        purpose=the_rules().purposes[handing.request.purpose].words,
        withheld=tuple(Withheld(what, why[:_LONGEST]) for what, why in ready.withheld),
        card=card.data if card is not None else b"",
        about=about,
    )


def _sealed(packing: Packing, outgoing: Outgoing, ready: Made, keys: PrivateKeys) -> bytes:
    try:
        return packing.seal(outgoing, ready.pieces, keys)
    except (ValueError, SealingFailed) as error:
        raise NotAllowed(
            f"The pack could not be made: {error}. Nothing has left.".replace("..", "."),
            instead="Leave out the largest documents, and send them in a pack of their own.",
        ) from error
