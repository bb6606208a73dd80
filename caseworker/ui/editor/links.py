"""Which links may stand in a text: those that a reader chooses to follow, to known places."""

from __future__ import annotations

import re
from typing import Final

from caseworker.domain.blocks import clean

_FIT: Final = re.compile(r"(?:https?://|mailto:|tel:|#)[^\s\\<>\"]+", re.IGNORECASE)
_LONGEST: Final = 2_000


def fit_link(href: str) -> str:
    """``href`` where it may stand; nothing where it may not."""
    found = clean(href).strip()
    return found if len(found) <= _LONGEST and _FIT.fullmatch(found) else ""
