"""A text as the words that names are looked for among: bare of accents, signs and capitals.

Two ways to write a name give the same words: “Zoë O’Neill-Day”, “ZOE ONEILL DAY”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple


class Gap(Enum):
    """What stands between a word and the one before it."""

    SOFT = "soft"
    """White, a hyphen, or nothing: a name goes on over it."""
    COMMA = "comma"
    POINT = "point"
    """One full stop, as after an initial."""
    WALL = "wall"
    """The edge of a cell: a name may be written over two of them."""
    HARD = "hard"
    """The end of what was said."""


class Word(NamedTuple):
    """One word of a text: bare, where it stands, and how it was written."""

    bare: str
    start: int
    end: int
    before: Gap
    capital: bool
    """Written with a capital, or in letters that have none."""
    shouted: bool
    """Written in capitals alone, as surnames often are."""


CELL: Final = " | "  # stands between the cells of a row

# What parts two words: white and signs, but no apostrophe, soft hyphen or joiner.
_WORD: Final = re.compile(
    r"[^\s\x00-\x20!-&(-/:-@\[-`{-~\x7f-\xac\xae-\xbf\u2010-\u2018\u201a-\u205f\u2061-\u206f"
    r"\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\u060c\u061b\u061f\u0964\u0965\u05be]+"
)
_ONE_SIGN_EACH: Final = re.compile(  # scripts that put no white between words
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_OWNERS: Final = re.compile(r"['’\u02bc]s$|['’\u02bc]$", re.IGNORECASE)
_UNSEEN: Final = re.compile("['’\u02bc\u00ad\u200b-\u200d\u2060\u0640]")
_MARKS: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_PLAIN: Final = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i",
    "þ": "th", "æ": "ae", "œ": "oe",
    "\u0649": "\u064a", "\u0629": "\u0647",  # Arabic letters that are written either way
})  # fmt: skip
_SIMPLE: Final = re.compile(r"[A-Za-z -]*")
_JOINING: Final = frozenset({"", "-", "\u2010", "\u2011", "\u00b7", "\u30fb"})  # hyphens, dots
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "the"})


@lru_cache(maxsize=16_384)
def bare(word: str) -> str:
    """The letters of one word, without case, accents, apostrophes and a genitive’s s."""
    seen = _UNSEEN.sub("", _OWNERS.sub("", word))
    folded = unicodedata.normalize("NFKD", seen.casefold())
    return _MARKS.sub("", folded).translate(_PLAIN)


def words_in(text: str) -> Iterator[Word]:
    """Every word of the text in turn."""
    end = 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        before = Gap.SOFT if between == " " else _gap(between)
        for start, stop in _parts(found):
            written = text[start:stop]
            said = bare(written)
            if said:
                capital = not written[0].islower()
                yield Word(said, start, stop, before, capital, written.isupper())
                before = Gap.SOFT
                end = stop


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without its title."""
    if _SIMPLE.fullmatch(name):  # most of them, and much faster
        said = tuple(name.lower().replace("-", " ").split())
    else:
        said = tuple(word.bare for word in words_in(name))
    while len(said) > 1 and said[0] in _TITLES:
        said = said[1:]
    return said


def _parts(found: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """A word as it stands, or each sign of a script that doesn’t part its words."""
    if found.group().isascii() or not _ONE_SIGN_EACH.search(found.group()):
        return (found.span(),)
    return tuple((at, at + 1) for at in range(*found.span()))


def _gap(between: str) -> Gap:
    signs = between.strip()
    if between in {".", "_"}:  # in the name of a file, or before the @ of an address
        return Gap.SOFT
    if signs in _JOINING and between.count("\n") < 2:  # noqa: PLR2004 - a wrapped line
        return Gap.SOFT
    if signs == ",":
        return Gap.COMMA
    if signs == ".":
        return Gap.POINT
    return Gap.WALL if signs == "|" else Gap.HARD
