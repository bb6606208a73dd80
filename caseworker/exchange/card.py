"""The card of an office: who it is and its public keys, signed by itself and by its former keys.

A card proves that whoever made it holds the keys in it. That they are the office that it names
is for people to find out: by telephone, with the words of ``word_code``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from caseworker.exchange import canonical
from caseworker.exchange.keys import PrivateKeys, PublicKeys, is_signed
from caseworker.exchange.slip import Reading, Sort, UnfitSlip
from caseworker.exchange.word_code import words_of as words_of_keys

ENDING: Final = ".card"
LONGEST_NAME: Final = 120
LONGEST_ADDRESS: Final = 500
LONGEST_KIND: Final = 40
MOST_FORMER: Final = 4
"""How many former keys vouch for the present one: whoever knows any of them, knows whose it is."""

_SORT: Final = Sort(
    "card",
    "caseworker-card",
    frozenset({
        "address", "email", "former", "kind", "made_on", "name", "organisation", "seal",
        "telephone", "verify",
    }),
)  # fmt: skip
_FORMER: Final = frozenset({"signature", "verify"})
_VOUCHED: Final = "-follows"


@dataclass(frozen=True, slots=True)
class Card:
    """Who an office says that it is.

    Attributes:
        kind: a small word such as “authority”.
        former: the signing keys (raw) that signed for these keys, newest first.
    """

    name: str
    kind: str
    keys: PublicKeys
    made_on: date
    organisation: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    former: tuple[bytes, ...] = ()

    def is_vouched_by(self, verify: bytes) -> bool:
        """Whether the holder of that former key said that these keys follow it."""
        return verify in self.former


def words_of(card: Card) -> tuple[str, ...]:
    """The six words to compare by telephone."""
    return words_of_keys(card.keys)


def file_name(card: Card) -> str:
    """Neutral: it names nobody."""
    return f"TC-{card.keys.fingerprint[:8]}{ENDING}"


def make_card(card: Card, keys: PrivateKeys, former: Iterable[PrivateKeys] = ()) -> bytes:
    """The card as a file. ``former`` are our own keys of before, newest first.

    Raises:
        ValueError: the keys are not the card's, or it says what no card can.
    """
    if card.keys != keys.public:
        raise ValueError("not the keys of this card")
    vouching = list(former)[:MOST_FORMER]
    said = _said(card)
    message = _SORT.context(_VOUCHED) + canonical.write(said)
    made = _SORT.signed(
        {
            **said,
            "former": [
                {"signature": one.sign(message).hex(), "verify": one.public.verify.hex()}
                for one in vouching
            ],
        },
        keys,
    )
    try:
        read_card(made)
    except UnfitSlip as error:
        raise ValueError(f"not fit for a card: {error.code}") from error
    return made


def read_card(data: bytes) -> Card:
    """The card that a file holds, if it is whole and signed as it says.

    Raises:
        UnfitSlip: with words fit to show.
    """
    read = _SORT.read(data)
    keys = read.keys()
    read.refuse_unsigned(keys.verify)
    card = Card(
        name=read.text("name", LONGEST_NAME, needed=True),
        kind=read.text("kind", LONGEST_KIND, needed=True),
        keys=keys,
        made_on=read.day("made_on"),
        organisation=read.text("organisation", LONGEST_NAME),
        address=read.text("address", LONGEST_ADDRESS, lines=True),
        telephone=read.text("telephone", LONGEST_NAME),
        email=read.text("email", LONGEST_NAME),
    )
    return _with_former(card, read)


def _with_former(card: Card, read: Reading) -> Card:
    message = _SORT.context(_VOUCHED) + canonical.write(_said(card))
    found = []
    for each in read.listed("former", MOST_FORMER):
        one = Reading(_SORT, read.named(each, _FORMER))
        verify = one.raw("verify", 32)
        if not is_signed(verify, one.raw("signature", 64), message):
            _SORT.refuse("vouching")
        found.append(verify)
    if len(set(found)) != len(found) or card.keys.verify in found:
        _SORT.refuse("form")
    return Card(
        card.name, card.kind, card.keys, card.made_on, card.organisation, card.address,
        card.telephone, card.email, tuple(found),
    )  # fmt: skip


def _said(card: Card) -> Mapping[str, Any]:
    return {
        "address": card.address,
        "email": card.email,
        "kind": card.kind,
        "made_on": card.made_on.isoformat(),
        "name": card.name,
        "organisation": card.organisation,
        "seal": card.keys.seal.hex(),
        "telephone": card.telephone,
        "verify": card.keys.verify.hex(),
    }
