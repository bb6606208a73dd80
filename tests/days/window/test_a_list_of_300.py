"""Three hundred open cases come in out of one list with the faults of real lists, and are right.

What each case should be is worked out here, from the lines of the list before anything was wrong
with them, with nothing of the program’s own reckoning.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QWidget

from caseworker.casework.bringing_list import UndoList, lists_brought, undo_list
from caseworker.casework.export_all import Watch
from caseworker.casework.list_file import ListReader
from caseworker.casework.list_judged import judged
from caseworker.casework.list_out import cases_to_save
from caseworker.casework.list_typed import taken_up
from caseworker.documents.numbers import xlsx_file
from caseworker.domain.case import Case
from caseworker.storage.store import EncryptedStore
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import sits_down
from tests.messy_list import TODAY, Messy, expected_stage, messy_list, right_cells
from tests.storage.stores import PASSPHRASE

CHILDREN: Final = 300
CHIEF: Final = ("T-03", "T-09", "T-11")
"""The decision whether to assess; the final plan; the review. Their rows in the law."""


def a_day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def owed(cells: dict[str, str]) -> dict[str, date]:
    """What falls due, by a plain count of days.

    6 weeks and 20 weeks from the request (SEND Regs 2014 regs 5(1) and 13(2)), and twelve months
    that begin with the last review (s.44(1)).
    """
    match cells["Status"]:
        case "Request":
            asked = a_day(cells["Request Date"])
            return {"T-03": asked + timedelta(days=42), "T-09": asked + timedelta(days=140)}
        case "EHCNA" | "Draft":
            return {"T-09": a_day(cells["Request Date"]) + timedelta(days=140)}
        case "EHCP":
            last = a_day(cells["Last AR"])
            return {"T-11": last.replace(year=last.year + 1) - timedelta(days=1)}
    return {}


def test_three_hundred_cases_out_of_a_list_with_the_faults_of_real_lists(
    desktop: Desktop,
) -> None:
    messy = messy_list(CHILDREN)
    path = desktop.root / "our caseload.csv"
    path.write_bytes(messy.content)
    officer = sits_down(desktop, TODAY, "community")

    brings_in(officer, messy, path)
    goes_out_and_in_again(officer, desktop.root / "out.csv")

    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        every_case_is_right(store)
        out_and_in_again_changes_nothing(store)
        (brought,) = store.office.see(lists_brought)
        store.office.do(undo_list, UndoList(brought.id))
        assert not store.office.see(lambda records, _: records.summaries(closed=True))


def brings_in(officer: Officer, messy: Messy, path: Path) -> None:
    """Choose the file, say how its days are written, mend what is to be mended, bring it in."""
    officer.presses("rail_cases")
    officer.presses("firstBringList")
    officer.presses("bringListChoose")
    officer.names_file("bringListPlace", path)
    officer.sees("adds up the others", "“Service No” is left out: a service number isn’t kept.")
    for box in officer.finds("bringList", QWidget).findChildren(QComboBox):
        if box.isVisible() and box.objectName().startswith("order_"):
            officer.chooses(box.objectName(), "Day first")
    officer.presses("bringListNext")
    officer.sees("to mend", "3 twice in the list")
    table = officer.finds("bringListTable", QTableView)
    for (line, heading), text in messy.mends.items():
        mends(officer, table, line, heading, text)
    officer.waits_for_quiet()
    officer.sees("300 would open")
    officer.finishes("bringListGo", "bringList")
    officer.sees("Brought in a list: 300 cases opened.")


def goes_out_and_in_again(officer: Officer, path: Path) -> None:
    """Saved as a list at the window and brought in again: every line of it is known."""
    officer.takes("casesMore", "saveListOpen")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperNumbers")
    officer.lets_go(path, "To see that it comes in again.", to="Ade Bello")
    officer.takes("casesMore", "bringListOpen")
    officer.presses("bringListChoose")
    officer.names_file("bringListPlace", path)
    officer.presses("bringListNext")
    officer.sees("300 here already", "Bring in 0 cases")
    officer.presses("bringListCancel")


def mends(officer: Officer, table: QTableView, line: int, heading: str, text: str) -> None:
    """Type into the cell of a line of the file, with the keyboard."""
    model = table.model()
    rows = [at for at in range(model.rowCount()) if model.index(at, 0).data() == str(line)]
    if not rows:
        return  # it is no fault after all: 2 February, turned round
    title = TITLES[heading]
    across = next(
        at
        for at in range(model.columnCount())
        if model.headerData(at, Qt.Orientation.Horizontal) == title
    )
    table.setCurrentIndex(model.index(rows[0], across))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    (edit,) = editors(table)
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    officer.waits(lambda: not editors(table), "the cell is shut")
    officer.waits_for_quiet()


def editors(table: QTableView) -> list[QLineEdit]:
    return [one for one in table.viewport().findChildren(QLineEdit) if one.isVisible()]


TITLES: Final = {
    "DOB": "Date of birth",
    "Request Date": "Request for assessment received on",
    "Decision Date": "Notice of the decision to assess sent on",
    "EHCP Date": "Plan made on",
    "Status": "Stage",
}


def every_case_is_right(store: EncryptedStore) -> None:
    """Names, births, numbers, stage and the chief clocks of each of them."""
    summaries = store.office.see(lambda records, _: records.summaries(closed=True))
    assert len(summaries) == CHILDREN
    cases = store.office.see(
        lambda records, _: {one.number: records.case(one.number) for one in summaries}
    )
    by_child = {key_of(cases[one.number]): one for one in summaries}
    assert len(by_child) == CHILDREN
    wrong: list[tuple[object, ...]] = []
    for at in range(CHILDREN):
        cells = right_cells(at)
        key = (cells["Surname"], cells["Forename"], a_day(cells["DOB"]), cells["UPN"])
        row = by_child.get(key)
        if row is None:
            wrong.append((at, key))
            continue
        found = {due.row: due.by for due in row.dues if due.row in CHIEF}
        if (row.stage.value, found) != (expected_stage(at), owed(cells)):
            wrong.append((at, row.stage.value, found, owed(cells)))
    assert not wrong


def key_of(case: Case) -> tuple[str, str, date, str]:
    person = case.person
    upn = next(one.value for one in person.identifiers if one.kind == "upn")
    return person.family, person.given, person.born, upn


def out_and_in_again_changes_nothing(store: EncryptedStore) -> None:
    """The same as a spreadsheet: every line is known, so that nothing would open."""
    office = store.office
    numbers = [one.number for one in office.see(lambda records, _: records.summaries())]
    officers = {office.officer.id: office.officer.name}
    listed = office.see(cases_to_save(numbers, officers, "Ade Bello")).case_list
    assert listed is not None
    content = xlsx_file([listed.head, *(one.cells for one in listed.entries)])
    file = ListReader().read(content)
    typed = taken_up("again", file.sha256, file.sheets[0], (), "community")
    found = office.see(judged(typed, officers, Watch()))
    assert sum(line.is_known for line in found.lines) == CHILDREN
