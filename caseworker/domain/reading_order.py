"""Words that may run from right to left, kept apart from what stands beside them on a line."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

_ISOLATE, _END = "\u2068", "\u2069"
_FROM_RIGHT: Final = frozenset({"R", "AL"})


def apart(words: str) -> str:
    """``words`` as they are to be put into a line on screen that says other things, too.

    After an Arabic name a case number stands turned round, 0113-2026 for 2026-0113, and the line
    begins at the right. So a name from right to left is isolated, which is neither seen nor heard;
    any other is left as it is. For what is shown only: nothing so marked is kept or searched for.
    """
    is_turned = any(bidirectional(letter) in _FROM_RIGHT for letter in words)
    return f"{_ISOLATE}{words}{_END}" if is_turned else words
