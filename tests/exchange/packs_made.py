"""Two offices that send each other packs, and the packs that they send."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.manifest import Manifest, Party, Withheld
from caseworker.exchange.pack import Outgoing, Piece, seal
from caseworker.exchange.pack import listed as listed_of

ASHDOWN: Final = PrivateKeys(b"a" * 32, b"A" * 32)
BRYN: Final = PrivateKeys(b"b" * 32, b"B" * 32)
STRANGER: Final = PrivateKeys(b"s" * 32, b"S" * 32)
PACK: Final = "0123456789abcdef" * 2
PIECES: Final = (
    Piece("index", "What is in this pack", "application/pdf", b"%PDF-1.7 index"),
    Piece("case", "The case", "application/json", b'{"number":"2026-0071"}', {"edition": 1}),
    Piece("advice", "Advice: speech & language", "application/pdf", b"%PDF-1.7 advice"),
)
WITHHELD: Final = (Withheld("Health advice", "No consent covers it."),)


def ashdown(keys: PrivateKeys = ASHDOWN) -> Party:
    return Party("Ashdown Council", "authority", keys.public)


def bryn(keys: PrivateKeys = BRYN) -> Party:
    return Party("Bryn Hill YOI", "establishment", keys.public)


def outgoing() -> Outgoing:
    return Outgoing(
        PACK,
        7,
        datetime(2026, 11, 26, 14, 5, tzinfo=UTC),
        ashdown(),
        bryn(),
        "transfer",
        WITHHELD,
    )


def sealed() -> bytes:
    return seal(outgoing(), PIECES, ASHDOWN)


def listed() -> Manifest:
    return listed_of(outgoing(), PIECES)
