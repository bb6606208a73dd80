"""A paper is shown large, with whom it is for; what can't be drawn says what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton

from caseworker.casework.records import EVERYBODY
from caseworker.casework.wanted import Wanted
from caseworker.ui.papers.let_go import LetGoSheet
from caseworker.ui.papers.preview import NOT_YET, show_my_list, show_paper
from tests.ui.hands import find, key, words
from tests.ui.papers.bench import Bench


def test_a_paper_shows_its_pages_its_words_and_its_marking(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    assert words(view, "paperTitle").startswith("Education, Health and Care plan")
    assert words(view, "paperAbout") == f"Tom Whitfield · {bench.number}"
    assert words(view, "paperMarking") == "OFFICIAL-SENSITIVE"
    assert words(view, "viewerWhere").startswith("of ")
    assert "language programme" in find(view, QPlainTextEdit, "viewerText").toPlainText()


def test_whom_a_letter_is_for_stands_there_large(bench: Bench) -> None:
    view = bench.show("letter", "L-01", to="Dawn Whitfield\n4 Mill Row")

    to = find(view, QLabel, "paperTo")
    assert to.text() == "Dawn Whitfield"
    assert to.property("role") == "name"
    assert "Dawn Whitfield" in view.accessibleName()


def test_a_plan_says_that_nobody_is_named_yet(bench: Bench) -> None:
    view = bench.show("ehc_plan")

    assert words(view, "paperTo") == NOT_YET


def test_a_paper_can_be_had_in_large_print_and_the_history_says_so(bench: Bench) -> None:
    view = bench.show("ehc_plan")
    pages = view.seen.count if view.seen else 0

    with bench.qtbot.waitSignal(view.drawn):
        choice = find(view, QComboBox, "paperSetIn")
        choice.setCurrentIndex(choice.findText("Large print, 18 point"))
        choice.activated.emit(choice.currentIndex())

    assert view.seen is not None
    assert view.seen.count > pages
    bench.let_go(view, "paperPrint", to="Dawn Whitfield")
    assert "(Large print, 18 point) for Dawn Whitfield (copy 1)." in bench.history()[0].words


def test_in_a_low_window_the_page_has_the_room_and_a_name_keeps_its_line(bench: Bench) -> None:
    """At double size on a small screen, every line above the page is a line less of it."""
    bench.window.resize(1024, 460)

    plan = bench.show("ehc_plan")
    shown = [find(plan, QLabel, name).isVisible() for name in ("paperTitle", "paperTo")]
    plan.reject()
    letter = bench.show("letter", "L-01", to="Dawn Whitfield")

    assert shown == [False, False]
    assert find(letter, QLabel, "paperTo").isVisible()
    letter.reject()


def test_no_title_of_a_window_ever_holds_a_name(bench: Bench) -> None:
    view = bench.show("letter", "L-01", to="Dawn Whitfield")

    assert view.windowTitle() == "Caseworker"


def test_everything_that_is_missing_is_said_with_what_to_do(bench: Bench) -> None:
    wanted = Wanted("letter", bench.number, "L-02", to="")
    view = show_paper(bench.window, bench.desk, wanted, ways=bench.ways)
    bench.settle()

    assert words(view, "gap0") == "Say who this letter is to."
    assert words(view, "remedy0") == "Choose or type a name in the letter’s form."
    assert not words(view, "paperTo")
    assert not find(view, QPushButton, "paperPrint").isEnabled()


def test_a_letter_to_somebody_barred_is_refused_in_words(bench: Bench) -> None:
    wanted = Wanted("letter", bench.number, "L-01", to="Carl Whitfield")
    view = show_paper(bench.window, bench.desk, wanted, ways=bench.ways)
    bench.settle()

    assert "no contact" in words(view, "gap0")
    view.reject()


def test_keys_print_search_and_close(bench: Bench) -> None:
    view = bench.show("timeline")

    key(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = bench.sheet(LetGoSheet)
    key(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    key(view, Qt.Key.Key_Escape)

    assert not view.isVisible()
    bench.settle()


def test_my_list_is_a_paper_too(bench: Bench) -> None:
    view = show_my_list(bench.window, bench.desk, EVERYBODY)
    bench.settle()

    assert "list" in words(view, "paperTitle").casefold()
    assert find(view, QLabel, "paperAbout").isHidden()
