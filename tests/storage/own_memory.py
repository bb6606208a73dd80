"""A program that looks for its store's keys in its own memory, while open and after the lock.

Prints two numbers: the copies found with the store open, and those found once it is shut.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from caseworker.storage.keys.secrets import wipe
from caseworker.storage.store import EncryptedStore
from tests.storage.stores import a_place, vault_of

VEIL: Final = 0x5A  # what is searched for must not itself be found
DIGITS: Final = b"0123456789abcdef"


def veiled(secret: bytes | bytearray) -> bytes:
    return bytes(byte ^ VEIL for byte in secret)


def regions() -> Iterator[tuple[int, int]]:
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_ = line.split()
        start, end = (int(each, 16) for each in span.split("-"))
        if "rw" in rights and "[v" not in line:
            yield start, end


def copies(mask: bytes) -> int:
    """How often the secret behind ``mask`` lies in memory, raw or as hexadecimal digits."""
    raw = bytearray(byte ^ VEIL for byte in mask)
    digits = bytearray(digit for byte in raw for digit in (DIGITS[byte >> 4], DIGITS[byte & 15]))
    ours = {ctypes.addressof(ctypes.c_char.from_buffer(each)) for each in (raw, digits)}
    found = 0
    with Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for start, end in regions():
            memory.seek(start)
            try:
                held = memory.read(end - start)
            except OSError:
                continue
            for wanted in (raw, digits):
                place = held.find(wanted)
                while place >= 0:
                    found += start + place not in ours
                    place = held.find(wanted, place + 1)
            wipe(held)
    wipe(raw)
    wipe(digits)
    return found


def an_open_store(folder: Path) -> tuple[EncryptedStore, list[bytes]]:
    """A store whose records were read, and the masks of two of its keys."""
    store = a_place(folder).unlock()
    ring = vault_of(store).ring
    masks = []
    for secret in (ring.drawn("database"), ring._store_key.value()):  # noqa: SLF001 - it is looked for
        masks.append(veiled(secret))
        wipe(secret)
    with store.reading()() as records:
        records.summaries()
    return store, masks


def main() -> None:
    store, masks = an_open_store(Path(sys.argv[1]))
    while_open = sum(copies(mask) for mask in masks)
    store.close()
    gc.collect()
    print(while_open, sum(copies(mask) for mask in masks))  # noqa: T201 - to whoever started it


if __name__ == "__main__":
    main()
