"""Pages of our own papers as pictures and as plain words, for the preview and the printer.

PDFium may be used by one thread at a time: ask from the second lane alone. Files from
outside are never opened here; they go to a child process first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

POINTS = 72  # to the inch
SCREEN = 110  # dots to the inch: sharp at the width of the preview
PRINTER = 300
WIDEST = 1000  # dots of a logo: 300 to the inch and more, at the size that it is printed in
TALLEST = 500


@dataclass(frozen=True, slots=True)
class Picture:
    """One page. ``rgba`` holds ``width * height`` pixels of four bytes, top row first."""

    number: int
    width: int
    height: int
    rgba: bytes

    @property
    def png(self) -> bytes:
        """The page as a PNG file."""
        from PIL import Image  # noqa: PLC0415 - slow to import, and the preview has no need of it

        written = BytesIO()
        size = (self.width, self.height)
        Image.frombytes("RGBA", size, self.rgba).save(written, "PNG")
        return written.getvalue()


def png_of(dots: bytes, width: int, height: int) -> tuple[bytes, int, int]:
    """Dots (red, green, blue) as a PNG file fit for a logo, with its width and height in dots."""
    from PIL import Image  # noqa: PLC0415 - as above

    picture = Image.frombytes("RGB", (width, height), dots)
    picture.thumbnail((WIDEST, TALLEST))
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue(), picture.width, picture.height


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    with _opened(pdf) as document:
        return len(document)


def pictures(pdf: bytes, dots_to_the_inch: int = SCREEN) -> Iterator[Picture]:
    """Every page in turn, one in memory at a time; numbers count from 1."""
    with _opened(pdf) as document:
        for index in range(len(document)):
            yield _picture(document, index, dots_to_the_inch)


def picture(pdf: bytes, number: int, dots_to_the_inch: int = SCREEN) -> Picture:
    """One page, counted from 1. Raises IndexError."""
    with _opened(pdf) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        return _picture(document, number - 1, dots_to_the_inch)


def page_words(pdf: bytes) -> tuple[str, ...]:
    """What each page says, for the text view, which a screen reader can follow."""
    with _opened(pdf) as document:
        found = []
        for index in range(len(document)):
            page = document[index]
            layer = page.get_textpage()
            found.append(layer.get_text_bounded().replace("\r\n", "\n").strip())
            layer.close()
            page.close()
        return tuple(found)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - a library of its own, loaded when first needed

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _picture(document: Any, index: int, dots_to_the_inch: int) -> Picture:
    page = document[index]
    drawn = page.render(
        scale=dots_to_the_inch / POINTS, rev_byteorder=True, force_bitmap_format=_RGBA
    )
    width, height, stride = drawn.width, drawn.height, drawn.stride
    pixels = bytes(drawn.buffer)
    if stride != width * 4:
        rows = range(0, stride * height, stride)
        pixels = b"".join(pixels[row : row + width * 4] for row in rows)
    drawn.close()
    page.close()
    return Picture(index + 1, width, height, pixels)


_RGBA = 4  # FPDFBitmap_BGRA, whose bytes are then reversed
