"""What is answered to a pack: a signed receipt for its sender, with words and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.casework.office import Question, Sitting
from caseworker.casework.receipt_words import refuse_names
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.packs import PackId, ReceivedPack, ReceivedState, Reply
from caseworker.exchange.keys import PrivateKeys, PublicKeys
from caseworker.exchange.receipt import ENDING, Answer, Receipt, make_receipt

_ANSWERS: Final = {
    Reply.RECEIVED: Answer.RECEIVED,
    Reply.ACCEPTED: Answer.ACCEPTED,
    Reply.IN_PART: Answer.IN_PART,
    Reply.REFUSED: Answer.REFUSED,
    Reply.MORE: Answer.MORE,
}
_STATES: Final = {
    Reply.ACCEPTED: ReceivedState.ACCEPTED,
    Reply.IN_PART: ReceivedState.IN_PART,
    Reply.REFUSED: ReceivedState.REFUSED,
    Reply.MORE: ReceivedState.MORE,
}


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A receipt to be saved: its neutral name and its bytes."""

    name: str
    content: bytes = field(repr=False)


def held(records: Records, pack: PackId) -> ReceivedPack:
    """A pack that waits for an answer.

    Raises:
        NotFound: there is no such pack.
        NotAllowed: it was answered before.
    """
    kept = records.exchange.received.pack(pack)
    if kept.state not in {ReceivedState.HELD, ReceivedState.MORE}:
        raise NotAllowed(
            f"This pack was answered before: {kept.state.value.lower()}.",
            instead="Its receipt can be saved again under Moves, In.",
        )
    return kept


def receipt_for(  # noqa: PLR0913, PLR0917 - all that a receipt says
    records: Records,
    kept: ReceivedPack,
    reply: Reply,
    sitting: Sitting,
    words: str = "",
    missing: tuple[str, ...] = (),
) -> bytes:
    """The receipt, signed with the pair that the pack was sealed to.

    Nothing in it may say anything of a child: it is signed and not sealed.

    Raises:
        Incomplete: the words or what is missing name somebody, or are longer than a receipt holds.
    """
    refuse_names(records, "missing" if reply is Reply.MORE else "reason", (words, *missing))
    keys = _sealed_to(records, kept)
    sender = kept.manifest["sender"]
    receipt = Receipt(
        pack=kept.pack,
        sha256=kept.sha256,
        sender=PublicKeys(bytes.fromhex(sender["verify"]), bytes.fromhex(sender["seal"])),
        receiver=keys.public,
        answer=_ANSWERS[reply],
        at=sitting.at.replace(microsecond=0),
        words=words.strip(),
        missing=tuple(filter(None, (one.strip() for one in missing))),
    )
    try:
        return make_receipt(receipt, keys)
    except ValueError as error:
        said = "Say it in fewer and plainer words: a receipt has room for little, and no signs."
        raise Incomplete([Gap("words", said)]) from error


def receipt_file(pack: PackId, content: bytes) -> ReceiptFile:
    """The file as it is to be saved."""
    return ReceiptFile(f"TR-{pack[:8]}{ENDING}", content)


def receipt_of(pack: PackId) -> Question[ReceiptFile]:
    """Asks for the receipt that was made last for a pack.

    Raises:
        NotFound: there is no such pack, or it was not answered yet.
    """

    def ask(records: Records, today: date) -> ReceiptFile:
        del today
        content = records.exchange.received.pack(pack).answered_with
        if not content:
            raise NotFound("There is no receipt for this pack yet.")
        return receipt_file(pack, content)

    return ask


def state_of(reply: Reply) -> ReceivedState:
    """How a pack stands once that was answered."""
    return _STATES[reply]


def _sealed_to(records: Records, kept: ReceivedPack) -> PrivateKeys:
    seal = kept.manifest["receiver"]["seal"]
    for own in records.exchange.keys.every():
        keys = PrivateKeys(own.signing, own.sealing)
        if keys.public.seal.hex() == seal:
            return keys
    raise NotAllowed("The key that this pack was sealed to is not here any more.")
