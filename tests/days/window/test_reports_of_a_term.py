"""The head asks for the reviews of a term: a late one is opened, and the paper says no name."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from caseworker.casework import entries
from caseworker.casework.office import Office
from caseworker.domain.case import Happening
from caseworker.domain.figures.table import HIDDEN
from caseworker.ui.reports.counts_table import CountsTable
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import TOM, opened

MADE = date(2025, 10, 6)  # so each plan had to be reviewed by 5 October 2026
IN_TIME, LATE = date(2026, 9, 28), date(2026, 10, 20)
ASKED_ON = date(2026, 11, 23)
CHILDREN = 8
HELD_LATE = 3  # the column: due, held in time, held late


def reviewed(office: Office, at: int) -> None:
    """Six children are reviewed in time, the seventh late, and the eighth not at all."""
    case = opened(office, replace(TOM, given=f"Child{at}", family="Marsh", contacts=()))
    plan = Happening("existing_plan_recorded", MADE, facts={"authority": "Northmere Council"})
    office.do(entries.record, entries.Record(case, plan))
    if at < CHILDREN:
        day = IN_TIME if at < CHILDREN - 1 else LATE
        held = Happening("review_held", day, facts={"what": "Annual review"})
        office.do(entries.record, entries.Record(case, held))


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    with closing(desktop.has_a_store()) as store:
        desktop.it_is(ASKED_ON)
        for at in range(1, CHILDREN + 1):
            reviewed(store.office, at)
    return desktop.signs_in()


def chooses_number(officer: Officer, name: str, row: int, column: int) -> None:
    table = officer.finds(name, CountsTable)
    place = table.visualRect(table.figures.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def cells(officer: Officer, name: str, row: int) -> list[str]:
    lines = officer.finds(name, CountsTable).figures.lines
    return [lines[row].words, *lines[row].cells]


def test_the_head_asks_for_the_reviews_of_the_term(desktop: Desktop, officer: Officer) -> None:
    paper = desktop.root / "reviews.pdf"
    officer.presses("rail_reports")
    officer.presses("report_reviews")
    officer.waits(lambda: officer.is_seen("reviewsTable"), "the reviews are counted")
    officer.chooses("reviewsPeriod", "Autumn term 2026")
    due = ["8", "6", "1", "1", "75%", "0", "0"]
    assert cells(officer, "reviewsTable", 0) == ["Autumn term 2026", *due]

    officer.presses("reviewsAsk")
    officer.sees("The meeting was held after the last day. (CFA 2014 s.44(1))")

    officer.presses("printReport")
    officer.waits(lambda: officer.is_seen("paperSave"), "the report is drawn")
    officer.presses("paperSave")
    officer.lets_go(paper, "The reviews of the term.", to="The head of service")

    said = words_of(paper)
    (line,) = [one for one in said.splitlines() if one.strip().startswith("Autumn term 2026  ")]
    # 8 less 6 would tell that one was late and one not held: so the 6 is left out, too.
    assert line.split()[3:] == ["8", HIDDEN, HIDDEN, HIDDEN, HIDDEN, "0", "0"]
    assert "a number of fewer than 5 children" in said
    assert "Marsh" not in said

    chooses_number(officer, "reviewsTable", 0, HELD_LATE)
    officer.sees("by 5 October 2026 · held 20 October 2026 · 15 days late")
    officer.presses("behind_2026-0007")
    officer.waits(lambda: officer.is_seen("casePage"), "the case is open")
    officer.sees("Child7 Marsh")
