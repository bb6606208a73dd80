"""F1 says what belongs in a field, and leads to the page; Ctrl+/ tells what is heard here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import caseworker.ui
from caseworker.ui.desk import Desk
from caseworker.ui.helping import Helping, HelpPage
from caseworker.ui.helping.here import field_at, topic_at
from caseworker.ui.helping.sheets import KeysSheet, keys_here
from caseworker.ui.here import leave
from caseworker.ui.keys_everywhere import KEYS
from caseworker.ui.parts.wrapping_rows import lines_of_row
from caseworker.ui.tasks import Tasks
from caseworker.ui.window import Window
from tests.ui.hands import find, press
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore

UI = Path(caseworker.ui.__file__).parent


@pytest.fixture
def page(qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]) -> HelpPage:
    page = HelpPage(Desk(PaperStore(paper, OKAFOR), *lanes))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def said(sheet: QDialog) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_the_help_is_searched_and_read(page: HelpPage) -> None:
    field = find(page, QLineEdit, "helpSearch")

    field.setText("EHCP")

    assert find(page, QListWidget, "helpList").item(0).text() == "EHC plan\nWord"
    assert "in England" in find(page, QTextEdit, "helpText").toPlainText()


def test_what_is_not_found_says_so(page: HelpPage) -> None:
    find(page, QLineEdit, "helpSearch").setText("unicorn")

    assert find(page, QLabel, "helpNone").isVisible()
    assert not find(page, QListWidget, "helpList").isVisible()


def test_arrows_go_from_page_to_page(page: HelpPage) -> None:
    pages = find(page, QListWidget, "helpList")
    pages.setFocus()

    QTest.keyClick(pages, Qt.Key.Key_Down)

    assert find(page, QTextEdit, "helpText").toPlainText().startswith("Today and the diary")
    assert page.part == "today"


def test_a_page_of_help_is_begun_at_what_was_wanted(page: HelpPage) -> None:
    page.begin("limits")

    assert page.part == "limits"


def test_f1_in_a_field_knows_its_form(at_work: Window) -> None:
    assert at_work.work is not None
    at_work.work.go_to("preferences")
    at_work.work.begin("office")

    here = field_at(at_work.findChild(QSpinBox, "prefIdle"))

    assert here is not None
    assert "3 minutes on a desk in a corridor" in here.lines[1]


def test_f1_on_a_page_leads_to_its_topic(at_work: Window) -> None:
    assert at_work.work is not None
    at_work.work.go_to("preferences")

    assert topic_at(at_work.findChild(QPushButton, "passphraseOpen")) == "records"
    assert topic_at(None) == "start"


def test_the_sheet_of_shortcuts_tells_those_that_are_heard_here(at_work: Window) -> None:
    heard = {(key.keys, key.words) for key in keys_here(at_work)}

    assert ("Ctrl+K", "Find anybody and anything") in heard
    assert ("Ctrl+3", "Go to Preferences") in heard
    assert ("F7", "To the next word that is misspelt") not in heard  # no plan is open


def test_every_shortcut_has_words(at_work: Window) -> None:
    assert not [
        each.key().toString() for each in at_work.findChildren(QShortcut) if not each.whatsThis()
    ]


def test_shortcuts_are_made_in_one_place() -> None:
    made = re.compile(r"\bQShortcut\(")
    where = {
        str(file.relative_to(UI))
        for file in UI.rglob("*.py")
        if made.search(file.read_text("utf-8"))
    }

    assert where == {"keys.py"}


def test_the_sheet_of_shortcuts_can_be_closed_by_its_button(at_work: Window) -> None:
    sheet = KeysSheet(keys_here(at_work), at_work)
    sheet.open()
    assert "Go to Preferences" in said(sheet)

    press(sheet, "keysClose")

    assert not sheet.isVisible()


def test_keys_pressed_while_the_records_are_being_locked_are_not_answered(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks]
) -> None:
    """What is being taken down, piece by piece, has nothing more to show."""
    work = QWidget()
    qtbot.addWidget(work)
    work.show()
    helping = Helping(Desk(PaperStore(paper, OKAFOR), *lanes), work)
    leave(work)

    helping._key.pressed.emit(KEYS)  # noqa: SLF001 - as the listener does

    assert not work.findChildren(KeysSheet)


def test_a_page_is_called_in_bold_and_its_sort_stands_softer_under_it(page: HelpPage) -> None:
    pages = find(page, QListWidget, "helpList")

    (title, strong, _), (sort, small, ink) = lines_of_row(pages.model().index(0, 0))

    assert f"{title}\n{sort}" == pages.item(0).text()
    assert strong.weight() > small.weight()
    assert strong.pixelSize() > small.pixelSize()
    assert ink == "soft"
