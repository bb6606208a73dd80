"""A month of a year, kept as ``2027-03``: where the very day is better not kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_SHAPE: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


def is_month(value: str) -> bool:
    """Whether this is a month of a year, and nothing finer."""
    return _SHAPE.fullmatch(value) is not None


def month_of(day: date) -> str:
    """The month in which a day lies."""
    return f"{day:%Y-%m}"


def month_words(value: str) -> str:
    """``March 2027``; what is no month stays as it is."""
    return f"{date.fromisoformat(f'{value}-01'):%B %Y}" if is_month(value) else value
