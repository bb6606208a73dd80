"""Support in the words of the window: hours, money, how far."""

from __future__ import annotations

from decimal import Decimal

_MINUTES = 60


def hours_words(hours: Decimal) -> str:
    """“13 h 20 min”: what the clock says, not hundredths."""
    minutes = int((hours * _MINUTES).to_integral_value())
    whole, left = divmod(minutes, _MINUTES)
    said = [f"{whole} h"] if whole or not left else []
    return " ".join((*said, f"{left} min")) if left else " ".join(said)


def dose_words(hours: Decimal, cost: Decimal | None) -> str:
    """What a dose comes to for this child; empty while there is none."""
    if not hours:
        return ""
    money = "its cost isn’t known" if cost is None else f"£{cost:,.2f} for this child"
    return f"{hours_words(hours)} in all; {money}."
