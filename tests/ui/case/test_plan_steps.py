"""Going back and forth in a plan: across sections, over a save, for words and for shape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import words as plain
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.plan import Section
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_choice import KindChoice
from caseworker.ui.editor import BlocksEdit
from tests.domain.checked import changed
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words

CTRL = Qt.KeyboardModifier.ControlModifier
REDO = ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier))


@pytest.fixture
def tab(store: CaseStore, opened: Open, settle: Settle) -> PlanTab:
    blank = changed("F", group_size="").with_section("C", Section()).with_section("D", Section())
    return plan_tab(opened(store.drafting(blank)), settle)


def section_words(tab: PlanTab, letter: str) -> str:
    return plain(state_of(tab).plan.section(letter).text)


def write(tab: PlanTab, letter: str, said: str) -> BlocksEdit:
    tab.outline.go_to(letter)
    field = text_field(tab, letter)
    field.setFocus()
    QTest.keyClicks(field, said)
    return field


def test_words_are_taken_back_after_their_section_was_left(tab: PlanTab) -> None:
    write(tab, "C", "Asthma.")
    tab.outline.go_to("B")

    press(tab, "planUndo")

    assert section_words(tab, "C") == ""
    assert words(tab, "sectionTitle").startswith("C"), "it shows what it changed"


def test_steps_are_there_after_another_plan_of_the_case_was_written(
    tab: PlanTab, settle: Settle
) -> None:
    write(tab, "C", "Asthma.")
    find(tab, KindChoice, "planKind").wanted.emit("one_page_profile")
    settle()
    press(tab, "beginPlan")
    settle()
    write(tab, "A", "Funny.")
    find(tab, KindChoice, "planKind").wanted.emit(BY_LAW)
    settle()

    press(tab, "planUndo")
    assert section_words(tab, "C") == ""
    press(tab, "planRedo")
    assert section_words(tab, "C") == "Asthma."
    find(tab, KindChoice, "planKind").wanted.emit("one_page_profile")
    settle()
    press(tab, "planUndo")
    assert section_words(tab, "A") == ""


def test_words_that_were_taken_back_come_again(tab: PlanTab) -> None:
    write(tab, "C", "Asthma.")
    press(tab, "planUndo")

    press(tab, "planRedo")

    assert section_words(tab, "C") == "Asthma."
    assert text_field(tab, "C").toPlainText() == "Asthma."


def test_steps_are_gone_back_in_the_order_they_were_taken(tab: PlanTab) -> None:
    tab.outline.go_to("B")
    press(item_card(tab, "B1"), "details_B1")
    press(item_card(tab, "B1"), "remove_B1")
    write(tab, "C", "Asthma.")

    press(tab, "planUndo")
    assert section_words(tab, "C") == ""
    assert state_of(tab).plan.section("B").items == ()

    press(tab, "planUndo")
    need, provision = (state_of(tab).plan.section(letter).items[0] for letter in "BF")
    assert need.id == "need-1"
    assert provision.links == ("need-1", "outcome-1")


def test_saving_leaves_the_steps_as_they_are(tab: PlanTab, settle: Settle) -> None:
    write(tab, "C", "Asthma.")
    state_of(tab).keep()
    settle()
    write(tab, "C", " And hay fever.")
    state_of(tab).keep()
    settle()

    press(tab, "planUndo")
    assert section_words(tab, "C") == "Asthma."
    press(tab, "planUndo")
    assert section_words(tab, "C") == ""
    state_of(tab).keep()
    settle()
    press(tab, "planRedo")
    assert section_words(tab, "C") == "Asthma."


def test_what_is_written_anew_ends_what_could_be_redone(tab: PlanTab) -> None:
    write(tab, "C", "Asthma.")
    press(tab, "planUndo")

    write(tab, "C", "Eczema.")

    assert not state_of(tab).can_redo
    assert section_words(tab, "C") == "Eczema."


@pytest.mark.parametrize(
    "redo", [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)]
)
def test_the_keys_work_while_the_cursor_is_in_the_words(
    tab: PlanTab, redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    field = write(tab, "C", "Asthma.")

    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert section_words(tab, "C") == ""

    QTest.keyClick(text_field(tab, "C"), *redo)
    assert section_words(tab, "C") == "Asthma."


def test_the_keys_work_in_the_details_of_an_item(tab: PlanTab) -> None:
    tab.outline.go_to("F")
    card = item_card(tab, "F1")
    find(card, QPushButton, "details_F1").setChecked(True)
    who = find(card, QLineEdit, "group_size_F1")
    who.setFocus()
    QTest.keyClicks(who, "4")
    assert state_of(tab).plan.section("F").items[0].fields["group_size"] == "4"

    QTest.keyClick(who, Qt.Key.Key_Z, CTRL)

    assert "group_size" not in state_of(tab).plan.section("F").items[0].fields
    assert find(item_card(tab, "F1"), QLineEdit, "group_size_F1").text() == ""


def test_the_keyboard_is_where_the_change_was(tab: PlanTab, qtbot: QtBot) -> None:
    tab.outline.go_to("E")
    card = item_card(tab, "E1")
    card.text.setFocus()
    QTest.keyClicks(card.text, "Now ")
    tab.outline.go_to("A")

    press(tab, "planUndo")

    qtbot.waitUntil(lambda: QApplication.focusWidget() is item_card(tab, "E1").text)


def test_a_move_is_taken_back_with_every_number(tab: PlanTab) -> None:
    state = state_of(tab)
    tab.outline.go_to("B")
    press(tab, "addItem")
    state.move_item(state.plan.section("B").items[1].id, -1)
    assert state.plan.numbers()["need-1"] == "B2"  # type: ignore[index]  # an ItemId

    press(tab, "planUndo")

    assert state.plan.numbers()["need-1"] == "B1"  # type: ignore[index]  # an ItemId
    tab.outline.go_to("F")
    assert find(item_card(tab, "F1"), QPushButton, "link_F1_B").text() == "for need B1"


def test_nothing_to_undo_leaves_the_buttons_off(tab: PlanTab) -> None:
    assert not find(tab, QPushButton, "planUndo").isEnabled()
    assert not find(tab, QPushButton, "planRedo").isEnabled()
