"""Beside a name in Arabic, a number reads from left to right, and stands behind the name."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QTextLayout, QTextLine
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.caseload import CaseNote
from caseworker.casework.directory import EnterPlace, enter_place
from caseworker.casework.health import Finding, Health
from caseworker.domain.case import CaseNumber
from caseworker.domain.health import Found
from caseworker.ui.desk import Desk
from caseworker.ui.directory.sheets import UsesSheet
from caseworker.ui.parts.typed_day import with_age
from caseworker.ui.records.finding_cases import FindingCases
from caseworker.ui.tasks import Tasks
from caseworker.ui.whose.hand_over_sheet import HandedRow
from caseworker.ui.whose.task_sheet import TaskSheet
from tests.builders import OKAFOR, TODAY, a_person
from tests.directories import OAKFIELD
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, words

NAME = "ليلى حداد"
NUMBER = CaseNumber("2026-0113")


def reads(line: str, said: str) -> bool:
    """Whether ``said`` stands in ``line`` from left to right as it is drawn, behind the name."""
    layout = QTextLayout(line)
    layout.beginLayout()
    row = layout.createLine()
    layout.endLayout()
    at = line.index(said)
    where = [_across(row, at + one) for one in range(len(said) + 1)]
    return where == sorted(where) and where[0] > _across(row, line.index(NAME))


def _across(row: QTextLine, at: int) -> float:
    """How far from the left a letter begins: PySide6 gives the place of the cursor, too."""
    found = row.cursorToX(at)
    assert isinstance(found, tuple)
    return float(found[0])


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


def test_a_name_left_as_it_is_would_turn_the_number_round() -> None:
    """What the tests below would say of it: their measure can fail."""
    assert not reads(f"{NAME}  ·  {NUMBER}", NUMBER)
    assert not reads(f"\u200e{NAME}, {NUMBER}", NUMBER)


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    """The case of somebody whose name runs from right to left, at Oakfield."""
    store.office.do(enter_place, EnterPlace(OAKFIELD))
    return store.a_case(a_person(given="ليلى", family="حداد", whereabouts=OAKFIELD.name))


def test_a_case_that_a_task_is_about(
    owner: QWidget, desk: Desk, number: CaseNumber, settle: Settle
) -> None:
    sheet = TaskSheet(desk, owner, None, (number, NAME))
    sheet.open()
    settle()

    about = find(sheet, QComboBox, "taskCase")
    assert reads(about.itemText(about.findData(str(number))), number)
    sheet.reject()


def test_a_case_that_names_a_place(
    owner: QWidget, desk: Desk, number: CaseNumber, settle: Settle
) -> None:
    sheet = UsesSheet(desk, owner, OAKFIELD)
    sheet.open()
    settle()

    assert reads(find(sheet, QPushButton, "usesCase0").text(), number)
    sheet.reject()


def test_a_case_that_is_handed_over(qtbot: QtBot, desk: Desk, number: CaseNumber) -> None:
    shown = HandedRow(0, CaseNote(number, NAME, "SEN Support", "Ring"), desk, OKAFOR)
    qtbot.addWidget(shown)

    assert reads(shown.tick.text(), number)
    assert shown.tick.accessibleName() == NAME, "heard as it is written"


def test_a_case_in_which_something_is_found(qtbot: QtBot, number: CaseNumber) -> None:
    found = (Found("no_carer", number, words="since 3 May"),)
    finding = Finding("no_carer", "No parent recorded", "Why.", "Add one…", "Practice", found)
    shown = FindingCases(finding, "finding0", Health(TODAY, 1, (finding,), {number: NAME}))
    qtbot.addWidget(shown)

    assert reads(words(shown, "finding0Case0"), number)


def test_how_old_somebody_is() -> None:
    assert reads(with_age(NAME, date(2009, 3, 2), TODAY), "17")
