"""A page or a photograph as packed dots, three bytes each, no header and no file format."""

from __future__ import annotations

import zlib
from typing import Final

from PIL import Image

from caseworker.casework.showing.frames import Frame

MOST_DOTS: Final = 6_000_000


def frame(picture: Image.Image, *, number: int, dots_per_inch: int, text: str = "") -> Frame:
    """``picture``, in three colours, as page ``number``."""
    facts = {
        "number": number,
        "width": picture.width,
        "height": picture.height,
        "dots_per_inch": dots_per_inch,
        "text": text,
    }
    return Frame(facts, zlib.compress(picture.tobytes(), 1))
