"""A file that was brought to the program from outside: double-clicked, or dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_GOES_TO: Final = {".card": "moves/book", ".pack": "moves/in"}
ENDINGS: Final = frozenset(_GOES_TO)


def goes_to(path: Path) -> str:
    """The part of the window that opens such a file; empty where none does."""
    place = _GOES_TO.get(path.suffix.casefold())
    return f"{place}/{path.absolute()}" if place else ""
