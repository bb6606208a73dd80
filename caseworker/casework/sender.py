"""Who a pack is from, by our address book: known, unknown, or with a key that has changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caseworker.casework.records import Records
from caseworker.domain.days import day_words
from caseworker.domain.name_words import name_words
from caseworker.domain.receivers import Receiver
from caseworker.exchange.card import Card, read_card, words_of
from caseworker.exchange.pack import Opened
from caseworker.exchange.slip import UnfitSlip


class Trust(Enum):
    """How far it is known who sent it. The values are the words on screen."""

    KNOWN = "Known and compared"
    TO_COMPARE = "Known, but not compared yet"
    UNKNOWN = "Not in the address book"
    CHANGED = "The key has changed"
    GIVEN_UP = "The key was given up"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it. ``name`` is ours for them where they are known, else what they call themselves.

    ``card`` is the one in the pack, if it holds one that is theirs; ``code`` are the six words to
    compare by telephone. ``receiver`` is their line of the address book, if any; ``is_held``: the
    very key that signed stands there.
    """

    name: str
    kind: str
    trust: Trust
    words: str
    receiver: Receiver | None = None
    card: bytes = b""
    code: tuple[str, ...] = ()
    telephone: str = ""
    is_held: bool = False

    @property
    def has_key(self) -> bool:
        """Whether the key that signed stands in our address book, in force."""
        return self.trust is Trust.TO_COMPARE or (self.trust is Trust.CHANGED and self.is_held)

    @property
    def may_be_taken(self) -> bool:
        """Whether what they sent may be accepted: it is sure who they are."""
        return self.trust is Trust.KNOWN


def sender_of(records: Records, opened: Opened) -> Sender:
    """Who signed a pack, by our address book."""
    party, verify = opened.manifest.sender, opened.signer.verify.hex()
    content, card = _card(opened)
    code = words_of(card) if card is not None else ()
    known = records.exchange.book.whose(verify)
    if known is None:
        return _stranger(records, party.name, party.kind, content, card)
    held = known.held(verify)
    telephone = known.telephone
    if held is not None and held.ended is not None:
        words = f"Signed with a key that {known.name} gave up on {day_words(held.ended)}."
        trust = Trust.GIVEN_UP
    elif held is not None and held.compared is not None:
        compared = held.compared
        words = f"Compared by telephone on {day_words(compared.on)} by {compared.by}."
        trust = Trust.KNOWN
    elif known.key_before is not None:
        words = f"The key of {known.name} has changed, and nobody has compared the new one."
        trust = Trust.CHANGED
    else:
        words = "Nobody has compared the words of their card with them by telephone yet."
        trust = Trust.TO_COMPARE
    return Sender(known.name, known.kind, trust, words, known, content, code, telephone, True)


def _stranger(records: Records, name: str, kind: str, content: bytes, card: Card | None) -> Sender:
    """Somebody whose key is not in the book: new to us, or somebody we know with another key."""
    code = words_of(card) if card is not None else ()
    telephone = card.telephone if card is not None else ""
    same = next((one for one in records.exchange.book.receivers() if _is_called(one, name)), None)
    if same is not None and same.key is not None:
        said = (
            f"It calls itself {name}, and is signed with another key than theirs. Do not take it "
            "before you have asked them, by the telephone number that you have of them."
        )
        is_vouched = card is not None and card.is_vouched_by(bytes.fromhex(same.key.verify))
        more = " Their former key signed for the new one." if is_vouched else ""
        return Sender(
            name, kind, Trust.CHANGED, f"{said}{more}", same, content, code, same.telephone
        )
    said = "Their card is in the pack." if card is not None else "There is no card in the pack."
    words = f"{said} Compare it by telephone before anything is taken in."
    return Sender(name, kind, Trust.UNKNOWN, words, same, content, code, telephone)


def _is_called(one: Receiver, name: str) -> bool:
    wanted = name_words(name)
    return any(name_words(called) == wanted for called in (one.name, *one.former))


def _card(opened: Opened) -> tuple[bytes, Card | None]:
    """The card that lies in the pack, if it is that of whoever signed it."""
    content = opened.manifest.card
    if not content:
        return b"", None
    try:
        card = read_card(content)
    except UnfitSlip:
        return b"", None
    return (content, card) if card.keys == opened.signer else (b"", None)
