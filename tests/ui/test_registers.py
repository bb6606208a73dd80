"""A register in the window: filtered, chosen, kept, saved under a name; many cases in one act."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from caseworker.casework import entries
from caseworker.casework.own_files import OwnFile
from caseworker.casework.restrictions import KIND
from caseworker.casework.saved_lists import SaveList, save_list
from caseworker.casework.small_numbers import ChooseSmallest, choose_smallest
from caseworker.domain.case import CaseNumber, Happening, Stage
from caseworker.domain.flags import PUT
from caseworker.domain.law import event_kinds
from caseworker.domain.list_view import ColumnFilter, ListView, ShownColumn
from caseworker.ui.desk import Desk
from caseworker.ui.many.acts import FlagSheet
from caseworker.ui.pages.cases import CasesPage
from caseworker.ui.pages.disclosures import DisclosuresPage
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.model import RegisterModel
from caseworker.ui.registers.sheet import RegisterSheet
from caseworker.ui.tasks import Tasks
from tests.builders import NOW, OKAFOR, TODAY, a_person
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words

FIRST = CaseNumber("2026-0001")


@pytest.fixture
def store() -> CaseStore:
    made = CaseStore()
    for given, family in (("Siân", "Rees"), ("Daniel", "Mensah"), ("محمد", "العلي")):
        made.a_case(a_person(given=given, family=family, known_as="", home_authority="Ash"))
    return made


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CasesPage:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> CasesPage:
    page = CasesPage(desk)
    page.resize(1200, 700)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.total == 3)
    return page


def action(page: CasesPage, name: str) -> QAction:
    """One entry of the menu of lists, as it is now."""
    menu = page.lists.menu()
    found = next(one for one in menu.actions() if one.objectName() == name)
    found.setParent(page)
    return found


def quiet(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk._records.is_busy)  # noqa: SLF001 - to know that it is done


def test_a_column_is_filtered_in_its_sheet_and_its_chip_takes_the_filter_off(
    page: CasesPage,
) -> None:
    page.register.filter_by("flags")
    find(page.window(), QComboBox, "columnFilled").setCurrentIndex(1)
    press(page.window(), "columnFilterGo")
    assert page.model.rowCount() == 0

    chip = find(page, QPushButton, "casesChip_flags")
    assert chip.text().strip() == "Flags: anything"
    chip.click()

    assert page.model.rowCount() == 3


def test_columns_that_were_chosen_and_the_order_are_there_again_and_the_filter_is_not(
    page: CasesPage, desk: Desk, qtbot: QtBot
) -> None:
    view = ListView(
        "rees", columns=(ShownColumn("number", 120), ShownColumn("name")), sort="number"
    )
    page.register.look(replace(view, descending=True))
    quiet(desk, qtbot)

    again = shown(qtbot, desk)

    qtbot.waitUntil(lambda: [col.id for col in again.model.shown_cols] == ["number", "name"])
    assert again.model.cells_at(0)[0] == "2026-0003"
    assert again.model.rowCount() == 3


def test_a_list_is_saved_found_with_its_count_and_let_go_with_an_undo(
    page: CasesPage, qtbot: QtBot
) -> None:
    page.register.look(ListView("rees", (ColumnFilter("authority", ("Ash",)),)))
    page.lists.save()
    find(page.window(), QLineEdit, "listName").setText("Ash and Rees")
    find(page.window(), QCheckBox, "listEverybody").setChecked(True)
    press(page.window(), "saveListGo")
    qtbot.waitUntil(lambda: page.lists.on is not None)
    (saved,) = page.lists._seen.everybody  # noqa: SLF001 - what the menu is made of
    assert action(page, f"list_{saved.id}").text() == "Ash and Rees  (1)"

    with qtbot.waitSignal(page.said) as said:
        action(page, "listDrop").trigger()
    qtbot.waitUntil(lambda: not page.lists._seen.everybody)  # noqa: SLF001 - likewise
    said.args[0].offer.then()

    qtbot.waitUntil(lambda: page.lists._seen.everybody == (saved,))  # noqa: SLF001 - likewise
    page.begin(f"list/{saved.id}")
    assert words(page, "pageBeside") == "Ash and Rees · 1 of 3"


def test_a_saved_list_keeps_whether_closed_cases_stand_on_it(
    page: CasesPage, desk: Desk, qtbot: QtBot, store: CaseStore
) -> None:
    with store.kept.sitting() as records:
        (row,) = records.summaries(of={FIRST})
        records.write_summary(replace(row, stage=Stage.CLOSED))
    page._look()  # noqa: SLF001 - as after any change
    qtbot.waitUntil(lambda: page.model.total == 2)
    desk.do(save_list, SaveList("cases", "Whole", ListView("rees", closed=True)))
    qtbot.waitUntil(lambda: len(page.lists._seen.mine) == 1)  # noqa: SLF001 - what the menu shows
    (saved,) = page.lists._seen.mine  # noqa: SLF001 - likewise

    assert action(page, f"list_{saved.id}").text() == "Whole"  # not read, so not counted
    page.begin(f"list/{saved.id}")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.closed.isChecked()
    assert page.register.seen("Cases").filtered == ("“rees”", "closed ones, too")

    page.lists._turn(None)  # noqa: SLF001 - “The whole list”
    assert not page.closed.isChecked()
    assert page.model.rowCount() == 2


def test_closed_cases_that_were_read_stand_ready_and_are_counted_only_where_they_are_seen(
    page: CasesPage, qtbot: QtBot, store: CaseStore
) -> None:
    """Ten thousand are read once for them, and not each time that the box is ticked."""
    with store.kept.sitting() as records:
        (row,) = records.summaries(of={FIRST})
        records.write_summary(replace(row, stage=Stage.CLOSED))
    page.closed.click()
    qtbot.waitUntil(lambda: "Closed" in page.model.choices("stage"))
    read = page.model.all

    page.closed.click()
    seen = (page.model.rowCount(), page.model.total, words(page, "pageBeside"))
    offered = page.model.choices("stage")
    page.closed.click()
    again = (page.model.rowCount(), page.model.total)

    assert seen == (2, 2, "2")
    assert "Closed" not in offered
    assert again == (3, 3)
    assert page.model.all is read


def test_a_case_that_is_closed_goes_from_the_list_and_is_there_among_the_closed(
    page: CasesPage, desk: Desk, qtbot: QtBot
) -> None:
    page.closed.click()
    quiet(desk, qtbot)
    page.closed.click()
    desk.do(entries.record, entries.Record(FIRST, Happening("moved_away", TODAY)))
    qtbot.waitUntil(lambda: page.model.total == 2)

    page.closed.click()

    assert page.model.total == 3


def test_a_duty_on_one_case_reads_that_case_alone_anew(
    page: CasesPage, desk: Desk, qtbot: QtBot
) -> None:
    before = {line.case.number: line for line in page.model.all}
    facts = {"flag": "Do not post", "reason": "The court said so."}
    desk.do(entries.record, entries.Record(FIRST, Happening(PUT, TODAY, facts=facts)))
    qtbot.waitUntil(lambda: any(line.case.flags for line in page.model.all))

    after = {line.case.number: line for line in page.model.all}
    assert after[FIRST] != before[FIRST]
    assert all(after[one] is before[one] for one in before if one != FIRST)


def test_home_end_letters_and_copying_work_from_the_keyboard(
    page: CasesPage, desk: Desk, qtbot: QtBot, store: CaseStore
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.currentIndex().row() == 2
    QTest.keyClicks(page.table, "sia")
    assert page.model.number_at(page.table.currentIndex()) == FIRST
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    quiet(desk, qtbot)

    qtbot.waitUntil(lambda: "Siân Rees" in QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text().startswith("Name\tBorn")
    assert store.kept.paper.audit[-1][2:] == ("rows_copied", None, "cases/1")


def test_what_is_copied_can_do_no_harm_in_a_spreadsheet(
    page: CasesPage, qtbot: QtBot, store: CaseStore
) -> None:
    """Whoever typed the name may be outside: a cell that begins with a sign would be run."""
    store.a_case(a_person(given="=1+1", family="Ashe", known_as="", home_authority="Oak\tand\nElm"))
    page._look()  # noqa: SLF001 - as after any change
    qtbot.waitUntil(lambda: page.model.total == 4)
    page.register.look(ListView("ashe", columns=(ShownColumn("name"), ShownColumn("authority"))))
    page.table.selectAll()

    page.register.copy_rows()

    qtbot.waitUntil(lambda: "Ashe" in QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text().splitlines()[1] == "'=1+1 Ashe\tOak and Elm"


def test_what_stands_in_a_column_is_in_order_of_its_numbers() -> None:
    col = Col("year", "Year", 90, lambda row, _: str(row), 0, Kind.CHOICE)
    model = RegisterModel((col,), "year", str)

    model.show_rows(("Year 10", "Year 9", "Nursery", "Year 12"), TODAY)

    assert model.shown == ("Nursery", "Year 9", "Year 10", "Year 12")
    assert list(model.choices("year")) == ["Nursery", "Year 9", "Year 10", "Year 12"]


def test_what_is_done_to_many_cases_is_only_what_was_looked_at(
    page: CasesPage, qtbot: QtBot
) -> None:
    """Another flag is chosen: which cases it changes is not known yet."""
    page.table.selectAll()
    page._begin_many(FlagSheet)  # noqa: SLF001 - what the menu does
    go = find(page.window(), QPushButton, "flagManyGo")
    qtbot.waitUntil(go.isEnabled)
    flags = find(page.window(), QComboBox, "flagKind")

    flags.setCurrentIndex(flags.currentIndex() + 1)

    assert not go.isEnabled()
    qtbot.waitUntil(go.isEnabled)
    press(page.window(), "flagManyCancel")


def test_what_is_never_a_flag_is_said_as_its_row_says_it(page: CasesPage, qtbot: QtBot) -> None:
    """And so of many cases as it is of one: the rule is no sentence of a window."""
    page.table.selectAll()
    page._begin_many(FlagSheet)  # noqa: SLF001 - what the menu does

    assert words(page.window(), "flagManyDetail") == event_kinds()["flag_put"].meaning
    qtbot.waitUntil(find(page.window(), QPushButton, "flagManyGo").isEnabled)
    press(page.window(), "flagManyCancel")


def test_many_cases_are_flagged_as_seen_before_and_one_press_takes_it_back(
    page: CasesPage, desk: Desk, qtbot: QtBot, store: CaseStore
) -> None:
    restricted = {"named": ["lewis"], "reason": "Kin.", "by": "J. Okafor", "on": "2026-11-20"}
    with store.kept.sitting() as records:
        records.own_files.keep(OwnFile(KIND, FIRST, json.dumps(restricted), NOW, OKAFOR))
    desk.do(choose_smallest, ChooseSmallest(5))  # the office looks again who may open what
    quiet(desk, qtbot)
    page._look()  # noqa: SLF001 - as after any change
    qtbot.waitUntil(lambda: "Restricted case" in page.model.words_at(page.model.row_of(FIRST)))
    page.table.selectAll()
    said: list[object] = []
    page.said.connect(said.append)
    page._begin_many(FlagSheet)  # noqa: SLF001 - what the menu does

    entries = find(page.window(), QListWidget, "flagManyList")
    qtbot.waitUntil(lambda: entries.count() == 3)
    assert entries.item(0).text().startswith("Stays: Restricted case, 2026-0001.")
    find(page.window(), QComboBox, "flagKind").setCurrentText("Do not post")
    find(page.window(), QPlainTextEdit, "flagReason").setPlainText("The court said so.")
    qtbot.waitUntil(find(page.window(), QPushButton, "flagManyGo").isEnabled)
    press(page.window(), "flagManyGo")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert flagged(store) == [(), ("Do not post",), ("Do not post",)]

    undo: Callable[[], None] = said[0].offer.then  # type: ignore[attr-defined]  # it is a Message
    undo()

    qtbot.waitUntil(lambda: flagged(store) == [(), (), ()])


def flagged(store: CaseStore) -> list[tuple[str, ...]]:
    return [store.kept.paper.summaries[number].flags for number in sorted(store.kept.paper.cases)]


def test_the_ledger_is_a_register_in_a_sheet_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    page = DisclosuresPage(desk)
    qtbot.addWidget(page)
    page.show()
    quiet(desk, qtbot)

    page.ledger.show_table()

    qtbot.waitUntil(lambda: page.window().findChild(RegisterSheet) is not None)
    sheet = page.window().findChild(RegisterSheet)
    assert sheet is not None
    assert [col.title for col in sheet.register.model.shown_cols][:2] == ["For whom", "Day"]
    press(page.window(), "ledgerTableClose")
