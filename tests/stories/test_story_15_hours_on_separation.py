"""Story 15: hours on separation.

Week of 12 Oct: planned 15 h, offered 6 h, attended 4.5 h, reason “separation”. The governor report
shows separated learners apart from others and the percentage with SEND.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QApplication

from caseworker.ui.reports.counts_table import CountsTable
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.stories.kept import DETAINED, learner

WEDNESDAY = date(2026, 10, 21)
REGISTER = "Okoro, Danny\t15\t6\t4.5\tS\nOkoro, Ben\t15\t15\t13:30\t\tD\nOkoro, Zed\t15\t15\t15\n"


def test_story_15_hours_on_separation(desktop: Desktop) -> None:
    desktop.it_is(DETAINED)
    with closing(desktop.has_a_store("custody")) as store:
        desktop.it_is(WEDNESDAY)
        learner(store.office, "Danny", needs=("Reading",))
        learner(store.office, "Ben")
        learner(store.office, "Ali")
    officer = desktop.signs_in()

    officer.presses("rail_diary")
    officer.presses("diaryHours")
    officer.presses("hoursBack")
    officer.waits(lambda: "12 October" in officer.reads("hoursWeek"), "the week of 12 October")
    officer.waits_for_quiet()
    types_a_row(officer, "15", "6", "7")
    officer.keys("Home")
    pastes(officer, REGISTER)
    officer.sees("This name is not in the list, and nothing was put in: Okoro, Zed.")
    assert officer.reads("hoursGridSums") == "Together: 45 planned  ·  27 offered  ·  25 attended"
    officer.presses("hoursSave")
    officer.sees("Recorded for 2 learners.", "Ali Okoro: More hours were attended than offered")
    officer.presses("hoursClose")

    officer.finds_person("Danny")
    officer.turns_to("Kept plan")
    officer.sees("Mon 12 Oct", "4.5", "Separation", "At least 15 hours a week are asked for")
    officer.presses("rail_reports")
    officer.presses("report_hours")
    officer.waits(lambda: officer.is_seen("hoursTable"), "the hours are counted")
    officer.waits_for_quiet()
    assert shown(officer) == [
        ["Separated", "1", "100%", "15", "6", "4.50", "9", "1.50", "0", "1"],
        ["With the others", "1", "0%", "15", "15", "13.50", "0", "1.50", "1", "0"],
        ["All together", "2", "50%", "30", "21", "18", "9", "3", "1", "1"],
    ]


def types_a_row(officer: Officer, *texts: str) -> None:
    """Into the first learner, cell by cell, as in a spreadsheet."""
    for text in texts:
        for letter in text:  # the first opens the cell, and the others go into it
            officer.keys_in(letter)
        officer.keys("Tab")


def pastes(officer: Officer, text: str) -> None:
    QApplication.clipboard().setText(text)
    officer.keys("Ctrl+V")


def shown(officer: Officer) -> list[list[str]]:
    figures = officer.finds("hoursTable", CountsTable).figures
    return [[line.words, *line.cells] for line in figures.lines]
