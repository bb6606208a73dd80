"""Six words that stand for an office's keys, to be read to each other over the telephone.

**How many bits, and why that is enough.** The list has 1,024 words, so six say 60 bits. Whoever
wants to pass for another office must find keys of their own with the very same six words: about
2 to the 60th tries, and each try costs one scrypt of 16 MB, some 40 ms of a processor. At ten
thousand tries a second that is more than three million years for one office. Nobody who merely
listens learns anything: the words stand for what is public.

The words were chosen so that no two sound alike and none begins another, so that a bad line is
heard as a word that is not there.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from caseworker.exchange.keys import PublicKeys

FILE: Final = "telephone-words.txt"
MANY: Final = 6
BITS_EACH: Final = 10
BITS: Final = MANY * BITS_EACH
_CONTEXT: Final = b"caseworker-words 1"
# 16 MB and about 40 ms each: what makes 60 bits enough, and no list of all keys worth making.
_COST: Final = 2**14
_BLOCK: Final = 8
_ROOM: Final = 32 * 1024 * 1024


@cache
def word_list() -> tuple[str, ...]:
    """The 1,024 words, in the order of the alphabet."""
    return tuple((files(__package__) / FILE).read_text("ascii").split())


@lru_cache(maxsize=256)
def words_of(keys: PublicKeys) -> tuple[str, ...]:
    """The six words for these keys. Takes about 40 ms the first time."""
    drawn = hashlib.scrypt(
        bytes.fromhex(keys.fingerprint),
        salt=_CONTEXT,
        n=_COST,
        r=_BLOCK,
        p=1,
        maxmem=_ROOM,
        dklen=8,
    )
    number = int.from_bytes(drawn, "big") >> (64 - BITS)
    return tuple(
        word_list()[(number >> (BITS_EACH * place)) % len(word_list())]
        for place in reversed(range(MANY))
    )
