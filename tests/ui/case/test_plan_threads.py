"""From each need to its outcomes on one page, and items dragged to another place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.domain.plan import Plan
from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_finding import GoTo
from caseworker.ui.case.plan_grip import DropMark
from caseworker.ui.parts import Card
from tests.builders import a_plan, an_item
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, take, words


@pytest.fixture
def tab(store: CaseStore, opened: Open, settle: Settle) -> PlanTab:
    plan = a_plan()
    for at in (2, 3):
        plan = plan.with_item("B", an_item(f"need-{at}", f"Need {at}."))
    return plan_tab(opened(store.drafting(plan)), settle)


def plan_of(tab: PlanTab) -> Plan:
    return state_of(tab).plan


def lines(tab: PlanTab) -> list[str]:
    return [go.words.text() for go in tab.threads.findChildren(GoTo) if go.isVisibleTo(tab)]


def test_each_need_stands_over_its_provision_and_its_outcome(tab: PlanTab) -> None:
    take(tab, "planMore", "planThreads")

    card = find(tab.threads, Card, "thread_B1")
    said = [go.words.text() for go in card.findChildren(GoTo)]
    assert said == [
        "B1  Tom finds it hard to follow long instructions.",
        "F1  Small-group language programme.  (3 times a week, 40 minutes)",
        "E1  Tom follows a three-step instruction without help.  (July 2027)",
    ]


def test_what_is_loose_is_said_first_and_leads_there(tab: PlanTab, qtbot: QtBot) -> None:
    take(tab, "planMore", "planThreads")
    assert words(tab, "threadsVerdict") == "Not tied up yet"
    assert lines(tab)[:2] == ["▲ B2 has no provision", "▲ B3 has no provision"]

    press(tab.threads, "loose_B3")

    assert words(tab, "sectionTitle").startswith("B")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is item_card(tab, "B3").text)


def test_the_keyboard_comes_in_walks_and_goes_back(tab: PlanTab, qtbot: QtBot) -> None:
    QTest.keyClick(
        tab.outline,
        Qt.Key.Key_T,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(tab.threads.back.hasFocus)
    QTest.keyClick(tab.threads.back, Qt.Key.Key_Tab)
    assert tab.threads.paper.hasFocus()
    QTest.keyClick(tab.threads.paper, Qt.Key.Key_Tab)
    first = find(tab.threads, GoTo, "loose_B2")
    assert first.hasFocus()

    QTest.keyClick(first, Qt.Key.Key_Escape)

    assert not tab.threads.isVisibleTo(tab)


def test_the_threads_are_of_the_plan_as_it_stands(tab: PlanTab) -> None:
    state = state_of(tab)
    for _ in (2, 3):
        state.remove_item(state.plan.section("B").items[-1].id)
    take(tab, "planMore", "planThreads")
    assert words(tab, "threadsVerdict") == "✓ Everything is tied up"

    press(tab.threads, "threadsBack")
    tab.outline.go_to("F")
    press(item_card(tab, "F1"), "details_F1")
    press(item_card(tab, "F1"), "remove_F1")
    take(tab, "planMore", "planThreads")

    assert lines(tab)[:2] == ["▲ B1 has no provision", "▲ E1 has no provision"]


def _drag(tab: PlanTab, card: ItemCard, onto: ItemCard, *, below: bool) -> None:
    """Take the grip, draw it over another card, and let go there."""
    start = card.grip.rect().center()
    y = onto.height() - 2 if below else 2
    end = card.grip.mapFromGlobal(onto.mapToGlobal(QPoint(20, y)))
    QTest.mousePress(card.grip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(card.grip, start + QPoint(0, 30))
    QTest.mouseMove(card.grip, end)
    assert find(tab, DropMark, "dropMark").isVisible()
    QTest.mouseRelease(card.grip, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(
    ("taken", "onto", "below", "then"),
    [
        ("B1", "B3", True, ["need-2", "need-3", "need-1"]),
        ("B3", "B1", False, ["need-3", "need-1", "need-2"]),
        ("B2", "B2", True, ["need-1", "need-2", "need-3"]),
    ],
)
def test_an_item_is_dragged_to_another_place(
    tab: PlanTab, taken: str, onto: str, *, below: bool, then: list[str]
) -> None:
    tab.outline.go_to("B")
    QApplication.processEvents()

    _drag(tab, item_card(tab, taken), item_card(tab, onto), below=below)

    assert [item.id for item in plan_of(tab).section("B").items] == then


def test_a_drag_renumbers_links_and_threads_and_can_be_undone(tab: PlanTab) -> None:
    tab.outline.go_to("B")
    QApplication.processEvents()
    _drag(tab, item_card(tab, "B1"), item_card(tab, "B3"), below=True)
    take(tab, "planMore", "planThreads")
    assert lines(tab)[:2] == ["▲ B1 has no provision", "▲ B2 has no provision"]
    press(tab.threads, "threadsBack")

    press(tab, "planUndo")

    assert plan_of(tab).section("B").items[0].id == "need-1"
