"""Places and people: found, entered, closed, taken back, brought in, chosen for families."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework.directory_papers import Chosen
from caseworker.documents.numbers import xlsx_file
from caseworker.domain.directory import Place
from caseworker.ui.desk import Desk
from caseworker.ui.directory.booklet_sheet import BookletSheet
from caseworker.ui.directory.import_sheet import ImportSheet
from caseworker.ui.directory.people_field import PersonRow
from caseworker.ui.directory.place_line import PlaceLine
from caseworker.ui.directory.place_sheet import PlaceSheet
from caseworker.ui.directory.sheets import ClosePlaceSheet, UsesSheet
from caseworker.ui.pages.places import PlacesPage
from caseworker.ui.parts import Words
from caseworker.ui.say import Message
from caseworker.ui.tasks import Tasks
from tests.directories import OAKFIELD, many_places
from tests.ui.hands import find, press, words
from tests.ui.paper_store import OKAFOR, PaperRecords, PaperStore


@pytest.fixture
def store(paper: PaperRecords) -> PaperStore:
    paper.directory.keep(OAKFIELD)
    elm = Place("elm", "short_breaks", "Elm Club", age_from=5, for_families=True)
    paper.directory.keep(elm)
    return PaperStore(paper, OKAFOR)


@pytest.fixture
def desk(store: PaperStore, lanes: tuple[Tasks, Tasks]) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PlacesPage:
    page = PlacesPage(desk)
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
    press(sheet, "placePeopleAdd")
    for name, said in (("name", "Ana Silva"), ("role", "SENCO"), ("email", "ana"), ("days", "Mon")):
        find(sheet, QLineEdit, f"placePeople0_{name}").setText(said)
    press(sheet, "placePeopleAdd")
    find(sheet, QLineEdit, "placePeople1_name").setText("Ben | by mistake")
    press(sheet, "placePeople1Out")
    press(sheet, "placeSave")
    qtbot.waitUntil(lambda: "one @" in words(sheet, "placePeopleFault"))
    find(sheet, QLineEdit, "placePeople0_email").setText("ana@school.example")

    press(sheet, "placeSave")

    find(page, QLineEdit, "placesFind").setText("ana silva")
    qtbot.waitUntil(lambda: shown(page) == ["مدرسة الأمل"])
    assert "Ana Silva  ·  SENCO  ·  ana@school.example  ·  Mon" in said_on(page)


def said_on(page: PlacesPage) -> list[str]:
    return [each.text() for each in page.findChildren(Words)]


def test_who_works_there_is_kept_in_the_draft_row_by_row(
    qtbot: QtBot, page: PlacesPage, desk: Desk
) -> None:
    press(page, "placesEnter")
    sheet = page.findChildren(PlaceSheet)[-1]
    press(sheet, "placePeopleAdd")
    with qtbot.waitSignal(desk.drafts.kept):
        find(sheet, QLineEdit, "placePeople0_name").setText("Ana | Silva")
    press(sheet, "placeCancel")
    qtbot.waitUntil(lambda: not page.findChildren(PlaceSheet))

    press(page, "placesEnter")

    again = page.findChildren(PlaceSheet)[-1]
    qtbot.waitUntil(lambda: bool(again.findChildren(PersonRow)))
    assert [row.person.name for row in again.findChildren(PersonRow)] == ["Ana | Silva"]


def test_many_places_are_shown_some_at_a_time(
    qtbot: QtBot, page: PlacesPage, paper: PaperRecords
) -> None:
    for one in many_places(70):
        paper.directory.keep(one)
    page.look()
    find(page, QLineEdit, "placesFind").setText("willow")
    qtbot.waitUntil(lambda: words(page, "placesCount").startswith("70 places."))
    qtbot.waitUntil(lambda: len(shown(page)) == 30)

    press(page, "placesMore")
    press(page, "placesMore")

    assert shown(page) == [one.name for one in many_places(70)]
    assert not find(page, QPushButton, "placesMore").isVisibleTo(page)


def test_a_booklet_holds_no_more_than_somebody_carries_home(
    qtbot: QtBot, page: PlacesPage, paper: PaperRecords
) -> None:
    for one in many_places(300):
        paper.directory.keep(replace(one, for_families=True))
    page.look()
    find(page, QLineEdit, "placesFind").setText("willow")
    qtbot.waitUntil(lambda: words(page, "placesCount").startswith("300 places."))

    press(page, "placesBooklet")

    sheet = page.findChildren(BookletSheet)[-1]
    assert "a booklet holds 250" in words(sheet, "bookletCount")
    assert not find(sheet, QPushButton, "bookletGo").isEnabled()
    find(sheet, QCheckBox, "bookletKinds_0").setChecked(True)
    qtbot.waitUntil(lambda: "60 places are in it, on about 13" in words(sheet, "bookletCount"))


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


def test_a_file_is_shown_row_by_row_brought_in_and_taken_back_later(
    qtbot: QtBot, page: PlacesPage, tmp_path: Path
) -> None:
    file = tmp_path / "places.xlsx"
    file.write_bytes(
        xlsx_file(
            [
                ("Provider", "Tel", "Colour"),
                ("Willow Group", "01632 960111", "green"),
                ("", "", "red"),
            ]
        )
    )

    page.bring_in(file)

    qtbot.waitUntil(lambda: bool(page.findChildren(ImportSheet)))
    sheet = page.findChildren(ImportSheet)[-1]
    qtbot.waitUntil(lambda: words(sheet, "bringPlacesSaid").endswith("1 wrong."))
    kind = find(sheet, QComboBox, "bringPlacesKind")
    kind.setCurrentIndex(kind.findData("charity"))
    column = find(sheet, QComboBox, "bringPlacesColumn2")
    assert column.currentData() == ""
    column.setCurrentIndex(column.findData("Note"))
    said = "1 new, 0 changed, 0 as they are, 1 wrong."
    qtbot.waitUntil(lambda: words(sheet, "bringPlacesSaid") == said)
    press(sheet, "bringPlacesGo")
    find(page, QLineEdit, "placesFind").setText("willow")
    qtbot.waitUntil(lambda: shown(page) == ["Willow Group"])
    assert {"01632 960111", "green"} <= set(said_on(page))
    qtbot.waitUntil(lambda: "places.xlsx: 1 place" in words(page, "placesFile0"))

    press(page, "placesFileBack0")
    press(page.window(), "questionYes")

    qtbot.waitUntil(lambda: not shown(page))
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "placesFileBack0") is None)


def test_one_sheet_holds_those_that_are_picked(qtbot: QtBot, page: PlacesPage) -> None:
    press(page, "placesBooklet")
    sheet = page.findChildren(BookletSheet)[-1]
    chosen: list[Chosen] = []
    sheet.wanted.disconnect()
    sheet.wanted.connect(chosen.append)
    assert words(sheet, "bookletCount") == "2 places are in it, on about 2 pages."
    find(sheet, QLineEdit, "bookletAge").setText("17")
    qtbot.waitUntil(lambda: words(sheet, "bookletCount") == "1 place is in it, on about 2 pages.")
    find(sheet, QComboBox, "bookletWhat").setCurrentIndex(2)
    qtbot.waitUntil(lambda: "Pick" in words(sheet, "bookletCount"))
    press(sheet, "bookletGo")
    assert not chosen
    find(sheet, QCheckBox, "bookletPicks_0").setChecked(True)
    find(sheet, QLineEdit, "bookletAge").setText("")  # what was picked stays so
    qtbot.waitUntil(lambda: "2 places are found" in words(sheet, "bookletCount"))

    press(sheet, "bookletGo")

    assert chosen == [Chosen(ids=("elm",), sheet=True)]


def test_from_the_one_place_that_was_opened_there_is_a_way_to_all(
    qtbot: QtBot, page: PlacesPage
) -> None:
    count = len(shown(page))
    page.begin("elm")
    qtbot.waitUntil(lambda: shown(page) == ["Elm Club"])

    press(page, "placesAll")
    qtbot.waitUntil(lambda: len(shown(page)) == count)
    assert not find(page, QPushButton, "placesAll").isVisible()

    page.begin("elm")
    qtbot.waitUntil(lambda: shown(page) == ["Elm Club"])
    kind = find(page, QComboBox, "placesKind")
    kind.setCurrentIndex(kind.findData("special_school"))
    qtbot.waitUntil(lambda: "Oakfield School" in shown(page))


def test_a_place_is_closed_once_however_often_it_is_pressed(
    qtbot: QtBot, page: PlacesPage, desk: Desk
) -> None:
    done: list[object] = []
    desk.done.connect(done.append)
    sheet = ClosePlaceSheet(desk, page, OAKFIELD)
    sheet.open()

    find(sheet, QPushButton, "closePlaceSave").click()
    find(sheet, QPushButton, "closePlaceSave").click()

    qtbot.waitUntil(lambda: not desk._records.is_busy)  # noqa: SLF001 - to know that it is done
    assert len(done) == 1


def test_what_is_not_read_of_a_file_is_told_before_anything_is_brought_in(
    qtbot: QtBot, page: PlacesPage, tmp_path: Path
) -> None:
    file = tmp_path / "places.csv"
    many = ",".join(f"Column {at}" for at in range(121))
    file.write_text(f"Provider,{many}\nWillow Group{',x' * 121}\n", encoding="utf-8")

    page.bring_in(file)

    qtbot.waitUntil(lambda: bool(page.findChildren(ImportSheet)))
    sheet = page.findChildren(ImportSheet)[-1]
    assert "2 columns are left out" in words(sheet, "bringPlacesLeftOut")
    assert find(sheet, Words, "bringPlacesLeftOut").isVisible()
