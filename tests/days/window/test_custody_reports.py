"""The first Monday of a month: the governor’s position, and the head of education’s chase list."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

from PySide6.QtWidgets import QTableView

from caseworker.casework import cases
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.figures.table import HIDDEN
from caseworker.domain.people import Person
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import note

RECEIVED, TODAY = date(2026, 10, 5), date(2026, 11, 2)
WING = ("Kai Mercer", "Sam Okoro", "Leo Brandt")


def test_the_position_leaves_without_small_numbers_and_the_chase_list_with_names(
    desktop: Desktop,
) -> None:
    desktop.it_is(RECEIVED)
    with closing(desktop.has_a_store("custody")) as store:
        for name in WING:
            given, family = name.split()
            first = Happening(
                "detained",
                RECEIVED,
                facts={"establishment": "HMYOI Fenmoor", "status": "Remanded"},
            )
            person = Person(given, family, date(2010, 11, 20))
            facts = {"held_at": "HMYOI Fenmoor", "basis": "Remanded"}
            opening = cases.OpenCase(person, "custody", RECEIVED, first=first, facts=facts)
            case = CaseNumber(store.office.do(cases.open_case, opening).made)
            note(store.office, case, "plan_asked_for", asked_of="Home authority")
    desktop.it_is(TODAY)
    officer = desktop.signs_in()
    officer.presses("rail_reports")

    officer.presses("report_custody_position")
    officer.sees("For the governor or director, each month.", "Remanded")
    numbers = desktop.root / "position.csv"
    _saves(officer, "paperNumbers", numbers, "The governor")
    said = numbers.read_text("utf-8-sig")
    row = list(csv.DictReader(StringIO(said, newline="")))[-1]
    assert row["On roll"] == HIDDEN
    assert "Mercer" not in said

    officer.presses("report_chase")
    officer.sees("Every clock that runs", "Home authority", "This office")
    officer.presses("chaseList")
    paper = desktop.root / "chase.pdf"
    _saves(officer, "paperSave", paper, "Head of education", is_shown=True)
    words = " ".join(words_of(paper).split())
    for name in WING:
        assert name in words
    assert "This list names children." in words
    assert "by 12 October 2026, 15 working days late" in words
    assert "Plan to the establishment" in words
    assert words.count("OFFICIAL-SENSITIVE") == 2 * words.count("Page ")

    officer.presses("chaseAsTable")
    table = officer.finds("named_chaseTable", QTableView).model()
    every = table.rowCount()
    officer.types("named_chaseFilter", "mercer")
    officer.waits(lambda: 0 < table.rowCount() < every, "only his lines are left")
    seen = desktop.root / "mercer.csv"
    officer.presses("named_chasePrint")
    _saves(officer, "paperNumbers", seen, "Head of education", is_shown=True)
    rows = list(csv.reader(StringIO(seen.read_text("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["Who", "When", "Case"]
    assert {row[0] for row in rows[1:]} == {"Kai Mercer"}
    assert len(rows) - 1 == table.rowCount()


def _saves(officer: Officer, how: str, path: Path, to: str, *, is_shown: bool = False) -> None:
    if not is_shown:
        officer.presses("printReport")
    officer.waits(lambda: officer.is_seen(how), "the paper is drawn")
    officer.presses(how)
    officer.lets_go(path, "The meeting on Monday.", to=to)
