"""Words that may run from right to left, kept apart from what stands beside them on a line.

For what is shown only: nothing so marked is kept, searched for or printed.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import bidirectional

_ISOLATE, _END = "\u2068", "\u2069"
_FROM_RIGHT: Final = frozenset({"R", "AL"})
_KINDS: Final = {"R": "r", "AL": "r", "NSM": "m", "WS": "w", "L": "l"}
_RUN: Final = re.compile("r(?:[rmw]*[rm])?")  # a name of several words, with its vowel signs
_JOINS: Final = frozenset("'’-")  # within a name of two parts


def apart(words: str) -> str:
    """``words`` as they are to be put into a line on screen that says other things, too.

    After an Arabic name a case number stands turned round, 0113-2026 for 2026-0113, and the line
    begins at the right. So a name from right to left is isolated, which is neither seen nor heard;
    any other is left as it is.
    """
    is_turned = any(bidirectional(letter) in _FROM_RIGHT for letter in words)
    return f"{_ISOLATE}{words}{_END}" if is_turned else words


def in_order(words: str) -> str:
    """A sentence of ours that may name somebody from right to left, as it is to be shown.

    It is one where most letters run from left to right. What is mostly Arabic is not ours, and
    stands as it was written.
    """
    if words.isascii() or _ISOLATE in words:
        return words
    kinds = "".join("w" if one in _JOINS else _KINDS.get(bidirectional(one), "x") for one in words)
    if kinds.count("r") >= kinds.count("l"):
        return words
    told, at = [], 0
    for run in _RUN.finditer(kinds):
        told += [words[at : run.start()], _ISOLATE, words[run.start() : run.end()], _END]
        at = run.end()
    return "".join((*told, words[at:]))
