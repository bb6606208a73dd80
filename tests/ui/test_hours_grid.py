"""The grid of hours: typed, pasted, filled down, taken back, kept as typing."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseworker.ui.hours.grid import HoursField, HoursGrid
from caseworker.ui.hours.grid_model import GridRow

PLANNED = ("15", "", "", "", "", "", "")


@pytest.fixture
def field(qtbot: QtBot, qtmodeltester: ModelTester) -> HoursField:
    made = HoursField("grid", "Hours", "Learner")
    qtbot.addWidget(made)
    names = ("Ali Okoro", "Ben Okoro", "Danny Cole")
    made.grid.show_rows([GridRow(f"case{at}", name, PLANNED) for at, name in enumerate(names)])
    qtmodeltester.check(made.grid.hours)  # type: ignore[no-untyped-call]
    made.resize(1000, 400)
    made.show()
    return made


def cells(grid: HoursGrid, row: int) -> tuple[str, ...]:
    return grid.hours.rows[row].cells


def at(grid: HoursGrid, row: int, column: int) -> None:
    grid.setCurrentIndex(grid.hours.index(row, column))


def types(grid: HoursGrid, text: str, then: Qt.Key) -> None:
    """As fingers do: the first letter opens the cell, and the others go into it."""
    QTest.keyClicks(grid, text[0])
    edit = grid.findChildren(QLineEdit, "hoursCell")[-1]
    QTest.keyClicks(edit, text[1:])
    QTest.keyClick(edit, then)
    QApplication.processEvents()


def test_tab_goes_right_enter_goes_down_and_a_code_becomes_words(field: HoursField) -> None:
    grid = field.grid
    at(grid, 0, 2)

    types(grid, "6", Qt.Key.Key_Tab)
    types(grid, "4.5", Qt.Key.Key_Tab)
    types(grid, "s", Qt.Key.Key_Return)

    assert cells(grid, 0) == ("15", "6", "4.5", "Separation", "", "", "")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 4)
    assert field.sums.text() == "Together: 15 planned  ·  6 offered  ·  4.5 attended"


def test_rows_of_a_spreadsheet_go_in_from_the_cell_on_and_are_taken_back_at_once(
    field: HoursField,
) -> None:
    grid = field.grid
    before = [cells(grid, row) for row in range(3)]
    at(grid, 1, 1)

    grid.paste("15\t15\t12\t\tD\r\n30\t6\t6\tH\r\n99\t1\n")

    assert cells(grid, 0) == before[0]
    assert cells(grid, 1) == ("15", "15", "12", "", "Chose not to come", "", "")
    assert cells(grid, 2) == ("30", "6", "6", "In healthcare", "", "", "")
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [cells(grid, row) for row in range(3)] == before


def test_rows_with_names_go_to_those_names_whatever_their_order(field: HoursField) -> None:
    grid = field.grid
    at(grid, 0, 0)

    grid.paste("Cole, Danny\t15\t6\t4.5\tS\nben okoro\t15\t15\t15\nNobody Known\t15\t1\t1\n")

    assert cells(grid, 0) == PLANNED
    assert cells(grid, 1)[:3] == ("15", "15", "15")
    assert cells(grid, 2)[:4] == ("15", "6", "4.5", "Separation")
    assert "Nobody Known" in field.wrong.text()


def test_a_cell_is_filled_down_and_cleared(field: HoursField) -> None:
    grid = field.grid
    at(grid, 0, 7)
    types(grid, "Kestrel", Qt.Key.Key_Tab)
    at(grid, 0, 7)

    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [cells(grid, row)[6] for row in range(3)] == ["Kestrel"] * 3

    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [cells(grid, row)[6] for row in range(3)] == ["", "Kestrel", "Kestrel"]


def test_what_was_put_in_beforehand_is_no_typing_and_typing_comes_back(field: HoursField) -> None:
    grid = field.grid
    assert field.typed() == ""
    assert not grid.hours.changed
    at(grid, 2, 2)
    types(grid, "6", Qt.Key.Key_Tab)
    typed = field.typed()
    assert list(json.loads(typed)) == ["case2"]

    grid.hours.undo()
    field.retype(typed)

    assert cells(grid, 2)[:3] == ("15", "6", "")


def test_what_is_wrong_is_seen_and_heard_at_its_cell_until_it_is_typed_anew(
    field: HoursField,
) -> None:
    grid = field.grid
    grid.hours.refuse({("case1", "attended"): "More than offered."})
    index = grid.hours.index(1, 3)

    heard = grid.hours.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Ben Okoro, Attended: empty. More than offered."
    assert grid.hours.data(index, Qt.ItemDataRole.BackgroundRole) is not None
    grid.hours.setData(index, "4")
    assert grid.hours.data(index, Qt.ItemDataRole.BackgroundRole) is None


def test_nothing_is_copied_out_of_it(field: HoursField) -> None:
    """What leaves is released, and a clipboard is out."""
    QApplication.clipboard().setText("before")
    at(field.grid, 0, 1)

    QTest.keyClick(field.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "before"


def test_a_bar_under_the_columns_hides_no_row(qtbot: QtBot, field: HoursField) -> None:
    grid = field.grid

    field.resize(420, 400)

    last = grid.hours.index(grid.hours.rowCount() - 1, 0)
    qtbot.waitUntil(grid.horizontalScrollBar().isVisible)
    qtbot.waitUntil(lambda: grid.visualRect(last).bottom() <= grid.viewport().height())
