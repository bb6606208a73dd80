"""Makes two MSIs of one tree equal, byte for byte: the tool gives each a chance id and the hour.

Both stand in the summary of the file, a property set of [MS-OLEPS] that lies in one piece. They are
put right in place: nothing becomes longer or shorter.
"""

from __future__ import annotations

import struct
import uuid
from pathlib import Path
from typing import Final

from windows.tools import CannotBuild

_SUMMARY: Final = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
_PACKAGE_CODE, _MADE, _SAVED = 9, 12, 13
_TEXT, _TIME = 30, 64
_CODE_LENGTH: Final = 38  # {…}
_HEAD: Final = 28  # bytes of the stream before the id of its one section
_SINCE_1601: Final = 11_644_473_600  # seconds from then to 1970


def settle(msi: Path, code: str, at: int) -> None:
    """Give the package that ``code``, and say that it was made ``at`` (seconds since 1970).

    Raises:
        CannotBuild: the summary isn’t as the tool is known to write it.
    """
    content = bytearray(msi.read_bytes())
    begins = content.find(_SUMMARY)
    if begins < _HEAD or content.find(_SUMMARY, begins + 1) != -1:
        raise CannotBuild(f"{msi.name} has no summary, or several.")
    (away,) = struct.unpack_from("<I", content, begins + len(_SUMMARY))
    section = begins - _HEAD + away
    found = _properties(content, section)
    moment = (at + _SINCE_1601) * 10_000_000
    for number in (_MADE, _SAVED):
        _expect(content, found, number, _TIME, msi)
        struct.pack_into("<Q", content, found[number] + 4, moment)
    _expect(content, found, _PACKAGE_CODE, _TEXT, msi)
    (length,) = struct.unpack_from("<I", content, found[_PACKAGE_CODE] + 4)
    written = f"{{{code}}}".encode("ascii")
    if length != _CODE_LENGTH + 1 or len(written) != _CODE_LENGTH:
        raise CannotBuild(f"The package code of {msi.name} has another length than an id has.")
    start = found[_PACKAGE_CODE] + 8
    content[start : start + _CODE_LENGTH] = written
    msi.write_bytes(content)


def _properties(content: bytearray, section: int) -> dict[int, int]:
    """Where each property begins, by its number."""
    _, count = struct.unpack_from("<II", content, section)
    pairs = (struct.unpack_from("<II", content, section + 8 + 8 * at) for at in range(count))
    return {number: section + away for number, away in pairs}


def _expect(content: bytearray, found: dict[int, int], number: int, kind: int, msi: Path) -> None:
    if number not in found or struct.unpack_from("<I", content, found[number])[0] != kind:
        raise CannotBuild(f"The summary of {msi.name} has no property {number} of kind {kind}.")
