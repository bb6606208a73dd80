"""An officer of a hospital school, at the window of a copy of the program that has one file more.

``test_third_setting.py`` makes the copy and runs this in a process of its own, with what is in
``tests/days/window``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

import caseworker
from tests.days.window.desktop import Desktop
from tests.days.window.stories import line, no_line, notes, opens, records, sits_down

HERE = Path(__file__).parent
BORN = date(2015, 3, 2)
TODAY = date(2026, 9, 14)


def test_a_hospital_school_at_work(desktop: Desktop) -> None:
    assert HERE in Path(caseworker.__file__).parents  # the copy, and not what lies in the tree
    officer = sits_down(desktop, TODAY, "hospital")
    opens(officer, "Ada Thorne", BORN, since=TODAY)

    tabs = officer.finds("caseTabs", QTabWidget)
    shown = {tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)}
    assert "Ward" in shown
    assert not shown & {"Custody", "Service family", "School", "Kept plan", "Dates and release"}

    officer.turns_to("Ward")
    officer.sees("Ward", "Well enough for", "Discharge is thought of for")
    notes(officer, "Ward", ward="Ward 7, Lark", chosen_well_enough="Bedside")
    officer.turns_to("Ward")
    officer.sees("Ward 7, Lark", "Bedside")
    officer.turns_to("Overview")

    records(officer, "admitted", ward="Ward 7, Lark")
    ours = line(officer, "Agree a timetable with the ward")
    assert "Thu 17 Sep" in ours  # Tuesday, Wednesday, Thursday: three working days
    assert "Hospital rules rule 4" in ours
    theirs = line(officer, "Tell the hospital school what the plan provides")
    assert "Mon 21 Sep" in theirs
    assert "Home council" in theirs

    officer.keys("Ctrl+1")
    assert "waiting on home council" in line(officer, "Tell the hospital school")
    officer.finds_person("Thorne")

    records(officer, "timetable_agreed")
    no_line(officer, "Agree a timetable with the ward")

    officer.keys("Ctrl+6")
    officer.waits(lambda: officer.is_seen("report_caseload"), "its own report is offered")
    assert not officer.is_seen("report_hours")


def test_its_report_is_offered_to_no_other_office(desktop: Desktop) -> None:
    officer = sits_down(desktop, TODAY, "custody")

    officer.keys("Ctrl+6")
    officer.sees("Reports")
    officer.waits_for_quiet()

    assert not officer.is_seen("report_caseload")
    assert officer.is_seen("report_hours")
