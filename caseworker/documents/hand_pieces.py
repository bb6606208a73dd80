"""What sheets that are filled in by hand are made of: boxes to tick on a line, and their code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from caseworker.documents.pieces import Facts, Piece, Text, plain

BOX: Final = "\u2610"
_HARD: Final = "\u00a0"
_GAP: Final = f"{_HARD * 4} "  # room between two boxes; the line breaks after it


def boxes(choices: Iterable[str]) -> Piece:
    """Each choice with a box before it, as many on a line as there is room for."""
    ticks = (f"{BOX}{_HARD}{choice}" for choice in choices)
    return Text(plain(_GAP.join(ticks)))


def asks(words: str, beside: str = "") -> Piece:
    """What is asked, with smaller words of why."""
    asked = plain(words, "b")
    return Text((*asked, *plain(beside, "i")) if beside else asked)


def code_line(code: str) -> Piece:
    """How the sheet is found again to be typed back in."""
    return Facts((("Type back in", plain(f"Ctrl+K, then {code}", "b")),))
