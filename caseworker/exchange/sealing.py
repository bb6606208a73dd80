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
from caseworker.exchange.limits import LARGEST_PACK, LARGEST_PLAIN, LONGEST_HEADER
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


def unsealed(pipe: Readable, keys: Iterable[OpeningKey]) -> bytearray:
    """All that was sealed, in memory, once the whole of it is proved.

    Raises:
        UnfitPack: it isn't sealed, not to these keys, or was changed or cut.
    """
    import pyrage  # noqa: PLC0415 - the header is looked at without it

    start = _first(pipe)
    check_header(start)
    identities = [pyrage.x25519.Identity.from_str(key.identity) for key in keys]
    source, plain = _Measured(start, pipe), _Kept()
    try:
        pyrage.decrypt_io(source, plain, identities)
    except (pyrage.DecryptError, OSError) as error:  # the latter from the payload
        if source.is_too_large or plain.is_too_large:
            raise UnfitPack("too_large") from None
        code = "foreign" if "No matching keys" in str(error) else "unsealing"
        raise UnfitPack(code) from None
    return plain.held


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


class _Measured:
    """A pipe whose beginning was read already, up to the size that a pack may have."""

    def __init__(self, start: bytes, pipe: Readable) -> None:
        self._start, self._pipe = memoryview(start), pipe
        self._left = LARGEST_PACK - len(start)
        self.is_too_large = False

    def read(self, size: int = -1) -> bytes:
        wanted = _AT_ONCE if size < 0 else size
        if self._start:
            given, self._start = bytes(self._start[:wanted]), self._start[wanted:]
            return given
        part = self._pipe.read(wanted)
        self._left -= len(part)
        if self._left < 0:
            self.is_too_large = True
            raise OSError
        return part


class _Kept:
    """What came out, in memory, up to the size that it may have."""

    def __init__(self) -> None:
        self.held = bytearray()
        self.is_too_large = False

    def write(self, part: bytes) -> int:
        if len(self.held) + len(part) > LARGEST_PLAIN:
            self.is_too_large = True
            raise OSError
        self.held += part
        return len(part)

    def flush(self) -> None:
        """It is held already."""
