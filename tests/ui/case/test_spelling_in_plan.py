"""Spelling in the plan: what is marked, what is offered, and that a mark is no change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from caseworker.casework.spelling_words import words_added
from caseworker.domain.blocks import Block, Run, paragraphs
from caseworker.domain.blocks import words as plain
from caseworker.domain.plan import Plan, Section
from caseworker.ui.case.plan import PlanTab
from tests.builders import OKAFOR, a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, key
from tests.ui.writing import bare

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
BOLD = frozenset("b")


def a_misspelt_plan() -> Plan:
    plan = a_plan()
    need = replace(plan.section("B").items[0], text=paragraphs("Her speach is unclear"))
    need = replace(need, fields={**need.fields, "area": "Comunication"})
    said = (Block(runs=(Run("He 🙂 "), Run("recieves", BOLD), Run(" help, Tom Whitfield says."))),)
    plan = plan.with_section("A", Section((*said, *paragraphs("He is wierd?"))))
    return plan.with_item("B", need)


@pytest.fixture
def tab(store: CaseStore, opened: Open, settle: Settle) -> PlanTab:
    tab = plan_tab(opened(store.drafting(a_misspelt_plan())), settle)
    settle()
    return tab


def marked(field: QTextEdit | QPlainTextEdit) -> list[str]:
    """The words with a wavy line under them."""
    found, block = [], field.document().begin()
    while block.isValid():
        found += _marked_in(block)
        block = block.next()
    return found


def _marked_in(block: QTextBlock) -> list[str]:
    text = block.text().encode("utf-16-le")
    return [
        text[one.start * 2 : (one.start + one.length) * 2].decode("utf-16-le")
        for one in block.layout().formats()
        if one.format.underlineStyle() == WAVE
    ]


def spell_menu(qtbot: QtBot) -> QMenu:
    def shown() -> QMenu | None:
        menu = QApplication.activePopupWidget()
        return menu if isinstance(menu, QMenu) else None

    qtbot.waitUntil(lambda: shown() is not None)
    menu = shown()
    assert menu is not None
    return menu


def take(menu: QMenu, name: str) -> None:
    """Click an action of a menu."""
    action = next(each for each in menu.actions() if each.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def right_click(field: QTextEdit, word: str) -> None:
    cursor = field.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 2)
    at = field.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.viewport().mapToGlobal(at))
    QApplication.sendEvent(field.viewport(), event)


def test_what_is_not_known_is_marked_and_names_of_the_case_are_not(tab: PlanTab) -> None:
    assert marked(text_field(tab, "A")) == ["recieves", "wierd"]


def test_a_mark_is_no_change_and_no_step(tab: PlanTab) -> None:
    field = text_field(tab, "A")

    assert marked(field)
    assert not state_of(tab).is_stale
    assert not state_of(tab).can_undo
    assert bare(field.blocks()) == bare(state_of(tab).plan.section("A").text)


def test_a_word_is_marked_once_it_was_left(tab: PlanTab) -> None:
    tab.outline.go_to("C")
    field = text_field(tab, "C")
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "Asthma and speach")
    assert marked(field) == [], "somebody may still be writing it"

    QTest.keyClicks(field, " ")
    assert marked(field) == ["speach"]


def test_a_word_is_marked_when_the_cursor_goes_elsewhere(tab: PlanTab) -> None:
    tab.outline.go_to("C")
    field = text_field(tab, "C")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "speach")

    key(field, Qt.Key.Key_Home)

    assert marked(field) == ["speach"]


def test_what_was_meant_takes_the_place_of_the_word_and_looks_like_it(
    tab: PlanTab, qtbot: QtBot
) -> None:
    field = text_field(tab, "A")

    right_click(field, "recieves")
    menu = spell_menu(qtbot)
    assert menu.actions()[0].text() == "receives"
    take(menu, "suggestion0")

    runs = state_of(tab).plan.section("A").text[0].runs
    assert runs == (Run("He 🙂 "), Run("receives", BOLD), Run(" help, Tom Whitfield says."))
    assert marked(field) == ["wierd"]

    find(tab, QWidget, "planUndo")
    state_of(tab).undo()
    assert "recieves" in plain(state_of(tab).plan.section("A").text)


def test_a_word_that_is_known_has_the_usual_menu_alone(tab: PlanTab, qtbot: QtBot) -> None:
    right_click(text_field(tab, "A"), "help")

    names = [action.objectName() for action in spell_menu(qtbot).actions()]
    assert "addToMine" not in names
    assert "edit-copy" in names
    spell_menu(qtbot).close()


@pytest.mark.parametrize(("name", "whose"), [("addToMine", "mine"), ("addToOffice", "office")])
def test_a_word_is_added_and_not_marked_any_more(  # noqa: PLR0913, PLR0917 - what it needs
    store: CaseStore, tab: PlanTab, qtbot: QtBot, settle: Settle, name: str, whose: str
) -> None:
    field = text_field(tab, "A")
    right_click(field, "wierd")

    take(spell_menu(qtbot), name)
    settle()

    assert marked(field) == ["recieves"]
    assert getattr(store.office.see(words_added(OKAFOR)), whose) == ("wierd",)
    assert not state_of(tab).can_undo


def test_a_word_can_be_ignored_in_one_field(tab: PlanTab, qtbot: QtBot) -> None:
    field = text_field(tab, "A")
    right_click(field, "wierd")

    take(spell_menu(qtbot), "ignoreHere")

    assert marked(field) == ["recieves"]


def test_f7_goes_from_one_to_the_next_through_the_whole_plan(tab: PlanTab, qtbot: QtBot) -> None:
    for name, word in (
        ("section_A", "recieves"),
        ("section_A", "wierd"),
        ("text_B1", "speach"),
        ("area_B1", "Comunication"),
        ("section_A", "recieves"),
    ):
        key(tab, Qt.Key.Key_F7)
        menu = spell_menu(qtbot)
        field = QApplication.focusWidget()
        assert field is not None
        assert (field.objectName(), _selected(field)) == (name, word)
        key(menu, Qt.Key.Key_Escape)


def test_f7_enter_takes_the_first_suggestion_of_a_short_field_too(
    tab: PlanTab, qtbot: QtBot
) -> None:
    tab.outline.go_to("B")
    item_card(tab, "B1").show_details()
    area = find(item_card(tab, "B1"), QLineEdit, "area_B1")
    area.setFocus()
    area.setCursorPosition(0)

    key(tab, Qt.Key.Key_F7)
    key(spell_menu(qtbot), Qt.Key.Key_Return)

    assert state_of(tab).plan.section("B").items[0].fields["area"] == "Communication"


def test_f7_says_that_all_is_well(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(
        opened(store.drafting(Plan("ehc_plan", {"A": Section(paragraphs("Well."))}))), settle
    )
    settle()

    key(tab, Qt.Key.Key_F7)

    assert [a.text() for a in spell_menu(qtbot).actions()] == ["Every word of this plan is known"]
    spell_menu(qtbot).close()


def test_marks_can_be_switched_off_and_stay_off(
    tab: PlanTab, store: CaseStore, settle: Settle, opened: Open, qtbot: QtBot
) -> None:
    find(tab, QWidget, "planWords").setFocus()
    key(find(tab, QWidget, "planWords"), Qt.Key.Key_Space)
    take(spell_menu(qtbot), "wordsMarks")
    settle()
    assert marked(text_field(tab, "A")) == []

    again = plan_tab(opened(next(iter(store.kept.paper.cases))), settle)
    settle()
    assert marked(text_field(again, "A")) == []


def _selected(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText()
    assert isinstance(field, QTextEdit)
    return field.textCursor().selectedText()
