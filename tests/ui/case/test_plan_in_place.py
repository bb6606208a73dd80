"""What is shown already is not drawn anew, and what can be undone has its bounds."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Section
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_state import MOST_HELD
from tests.builders import a_plan, an_item
from tests.ui.case.conftest import Open, Settle
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
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


def test_steps_in_a_very_long_text_are_fewer(tab: PlanTab) -> None:
    state = state_of(tab)
    long = "word " * (MOST_HELD // 50)
    for at in range(14):
        state.write_text("A", paragraphs(f"{at} {long}"))
        state.keep()  # a pause: what follows is another step

    undone = 0
    while state.can_undo:
        state.undo()
        undone += 1

    assert 5 <= undone <= 11
    assert state.plan.section("A").text[0].plain.startswith(f"{13 - undone} word")
