"""What was answered to a pack: a receipt is believed as far as its signature goes.

A pack counts as received only by a receipt that was signed with the key it was sealed to, for
that very pack (figure 36).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from caseworker.casework.hand_over_entries import answer, answer_called, label_of
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.ledger import Fate, Went
from caseworker.domain.packs import PackAnswer, PackId, Reply, SentPack, SentState
from caseworker.domain.sending import awaited
from caseworker.exchange.keys import PrivateKeys, PublicKeys
from caseworker.exchange.receipt import Answer, Receipt, read_receipt
from caseworker.exchange.slip import UnfitSlip

LARGEST: Final = 64 * 1024
"""Bytes of a file that is looked at as a receipt; more is none."""
_REPLIES: Final[Mapping[Answer, Reply]] = {
    Answer.RECEIVED: Reply.RECEIVED,
    Answer.ACCEPTED: Reply.ACCEPTED,
    Answer.IN_PART: Reply.IN_PART,
    Answer.REFUSED: Reply.REFUSED,
    Answer.MORE: Reply.MORE,
}


@dataclass(frozen=True, slots=True)
class BringInAnswer:
    """A file that is said to be a receipt."""

    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoteArrival:
    """They said that they have it. ``number`` is of the disclosure, ``pack`` empty for papers."""

    case: CaseNumber
    number: str
    pack: str = ""


def bring_in_answer(records: Records, command: BringInAnswer, sitting: Sitting) -> Done:
    """Take in what a receiver answered.

    An answer that is older than one that is known is kept beside it, and changes nothing.

    Raises:
        NotAllowed: it is no receipt, it was changed, it is for another pack or office, or it is
            here already.
    """
    receipt = _read(command.content)
    pack = _pack(records, receipt)
    _refuse_another(records, receipt, pack)
    before = records.exchange.sent.answers(pack.pack)
    if any(one.receipt == command.content for one in before):
        raise NotAllowed("This receipt is here already. Nothing has changed.")
    reply = _REPLIES[receipt.answer]
    words = " ".join("; ".join((receipt.words, *receipt.missing)).split()).strip("; ")
    kept = PackAnswer(pack.pack, sitting.at, sitting.officer.id, reply, words, command.content)
    records.exchange.sent.keep_answer(kept)
    is_newest = all(_read(one.receipt).at <= receipt.at for one in before if one.receipt)
    whom = records.exchange.book.receiver(pack.receiver).name
    event = None
    if is_newest:
        state = SentState[reply.name]
        records.exchange.sent.set_state(pack.pack, state)
        event = answer(records, pack, state.value, words, sitting)
    if not before:
        _note_arrival(records, pack, sitting)
    late = "" if is_newest else " It is older than what they have answered since."
    said = f"{words.rstrip('.')}." if words else ""
    sentence = f"{whom} answered the pack {label_of(pack.pack)}: {reply.value.lower()}. {said}"
    return Done(
        case=pack.case,
        touched=frozenset({Touched.CASE, Touched.DIARY}),
        sentence=f"{sentence.strip()}{late}",
        act=f"pack_answered:{reply.name.lower()}",
        event=event.id if event is not None else None,
        made=pack.pack,
        ref=pack.pack,
    )


def note_arrival(records: Records, command: NoteArrival, sitting: Sitting) -> Done:
    """Write down that they have it, where nobody there can sign: papers, or no Caseworker.

    Raises:
        NotAllowed: they can sign, and so only a receipt counts; or it is answered already.
    """
    pack = records.exchange.sent.pack(PackId(command.pack)) if command.pack else None
    if pack is not None and pack.verify:
        raise NotAllowed(
            "They can sign a receipt, so only that counts.", instead="Bring in their receipt file."
        )
    called = label_of(pack.pack) if pack is not None else f"disclosure {command.number}"
    if not any(one.endswith(f"({called})") for one in awaited(records.case(command.case))):
        raise NotAllowed("Nothing is awaited of them any more.")
    said = (SentState.RECEIVED.value, "As they said")
    event = answer_called(records, command.case, called, said, sitting)
    if pack is not None:
        records.exchange.sent.set_state(pack.pack, SentState.RECEIVED)
    who = sitting.officer.name
    fate = Fate(command.number, Went.RECEIVED, sitting.today, who, sitting.at, "As they said")
    records.ledger.keep_fate(fate)
    return Done(
        case=command.case,
        touched=frozenset({Touched.CASE, Touched.DIARY}),
        sentence=f"They say that they have it: {called}.",
        act="hand_over_arrived",
        event=event.id if event is not None else None,
        ref=command.number,
    )


def _read(content: bytes) -> Receipt:
    """Raises NotAllowed: it is none, with the reason."""
    if len(content) > LARGEST:
        raise NotAllowed("This file is too large to be a receipt. Nothing was taken in.")
    try:
        return read_receipt(content)
    except UnfitSlip as error:
        raise _refused(error) from error


def _pack(records: Records, receipt: Receipt) -> SentPack:
    try:
        return records.exchange.sent.pack(PackId(receipt.pack))
    except NotFound as error:
        raise NotAllowed(
            f"This receipt is for the pack {label_of(receipt.pack)}, which was not made here.",
            instead="Ask whoever sent it for the receipt of your own pack.",
        ) from error


def _refuse_another(records: Records, receipt: Receipt, pack: SentPack) -> None:
    """Raises NotAllowed: another key than the pack’s signed it, or it is not for us."""
    if pack.state in {SentState.MADE, SentState.NOTHING}:
        raise NotAllowed(f"That pack is known here as: {pack.state.value.lower()}.")
    ours = next(one for one in records.exchange.keys.every() if one.sequence == pack.own_key)
    sealed_to = pack.manifest["receiver"]
    receiver = PublicKeys(bytes.fromhex(pack.verify), bytes.fromhex(sealed_to["seal"]))
    sender = PrivateKeys(ours.signing, ours.sealing).public
    try:
        receipt.refuse_for_another(pack.pack, pack.sha256, sender, receiver)
    except UnfitSlip as error:
        raise _refused(error) from error


def _refused(error: UnfitSlip) -> NotAllowed:
    return NotAllowed(
        f"{error} Nothing was taken in.", instead="Ask whoever sent it for another copy of it."
    )


def _note_arrival(records: Records, pack: SentPack, sitting: Sitting) -> None:
    """The ledger knows that the copy came to whom it was for."""
    who = sitting.officer.name
    fate = Fate(pack.number, Went.RECEIVED, sitting.today, who, sitting.at, "By a signed receipt")
    records.ledger.keep_fate(fate)
