"""Looking at pages and words inside the program."""

from __future__ import annotations

import zlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.viewing import PagePicture, Viewing
from caseworker.ui.laid_out import lay_out
from caseworker.ui.sheets import Sheets
from caseworker.ui.viewer import PagesView
from tests.hostile.files import a_pdf

RED = b"\xc8\x14\x14"


def a_page(number: int, text: str = "", dots: bytes = RED) -> PagePicture:
    """An A4 page of one colour, at 72 dots to the inch."""
    return PagePicture(number, 595, 842, 72, zlib.compress(dots * 595 * 842), text)


def some_pages(count: int) -> list[PagePicture]:
    return [a_page(number, f"Words of page {number}") for number in range(1, count + 1)]


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def part(view: PagesView, kind: type[QWidget], name: str) -> QWidget:
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def says(view: PagesView, name: str) -> str:
    label = part(view, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def place(view: PagesView) -> str:
    page = part(view, QLineEdit, "viewerPage")
    assert isinstance(page, QLineEdit)
    return f"Page {page.text()} {says(view, 'viewerWhere')}"


def sheets(view: PagesView) -> Sheets:
    found = part(view, Sheets, "sheets")
    assert isinstance(found, Sheets)
    return found


def words(view: PagesView) -> str:
    found = part(view, QPlainTextEdit, "viewerText")
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def search(view: PagesView, wanted: str) -> None:
    field = part(view, QLineEdit, "viewerSearch")
    assert isinstance(field, QLineEdit)
    field.setText(wanted)


def test_pages_are_drawn_as_they_came(view: PagesView) -> None:
    view.show_pages([a_page(1)])

    colour = sheets(view).viewport().grab().toImage().pixelColor(450, 300)
    assert (colour.red(), colour.green(), colour.blue()) == (200, 20, 20)


def test_a_real_pdf_is_shown(view: PagesView) -> None:
    shown = Viewing().look("pdf", a_pdf(pages=2))

    view.show_pages(shown.pages, count=shown.count, notes=shown.notes)

    assert place(view) == "Page 1 of 2"
    assert sheets(view).accessibleDescription() == "Advice, page 1"


def test_only_pages_that_are_seen_are_unpacked(
    view: PagesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = []
    honest = PagePicture.dots

    def noting(page: PagePicture) -> bytes:
        unpacked.append(page.number)
        return honest(page)

    monkeypatch.setattr(PagePicture, "dots", noting)

    view.show_pages(some_pages(40))
    view.grab()

    assert set(unpacked) <= {1, 2}


def test_keys_turn_pages_and_the_place_is_said(view: PagesView) -> None:
    view.show_pages(some_pages(5))

    QTest.keyClick(sheets(view), Qt.Key.Key_Right)
    second = place(view)
    QTest.keyClick(sheets(view), Qt.Key.Key_End)
    last = place(view)
    QTest.keyClick(sheets(view), Qt.Key.Key_Home)

    assert (second, last) == ("Page 2 of 5", "Page 5 of 5")
    assert place(view) == "Page 1 of 5"


def test_what_a_screen_reader_hears_follows_the_page(view: PagesView) -> None:
    view.show_pages(some_pages(3))

    sheets(view).go_to(3)

    assert sheets(view).accessibleDescription() == "Words of page 3"


def test_zoom_goes_in_steps_and_back_to_the_width(view: PagesView) -> None:
    view.show_pages(some_pages(2))
    fitted = sheets(view).zoom

    sheets(view).zoom_to(1.0)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_Plus, control)
    larger = sheets(view).zoom
    QTest.keyClick(view, Qt.Key.Key_Minus, control)
    QTest.keyClick(view, Qt.Key.Key_Minus, control)
    smaller = sheets(view).zoom
    QTest.keyClick(view, Qt.Key.Key_0, control)

    assert (larger, smaller) == (1.1, 0.9)
    assert sheets(view).zoom == fitted


def test_zooming_keeps_the_page_that_is_read(view: PagesView) -> None:
    view.show_pages(some_pages(9))
    sheets(view).go_to(6)

    sheets(view).zoom_to(2.0)

    assert sheets(view).page == 6


def test_buttons_zoom_too(view: PagesView) -> None:
    view.show_pages(some_pages(2))
    sheets(view).zoom_to(1.0)
    lay_out()

    QTest.mouseClick(part(view, QPushButton, "viewerZoomIn"), Qt.MouseButton.LeftButton)

    assert sheets(view).zoom == 1.1
    assert says(view, "viewerZoom") == "110%"


def test_searching_goes_to_the_page_and_on(view: PagesView) -> None:
    pages = [a_page(1, "Needs"), a_page(2, "Out\ncomes"), a_page(3, "NEEDS again")]
    view.show_pages(pages)

    search(view, "needs")
    first = says(view, "viewerFound")
    QTest.keyClick(view, Qt.Key.Key_F3)
    second = says(view, "viewerFound")
    search(view, "out comes")
    broken = says(view, "viewerFound")
    search(view, "nothing like it")

    assert first == "On page 1 (1 of 2)"
    assert second == "On page 3 (2 of 2)"
    assert broken == "On page 2 (1 of 1)"
    assert says(view, "viewerFound") == "Not found"


def test_the_words_can_be_read_in_place_of_the_pages(view: PagesView) -> None:
    view.show_pages(some_pages(2))

    QTest.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    search(view, "page 2")

    field = part(view, QPlainTextEdit, "viewerText")
    assert isinstance(field, QPlainTextEdit)
    assert field.isVisible()
    assert words(view) == "Page 1\nWords of page 1\n\nPage 2\nWords of page 2"
    assert field.textCursor().selectedText() == "Page 2"


def test_words_without_pages_are_shown_as_words_literally(view: PagesView) -> None:
    view.show_pages((), "<b>Advice</b> & more", notes=["This document has comments."])

    assert words(view) == "<b>Advice</b> & more"
    assert part(view, QPlainTextEdit, "viewerText").isVisible()
    assert not part(view, QPushButton, "viewerSwitch").isVisible()
    assert says(view, "viewerNotesWords") == "This document has comments."


def test_further_pages_are_asked_for_once_and_joined_on(qtbot: QtBot, view: PagesView) -> None:
    view.show_pages(some_pages(3), count=6)
    asked: list[int] = []
    view.more_wanted.connect(asked.append)

    QTest.keyClick(sheets(view), Qt.Key.Key_End)
    QTest.keyClick(sheets(view), Qt.Key.Key_Home)
    QTest.keyClick(sheets(view), Qt.Key.Key_End)
    view.add_pages([a_page(number) for number in (4, 5, 6)])

    assert asked == [4]
    with qtbot.assertNotEmitted(view.more_wanted):
        QTest.keyClick(sheets(view), Qt.Key.Key_End)
    assert place(view) == "Page 6 of 6"


def test_a_page_is_gone_to_by_its_number(view: PagesView) -> None:
    view.show_pages(some_pages(5))
    QTest.keyClick(sheets(view), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    field = part(view, QLineEdit, "viewerPage")

    QTest.keyClicks(field, "4")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert sheets(view).page == 4
    assert place(view) == "Page 4 of 5"


def test_a_page_that_is_still_to_come_is_shown_when_it_has_come(
    qtbot: QtBot, view: PagesView
) -> None:
    view.show_pages(some_pages(2), count=6)

    with qtbot.waitSignal(view.more_wanted):
        QTest.keyClick(sheets(view), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    view.add_pages([a_page(number) for number in range(3, 7)])

    assert place(view) == "Page 6 of 6"
    QTest.keyClick(sheets(view), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert place(view) == "Page 1 of 6"


def test_pages_that_are_still_to_come_are_searched_too(qtbot: QtBot, view: PagesView) -> None:
    view.show_pages(some_pages(2), count=6)

    with qtbot.waitSignal(view.more_wanted):
        search(view, "words of page 5")
    before = says(view, "viewerFound")
    view.add_pages([a_page(number, f"Words of page {number}") for number in range(3, 7)])

    assert before == "Looking further…"
    assert says(view, "viewerFound") == "On page 5 (1 of 1)"
    assert place(view) == "Page 5 of 6"


def test_what_was_found_stays_where_it_is_while_further_pages_come(view: PagesView) -> None:
    view.show_pages(some_pages(2), count=4)
    search(view, "words of page")
    QTest.keyClick(sheets(view), Qt.Key.Key_F3)

    view.add_pages([a_page(3, "Words of page 3"), a_page(4, "nothing")])

    assert says(view, "viewerFound") == "On page 2 (2 of 3)"
    assert place(view) == "Page 2 of 4"


def test_printing_is_asked_of_whoever_shows_it(qtbot: QtBot, view: PagesView) -> None:
    view.show_pages(some_pages(1))

    with qtbot.waitSignal(view.print_asked):
        QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_a_page_that_does_not_unpack_is_shown_empty(view: PagesView) -> None:
    view.show_pages([PagePicture(1, 595, 842, 72, b"no dots at all")])

    colour = sheets(view).viewport().grab().toImage().pixelColor(450, 300)
    assert colour.lightness() == 255


@pytest.mark.parametrize(
    "name", ["viewerZoomOut", "viewerZoomIn", "viewerFit", "viewerSwitch", "viewerPrint"]
)
def test_every_button_has_a_name_for_screen_readers(view: PagesView, name: str) -> None:
    assert part(view, QPushButton, name).accessibleName()
