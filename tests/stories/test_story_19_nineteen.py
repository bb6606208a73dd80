"""Story 19: born on 20 November 2007, so 90 days before is Saturday 22 August 2026."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.stories import comes_back_on, line, no_line, records
from tests.days.window.test_14_stories_of_custody import HOME, MEETING, detained

END = "The rules for detained persons end"


def test_story_19_nineteen(desktop: Desktop) -> None:
    officer = detained(desktop, date(2026, 8, 21), born=date(2007, 11, 20))
    records(officer, "existing_plan_recorded", day=date(2026, 1, 12), authority=HOME)
    records(officer, "home_authority_aware")
    no_line(officer, END)

    for day, notice in (
        (date(2026, 8, 22), "90 days’ notice"),
        (date(2026, 10, 23), "28 days’ notice"),
        (date(2026, 11, 13), "7 days’ notice"),
    ):
        comes_back_on(desktop, officer, day, "Okoro")
        assert "Fri 20 Nov" in line(officer, END)
        assert notice in line(officer, END)
    officer.keys("Ctrl+1")
    assert "Fri 20 Nov" in line(officer, END)

    comes_back_on(desktop, officer, date(2026, 11, 19), "Okoro")
    assert "Mon 11 Jan 2027" in line(officer, MEETING)
    comes_back_on(desktop, officer, date(2026, 11, 20), "Okoro")
    no_line(officer, MEETING)
    officer.sees("Rule set: adult custody", "19th birthday on Friday 20 November 2026")
    assert "Hold a monitoring meeting (was Mon 11 Jan 2027)" in officer.reads("rulesStopped")
    officer.sees("The record of the plan stays", "Plan in force")
    officer.keys("Ctrl+1")
    no_line(officer, MEETING)
