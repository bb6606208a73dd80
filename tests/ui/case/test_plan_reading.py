"""From advice to plan: read it beside the plan, choose words, send them where they belong."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from caseworker.casework import assessments
from caseworker.domain.blocks import words as plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.footnotes import Taken, taken_in
from caseworker.domain.plan import Plan
from caseworker.ui.case.plan import PlanTab
from tests.hostile.files import a_pdf
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

ADVICE = "He hears well.\n\nHe tires after forty\nminutes, and needs a quiet place.\n"


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    number = store.drafting()
    record(store, number, "Lim advice.txt", ADVICE.encode())
    return number


def record(store: CaseStore, number: CaseNumber, name: str, content: bytes) -> None:
    day = date(2026, 11, 17)
    command = assessments.RecordAdvice(number, "Dr Lim", "Medical", day, "", name, content)
    store.office.do(assessments.record_advice, command)


@pytest.fixture
def tab(number: CaseNumber, opened: Open, settle: Settle) -> PlanTab:
    """The plan, with the advice of Dr Lim beside it."""
    tab = plan_tab(opened(number), settle)
    press(tab, "readAdvice1")
    settle()
    return tab


def choose(tab: PlanTab, wanted: str) -> None:
    """Choose words of the document, wherever its lines end."""
    field = find(tab.reading.pane, QPlainTextEdit, "viewerText")
    start = field.toPlainText().replace("\n", " ").index(wanted)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(wanted), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def taken(plan: Plan, letter: str) -> tuple[Taken, ...]:
    section = plan.section(letter)
    return taken_in((*section.text, *(block for item in section.items for block in item.text)))


def test_a_passage_becomes_an_item_that_says_where_it_is_from(
    tab: PlanTab, store: CaseStore, number: CaseNumber, settle: Settle
) -> None:
    choose(tab, "He tires after forty minutes, and needs a quiet place.")
    press(tab, "adviceTo0")
    state_of(tab).keep()
    settle()

    (one,) = taken(store.draft_of(number), "B")
    assert one.words == "He tires after forty minutes, and needs a quiet place."
    assert one.note == "Dr Lim, medical, received 17 November 2026, paragraph 2"
    assert one.source.document == next(iter(store.kept.paper.documents))
    assert item_card(tab, "B1").text.source_here() == one
    assert words(tab, "adviceChosen") == "✓ It stands in B1, with its source."


def test_the_line_under_the_page_says_it_and_opens_the_document_there(
    tab: PlanTab, settle: Settle
) -> None:
    choose(tab, "needs a quiet place")
    press(tab, "adviceTo0")
    press(tab, "adviceClose")
    assert not tab.reading.pane.isVisible()
    card = item_card(tab, "B1")
    card.text.setFocus()
    QTest.keyClick(card.text, Qt.Key.Key_Home)
    QTest.keyClick(card.text, Qt.Key.Key_Right)

    QTest.keyClicks(card.text, "x")
    assert "(changed since)" in words(tab, "sourceWords")
    press(tab, "sourceOpen")
    settle()

    assert tab.reading.pane.isVisible()
    field = find(tab.reading.pane, QPlainTextEdit, "viewerText")
    assert field.textCursor().selectedText() == "needs a quiet place"


def test_a_passage_goes_in_at_the_cursor_and_the_step_can_be_undone(tab: PlanTab) -> None:
    field = text_field(tab, "A")
    field.setFocus()
    QTest.keyClicks(field, "Mum says")
    choose(tab, "He hears well.")
    assert find(tab, QPushButton, "adviceToCursor").text() == "At the cursor in A"

    press(tab, "adviceToCursor")

    assert plain(state_of(tab).plan.section("A").text) == "Mum says He hears well."
    (one,) = taken(state_of(tab).plan, "A")
    assert one.words == "He hears well."
    state_of(tab).undo()
    assert taken(state_of(tab).plan, "A") == ()


def test_a_passage_goes_to_the_end_of_another_section(tab: PlanTab) -> None:
    choose(tab, "He hears well.")

    menu = tab.reading.pane._menu  # noqa: SLF001 - a menu is opened by hand in the window's tests
    next(action for action in menu.actions() if action.data() == "C").trigger()

    assert plain(text_field(tab, "C").blocks()) == "He hears well."
    assert len(taken(state_of(tab).plan, "C")) == 1


def test_the_officer_sets_page_paragraph_and_day_right(tab: PlanTab) -> None:
    choose(tab, "He hears well.")
    for name, typed in (
        ("advicePage", "2"),
        ("adviceParagraph", "3.1"),
        ("adviceDated", "2/11/2026"),
    ):
        fill(tab, name, typed)

    press(tab, "adviceTo2")

    (one,) = taken(state_of(tab).plan, "F")
    assert one.note == "Dr Lim, medical, 2 November 2026, page 2, paragraph 3.1"


def test_nothing_can_be_sent_until_words_are_chosen(tab: PlanTab) -> None:
    for name in ("adviceTo0", "adviceTo1", "adviceTo2", "adviceToMore", "adviceToCursor"):
        assert not find(tab, QPushButton, name).isEnabled(), name
    assert "Choose words" in words(tab, "adviceChosen")


def test_of_a_pdf_the_page_is_known(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    record(store, number, "Report.pdf", a_pdf(pages=3))
    tab = plan_tab(opened(number), settle)
    press(tab, "readAdvice2")
    settle()

    choose(tab, "Advice, page 2")
    press(tab, "adviceTo1")

    (one,) = taken(state_of(tab).plan, "E")
    assert (one.source.page, one.source.paragraph) == (2, "")


def test_pages_that_are_pictures_say_that_there_are_no_words_to_choose(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    record(store, number, "Scan.pdf", a_pdf(words=" "))
    tab = plan_tab(opened(number), settle)

    press(tab, "readAdvice2")
    settle()

    assert find(tab, QWidget, "sheets").isVisible()
    assert "these pages are pictures" in words(tab, "adviceChosen").lower()


def test_in_a_narrow_window_the_document_has_the_room_and_the_plan_comes_back(
    tab: PlanTab,
) -> None:
    tab.window().resize(700, 800)
    assert not find(tab, QWidget, "planCentre").isVisible()
    assert tab.reading.pane.isVisible()

    press(tab, "adviceClose")

    assert find(tab, QWidget, "planCentre").isVisible()
    assert find(tab, QLineEdit, "advicePage").isHidden() or not tab.reading.pane.isVisible()
