"""What the header of a PNG or JPEG says of its size, before anything is unpacked."""

from __future__ import annotations

import struct
from typing import Final

from caseworker.domain.files.refusals import refusal

MOST_PIXELS: Final = 40_000_000
PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"

# Start of frame, in all its ways of coding; the three left out mean other things.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

_AGAIN: Final = "Open it where it came from, save it again as PNG or JPEG, and attach that."


def check_png(content: bytes) -> None:
    """Raises UnfitFile: cut short, or a bomb."""
    header = content[8:29]
    if len(header) < 21 or header[4:8] != b"IHDR":  # noqa: PLR2004 - length, IHDR, thirteen bytes
        raise refusal("This picture is damaged.", _AGAIN)
    if content.rfind(b"IEND") < 0:
        raise refusal("This picture has been cut short.", _AGAIN)
    _check_size(*struct.unpack(">II", header[8:16]))


def check_jpeg(content: bytes) -> None:
    """Raises UnfitFile: cut short, or a bomb."""
    if content.rfind(b"\xff\xd9") < 0:
        raise refusal("This picture has been cut short.", _AGAIN)
    _check_size(*_jpeg_size(content))


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height from the frame header, found by walking the segments before it."""
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:  # noqa: PLR2004 - every segment begins so
            break
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a fill byte
            at += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        if marker == 0xDA:  # noqa: PLR2004 - the scan has begun without a frame
            break
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise refusal("This picture is damaged.", _AGAIN)


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise refusal("This picture is damaged.", _AGAIN)
    if width * height > MOST_PIXELS:
        raise refusal(
            f"This picture is {width:,} by {height:,} dots, more than the 40 million that can be "
            "shown safely.",
            "Make it smaller and attach it again.",
        )
