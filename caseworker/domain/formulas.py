"""Words that a spreadsheet would take for a formula, and run."""

from __future__ import annotations

from typing import Final
from unicodedata import category, normalize

ACTS: Final = ("=", "+", "-", "@")
"""A cell of words that begins so, or with a wide one, is run by a spreadsheet as a formula."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def harmless(words: str) -> str:
    """The same words, with an apostrophe before them where a spreadsheet would run them."""
    # White or a mark before the sign doesn't keep every spreadsheet from running it. Words that
    # begin with an apostrophe of their own have one more, or reading them back would take that.
    seen = next((one for one in words if one != "'" and category(one) not in _UNSEEN), "")
    return f"'{words}" if normalize("NFKC", seen) in ACTS else words


def unguarded(words: str) -> str:
    """What ``harmless`` was given, of what it gave; other words as they are."""
    bare = words.removeprefix("'")
    return bare if harmless(bare) == words else words
