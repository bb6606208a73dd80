"""A new case: looked for first, opened with seven fields, told in the words of its setting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.law import event_kinds
from caseworker.ui.desk import Desk
from caseworker.ui.new_case import NewCasePage
from caseworker.ui.new_case_search import read_who
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, find, press, words

FIRST = CaseNumber("2026-0001")


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> NewCasePage:
    shown = NewCasePage(desk)
    shown.resize(1200, 800)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Tom Whitfield", ("Tom", "Whitfield", None)),
        ("Whitfield, Tom James", ("Tom James", "Whitfield", None)),
        ("Whitfield 2/3/2009", ("", "Whitfield", date(2009, 3, 2))),
        ("2009-03", ("", "2009-03", None)),
        ("Tom Whitfield 2 3 09", ("Tom", "Whitfield", date(2009, 3, 2))),
        ("Whitfield, Tom 2009-03-02", ("Tom", "Whitfield", date(2009, 3, 2))),  # not of 2003
        ("Tom Whitfield 2nd Mar 2009", ("Tom", "Whitfield", date(2009, 3, 2))),
        ("Whitfield 2009-02-31", ("", "Whitfield", None)),
        ("Whitfield 31/2/2009", ("", "Whitfield", None)),
        ("", ("", "", None)),
    ],
)
def test_one_line_is_read_as_names_and_a_birthday(
    typed: str, expected: tuple[str, str, date | None]
) -> None:
    assert read_who(typed, TODAY) == expected


def test_somebody_who_is_here_already_is_shown_as_their_name_is_typed(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    number = store.a_case()

    QTest.keyClicks(page.who.edit, "Whitfield")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "doublesWords") is not None)
    with qtbot.waitSignal(page.opened) as opened:
        press(page, "openDouble0")

    assert opened.args == [str(number), ""]


def test_an_impossible_birthday_is_said_while_looking(page: NewCasePage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.who.edit, "Okonjo 31/2/2018")

    assert words(page, "whoHint") == "There is no 31 February 2018."
    _press_enter(page, qtbot)
    assert find(page.form, QLineEdit, "family").text() == "Okonjo"


def test_a_number_that_was_looked_for_is_nobodys_name(page: NewCasePage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.who.edit, "Okonjo A823432100001")

    _press_enter(page, qtbot)

    assert find(page.form, QLineEdit, "given").text() == "Okonjo"
    assert not find(page.form, QLineEdit, "family").text()


def _press_enter(page: NewCasePage, qtbot: QtBot) -> None:
    QTest.keyClick(page.who.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.form.isVisible)


def test_enter_goes_to_whoever_was_found_and_never_past_them(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    store.a_case()
    QTest.keyClicks(page.who.edit, "Whitfield")

    QTest.keyClick(page.who.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "openDouble0") is not None)

    assert page.form.isHidden()
    qtbot.waitUntil(find(page, QPushButton, "openDouble0").hasFocus)
    QTest.keyClick(find(page, QPushButton, "openDouble0"), Qt.Key.Key_Tab)
    assert find(page, QPushButton, "noneOfThese").hasFocus()


def test_the_form_comes_only_after_the_search(page: NewCasePage, qtbot: QtBot) -> None:
    assert page.form.isHidden()

    QTest.keyClicks(page.who.edit, "Amira Okonjo")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "nobodyFound") is not None)
    press(page, "noneOfThese")

    assert page.form.isVisible()
    assert find(page.form, QLineEdit, "family").text() == "Okonjo"
    assert find(page.form, QLineEdit, "given").text() == "Amira"


def _to_the_form(page: NewCasePage, qtbot: QtBot, typed: str = "Amira Okonjo") -> None:
    QTest.keyClicks(page.who.edit, typed)
    qtbot.waitUntil(lambda: page.findChild(QLabel, "nobodyFound") is not None)
    press(page, "noneOfThese")


def test_a_case_is_opened_with_what_little_is_known(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    _to_the_form(page, qtbot)
    fill(page.form, "born", "14/5/2018")
    find(page.form, QCheckBox, "bornEstimated").setChecked(True)

    with qtbot.waitSignal(page.opened) as opened:
        press(page.form, "openCase")

    case = store.case(FIRST)
    assert opened.args == [FIRST, ""]
    assert (case.person.name, case.person.born) == ("Amira Okonjo", date(2018, 5, 14))
    assert case.person.born_is_estimated
    assert store.kinds(FIRST) == ["case_opened"]


def test_a_case_that_is_under_way_asks_for_the_days_of_its_stage_and_opens_there(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    _to_the_form(page, qtbot)
    fill(page.form, "born", "14/5/2018")
    stage = find(page.form, QComboBox, "stands")
    assert not find(page.form, QLineEdit, "requested_on").isVisible()

    stage.setCurrentIndex(stage.findText("Assessment being made"))
    fill(page.form, "requested_on", "7/9/2026")
    press(page.form, "openCase")
    qtbot.waitUntil(lambda: words(page.form, "decided_onFault") != "")
    fill(page.form, "decided_on", "12/10/2026")
    with qtbot.waitSignal(page.opened):
        press(page.form, "openCase")

    assert store.kinds(FIRST) == ["request_received", "decided_to_assess", "case_opened"]
    assert store.case(FIRST).stage(event_kinds()) is Stage.ASSESSING


def test_the_form_begins_where_the_children_of_this_office_are(
    store: CaseStore, desk: Desk, qtbot: QtBot
) -> None:
    with store.kept.sitting() as records:
        records.save_office(replace(records.office(), kinds=("custody",)))
    page = NewCasePage(desk)
    qtbot.addWidget(page)
    page.show()

    _to_the_form(page, qtbot)

    qtbot.waitUntil(lambda: find(page.form, QComboBox, "setting").currentData() == "custody")
    assert find(page.form, QComboBox, "establishment").isVisible()


def test_a_case_in_custody_begins_with_the_detention(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    """Story 1: a late reception with little but a warrant and a name."""
    _to_the_form(page, qtbot)
    fill(page.form, "born", "20/11/2010")
    where = find(page.form, QComboBox, "setting")
    where.setCurrentIndex(where.findData("custody"))
    fill(page.form, "establishment", "Greywell")
    find(page.form, QComboBox, "status").setCurrentText("Remanded")
    fill(page.form, "openedOn", "5/10/2026")

    with qtbot.waitSignal(page.opened):
        press(page.form, "openCase")

    case = store.case(FIRST)
    detained = case.last("detained")
    assert detained is not None
    assert detained.day == date(2026, 10, 5)
    assert detained.facts == {
        "establishment": "Greywell",
        "nation": "England",
        "status": "Remanded",
    }
    assert case.facts == {
        "held_at": "Greywell",
        "held_in": "England",
        "held_since": "2026-10-05",
        "basis": "Remanded",
    }
    assert case.person.whereabouts == "Greywell"


def test_what_is_missing_is_said_beside_its_field(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    _to_the_form(page, qtbot)

    press(page.form, "openCase")

    assert words(page.form, "bornFault") == "Date of birth is needed."
    assert not store.kept.paper.cases


def test_a_birthday_still_to_come_is_refused_and_nothing_is_opened(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    _to_the_form(page, qtbot)
    fill(page.form, "born", "1/1/2027")

    press(page.form, "openCase")
    qtbot.waitUntil(lambda: find(page.form, QLabel, "bornFault").isVisible())

    assert "still to come" in words(page.form, "bornFault")
    assert not store.kept.paper.cases


def test_the_form_is_worked_with_the_keyboard_alone(
    page: NewCasePage, store: CaseStore, qtbot: QtBot
) -> None:
    _to_the_form(page, qtbot)
    fill(page.form, "born", "14/5/2018")

    with qtbot.waitSignal(page.opened):
        QTest.keyClick(find(page.form, QLineEdit, "born"), Qt.Key.Key_Return)

    assert FIRST in store.kept.paper.cases


def test_what_was_typed_for_somebody_else_can_be_thrown_away(
    page: NewCasePage, desk: Desk, qtbot: QtBot, lanes: tuple[Tasks, Tasks]
) -> None:
    _to_the_form(page, qtbot)
    desk.drafts.flush()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page.form, "beginAgain")
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    assert wanted.args == ["new_case"]
    again = NewCasePage(desk)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    assert again.form.isHidden()


def test_typing_that_was_left_is_put_back(
    page: NewCasePage, desk: Desk, qtbot: QtBot, lanes: tuple[Tasks, Tasks]
) -> None:
    _to_the_form(page, qtbot)
    fill(page.form, "how", "A call from the night unit")
    desk.drafts.flush()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    again = NewCasePage(desk)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.form.isVisible)

    assert find(again.form, QLineEdit, "how").text() == "A call from the night unit"
