"""Story 2: a child until compulsory school age ends; then the program asks, and waits.

Born on 20 November 2010, so that compulsory school age ends on Friday 25 June 2027.
"""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import comes_back, detained, owed, sits_down
from tests.days.window.stories import no_line

CONFIRM = "Confirm that the young person decides from now on"


def test_story_02_sixteen_is_not_the_line(desktop: Desktop) -> None:
    boy = detained(desktop, date(2026, 10, 5))
    desktop.it_is(date(2026, 11, 21))
    officer = sits_down(desktop, boy)

    officer.sees("16 · born 20 November 2010", "Lena Mercer decides")
    officer.sees("Kai is a child until compulsory school age ends on 25 June 2027.")
    assert not officer.is_seen("confirmDecides")
    comes_back(desktop, officer, date(2027, 6, 25), boy)
    officer.sees("Lena Mercer decides")
    assert not officer.is_seen("confirmDecides")
    no_line(officer, CONFIRM)

    comes_back(desktop, officer, date(2027, 6, 26))
    officer.keys("Ctrl+1")
    assert owed(officer, CONFIRM).startswith("Thu 1 Jul,")
    officer.finds_person(boy)
    officer.sees("Confirm who decides", "From 26/06/2027 the law lets Kai Mercer decide.")
    officer.sees("Until 25/06/2027 it was Lena Mercer. Tell them, and confirm it.")
    officer.turns_to("History")
    officer.sees_no("Confirmed that Kai Mercer decides")
    officer.turns_to("Overview")

    officer.presses("confirmDecides")
    assert officer.reads("person") == "Kai Mercer"
    officer.types("told", "Kai and his mother")
    officer.finishes("entrySave", "entry")

    officer.waits(lambda: not officer.is_seen("confirmDecides"), "nothing is left to confirm")
    no_line(officer, CONFIRM)
    officer.turns_to("History")
    officer.sees("Confirmed that Kai Mercer decides from now on; told: Kai and his mother.")
