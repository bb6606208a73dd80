"""The beginning of a file sealed with age, looked at before any library takes it up.

A forged header with thousands of receivers costs minutes, and a passphrase's work factor is
read from the file: one past 22 ends the process. So both are bounded here first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.limits import LONGEST_HEADER, MOST_STANZAS, STRONGEST_WORK

_FIRST: Final = b"age-encryption.org/v1\n"
_ARMOUR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_STANZA: Final = re.compile(
    rb"-> ([!-~]+(?: [!-~]+)*)\n(?:[A-Za-z0-9+/]{64}\n)*+[A-Za-z0-9+/]{0,63}\n"
)
_LAST: Final = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_WORK: Final = re.compile(rb"[1-9][0-9]?")
_PASSPHRASE: Final = b"scrypt"
_KEY: Final = b"X25519"
_SCRYPT_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Header:
    """``stanzas`` holds the words of each receiver's line; ``size`` is in bytes, to the payload."""

    stanzas: tuple[tuple[bytes, ...], ...]
    size: int


def check_header(start: bytes) -> Header:
    """The header of the file that begins so. Give at least its first 16 KiB, or all of it.

    Raises:
        UnfitPack: it is none, is longer or has more receivers than is allowed, or asks for a
            passphrase, or for too much work.
    """
    if not start:
        raise UnfitPack("empty")
    if start.lstrip()[: len(_ARMOUR)] == _ARMOUR:
        raise UnfitPack("armoured")
    if not start.startswith(_FIRST):
        raise UnfitPack("not_a_pack")
    head = start[:LONGEST_HEADER]
    stanzas: list[tuple[bytes, ...]] = []
    place = len(_FIRST)
    while (found := _STANZA.match(head, place)) is not None:
        stanzas.append(tuple(found[1].split(b" ")))
        if len(stanzas) > MOST_STANZAS:
            raise UnfitPack("stanzas")
        place = found.end()
    last = _LAST.match(head, place)
    if last is None or not stanzas:
        is_cut_by_us = len(start) >= LONGEST_HEADER and b"\n--- " not in head
        raise UnfitPack("header_size" if is_cut_by_us else "header")
    _check_kinds(stanzas)
    return Header(tuple(stanzas), last.end())


def _check_kinds(stanzas: list[tuple[bytes, ...]]) -> None:
    """A pack is sealed to keys. A passphrase is refused, and in other words if it is a trap."""
    kinds = [stanza[0] for stanza in stanzas]
    if _PASSPHRASE in kinds:
        if len(stanzas) > 1:
            raise UnfitPack("header")  # age's own rule: a passphrase stands alone
        stanza = stanzas[0]
        if len(stanza) != _SCRYPT_WORDS or _WORK.fullmatch(stanza[2]) is None:
            raise UnfitPack("header")
        raise UnfitPack("work" if int(stanza[2]) > STRONGEST_WORK else "passphrase")
    if _KEY not in kinds:
        raise UnfitPack("foreign")
