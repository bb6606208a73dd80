"""A mark of the whole law as the program ships it: another mark, and dates may be others."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

BESIDE: Final = ("authorities.toml", "establishments.toml")


@cache
def law_mark() -> str:
    """A few signs that change with any word of any law file, or of the lists of places beside them.

    Which rules hold hangs on where an establishment, or an authority, is.
    """
    told = hashlib.sha256()
    law = files(__package__)
    beside = (files("caseworker.domain") / name for name in BESIDE)
    for found in (*sorted(law.iterdir(), key=lambda file: file.name), *beside):
        if found.name.endswith(".toml"):
            told.update(found.read_bytes())
    return told.hexdigest()[:12]
