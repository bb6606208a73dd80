"""What is said beside a grid of hours."""

from __future__ import annotations

from typing import Final

from caseworker.domain.hours import HoursPlace, HoursReason, hours_rules

KEYS: Final = (
    "Type as in a spreadsheet, or paste from one: Tab goes right, Enter down, Ctrl+D fills down, "
    "Ctrl+Z takes back. Hours are 4.5 or 4:30. Never write down why somebody is kept apart."
)


def codes_words() -> str:
    """The codes that may be typed for reasons and places."""
    rules = hours_rules()
    reasons = ", ".join(map(_meaning, rules.reasons))
    places = ", ".join(map(_meaning, rules.places))
    return f"Codes for reasons: {reasons}. Where they were: {places}."


def _meaning(one: HoursReason | HoursPlace) -> str:
    """The letter never ends a line: alone there, it is read as a word."""
    return f"{one.code}\N{NO-BREAK SPACE}{one.title.lower()}"
