"""Writing a plan: sections, linked items, and keeping it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import words as plain
from caseworker.ui.case.item_card import links_menu
from caseworker.ui.drafts import PAUSE
from caseworker.ui.editor import BlocksEdit
from tests.builders import a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def test_before_the_decision_there_is_nothing_to_begin(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.assessing()), settle)

    assert tab.findChild(QPushButton, "beginPlan") is None


def test_what_is_typed_is_kept_after_a_pause(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    number = store.drafting()
    tab = plan_tab(opened(number), settle)

    field = find(tab, BlocksEdit, "section_A")
    QTest.keyClicks(field, "He wants to be a mechanic.")
    qtbot.waitUntil(lambda: plain(store.draft_of(number).section("A").text) != "", timeout=4000)

    assert plain(store.draft_of(number).section("A").text) == "He wants to be a mechanic."
    settle()
    assert "saved" in words(tab, "planSaved")


def test_typing_without_a_pause_is_kept_within_two_seconds(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    """Decision 12. Somebody who types fast and long would have lost eight seconds of it."""
    number = store.drafting()
    field = find(plan_tab(opened(number), settle), BlocksEdit, "section_A")
    typing = QTimer(interval=100)
    typing.timeout.connect(lambda: QTest.keyClicks(field, "m"))

    typing.start()
    qtbot.waitUntil(lambda: plain(store.draft_of(number).section("A").text) != "", timeout=2500)
    typing.stop()

    assert len(plain(store.draft_of(number).section("A").text)) > PAUSE / 100


def test_what_is_typed_is_kept_at_once_when_the_page_goes(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting()
    page = opened(number)
    tab = plan_tab(page, settle)

    QTest.keyClicks(find(tab, BlocksEdit, "section_A"), "Maps.")
    page.hide()
    settle()

    assert plain(store.draft_of(number).section("A").text) == "Maps."


def test_what_could_not_be_kept_says_so_and_is_tried_again(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting()
    tab = plan_tab(opened(number), settle)
    QTest.keyClicks(find(tab, BlocksEdit, "section_A"), "Maps.")
    store.is_full = True
    state_of(tab).keep()
    settle()
    assert words(tab, "planSaved") == "not saved yet"

    store.is_full = False
    state_of(tab).keep()
    settle()

    assert plain(store.draft_of(number).section("A").text) == "Maps."
    assert "saved" in words(tab, "planSaved")


def test_a_need_is_added_written_and_numbered(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting()
    tab = plan_tab(opened(number), settle)

    tab.outline.go_to("B")
    press(tab, "addItem")
    QTest.keyClicks(item_card(tab, "B1").text, "Long instructions are lost.")
    fill(item_card(tab, "B1"), "area_B1", "Communication")
    state_of(tab).keep()
    settle()

    need = store.draft_of(number).section("B").items[0]
    assert plain(need.text) == "Long instructions are lost."
    assert need.fields == {"area": "Communication"}


def test_provision_is_linked_to_what_it_serves(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting(a_plan())
    tab = plan_tab(opened(number), settle)
    state = state_of(tab)
    added = state.add_item("F")

    menu = links_menu(state, "B", state.plan.item(added), tab)
    for action in menu.actions():
        state.link("F", added, action.data(), on=True)
    tab.outline.go_to("F")

    assert find(item_card(tab, "F2"), QPushButton, "link_F2_B").text() == "for need B1"
    assert find(item_card(tab, "F2"), QPushButton, "link_F2_E").text() == "towards outcome —"


def test_an_item_that_moves_takes_its_links_and_gets_a_new_number(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting(a_plan())
    tab = plan_tab(opened(number), settle)
    state = state_of(tab)
    tab.outline.go_to("B")
    press(tab, "addItem")

    QTest.keyClick(item_card(tab, "B2").text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tab.outline.go_to("F")

    assert [item.id for item in state.plan.section("B").items][1] == "need-1"
    assert find(item_card(tab, "F1"), QPushButton, "link_F1_B").text() == "for need B2"


@pytest.mark.parametrize("letter", ["A", "B", "E", "F", "I", "K"])
def test_every_section_can_be_shown(
    store: CaseStore, opened: Open, settle: Settle, letter: str
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)

    tab.outline.go_to(letter)

    assert words(tab, "sectionTitle").startswith(letter)
