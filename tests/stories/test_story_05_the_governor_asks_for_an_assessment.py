"""Story 5: the weeks of a request for a detained person, each day with its regulation."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import (
    detained,
    records_the_request,
    shows_the_three_days,
    sits_down,
)


def test_story_05_the_governor_asks_for_an_assessment(
    desktop: Desktop,
) -> None:
    """Story 5: 6 weeks, 16 weeks and 20 weeks from Monday 14 September 2026."""
    officer = sits_down(desktop, detained(desktop, date(2026, 9, 14)))

    records_the_request(officer, date(2026, 9, 14))

    shows_the_three_days(officer)
