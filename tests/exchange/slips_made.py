"""Cards and receipts of invented offices, and hostile ones signed as if they were meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import rfc8785

from caseworker.exchange.card import Card, make_card
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.receipt import Answer, Receipt, make_receipt
from tests.exchange.packs_made import ASHDOWN, BRYN, PACK

LATER: Final = PrivateKeys(b"l" * 32, b"L" * 32)
CARD: Final = Card(
    "SEND team",
    "authority",
    ASHDOWN.public,
    date(2026, 11, 23),
    "Ashdown Council",
    "Town Hall\nAshdown",
    "01632 960101",
    "send@ashdown.example",
)
RECEIPT: Final = Receipt(
    PACK,
    "ab" * 32,
    ASHDOWN.public,
    BRYN.public,
    Answer.MORE,
    datetime(2026, 11, 26, 15, tzinfo=UTC),
    "Thank you",
    ("Section F, as it was issued",),
)


def a_card(**changed: Any) -> bytes:
    return make_card(replace(CARD, **changed), ASHDOWN)


def a_later_card() -> bytes:
    """The same office, with new keys for which the former ones vouch."""
    return make_card(replace(CARD, keys=LATER.public), LATER, (ASHDOWN,))


def a_receipt(**changed: Any) -> bytes:
    return make_receipt(replace(RECEIPT, **changed), BRYN)


def signed_anew(said: dict[str, Any], keys: PrivateKeys) -> bytes:
    """What is said, with a right signature: the work of somebody who has the keys."""
    whole = {name: value for name, value in said.items() if name != "signature"}
    context = f"{whole['format']} 1\n".encode()
    signature = keys.sign(context + rfc8785.dumps(whole)).hex()
    return rfc8785.dumps({**whole, "signature": signature})
