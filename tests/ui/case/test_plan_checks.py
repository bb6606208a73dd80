"""What stands in the way of a plan and what is well, wherever it is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_outline import STATE, TITLE, WRAP, title_room
from tests.builders import a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press


def said_first(tab: PlanTab) -> str:
    return find(tab.checks, QPushButton, "findingGo0").accessibleName()


def test_the_outline_says_how_each_section_stands(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)

    marks = {
        tab.outline.item(at).text()[:1]: tab.outline.item(at).data(STATE)
        for at in range(tab.outline.count())
    }

    assert marks["A"] == "✓"
    assert marks["I"] == "final"
    assert marks["K"] == "1/2"


def test_a_finding_leads_to_the_place_it_is_about(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)
    state = state_of(tab)
    state.add_item("B")
    tab.outline.go_to("A")
    qtbot.waitUntil(lambda: bool(said_first(tab).startswith("✕ B2")))

    press(tab.checks, "findingGo0")

    assert tab.page.letter == "B"
    assert item_card(tab, "B2").text.hasFocus() or not tab.isActiveWindow()


def test_what_stands_in_the_way_says_what_is_wrong_and_what_is_well_is_ticked(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)
    state_of(tab).add_item("B")
    qtbot.waitUntil(lambda: said_first(tab) == "✕ B2 has no provision")

    press(tab.checks, "checksWell")
    shown = [label for label in tab.checks.findChildren(QLabel) if label.isVisibleTo(tab.checks)]
    ticked = [label.text() for label in shown if label.objectName().startswith("well_")]
    assert "✓ There is an outcome" in ticked
    assert "✓ Every need is met by provision" not in ticked


def test_a_card_says_what_is_wrong_with_it_how_to_mend_it_and_who_says_so(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)
    state_of(tab).add_item("F")
    tab.outline.go_to("F")
    settle()

    warning = find(item_card(tab, "F2"), QLabel, "warning_F2")

    assert warning.isVisibleTo(tab)
    assert warning.text().splitlines()[-1] == (
        "▲ F2 leaves open: how long, how often, group size, where, starts and reviewed by. "
        "Fill this in, or say why it has to stay open. (Code 9.69)"
    )


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_outline_has_room_for_every_title(
    store: CaseStore, opened: Open, settle: Settle, qapp: QApplication, scale: float
) -> None:
    theme.wear(theme.Theme(text=scale), qapp)
    try:
        page = opened(store.drafting(a_plan()))
        page.resize(int(1226 * scale), 836)
        tab = plan_tab(page, settle)
        tab.outline.go_to("H1")

        for at in range(tab.outline.count()):
            index = tab.outline.model().index(at, 0)
            row = tab.outline.visualRect(index)
            room = title_room(row, index.data(STATE))
            metrics = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold))
            needs = metrics.boundingRect(QRect(0, 0, room.width(), 9999), WRAP, index.data(TITLE))
            assert needs.width() <= room.width()
            assert needs.height() <= row.height()
            assert row.width() <= tab.outline.viewport().width()
    finally:
        theme.wear(theme.Theme(), qapp)


def test_where_there_is_little_room_the_checks_take_all_of_it_and_give_it_back(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = opened(store.drafting(a_plan()))
    tab = plan_tab(page, settle)
    page.resize(884, 568)
    settle()
    choice, toggle = find(tab, QComboBox, "sectionChoice"), find(tab, QPushButton, "toggleChecks")
    assert choice.isVisibleTo(tab)
    toggle.setFocus()

    press(tab, "toggleChecks")
    settle()

    assert tab.checks.width() > tab.width() - 40
    assert tab.checks.isAncestorOf(toggle)
    assert page.window().focusWidget() is toggle
    assert not tab.page.isVisibleTo(tab)

    press(tab, "toggleChecks")
    settle()

    assert tab.page.isVisibleTo(tab)
    assert not tab.checks.isVisibleTo(tab)
