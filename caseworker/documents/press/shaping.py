"""Joins and orders the letters of scripts that need it, by HarfBuzz, before reportlab sees them.

reportlab's own shaping draws wrong letters where a word is set in two faces, so each
stretch is shaped here in one piece and handed on in the order it is seen.
"""

from __future__ import annotations

import re
from typing import Any, cast
from zlib import crc32

import uharfbuzz

_JOINED = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefe]"
)
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
NO_BREAK = "\u00a0"

# A glyph without a letter of its own, or one that is moved or narrowed, gets a private
# letter, worked out from what it is: it can't matter what was printed before.
_PRIVATE = 0xF0000
_PRIVATES = 65_500

# A right-to-left stretch can't break over lines, so a long one is cut into lines here.
LONGEST = 42


def needed(text: str) -> bool:
    """Whether the script of ``text`` joins or reorders its letters."""
    return _JOINED.search(text) is not None


def runs_leftwards(text: str) -> bool:
    return _LEFTWARDS.search(text) is not None


def parts(text: str) -> list[str]:
    """``text`` cut between words so that no part is too long for a line."""
    words = text.split(" ")
    if not runs_leftwards(text) or len(text) <= LONGEST:
        return [text]
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) < LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shaped(font: Any, text: str) -> str:
    """``text`` as the characters to draw from left to right in reportlab's ``font``."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text.replace(" ", NO_BREAK))
    buffer.guess_segment_properties()
    uharfbuzz.shape(_harfbuzz(font), buffer, {"kern": True, "liga": True})
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    drawn = "".join(_letter(font, info.codepoint, place) for info, place in glyphs)
    return drawn.replace(" ", NO_BREAK)


def moved(font: Any, letter: str) -> tuple[float, float]:
    """How far ``letter`` is drawn from where it stands, right and up, in thousandths of an em."""
    _, _, right, up = _shapes(font).get(letter, (0, 0.0, 0.0, 0.0))
    return right, up


def has_moved(font: Any, text: str) -> bool:
    return any(any(moved(font, letter)) for letter in text if ord(letter) >= _PRIVATE)


def _harfbuzz(font: Any) -> Any:
    if not hasattr(font, "caseworker_harfbuzz"):
        with open(font.face.filename, "rb") as file:  # noqa: PTH123 - reportlab keeps a plain name
            font.caseworker_harfbuzz = uharfbuzz.Font(uharfbuzz.Face(file.read()))
    return font.caseworker_harfbuzz


def _letter(font: Any, glyph: int, place: Any) -> str:
    letters, widths = font.face.charToGlyph, font.face.charWidths
    advance = font.pdfScale(place.x_advance)
    moved = (font.pdfScale(place.x_offset), font.pdfScale(place.y_offset))
    if not any(moved):
        for code in font.face.glyphToChar.get(glyph, ()):
            if abs(widths[code] - advance) < 1:
                return chr(code)
    shape = (glyph, advance, *moved)
    known = _shapes(font)
    code = _PRIVATE + crc32(repr(shape).encode()) % _PRIVATES
    while known.setdefault(chr(code), shape) != shape:
        code += 1
    letters[code] = glyph
    widths[code] = advance
    return chr(code)


def _shapes(font: Any) -> dict[str, tuple[int, float, float, float]]:
    if not hasattr(font, "caseworker_shapes"):
        font.caseworker_shapes = {}
    return cast("dict[str, tuple[int, float, float, float]]", font.caseworker_shapes)
