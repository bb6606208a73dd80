"""The checks of a long plan take their time: nobody who types waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.desk import Desk
from tests.builders import a_person, a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    return store.drafting(a_plan())


@pytest.fixture
def gate() -> Iterator[Event]:
    """Holds the papers lane till it is set; at the end at the latest."""
    gate = Event()
    yield gate
    gate.set()


def warning_of(tab: PlanTab, item: str) -> str:
    return find(item_card(tab, item), QLabel, f"warning_{item}").text()


def test_typing_goes_on_while_the_checks_wait_for_their_turn(
    number: CaseNumber, opened: Open, desk: Desk, settle: Settle, gate: Event
) -> None:
    tab = plan_tab(opened(number), settle)
    desk.upkeep(tab, lambda _: gate.wait(60), lambda _: None)
    field = text_field(tab, "A")
    field.selectAll()

    QTest.keyClicks(field, "He is funny.")

    assert state_of(tab).plan.section("A").text[0].plain == "He is funny."


def test_what_was_found_last_stays_until_the_next_answer_is_here(  # noqa: PLR0913, PLR0917
    number: CaseNumber, opened: Open, desk: Desk, settle: Settle, gate: Event, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("F")
    item_card(tab, "F1").show_details()
    before = warning_of(tab, "F1")
    desk.upkeep(tab, lambda _: gate.wait(60), lambda _: None)

    field = find(item_card(tab, "F1"), QLineEdit, "who_F1")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert warning_of(tab, "F1") == before
    gate.set()

    qtbot.waitUntil(lambda: warning_of(tab, "F1") != before)


def test_what_was_typed_while_they_looked_is_looked_at_after(  # noqa: PLR0913, PLR0917
    number: CaseNumber, opened: Open, desk: Desk, settle: Settle, gate: Event, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("F")
    item_card(tab, "F1").show_details()
    before = warning_of(tab, "F1")
    desk.upkeep(tab, lambda _: gate.wait(60), lambda _: None)
    field = find(item_card(tab, "F1"), QLineEdit, "who_F1")
    whole = field.text()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not tab._look.is_pausing)  # noqa: SLF001 - the look has begun

    QTest.keyClicks(field, whole)
    qtbot.waitUntil(lambda: not tab._look.is_pausing)  # noqa: SLF001 - another waits behind it
    gate.set()
    settle()
    settle()

    assert warning_of(tab, "F1") == before


def test_somebody_of_another_case_is_shown_as_soon_as_they_are_typed(
    number: CaseNumber, store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    store.a_case(a_person(given="Layla", family="Haddad", contacts=()))
    tab = plan_tab(opened(number), settle)
    field = text_field(tab, "A")
    field.selectAll()

    QTest.keyClicks(field, "He sits by Layla Haddad.")

    said = "A holds what belongs to another case: “Layla Haddad”"
    qtbot.waitUntil(lambda: any(said in one.text() for one in tab.checks.findChildren(QLabel)))
    field.selectAll()
    QTest.keyClicks(field, "He sits by her.")
    qtbot.waitUntil(lambda: all(said not in one.text() for one in tab.checks.findChildren(QLabel)))
