"""Joins and orders the letters of scripts that need it, by HarfBuzz, before reportlab sees them.

reportlab's own shaping draws wrong letters where a word is set in two faces, so each
stretch is shaped here in one piece and handed on in the order it is seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import uharfbuzz

_JOINED = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefe]"
)
# Scripts that set no space between words: Thai, Lao, Burmese, Khmer. A line may end before any
# letter that stands for itself; vowel signs and tones stay with the letter that bears them.
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_LEFT_READ = frozenset({"R", "AL"})
_WITH_THEM = frozenset({"EN", "AN", "NSM", "BN"})  # digits, marks and joiners
# A number is read to the right, whatever the letters round it: also “2026/27”.
_NUMBER = re.compile(r"(\d+(?:[.,:/\u066b\u066c-]\d+)*)")
NO_BREAK = "\u00a0"
# Where a line may end though there is no space. It is never drawn.
MAY_BREAK = "\ufeff"

# A glyph without a letter of its own gets a private one, counted by its number.
_PRIVATE = 0xE000

# Before a glyph that HarfBuzz moves stand three signs that are never drawn: how far to the
# right, how far up, and how much wider, in thousandths of an em. They are worked out from
# the glyph alone, so that it can't matter what was printed before.
_RIGHT, _UP, _WIDER = 0xF2000, 0xF6000, 0xFA000
_MOVED = re.compile(
    "([\U000f0000-\U000f3fff])([\U000f4000-\U000f7fff])([\U000f8000-\U000fbfff])(.)"
)

# A shaped stretch can't break over lines, so a long one without spaces to break at, or read from
# right to left, is cut into lines here.
LONGEST = 42


@dataclass(frozen=True, slots=True)
class Placed:
    """Letters, and how far from their place they are drawn, in thousandths of an em."""

    letters: str
    right: int = 0
    up: int = 0
    wider: int = 0


def needed(text: str) -> bool:
    """Whether the script of ``text`` joins or reorders its letters."""
    return _JOINED.search(text) is not None


def runs_leftwards(text: str) -> bool:
    """Whether ``text`` has letters of a script that is read from right to left."""
    return _LEFTWARDS.search(text) is not None


def ways(word: str) -> Iterator[str]:
    """``word`` cut where the way it is read turns: the name of a file, and its ending ``.pdf``.

    On our lines, which run to the right, points between letters of both ways go with those that
    run to the right, and so do numbers that come first; numbers behind others stay with those.
    """
    at = 0
    for start, end in _leftward_runs(word):
        if start > at:
            yield word[at:start]
        yield word[start:end]
        at = end
    if at < len(word):
        yield word[at:]


def _leftward_runs(word: str) -> Iterator[tuple[int, int]]:
    """From a letter read leftwards to the last such letter or digit before one read rightwards."""
    start = end = -1
    for at, letter in enumerate(word):
        way = unicodedata.bidirectional(letter)
        if way in _LEFT_READ:
            start = at if start < 0 else start
            end = at + 1
        elif way == "L" and start >= 0:
            yield start, end
            start = -1
        elif way in _WITH_THEM and start >= 0:
            end = at + 1
    if start >= 0:
        yield start, end


def parts(text: str) -> list[str]:
    """``text`` cut between words, or letters, so that no part is too long for a line."""
    if len(text) <= LONGEST:
        return [text]
    if _SPACELESS.search(text):
        return list(_cut(text))
    if not runs_leftwards(text):
        return [text]
    words = text.split(" ")
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) < LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        while end > start + 1 and not _may_end_before(text, end):
            end -= 1
        yield text[start:end]
        start = end
    yield text[start:]


def _may_end_before(text: str, place: int) -> bool:
    """Whether a line may end there: not inside a stack of letters, not after a vowel before one."""
    bears = unicodedata.category(text[place]).startswith("M")
    stacked = text[place - 1] in "\u1039\u17d2" or "\u0e40" <= text[place - 1] <= "\u0e44"
    lao = "\u0ec0" <= text[place - 1] <= "\u0ec4"
    follows = text[place] in "\u0e30\u0e33\u0eb0\u0eb3"  # vowels that are written after, as letters
    return not (bears or stacked or lao or follows)


def shaped(font: Any, text: str) -> str:
    """``text`` as the characters to draw from left to right in reportlab's ``font``."""
    if not runs_leftwards(text):
        return _shaped(font, text)
    runs = [run for run in _NUMBER.split(text) if run]
    return "".join(_shaped(font, run) for run in reversed(runs))


def _shaped(font: Any, text: str) -> str:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text.replace(" ", NO_BREAK))
    buffer.guess_segment_properties()
    if _NUMBER.fullmatch(text):
        buffer.direction = "ltr"  # HarfBuzz takes Arabic digits for letters
    uharfbuzz.shape(_harfbuzz(font), buffer, {"kern": True, "liga": True})
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    drawn = "".join(_letter(font, info.codepoint, place) for info, place in glyphs)
    return drawn.replace(" ", NO_BREAK)


def placed(drawn: str) -> Iterator[Placed]:
    """What ``shaped`` made, taken apart again: letters, and what is moved among them."""
    start = 0
    for found in _MOVED.finditer(drawn):
        if found.start() > start:
            yield Placed(drawn[start : found.start()])
        right, up, wider = (ord(sign) for sign in found.groups()[:3])
        yield Placed(found[4], right - _RIGHT, up - _UP, wider - _WIDER)
        start = found.end()
    if start < len(drawn):
        yield Placed(drawn[start:])


def has_moved(drawn: str) -> bool:
    """Whether anything in ``drawn`` stands elsewhere than where it comes."""
    return _MOVED.search(drawn) is not None


def _harfbuzz(font: Any) -> Any:
    if not hasattr(font, "caseworker_harfbuzz"):
        with open(font.face.filename, "rb") as file:  # noqa: PTH123 - reportlab keeps a plain name
            font.caseworker_harfbuzz = uharfbuzz.Font(uharfbuzz.Face(file.read()))
    return font.caseworker_harfbuzz


def _letter(font: Any, glyph: int, place: Any) -> str:
    widths = font.face.charWidths
    code = _code(font, glyph)
    right, up = round(font.pdfScale(place.x_offset)), round(font.pdfScale(place.y_offset))
    wider = round(font.pdfScale(place.x_advance) - widths[code])
    if not (right or up or wider):
        return chr(code)
    signs = [_RIGHT + right, _UP + up, _WIDER + wider]
    for sign, width in zip(signs, (0, 0, wider), strict=True):
        widths[sign] = width
    return "".join(map(chr, [*signs, code]))


def _code(font: Any, glyph: int) -> int:
    for code in font.face.glyphToChar.get(glyph, ()):
        return int(code)
    code = _PRIVATE + glyph
    font.face.charToGlyph[code] = glyph
    font.face.charWidths[code] = font.pdfScale(_harfbuzz(font).get_glyph_h_advance(glyph))
    return code
