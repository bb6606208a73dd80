"""The receipt for one pack: what its receiver answers, signed, and good for no other pack.

It names the pack, the SHA-256 of the sealed file, and both offices' keys. It is not sealed, so
nothing in it may say anything of a child.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from caseworker.exchange.keys import PrivateKeys, PublicKeys
from caseworker.exchange.names import PACK_ID
from caseworker.exchange.slip import MOST_WORDS, Reading, Sort, UnfitSlip, written

ENDING: Final = ".receipt"
MOST_MISSING: Final = 50
LONGEST_MISSING: Final = 300
_SORT: Final = Sort(
    "receipt",
    "caseworker-receipt",
    frozenset({"answer", "at", "missing", "pack", "receiver", "sender", "sha256", "words"}),
)
_KEYS: Final = frozenset({"seal", "verify"})


class Answer(StrEnum):
    """What is answered."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    IN_PART = "in_part"
    REFUSED = "refused"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One answer to one pack.

    Attributes:
        pack: 32 hexadecimal figures; ``sha256`` is that of the sealed file, 64 of them.
        sender: who made the pack, and whom the receipt is for.
        receiver: who the pack was sealed for, and who signs the receipt.
        words: the reason, or a remark.
        missing: what is asked for, where more is.
    """

    pack: str
    sha256: str
    sender: PublicKeys
    receiver: PublicKeys
    answer: Answer
    at: datetime
    words: str = ""
    missing: tuple[str, ...] = ()

    def refuse_for_another(
        self, pack: str, sha256: str, sender: PublicKeys, receiver: PublicKeys
    ) -> None:
        """Raises UnfitSlip: it is no answer to that pack, from that receiver, to that sender."""
        if (self.pack, self.sha256) != (pack, sha256):
            _SORT.refuse("other_pack")
        if self.receiver != receiver:
            _SORT.refuse("other_signer")
        if self.sender != sender:
            _SORT.refuse("other_sender")


def file_name(receipt: Receipt) -> str:
    """Neutral, and beside the pack that it answers."""
    return f"TR-{receipt.pack[:8]}{ENDING}"


def make_receipt(receipt: Receipt, keys: PrivateKeys) -> bytes:
    """The receipt as a file, signed with the pair that the pack was sealed to.

    Raises:
        ValueError: the keys are not the receiver's, or it says what no receipt can.
    """
    if receipt.receiver != keys.public:
        raise ValueError("not the keys of this receiver")
    made = _SORT.signed(
        {
            "answer": receipt.answer.value,
            "at": written(receipt.at),
            "missing": list(receipt.missing),
            "pack": receipt.pack,
            "receiver": _keys(receipt.receiver),
            "sender": _keys(receipt.sender),
            "sha256": receipt.sha256,
            "words": receipt.words,
        },
        keys,
    )
    try:
        read_receipt(made)
    except UnfitSlip as error:
        raise ValueError(f"not fit for a receipt: {error.code}") from error
    return made


def read_receipt(data: bytes) -> Receipt:
    """The receipt that a file holds, if it is whole and signed by the receiver that it names.

    For which pack it is good is still to be asked: ``Receipt.refuse_for_another``.

    Raises:
        UnfitSlip: with words fit to show.
    """
    read = _SORT.read(data)
    receiver = read.within("receiver", _KEYS).keys()
    read.refuse_unsigned(receiver.verify)
    pack = read.text("pack", 32)
    if PACK_ID.fullmatch(pack) is None:
        _SORT.refuse("form")
    receipt = Receipt(
        pack=pack,
        sha256=read.raw("sha256", 32).hex(),
        sender=read.within("sender", _KEYS).keys(),
        receiver=receiver,
        answer=_answer(read),
        at=read.moment("at"),
        words=read.text("words", MOST_WORDS, lines=True),
        missing=tuple(
            read.shown(one, LONGEST_MISSING) for one in read.listed("missing", MOST_MISSING)
        ),
    )
    # What asks for more says what; what refuses says why.
    if receipt.answer is Answer.MORE and not receipt.missing:
        _SORT.refuse("form")
    if receipt.answer is Answer.REFUSED and not receipt.words.strip():
        _SORT.refuse("form")
    return receipt


def _answer(read: Reading) -> Answer:
    try:
        return Answer(read.text("answer", 20))
    except ValueError:
        _SORT.refuse("form")


def _keys(keys: PublicKeys) -> dict[str, Any]:
    return {"seal": keys.seal.hex(), "verify": keys.verify.hex()}
