"""Money, in whole pence: read as it is typed, said as it is read. Nothing is ever a fraction."""

from __future__ import annotations

import re
from typing import Final, NewType

Pence = NewType("Pence", int)

NOTHING: Final = Pence(0)
_TYPED: Final = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?")
MOST: Final = 10
"""Digits of pounds that an amount may have: more is a slip of the fingers."""


class NotMoneyError(ValueError):
    """What was typed is no amount of pounds and pence."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” can’t be read as an amount. Type pounds, such as 1,250.50.")


def pence(typed: str) -> Pence:
    """The amount that was typed: ``1,250.50``, ``£1250.50`` or ``1250``.

    Raises:
        NotMoneyError: with words fit to show.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        raise NotMoneyError(typed)
    pounds = found[1].replace(",", "")
    if len(pounds) > MOST:
        raise NotMoneyError(typed)
    return Pence(int(pounds) * 100 + int(found[2] or 0))


def pounds(amount: Pence) -> str:
    """``£1,250.50``; whole pounds without pence: ``£60``."""
    whole, rest = divmod(amount, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def as_pounds(typed: str) -> str:
    """An amount as it is read, whatever way it was typed; what can’t be read stays as it is."""
    try:
        return pounds(pence(typed))
    except NotMoneyError:
        return typed
