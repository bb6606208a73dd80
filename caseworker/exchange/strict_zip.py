"""Zip files in one right form: stored, one after the other, with nothing else in them.

Any zip program reads them. Read here is only what is written here, to the byte: where a
program could believe one of two headers, or skip bytes that another one reads, it is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from caseworker.exchange.fault import UnfitPack

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_NEEDS: Final = 20  # version 2.0 of the zip format
_MADE_BY: Final = 3 << 8 | _NEEDS  # Unix, so that the rights below are kept when unpacking
_RIGHTS: Final = 0o600 << 16  # for whoever unpacks it, and nobody else
_DATE: Final = 0x0021  # 1 January 1980: when a file was made is nobody's business
_LOCKED: Final = 0x0001

Part = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip. ``parts`` one after the other are its bytes; nothing is copied."""

    name: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(len(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was found in a zip: ``content`` is a view of the whole, not a copy."""

    name: str
    content: memoryview


def written(members: Iterable[Member]) -> Iterator[Part]:
    """The zip of ``members``, part by part, in the one right form."""
    directory: list[bytes] = []
    place = 0
    for member in members:
        check = 0
        for part in member.parts:
            check = zlib.crc32(part, check)
        name, size = member.name.encode("ascii"), member.size
        local, central = _headers(name, check, size, place)
        yield local
        yield from member.parts
        directory.append(central)
        place += len(local) + size
    listed = b"".join(directory)
    many = len(directory)
    yield listed + _END.pack(b"PK\5\6", 0, 0, many, many, len(listed), place, 0)


def overhead(names: Sequence[str]) -> int:
    """How many bytes a zip of files with these names has beside the files themselves."""
    each = _LOCAL.size + _CENTRAL.size
    return _END.size + sum(each + 2 * len(name) for name in names)


def read(data: memoryview, fit: Callable[[str], bool], most: int, largest: int) -> list[Found]:
    """The files of a zip, in their order: at most ``most``, of at most ``largest`` bytes each.

    ``fit`` says which names may stand in it. Sizes are compared with what is there before
    anything is read.

    Raises:
        UnfitPack: it is not in the one right form.
    """
    start, many = _directory(data, most)
    found: list[Found] = []
    seen: set[str] = set()
    place, entry = 0, start
    for _ in range(many):
        name, check, size = _listed(data, entry, len(data) - _END.size)
        if not _is_plain(name) or not fit(name.decode("ascii")):
            raise UnfitPack("zip_names")
        text = name.decode("ascii")
        if text.casefold() in seen:
            raise UnfitPack("zip_twins")
        seen.add(text.casefold())
        if size > largest:
            raise UnfitPack("zip_large")
        local, central = _headers(name, check, size, place)
        if not _is_at(data, entry, central):
            raise UnfitPack("zip_ends" if _starts_elsewhere(data, entry, place) else "zip")
        if not _is_at(data, place, local):
            raise UnfitPack("zip")
        begins = place + len(local)
        if begins + size > start:
            raise UnfitPack("zip_sizes")
        content = data[begins : begins + size]
        if zlib.crc32(content) != check:
            raise UnfitPack("zip_sum")
        found.append(Found(text, content))
        place, entry = begins + size, entry + len(central)
    if place != start or entry != len(data) - _END.size:
        raise UnfitPack("zip_ends")
    return found


def _headers(name: bytes, check: int, size: int, place: int) -> tuple[bytes, bytes]:
    local = _LOCAL.pack(
        b"PK\3\4", _NEEDS, 0, 0, 0, _DATE, check, size, size, len(name), 0
    )  # fmt: skip
    central = _CENTRAL.pack(
        b"PK\1\2", _MADE_BY, _NEEDS, 0, 0, 0, _DATE, check, size, size, len(name), 0, 0, 0, 0,
        _RIGHTS, place,
    )  # fmt: skip
    return local + name, central + name


def _directory(data: memoryview, most: int) -> tuple[int, int]:
    """Where the list of files begins, and how many it has."""
    if len(data) < _END.size or not _is_at(data, len(data) - _END.size, b"PK\5\6"):
        raise UnfitPack("zip_ends")
    _, disk, first, here, many, size, start, remark = _END.unpack(data[-_END.size :])
    if disk or first or here != many or remark:
        raise UnfitPack("zip")
    if many > most:
        raise UnfitPack("zip_large")
    if start + size + _END.size != len(data):
        raise UnfitPack("zip_ends")
    return start, many


def _listed(data: memoryview, entry: int, end: int) -> tuple[bytes, int, int]:
    """The name, the sum and the size of the file that the list has at ``entry``."""
    if entry + _CENTRAL.size > end:
        raise UnfitPack("zip_ends")
    fields = _CENTRAL.unpack(data[entry : entry + _CENTRAL.size])
    mark, flags, method = fields[0], fields[3], fields[4]
    check, packed, size, long = fields[7:11]
    if mark != b"PK\1\2" or entry + _CENTRAL.size + long > end:
        raise UnfitPack("zip")
    if flags & _LOCKED:
        raise UnfitPack("zip_locked")
    if method:
        raise UnfitPack("zip_packed")
    if packed != size:
        raise UnfitPack("zip_sizes")
    return bytes(data[entry + _CENTRAL.size : entry + _CENTRAL.size + long]), check, size


def _is_at(data: memoryview, place: int, wanted: bytes) -> bool:
    return data[place : place + len(wanted)].tobytes() == wanted


def _is_plain(name: bytes) -> bool:
    return bool(name) and name.isascii() and name.decode("ascii").isprintable()


def _starts_elsewhere(data: memoryview, entry: int, place: int) -> bool:
    """A file that doesn't begin where the one before ends: laid over it, or with a gap."""
    return bool(_CENTRAL.unpack(data[entry : entry + _CENTRAL.size])[-1] != place)
