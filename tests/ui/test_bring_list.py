"""A list of cases at the window: chosen, put right line by line, brought in, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.errors import WentWrong
from caseworker.domain.law import event_kinds
from caseworker.ui.bring_list.model import FIRST, Becomes
from caseworker.ui.bring_list.sheet import DRAFT, BringListSheet
from caseworker.ui.desk import Desk
from caseworker.ui.tasks import Tasks
from tests.builders import OKAFOR, a_person
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words

LIST = (
    "Our SEN list;;;;;\n"
    "Surname;Forename;DOB;SEN stage;SEN support start;Service No\n"
    "MARSH;Ellis;02/05/2014;SEN Support;17/09/2026;00000000\n"
    "Noor;Sara;;SEN Support;18/09/2026;\n"
    "Marsh;Ellis;02/05/2014;SEN Support;17/09/2026;\n"
    "Total;3;;;;\n"
)


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


def opened(owner: QWidget, desk: Desk) -> BringListSheet:
    sheet = BringListSheet(desk, owner)
    sheet.open()
    return sheet


def a_file(folder: Path, text: str = LIST) -> Path:
    path = folder / "our list.csv"
    path.write_bytes(text.encode("cp1252"))
    return path


def to_the_lines(sheet: BringListSheet, path: Path, qtbot: QtBot) -> QTableView:
    sheet.take(path)
    qtbot.waitUntil(lambda: find(sheet, QPushButton, "bringListNext").isEnabled())
    press(sheet, "bringListNext")
    table = find(sheet, QTableView, "bringListTable")
    qtbot.waitUntil(table.isVisible)
    return table


def type_over(sheet: BringListSheet, line: int, heading: str, text: str) -> None:
    """Type a text into the cell of a line of the file, below a heading of the list."""
    model = sheet._lines.model  # noqa: SLF001 - the cells of a table have no names
    at = model.typed.numbers.index(line)
    model.type_over(at, model.typed.headings.index(heading), text)


def test_a_list_is_read_put_right_brought_in_and_taken_back(
    owner: QWidget, desk: Desk, store: CaseStore, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = opened(owner, desk)
    sheet.take(a_file(tmp_path))
    qtbot.waitUntil(lambda: find(sheet, QPushButton, "bringListNext").isEnabled())

    told = words(sheet, "bringListTold")
    assert "“Service No” is left out: a service number isn’t kept." in told
    assert "Line 6 adds up the others" in told
    assert find(sheet, QComboBox, "column2").currentText() == "Date of birth"
    assert find(sheet, QComboBox, "order_born").currentText() == "Choose…"
    press(sheet, "bringListNext")
    table = find(sheet, QTableView, "bringListTable")
    qtbot.waitUntil(table.isVisible)
    assert "Is this 2 May 2014 or 5 February 2014?" in words(sheet, "bringListSaid")

    press(sheet, "bringListBack")
    box = find(sheet, QComboBox, "order_born")
    box.setCurrentIndex(box.findText("Day first, then month"))
    press(sheet, "bringListNext")
    qtbot.waitUntil(lambda: "1 would open" in words(sheet, "bringListCount"))
    assert "1 twice in the list" in words(sheet, "bringListCount")
    assert "A date of birth is needed" in words(sheet, "bringListSaid")
    press(sheet, "bringListNextFault")
    assert table.currentIndex().data() == "Needed", "an empty cell that must not be"

    type_over(sheet, 4, "DOB", "1/3/2015")
    qtbot.waitUntil(lambda: "2 would open" in words(sheet, "bringListCount"))
    press(sheet, "bringListTry")
    qtbot.waitUntil(lambda: "Tried, and undone: 2 would open" in words(sheet, "bringListSaid"))
    assert not store.kept.paper.cases
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "bringListGo")

    case = store.case(CaseNumber("2026-0001"))
    assert case.person.name == "Ellis Marsh", "in capitals in the list"
    assert case.stage(event_kinds()) is Stage.SEN_SUPPORT
    assert len(store.kept.paper.cases) == 2
    assert "00000000" not in str(vars(store.kept.paper))

    again = opened(owner, desk)
    qtbot.waitUntil(lambda: again.findChild(QPushButton, "broughtList0Undo") is not None)
    press(again, "broughtList0Undo")
    qtbot.waitUntil(lambda: owner.findChild(QPushButton, "questionYes") is not None)
    press(owner, "questionYes")
    qtbot.waitUntil(lambda: not store.kept.paper.cases)
    again.reject()


def test_a_list_that_was_left_is_there_again_as_it_was_put_right(
    owner: QWidget, desk: Desk, store: CaseStore, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = opened(owner, desk)
    to_the_lines(sheet, a_file(tmp_path), qtbot)
    type_over(sheet, 4, "DOB", "17/3/2015")
    desk.drafts.flush()
    qtbot.waitUntil(lambda: (DRAFT, OKAFOR) in store.kept.paper.typing)
    assert "00000000" not in store.kept.paper.typing[DRAFT, OKAFOR]
    sheet.reject()

    again = opened(owner, desk)

    table = find(again, QTableView, "bringListTable")
    qtbot.waitUntil(table.isVisible)
    model = again._lines.model  # noqa: SLF001 - the cells of a table have no names
    assert model.becomes(1) is Becomes.OPENS, "the 17th says which stands first"
    again.reject()


def test_a_cell_is_typed_over_with_the_keyboard_alone(
    owner: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = opened(owner, desk)
    table = to_the_lines(sheet, a_file(tmp_path, LIST.replace("02/05", "22/05")), qtbot)
    model = sheet._lines.model  # noqa: SLF001 - the cells of a table have no names
    qtbot.waitUntil(lambda: model.rowCount() == 1)

    table.setCurrentIndex(model.index(0, 4))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    edit = find(table, QLineEdit, "")
    QTest.keyClicks(edit, "1/3/2015")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "2 would open" in words(sheet, "bringListCount"))
    sheet.reject()


def test_a_list_that_was_just_brought_in_is_among_those_to_be_taken_back(
    owner: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """Some of its lines were left to be mended, and the sheet stays open."""
    sheet = opened(owner, desk)
    to_the_lines(sheet, a_file(tmp_path, LIST.replace("02/05", "22/05")), qtbot)
    press(sheet, "bringListGo")
    qtbot.waitUntil(lambda: "1 here already" in words(sheet, "bringListCount"))

    press(sheet, "bringListBack")
    press(sheet, "bringListBack")

    qtbot.waitUntil(lambda: sheet.findChild(QPushButton, "broughtList0Undo") is not None)
    assert find(sheet, QPushButton, "broughtList0Undo").isVisible()
    sheet.reject()


def test_of_a_line_that_opens_no_case_nothing_is_needed(
    owner: QWidget, desk: Desk, store: CaseStore, tmp_path: Path, qtbot: QtBot
) -> None:
    """Ellis Marsh is here, and stands in the list twice: neither line has to have a day."""
    store.a_case(a_person(given="Ellis", family="Marsh", born=date(2014, 5, 22)))
    bare = LIST.replace("02/05", "22/05").replace("17/09/2026", "")
    sheet = opened(owner, desk)
    table = to_the_lines(sheet, a_file(tmp_path, bare), qtbot)
    model = sheet._lines.model  # noqa: SLF001 - the cells of a table have no names
    qtbot.waitUntil(lambda: model.becomes(0) is Becomes.KNOWN)
    find(sheet, QComboBox, "bringListOnly").setCurrentIndex(0)
    columns = [column for column, _ in model.typed.used]
    since = FIRST + columns.index(model.typed.headings.index("SEN support start"))

    table.setCurrentIndex(model.index(0, since))
    assert "Here already" in words(sheet, "bringListSaid")
    assert "needed" not in words(sheet, "bringListSaid")
    assert not model.index(0, since).data()
    assert model.becomes(2) is Becomes.TWICE
    assert "needed" not in model.words(2)

    press(sheet, "bringListForce")
    assert "SEN Support since: this day is needed." in words(sheet, "bringListSaid")
    assert model.index(0, since).data() == "Needed"
    sheet.reject()


def test_a_file_that_is_no_list_is_refused_in_words(
    owner: QWidget, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = opened(owner, desk)
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)

    sheet.take(path)

    qtbot.waitUntil(lambda: "an old kind" in words(sheet, "bringListRefused"))
    assert find(sheet, QLabel, "bringListRefused").isVisible()
    sheet.reject()


def test_after_a_fault_of_ours_the_sheet_can_be_left(  # noqa: PLR0913, PLR0917 - what it is made of
    owner: QWidget,
    desk: Desk,
    store: CaseStore,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """“Stop” waits for the work to answer."""
    sheet = opened(owner, desk)
    sheet.take(a_file(tmp_path))
    qtbot.waitUntil(lambda: find(sheet, QPushButton, "bringListNext").isEnabled())
    monkeypatch.setattr(store, "reading", 5)  # so that asking it is a fault
    press(sheet, "bringListNext")

    qtbot.waitUntil(lambda: words(sheet, "bringListRefused") == str(WentWrong()))
    press(sheet, "bringListCancel")
    assert not sheet.isVisible()
