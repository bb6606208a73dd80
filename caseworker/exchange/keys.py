"""The keys of an office: one to sign with, one to be sealed to, and what others know of them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import Final

from caseworker.exchange.bech32 import WrongSpelling, spell, unspell

LONG: Final = 32  # bytes of a raw key
_PUBLIC: Final = "age"
_PRIVATE: Final = "age-secret-key-"


_BITS: Final = 2**255 - 1  # the last bit is a sign, or means nothing
_PRIME: Final = 2**255 - 19
# Points of small order: what is sealed to such a key, whoever holds the file can read, and what
# it signed, anybody can have signed. The age library ends in a panic over the former.
_WEAK_SEALS: Final = frozenset({
    0, 1, _PRIME - 1, _PRIME, _PRIME + 1,
    0x00B8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0,
    0x57119FD0DD4E22D8868E1C58C45C44045BEF839C55B1D0B1248C50A3BC959C5F,
})  # fmt: skip
_WEAK_VERIFIES: Final = frozenset({
    0, 1, _PRIME - 1, _PRIME, _PRIME + 1,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
})  # fmt: skip


class WrongKey(ValueError):
    """A key that is none. Its words never quote the key."""

    def __init__(self) -> None:
        super().__init__("This is not a key, or it is damaged.")


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of an office: ``verify`` (Ed25519) and ``seal`` (X25519), 32 raw bytes each.

    ``verify`` is empty for a receiver who has the age tool alone and signs nothing.
    """

    verify: bytes
    seal: bytes

    def __post_init__(self) -> None:
        if len(self.seal) != LONG or len(self.verify) not in {0, LONG}:
            raise WrongKey
        if _is_one_of(_WEAK_SEALS, self.seal):
            raise WrongKey
        if self.verify and _is_one_of(_WEAK_VERIFIES, self.verify):
            raise WrongKey

    @property
    def recipient(self) -> str:
        """The key to seal to, as the age tool has it: “age1…”."""
        return spell(_PUBLIC, self.seal)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over both keys, as 64 hexadecimal figures."""
        return hashlib.sha256(self.verify + self.seal).hexdigest()

    @classmethod
    def of_recipient(cls, recipient: str) -> PublicKeys:
        """The keys of a receiver who has the age tool alone.

        Raises:
            WrongKey: ``recipient`` is not “age1…”, or misspelt.
        """
        try:
            return cls(b"", unspell(_PUBLIC, recipient.strip()))
        except WrongSpelling as error:
            raise WrongKey from error


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """The private half that opens what was sealed to it, and can do nothing else."""

    sealing: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.sealing) != LONG:
            raise WrongKey

    @property
    def identity(self) -> str:
        """As the age tool keeps it in a key file. Never shown, logged or put in an argument."""
        return spell(_PRIVATE, self.sealing).upper()

    @property
    def seal(self) -> bytes:
        """The public half, 32 raw bytes."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - start-up
            X25519PrivateKey,
        )

        return X25519PrivateKey.from_private_bytes(self.sealing).public_key().public_bytes_raw()

    @classmethod
    def of_key_file(cls, content: bytes) -> tuple[OpeningKey, ...]:
        """Every key of a file as ``age-keygen`` makes it: one on a line, # before a remark.

        Raises:
            WrongKey: there is none, or a line is something else.
        """
        try:
            lines = [line.strip() for line in content.decode("ascii").splitlines()]
            kept = [line for line in lines if line and not line.startswith("#")]
            keys = tuple(cls(unspell(_PRIVATE, line)) for line in kept)
        except (UnicodeDecodeError, WrongSpelling) as error:
            raise WrongKey from error
        if not keys:
            raise WrongKey
        return keys


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """The two private keys of an office, 32 raw bytes each. They are never shown by ``repr``."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.signing) != LONG or len(self.sealing) != LONG:
            raise WrongKey

    @classmethod
    def made(cls) -> PrivateKeys:
        """New keys, from the system's own source of chance."""
        return cls(os.urandom(LONG), os.urandom(LONG))

    @property
    def opening(self) -> OpeningKey:
        """The half that opens packs, for a process that has no business to sign."""
        return OpeningKey(self.sealing)

    @property
    def public(self) -> PublicKeys:
        """What may be given to others."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - start-up
            Ed25519PrivateKey,
        )

        verify = Ed25519PrivateKey.from_private_bytes(self.signing).public_key()
        return PublicKeys(verify.public_bytes_raw(), self.opening.seal)

    @property
    def recipient(self) -> str:
        """What others seal to, as the age tool has it: “age1…”."""
        return self.public.recipient

    @property
    def identity(self) -> str:
        """The key that opens, as the age tool keeps it in a key file. Never shown or logged."""
        return self.opening.identity

    @property
    def fingerprint(self) -> str:
        """SHA-256 over both public keys, as 64 hexadecimal figures."""
        return self.public.fingerprint

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - start-up
            Ed25519PrivateKey,
        )

        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(message)


def _is_one_of(weak: frozenset[int], raw: bytes) -> bool:
    return int.from_bytes(raw, "little") & _BITS in weak


def is_signed(verify: bytes, signature: bytes, message: bytes) -> bool:
    """Whether ``message`` was signed by who holds the other half of ``verify``."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - start-up
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - start-up
        Ed25519PublicKey,
    )

    try:
        Ed25519PublicKey.from_public_bytes(verify).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
