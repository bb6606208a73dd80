"""Pages of our own papers as the window takes them: their dots packed, their words beside them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

from caseworker.casework.viewing import PagePicture
from caseworker.documents.pictures import Picture, picture

AFTER: Final = 2  # pages pictured after the one that is looked at while it is being written


def near_by(pdf: bytes, said: Sequence[str], near: int, fineness: int) -> tuple[PagePicture, ...]:
    """Pictures of the page ``near`` (from 1), of the one before it and of those after it.

    ``said`` is what each page says; ``fineness`` is in dots to the inch.
    """
    last = min(len(said), near + AFTER)
    return tuple(
        packed(picture(pdf, number, fineness), said[number - 1], fineness)
        for number in range(max(1, near - 1), last + 1)
    )


def packed(drawn: Picture, said: str, fineness: int) -> PagePicture:
    """One page, packed as the window draws it."""
    dots = bytearray(drawn.width * drawn.height * 3)
    for colour in range(3):  # what the window draws has no see-through dots
        dots[colour::3] = drawn.rgba[colour::4]
    return PagePicture(
        drawn.number, drawn.width, drawn.height, fineness, zlib.compress(bytes(dots), 1), said
    )
