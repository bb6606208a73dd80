"""The clock of a practice store: it stands still, inside the store, until it is moved on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from caseworker.casework.records import OfficeFacts

FIRST_MOMENT: Final = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # decision 38: a Monday


class PracticeClock:
    """Tells the moment that the practice office keeps. Whoever saves the office moves it."""

    def __init__(self, facts: OfficeFacts) -> None:
        self._now = facts.practice_now or FIRST_MOMENT

    def now(self) -> datetime:
        return self._now

    def hear(self, facts: OfficeFacts) -> None:
        """The office was saved, perhaps on another day."""
        self._now = facts.practice_now or self._now
