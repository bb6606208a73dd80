"""What is shown already is not drawn anew, and what can be undone has its bounds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import ItemId, Section, WorkingDraft
from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.desk import Desk
from caseworker.ui.editor.spell_marks import SpellMarks
from tests.builders import NOW, a_plan, an_item
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    provision = tuple(an_item(f"provision-{at}", f"Words {at}.", "need-1") for at in range(3))
    return store.drafting(a_plan(F=Section(items=provision)))


@pytest.fixture
def tab(number: CaseNumber, opened: Open, settle: Settle) -> PlanTab:
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("F")
    return tab


def test_undoing_words_changes_their_card_and_leaves_the_others(tab: PlanTab) -> None:
    first, second = item_card(tab, "F1"), item_card(tab, "F2")
    first.text.setFocus()
    QTest.keyClicks(first.text, "More ")

    press(tab, "planUndo")

    assert item_card(tab, "F1") is first
    assert item_card(tab, "F2") is second
    assert first.text.toPlainText() == "Words 0."


def test_undoing_a_field_shows_what_it_said(tab: PlanTab) -> None:
    card = item_card(tab, "F2")
    card.show_details()
    QTest.keyClicks(find(card, QLineEdit, "who_F2"), "A mentor")

    press(tab, "planUndo")

    assert find(item_card(tab, "F2"), QLineEdit, "who_F2").text() == ""


def test_an_item_that_is_added_comes_after_those_that_are_there(tab: PlanTab) -> None:
    first = item_card(tab, "F1")

    press(tab, "addItem")
    QTest.keyClicks(item_card(tab, "F4").text, "The fourth.")

    assert item_card(tab, "F1") is first
    texts = [item.text[0].plain for item in state_of(tab).plan.section("F").items]
    assert texts == ["Words 0.", "Words 1.", "Words 2.", "The fourth."]


def test_undoing_it_takes_it_away_again_and_another_can_be_added(tab: PlanTab) -> None:
    press(tab, "addItem")
    item_card(tab, "F4")

    press(tab, "planUndo")
    assert len(state_of(tab).plan.section("F").items) == 3
    press(tab, "addItem")

    assert item_card(tab, "F4").text.toPlainText() == ""


def test_a_long_section_is_drawn_from_its_top_and_what_is_wanted_further_down_is_there(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    many = tuple(an_item(f"provision-{at}", f"Words {at}.", "need-1") for at in range(1, 16))
    tab = plan_tab(opened(store.drafting(a_plan(F=Section(items=many)))), settle)

    tab.outline.go_to("F")
    assert 0 < len(tab.page.findChildren(ItemCard)) < 15
    tab.page.go_to("F15")
    assert len(tab.page.findChildren(ItemCard)) == 15
    cards = [item_card(tab, f"F{at}") for at in range(1, 16)]
    qtbot.waitUntil(cards[14].text.hasFocus)

    QTest.keyClick(cards[14].text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(cards[13].text.hasFocus)
    assert [item_card(tab, f"F{at}") for at in range(1, 16)] == cards
    assert [cards[at].text.toPlainText() for at in (12, 13, 14)] == [
        "Words 13.",
        "Words 15.",
        "Words 14.",
    ]
    press(cards[13], "details_F14")
    QTest.keyClicks(find(cards[13], QLineEdit, "who_F14"), "A mentor")
    assert state_of(tab).plan.item(ItemId("provision-15")).fields["who"] == "A mentor"


def test_the_keyboard_goes_through_a_card_and_its_details_in_order(tab: PlanTab) -> None:
    first = item_card(tab, "F1")
    press(first, "details_F1")
    heard = []
    first.text.setFocus()
    for _ in range(40):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        heard.append(focused().objectName())
        if heard[-1] == "text_F2":
            break

    own = [name for name in heard if name.endswith("_F1")]
    assert own[0] == "who_F1"
    assert own[-3:] == ["up_F1", "down_F1", "remove_F1"]
    assert heard[: len(own)] == own


def test_words_are_marked_once_however_often_they_are_undone(tab: PlanTab) -> None:
    card = item_card(tab, "F1")
    for _ in range(3):
        QTest.keyClicks(card.text, "More ")
        press(tab, "planUndo")

    assert len(card.text.document().findChildren(SpellMarks)) == 1


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_steps_in_a_very_long_text_are_fewer(tab: PlanTab, desk: Desk) -> None:
    draft = WorkingDraft(state_of(tab).number, a_plan(), NOW, desk.officer.id)
    state = PlanState(desk, draft, tab, most_held=10_000)
    long = "word " * 200
    for at in range(14):
        state.write_text("A", paragraphs(f"{at} {long}"))
        state.keep()  # a pause: what follows is another step

    undone = 0
    while state.can_undo:
        state.undo()
        undone += 1

    assert 5 <= undone <= 11
    assert state.plan.section("A").text[0].plain.startswith(f"{13 - undone} word")
