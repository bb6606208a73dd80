"""Stories of custody, through the real window with a real store behind it."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import (
    comes_back_on,
    fills_in,
    line,
    no_line,
    opens,
    records,
    sits_down,
)

BORN = date(2010, 11, 20)
HOME = "Hull City Council"
FENMOOR = {"establishment": "HMYOI Fenmoor", "status": "Remanded"}
MEETING = "Hold a monitoring meeting"


def detained(desktop: Desktop, day: date, born: date = BORN, **where: str) -> Officer:
    """Sam Okoro is received on that day, of Hull."""
    officer = sits_down(desktop, day, "custody")
    opens(officer, "Sam Okoro", born, since=day, **(where or FENMOOR))
    officer.turns_to("People and facts")
    officer.presses("authorityChange")
    officer.types("home_authority", HOME)
    officer.finishes("factsSave", "facts")
    officer.turns_to("Overview")
    return officer


def test_notice_of_a_monitoring_meeting_is_given_at_60_28_and_7_days(desktop: Desktop) -> None:
    """Story 16: last review on 3 November 2025, so by Monday 2 November 2026."""
    officer = detained(desktop, date(2026, 8, 3))
    records(officer, "existing_plan_recorded", day=date(2025, 11, 3), authority=HOME)
    assert "Mon 2 Nov" in line(officer, MEETING)
    assert "notice" not in line(officer, MEETING)
    officer.keys("Ctrl+1")
    no_line(officer, MEETING)

    for day, notice in (
        (date(2026, 9, 2), ""),
        (date(2026, 9, 3), "60 days’ notice"),
        (date(2026, 10, 4), "60 days’ notice"),
        (date(2026, 10, 5), "28 days’ notice"),
        (date(2026, 10, 26), "7 days’ notice"),
    ):
        comes_back_on(desktop, officer, day, "Okoro")
        assert notice in line(officer, MEETING)
        officer.keys("Ctrl+1")
        if notice:
            assert notice in line(officer, MEETING)
        else:
            no_line(officer, MEETING)


def test_the_form_of_a_monitoring_meeting_speaks_of_no_annual_review(desktop: Desktop) -> None:
    """Story 16: its proposals go to the home authority."""
    officer = detained(desktop, date(2026, 10, 26))
    records(officer, "existing_plan_recorded", day=date(2025, 11, 3), authority=HOME)

    officer.presses("dueDo0")

    officer.sees("Monitoring meeting held", "Proposals for the home authority")
    assert not [words for words in officer.words() if "annual review" in words.casefold()]
    fills_in(officer, proposals="More speech and language therapy.")
    officer.finishes("entrySave", "entry")
    assert "Mon 25 Oct 2027" in line(officer, MEETING)
    officer.sees("Proposals for the home authority: More speech and language therapy.")
