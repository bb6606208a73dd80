"""Phrases in the plan: offered by section, with gaps that Tab goes through."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from caseworker.casework.own_snippets import AddSnippets, add_snippets
from caseworker.domain.blocks import words as plain
from caseworker.domain.gaps import open_gaps
from caseworker.ui import theme
from caseworker.ui.case.plan import PlanTab
from tests.builders import a_plan
from tests.casework.test_own_snippets import OURS
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import key

PHRASES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(store: CaseStore, opened: Open, settle: Settle) -> PlanTab:
    store.office.do(add_snippets, AddSnippets("northmere", OURS))
    tab = plan_tab(opened(store.drafting(a_plan())), settle)
    settle()
    return tab


def phrases(tab: PlanTab) -> QMenu:
    key(tab, Qt.Key.Key_P, PHRASES)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def put(tab: PlanTab, words: str) -> None:
    menu = phrases(tab)
    action = next(each for each in menu.actions() if each.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    tab.window().activateWindow()  # the offscreen desktop gives the keyboard back to nobody


def chosen() -> str:
    """What is selected in the field that has the keyboard."""
    field = QApplication.focusWidget()
    return field.textCursor().selectedText() if isinstance(field, QTextEdit) else ""


def gaps_marked(field: QTextEdit) -> int:
    """How many gaps of the first paragraph have a ground of their own."""
    formats = field.document().begin().layout().formats()
    ground = theme.colour("amber_soft")
    return sum(1 for one in formats if one.format.background().color() == ground)


def test_what_fits_the_section_is_offered_ours_first(tab: PlanTab) -> None:
    tab.outline.go_to("F")

    menu = phrases(tab)

    offered = [action.text() for action in menu.actions()]
    assert offered[0] == "Ours"
    assert "Training for staff" in offered
    assert "A good day and a bad day" not in offered
    menu.close()


def test_a_phrase_goes_in_at_the_cursor_and_tab_goes_through_its_gaps(
    tab: PlanTab, qtbot: QtBot
) -> None:
    field = text_field(tab, "A")
    field.setFocus()
    key(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    put(tab, "Hopes for later")
    qtbot.waitUntil(field.hasFocus)
    assert chosen() == "[what, in their own words]"
    QTest.keyClicks(field, "mend engines")
    key(field, Qt.Key.Key_Tab)
    assert chosen() == "[what they add, and who says it]"
    QTest.keyClicks(field, "he will")

    said = plain(state_of(tab).plan.section("A").text)
    assert "“When I am older I want to mend engines.”" in said
    assert said.startswith("Tom wants to be a mechanic.")
    assert open_gaps(state_of(tab).plan) == ()
    key(field, Qt.Key.Key_Tab)
    assert not field.hasFocus(), "after the last gap, Tab goes on as ever"


def test_among_items_a_phrase_is_an_item_of_its_own_and_one_step(
    tab: PlanTab, qtbot: QtBot
) -> None:
    tab.outline.go_to("F")
    before = state_of(tab).plan

    put(tab, "Equipment")

    qtbot.waitUntil(lambda: chosen() == "[Which equipment or program]")
    assert "is there for Tom in" in item_card(tab, "F2").text.toPlainText()
    state_of(tab).undo()
    assert state_of(tab).plan == before


def test_a_gap_is_marked_until_it_is_filled_in(tab: PlanTab, qtbot: QtBot) -> None:
    field = text_field(tab, "A")
    field.setFocus()
    field.selectAll()

    put(tab, "Hopes for later")

    assert gaps_marked(field) == 2
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "mend engines")
    assert gaps_marked(field) == 1
    assert field.blocks()[0].runs[0].marks == frozenset()


def test_a_section_without_phrases_says_so(tab: PlanTab) -> None:
    tab.outline.go_to("K")

    menu = phrases(tab)

    assert [action.text() for action in menu.actions()] == ["No phrases for this section"]
    menu.close()
