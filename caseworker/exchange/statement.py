"""The signature of a pack: a few lines that anybody can read, and check with public tools."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import PrivateKeys, is_signed

MAJOR: Final = 1
MINOR: Final = 0
_NEWEST: Final = re.compile(rb"caseworker-pack ([1-9][0-9]{0,8})\n")
_FORM: Final = re.compile(
    rb"(caseworker-pack 1\n"
    rb"verify ([0-9a-f]{64})\n"
    rb"sealed-to ([0-9a-f]{64})\n"
    rb"body-sha512 ([0-9a-f]{128})\n)"
    rb"signature ([0-9a-f]{128})\n"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who signed (``verify``), for whom (``seal``), and the SHA-512 of the whole ``body.zip``."""

    verify: bytes
    seal: bytes
    body: bytes

    def signed(self, keys: PrivateKeys) -> bytes:
        """The lines, with the signature below them."""
        lines = (
            f"caseworker-pack {MAJOR}\n"
            f"verify {self.verify.hex()}\n"
            f"sealed-to {self.seal.hex()}\n"
            f"body-sha512 {self.body.hex()}\n"
        ).encode("ascii")
        return lines + f"signature {keys.sign(lines).hex()}\n".encode("ascii")


def read_statement(text: bytes, seals: frozenset[bytes]) -> Statement:
    """What was signed, once the signature is found right and one of ``seals`` was meant.

    Whether the body is the one that it names is for the caller to see.

    Raises:
        UnfitPack: made by a newer program, not in its form, for somebody else, or wrong.
    """
    newest = _NEWEST.match(text)
    if newest is not None and int(newest[1]) > MAJOR:
        raise UnfitPack("newer")
    found = _FORM.fullmatch(text)
    if found is None:
        raise UnfitPack("signature_form")
    lines, *written = found.groups()
    verify, seal, body, signature = (bytes.fromhex(part.decode("ascii")) for part in written)
    if not is_signed(verify, signature, lines):
        raise UnfitPack("signature")
    if seal not in seals:
        raise UnfitPack("rebound")
    return Statement(verify, seal, body)
