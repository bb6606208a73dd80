"""age around a pack, as it goes: its header is looked at first, and nothing is on the disk.

What comes out of a file that was tampered with is right up to there. So nothing of it is
handed on before the end was reached and found right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.header import check_header
from caseworker.exchange.keys import OpeningKey, PublicKeys
from caseworker.exchange.limits import LARGEST_PACK, LONGEST_HEADER
from caseworker.exchange.strict_zip import Part

_AT_ONCE: Final = 64 * 1024


class Readable(Protocol):
    """Something to read from: gives what there is of ``size`` bytes, and nothing at the end."""

    def read(self, size: int, /) -> bytes: ...


def seal_parts(parts: Iterable[Part], to: PublicKeys, write: Callable[[bytes], object]) -> None:
    """Seal ``parts``, one after the other, to the one receiver."""
    import pyrage  # noqa: PLC0415 - only those who seal need it

    receiver = pyrage.x25519.Recipient.from_str(to.recipient)
    pyrage.encrypt_io(_Parts(parts), _Written(write), [receiver])


def unsealed(pipe: Readable, size: int, keys: Iterable[OpeningKey]) -> memoryview:
    """All that was sealed, in memory, once the whole of it is proved.

    ``pipe`` gives ``size`` bytes: no more than that is ever held, and it is held once.

    Raises:
        UnfitPack: it isn't sealed, not to these keys, or was changed or cut.
    """
    import pyrage  # noqa: PLC0415 - the header is looked at without it

    if size > LARGEST_PACK:
        raise UnfitPack("too_large")
    start = _first(pipe)
    check_header(start)
    identities = [pyrage.x25519.Identity.from_str(key.identity) for key in keys]
    plain = _Kept(size)
    try:
        pyrage.decrypt_io(_Begun(start, pipe), plain, identities)
    except (pyrage.DecryptError, OSError) as error:  # the latter from the payload
        code = "foreign" if "No matching keys" in str(error) else "unsealing"
        raise UnfitPack(code) from None
    return plain.held()


def _first(pipe: Readable) -> bytes:
    start = b""
    while len(start) < LONGEST_HEADER and (more := pipe.read(LONGEST_HEADER - len(start))):
        start += more
    return start


class _Parts:
    """Parts of many sizes, to be read in any size."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._pieces = self._cut(parts)
        self._rest = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = next(self._pieces, memoryview(b""))
        wanted = len(self._rest) if size < 0 else size
        given, self._rest = self._rest[:wanted], self._rest[wanted:]
        return bytes(given)

    @staticmethod
    def _cut(parts: Iterable[Part]) -> Iterator[memoryview]:
        for part in parts:
            view = memoryview(part)
            for place in range(0, len(view), _AT_ONCE):
                yield view[place : place + _AT_ONCE]


class _Written:
    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write

    def write(self, part: bytes) -> int:
        self._write(part)
        return len(part)

    def flush(self) -> None:
        """Nothing is held back here."""


class _Begun:
    """A pipe whose beginning was read already."""

    def __init__(self, start: bytes, pipe: Readable) -> None:
        self._start, self._pipe = memoryview(start), pipe

    def read(self, size: int = -1) -> bytes:
        wanted = _AT_ONCE if size < 0 else size
        if not self._start:
            return self._pipe.read(wanted)
        given, self._start = bytes(self._start[:wanted]), self._start[wanted:]
        return given


class _Kept:
    """What came out, in memory that was set aside for it: it is never moved, nor longer."""

    def __init__(self, size: int) -> None:
        self._whole, self._long = memoryview(bytearray(size)), 0

    def write(self, part: bytes) -> int:
        end = self._long + len(part)
        if end > len(self._whole):
            raise OSError
        self._whole[self._long : end] = part
        self._long = end
        return len(part)

    def held(self) -> memoryview:
        """What was written."""
        return self._whole[: self._long]

    def flush(self) -> None:
        """It is held already."""
