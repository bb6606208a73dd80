"""How long something stays in the bin, as a word with a colour."""

from __future__ import annotations

from caseworker.ui.palette import Tone


def days_left(days: int, *, stays: bool) -> tuple[str, Tone]:
    """``12 days left``; ``May go`` once they are over; ``Stays`` where something stands on it."""
    if stays:
        return "Stays", Tone.AMBER
    if days < 0:
        return "May go", Tone.RED
    return ("1 day left" if days == 1 else f"{days} days left"), Tone.PLAIN
