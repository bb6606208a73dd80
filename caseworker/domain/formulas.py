"""Words that a spreadsheet would take for a formula, and run."""

from __future__ import annotations

from typing import Final
from unicodedata import category, normalize

ACTS: Final = ("=", "+", "-", "@")
"""A cell of words that begins so, or with a wide one, is run by a spreadsheet as a formula."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def harmless(words: str) -> str:
    """The same words, with an apostrophe before them where a spreadsheet would run them."""
    # White or a mark before the sign doesn't keep every spreadsheet from running it.
    seen = next((sign for sign in words if category(sign) not in _UNSEEN), "")
    return f"'{words}" if normalize("NFKC", seen) in ACTS else words
