"""Places and people: found, entered, closed, taken back, brought in, chosen for families."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.directory_papers import Chosen
from caseworker.domain.directory import Place
from caseworker.ui.desk import Desk
from caseworker.ui.directory.booklet_sheet import BookletSheet
from caseworker.ui.directory.import_sheet import ImportSheet
from caseworker.ui.directory.place_line import PlaceLine
from caseworker.ui.directory.place_sheet import PlaceSheet
from caseworker.ui.directory.sheets import ClosePlaceSheet, UsesSheet
from caseworker.ui.pages.places import PlacesPage
from caseworker.ui.say import Message
from caseworker.ui.tasks import Tasks
from tests.directories import OAKFIELD
from tests.ui.hands import find, press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore


@pytest.fixture
def store(paper: PaperRecords) -> PaperStore:
    paper.directory.keep(OAKFIELD)
    elm = Place("elm", "short_breaks", "Elm Club", age_from=5, for_families=True)
    paper.directory.keep(elm)
    return PaperStore(paper, OKAFOR)


@pytest.fixture
def page(qtbot: QtBot, store: PaperStore, lanes: tuple[Tasks, Tasks]) -> PlacesPage:
    page = PlacesPage(Desk(store, *lanes))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    qtbot.waitUntil(lambda: bool(shown(page)))
    return page


def shown(page: PlacesPage) -> list[str]:
    return [line.one.name for line in page.findChildren(PlaceLine)]


def test_a_place_is_found_by_a_former_name_and_by_whoever_works_there(
    qtbot: QtBot, page: PlacesPage
) -> None:
    for typed in ("manor", "priya", "nm1 2ab", "148201"):
        find(page, QLineEdit, "placesFind").setText(typed)
        qtbot.waitUntil(lambda: shown(page)[:1] == ["Oakfield School"])

    find(page, QLineEdit, "placesFind").setText("nobody of this name")
    qtbot.waitUntil(lambda: not shown(page))


def test_what_the_program_knows_is_there_and_says_where_it_is_from(
    qtbot: QtBot, page: PlacesPage
) -> None:
    find(page, QLineEdit, "placesFind").setText("wetherby")

    qtbot.waitUntil(lambda: shown(page) == ["Wetherby"])
    assert page.findChild(QPushButton, "place_close0") is None


def test_old_entries_are_listed_and_checked_in_a_press_which_can_be_taken_back(
    qtbot: QtBot, page: PlacesPage
) -> None:
    find(page, QCheckBox, "placesStale").setChecked(True)
    qtbot.waitUntil(lambda: shown(page) == ["Elm Club"])
    said: list[Message] = []
    page.said.connect(said.append)

    press(page, "placesCheckAll")

    qtbot.waitUntil(lambda: not shown(page))
    assert said[-1].offer is not None
    said[-1].offer.then()
    qtbot.waitUntil(lambda: shown(page) == ["Elm Club"])


def test_a_place_is_entered_with_what_its_kind_asks_for(qtbot: QtBot, page: PlacesPage) -> None:
    press(page, "placesEnter")
    sheet = page.findChildren(PlaceSheet)[-1]
    kind = find(sheet, QComboBox, "placeKindOf")
    kind.setCurrentIndex(kind.findData("authority"))
    assert not find(sheet, QLineEdit, "placeCode_urn").isVisibleTo(sheet)
    kind.setCurrentIndex(kind.findData("school"))
    assert find(sheet, QLineEdit, "placeCode_urn").isVisibleTo(sheet)
    find(sheet, QLineEdit, "placeTitle").setText("مدرسة الأمل")
    find(sheet, QLineEdit, "placeCode_urn").setText("12")
    press(sheet, "placeSave")
    qtbot.waitUntil(lambda: "URN" in words(sheet, "placeCode_urnFault"))
    find(sheet, QLineEdit, "placeCode_urn").setText("123456")
    people = find(sheet, QPlainTextEdit, "placePeople")
    people.setPlainText("Ana Silva | SENCO | 01632 960555 | ana@school.example | Mon")

    press(sheet, "placeSave")

    find(page, QLineEdit, "placesFind").setText("ana silva")
    qtbot.waitUntil(lambda: shown(page) == ["مدرسة الأمل"])


def test_a_closed_place_names_what_came_after_it(qtbot: QtBot, page: PlacesPage) -> None:
    find(page, QLineEdit, "placesFind").setText("oakfield school")
    find(page, QCheckBox, "placesClosed").setChecked(True)
    qtbot.waitUntil(lambda: shown(page) == ["Oakfield School"])
    press(page, "place_close0")
    sheet = page.findChildren(ClosePlaceSheet)[-1]
    find(sheet, QLineEdit, "closePlaceAfter").setText("Ash School")

    press(sheet, "closePlaceSave")

    qtbot.waitUntil(lambda: "Ash School came after it" in words(page, "placeShut0"))


def test_a_place_shows_the_cases_that_name_it(qtbot: QtBot, page: PlacesPage) -> None:
    find(page, QLineEdit, "placesFind").setText("oakfield school")
    qtbot.waitUntil(lambda: shown(page) == ["Oakfield School"])

    press(page, "place_cases0")

    sheet = page.findChildren(UsesSheet)[-1]
    qtbot.waitUntil(lambda: words(sheet, "usesSaid") == "No case names it.")


def test_a_file_is_shown_row_by_row_before_it_is_brought_in(
    qtbot: QtBot, page: PlacesPage, tmp_path: Path
) -> None:
    file = tmp_path / "places.csv"
    file.write_text("Kind,Name\nCharity or group,Willow Group\nCastle,Oak\n", "utf-8")

    page.bring_in(file)

    qtbot.waitUntil(lambda: bool(page.findChildren(ImportSheet)))
    sheet = page.findChildren(ImportSheet)[-1]
    assert words(sheet, "bringPlacesSaid") == "1 new, 0 changed, 0 as they are, 1 wrong."
    press(sheet, "bringPlacesGo")
    find(page, QLineEdit, "placesFind").setText("willow")
    qtbot.waitUntil(lambda: shown(page) == ["Willow Group"])


def test_one_sheet_holds_those_that_are_picked(qtbot: QtBot, page: PlacesPage) -> None:
    press(page, "placesBooklet")
    sheet = page.findChildren(BookletSheet)[-1]
    chosen: list[Chosen] = []
    sheet.wanted.disconnect()
    sheet.wanted.connect(chosen.append)
    assert words(sheet, "bookletCount") == "2 places are in it."
    find(sheet, QLineEdit, "bookletAge").setText("17")
    qtbot.waitUntil(lambda: words(sheet, "bookletCount") == "1 place is in it.")
    find(sheet, QComboBox, "bookletWhat").setCurrentIndex(2)
    qtbot.waitUntil(lambda: "Pick" in words(sheet, "bookletCount"))
    press(sheet, "bookletGo")
    assert not chosen
    find(sheet, QCheckBox, "bookletPicks_0").setChecked(True)

    press(sheet, "bookletGo")

    assert chosen == [Chosen(ids=("elm",), sheet=True)]
