"""Days as papers print them."""

from __future__ import annotations

from datetime import date

from caseworker.domain.days import MONTHS, WEEKDAYS


def day_words(day: date) -> str:
    """23 November 2026, whatever language the computer speaks."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """Monday 23 November 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"
