"""Bytes that are kept secret, and the store key with the keys drawn from it."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
_DIGITS: Final = b"0123456789abcdef"
_HEADER: Final = sys.getsizeof(b"") - 1


def wipe(secret: bytearray | bytes) -> None:
    """Overwrite a secret where it lies. It must not be used again by anyone.

    ``bytes`` can't be changed in Python, but some libraries hand secrets out as nothing
    else; those are overwritten through their address, which only CPython allows.
    """
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif len(secret) > 1 and sys.implementation.name == "cpython":  # short ones are shared
        ctypes.memset(id(secret) + _HEADER, 0, len(secret))


class StoreKey:
    """The 32 random bytes that everything in a store is kept under, of one generation.

    Nothing is ever encrypted with the key itself: each use has its own key, drawn from
    it by HKDF-SHA256 with the use and the generation as label and the store as salt.
    """

    def __init__(self, store: str, generation: int, value: bytearray) -> None:
        if len(value) != KEY_BYTES:
            raise ValueError("a store key is 32 bytes")
        self.store = store
        self.generation = generation
        self._value = value

    @classmethod
    def fresh(cls, store: str, generation: int) -> StoreKey:
        return cls(store, generation, bytearray(os.urandom(KEY_BYTES)))

    def drawn(self, use: str) -> bytearray:
        """The key for one use. Whoever asked wipes it."""
        key = bytearray(KEY_BYTES)
        label = f"caseworker/1/{use}/{self.generation}".encode()
        HKDF(SHA256(), KEY_BYTES, self.store.encode(), label).derive_into(self._value, key)
        return key

    def database_key(self) -> bytearray:
        """The raw key as the driver wants it: ``x'…'`` with 64 digits.

        SQLCipher takes anything else for a passphrase without a word, so it is built
        here, where its length is certain, and never passes through text.
        """
        raw = self.drawn("database")
        text = bytearray(b"x'")
        for byte in raw:
            text.append(_DIGITS[byte >> 4])
            text.append(_DIGITS[byte & 15])
        text += b"'"
        wipe(raw)
        return text

    def value(self) -> bytes:
        """A copy to seal to somebody. Whoever asked wipes it."""
        return bytes(self._value)

    def wipe(self) -> None:
        wipe(self._value)
