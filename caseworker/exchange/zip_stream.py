"""A zip read from its beginning to its end, as it comes: no file of it is ever on the disk.

Each entry is given whole, one after the other, once its length and its sum fit. What isn't
plainly such a zip is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from caseworker.exchange.age_words import NotOpened
from caseworker.exchange.sealing import Readable

MOST_ENTRIES: Final = 5_000_000
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*){0,2}")
_LONGEST_NAME: Final = 200
_ENTRY, _LISTED = b"PK\x03\x04", b"PK\x01\x02"
_HEAD: Final = struct.Struct("<HHHHHIIIHH")
_AFTER: Final = b"PK\x07\x08"
_FOLLOWS, _UTF_8 = 0x08, 0x800
_STORED, _DEFLATED = 0, 8
_AT_ONCE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip. Its name has no sign that any folder could take amiss."""

    name: str
    content: bytes


class ZipStream:
    """The entries of a zip, as they come."""

    def __init__(self, pipe: Readable, largest: int) -> None:
        """``largest`` is how long one file in it may be, in bytes."""
        self._pipe = pipe
        self._largest = largest
        self._held = b""

    def entries(self) -> Iterator[Entry]:
        """Each in its turn; then the rest is read to its end, so that a cut is found out.

        Raises:
            NotOpened: it is no such zip, or holds a file that is too large.
        """
        seen = set()
        for _ in range(MOST_ENTRIES):
            kind = self._take(4)
            if kind != _ENTRY:
                break
            entry = self._entry()
            if entry.name.casefold() in seen:
                raise NotOpened("zip")
            seen.add(entry.name.casefold())
            yield entry
        else:
            raise NotOpened("too_large")
        if kind != _LISTED:
            raise NotOpened("zip")
        self._held = b""
        while self._pipe.read(_AT_ONCE):
            pass

    def _entry(self) -> Entry:
        head = _HEAD.unpack(self._take(_HEAD.size))
        _, flags, method, _, _, crc, packed, size, name_long, extra_long = head
        follows = bool(flags & _FOLLOWS)
        if flags & ~(_FOLLOWS | _UTF_8) or name_long > _LONGEST_NAME:
            raise NotOpened("zip")
        name = self._take(name_long).decode("ascii", "replace")
        extra = self._take(extra_long)
        if _NAME.fullmatch(name) is None or extra:
            raise NotOpened("zip")
        if method == _DEFLATED:
            content, read = self._inflated()
        elif method == _STORED and not follows and packed == size <= self._largest:
            content, read = self._take(size), size
        else:
            raise NotOpened("zip")
        if follows:
            crc, packed, size = self._after()
        if (crc, packed, size) != (zlib.crc32(content), read, len(content)):
            raise NotOpened("zip")
        return Entry(name, content)

    def _inflated(self) -> tuple[bytes, int]:
        """What was deflated from here on, and how many bytes that took."""
        inflater, content, read = zlib.decompressobj(-15), bytearray(), 0
        try:
            while not inflater.eof:
                part = self._held or self._pipe.read(_AT_ONCE)
                self._held = b""
                if not part:
                    raise NotOpened("zip")
                content += inflater.decompress(part, self._largest + 1 - len(content))
                if len(content) > self._largest or inflater.unconsumed_tail:
                    raise NotOpened("too_large")
                read += len(part) - len(inflater.unused_data)
                self._held = inflater.unused_data
        except zlib.error:
            raise NotOpened("zip") from None
        return bytes(content), read

    def _after(self) -> tuple[int, int, int]:
        """The sum and both lengths, where they stand after the content."""
        if self._take(4) != _AFTER:
            raise NotOpened("zip")
        crc, packed, size = struct.unpack("<III", self._take(12))
        return crc, packed, size

    def _take(self, size: int) -> bytes:
        while len(self._held) < size:
            more = self._pipe.read(max(_AT_ONCE, size - len(self._held)))
            if not more:
                raise NotOpened("zip")
            self._held += more
        given, self._held = self._held[:size], self._held[size:]
        return given
