"""What goes over the pipe between the program and the process that looks at a file.

A frame is four bytes of length, so many bytes of JSON, and then ``size`` bytes more if
the JSON names a size. Only numbers, codes, words and dots cross: never a picture file
or a document that somebody made.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

CHANGES: Final = "docx_changes"  # asked for: a Word document with who changed what in it
MOST_WORDS: Final = 40_000_000


class BrokenFrame(ValueError):
    """The other side sent something that is no frame. Never shown: a caller says it in words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Facts, and the bytes that belong to them."""

    facts: dict[str, Any]
    content: bytes = b""


def send(pipe: BinaryIO, frame: Frame) -> None:
    """Write one frame, whole, and flush."""
    said = json.dumps({**frame.facts, "size": len(frame.content)}).encode("ascii")
    pipe.write(struct.pack(">I", len(said)))
    pipe.write(said)
    pipe.write(frame.content)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> Frame | None:
    """The next frame, or None at the end.

    Raises:
        BrokenFrame: cut short, too large, or not a frame.
    """
    head = pipe.read(4)
    if not head:
        return None
    if len(head) < 4:  # noqa: PLR2004 - the length of a length
        raise BrokenFrame
    said = _exactly(pipe, struct.unpack(">I", head)[0], MOST_WORDS)
    try:
        facts = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error
    if not isinstance(facts, dict) or type(facts.get("size")) is not int:
        raise BrokenFrame
    return Frame(facts, _exactly(pipe, facts.pop("size"), most))


def receive_all(pipe: BinaryIO, most: int) -> Iterator[Frame]:
    """Every whole frame there is. One that was cut short is dropped."""
    while True:
        try:
            frame = receive(pipe, most)
        except BrokenFrame:
            return
        if frame is None:
            return
        yield frame


def _exactly(pipe: BinaryIO, size: int, most: int) -> bytes:
    if not 0 <= size <= most:
        raise BrokenFrame
    content = pipe.read(size)
    if len(content) != size:
        raise BrokenFrame
    return content
