"""A plan opens where the cursor was, and which of the plans of a case is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import words as plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import VersionKind
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_beside import IssueBesideSheet
from tests.builders import a_plan
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.plan_tab import item_card, plan_tab, state_of, text_field
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

PROFILE = "one_page_profile"


@pytest.fixture
def number(store: CaseStore) -> CaseNumber:
    return store.drafting(a_plan())


def has_the_keyboard(name: str) -> bool:
    at: QWidget | None = QApplication.focusWidget()
    return at is not None and at.objectName() == name


def chooses(tab: PlanTab, title: str, settle: Settle) -> None:
    """Choose another plan from whichever list is shown."""
    boxes = tab.findChildren(QComboBox)
    box = next(one for one in boxes if "planKind" in one.objectName() and one.isVisibleTo(tab))
    at = next(row for row in range(box.count()) if box.itemText(row).startswith(title))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    settle()


def test_a_plan_opens_where_the_cursor_was_in_the_words(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = opened(number)
    tab = plan_tab(page, settle)
    tab.outline.go_to("C")
    text_field(tab, "C").setFocus()
    QTest.keyClicks(text_field(tab, "C"), "Asthma and more.")
    for _ in range(5):
        QTest.keyClick(text_field(tab, "C"), Qt.Key.Key_Left)
    page.close()
    settle()

    again = plan_tab(opened(number), settle)

    qtbot.waitUntil(lambda: has_the_keyboard("section_C"))
    assert text_field(again, "C").textCursor().position() == len("Asthma and ")


def test_a_plan_opens_where_the_cursor_was_in_the_details_of_an_item(
    number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    page = opened(number)
    tab = plan_tab(page, settle)
    tab.outline.go_to("F")
    find(item_card(tab, "F1"), QPushButton, "details_F1").setChecked(True)
    field = find(item_card(tab, "F1"), QLineEdit, "who_F1")
    field.setFocus()
    field.setCursorPosition(3)
    page.close()
    settle()

    again = plan_tab(opened(number), settle)

    qtbot.waitUntil(lambda: has_the_keyboard("who_F1"))
    assert find(item_card(again, "F1"), QLineEdit, "who_F1").cursorPosition() == 3


def test_a_cursor_that_rests_is_kept_without_any_typing(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    """So that it survives a kill."""
    tab = plan_tab(opened(number), settle)
    tab.outline.go_to("A")
    field = text_field(tab, "A")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Right)

    qtbot.waitUntil(lambda: '"A"' in (store.office.draft(f"plan-place/{number}/plan") or ""))


def test_a_plan_opens_at_its_beginning_where_nobody_has_written(
    number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)

    assert words(tab, "sectionTitle").startswith("A")


def test_a_profile_is_begun_written_and_issued_beside_the_plan_of_the_law(
    store: CaseStore, number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)
    QTest.keyClicks(text_field(tab, "A"), "Typed just before. ")
    assert not find(tab, QLabel, "planKindUnchecked").isVisibleTo(tab)

    chooses(tab, "One-page profile", settle)
    card = find(tab, QWidget, "planKindCaution")
    assert "check with the authority" in " ".join(one.text() for one in card.findChildren(QLabel))
    press(tab, "beginPlan")
    settle()
    assert find(tab, QLabel, "planKindUnchecked").isVisibleTo(tab)
    QTest.keyClicks(text_field(tab, "A"), "He is funny.")
    press(tab, "sendDraft")
    issue = sheet(IssueBesideSheet)
    fill(issue, "besideRole", "SENCO")
    find(issue, QCheckBox, "issueLookedAt").setChecked(True)
    press(issue, "issueSave")
    settle()

    with store.kept.sitting() as records:
        (version,) = records.versions(number, PROFILE)
        assert records.versions(number) == ()
    assert (version.kind, version.number) == (VersionKind.ISSUED, 1)
    assert plain(version.plan.section("A").text) == "He is funny."
    assert plain(store.draft_of(number).section("A").text).startswith("Typed just before.")
    said = [line.words for line in store.kept.paper.history]
    assert any(line.startswith("One-page profile issued, version 1.") for line in said)
    assert store.kinds(number)[-1] == "one_page_profile_issued"


def test_each_plan_of_a_case_is_written_by_itself(
    number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)
    chooses(tab, "SEN Support plan", settle)
    press(tab, "beginPlan")
    settle()
    tab.outline.go_to("B")
    press(tab, "addItem")
    QTest.keyClicks(item_card(tab, "B1").text, "Long instructions.")
    chooses(tab, "EHC plan", settle)

    assert words(tab, "sectionTitle").startswith("A")
    tab.outline.go_to("B")
    assert item_card(tab, "B1").text.toPlainText().startswith("Tom finds it hard")
    chooses(tab, "SEN Support plan", settle)
    tab.outline.go_to("B")
    assert item_card(tab, "B1").text.toPlainText() == "Long instructions."
    assert state_of(tab).series == "sen_support_plan"


def test_the_checks_of_the_law_are_not_asked_of_a_plan_beside_it(
    number: CaseNumber, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(number), settle)
    assert tab.checks.isVisibleTo(tab)

    chooses(tab, "One-page profile", settle)
    press(tab, "beginPlan")
    settle()

    assert words(tab.checks, "checksTitle") == "Before this can be issued"
    found = [find(tab.checks, QPushButton, f"findingGo{at}") for at in range(3)]
    assert [one.accessibleName()[2:] for one in found] == [
        f"Section {letter} is blank" for letter in "ABC"
    ]
    assert find(tab, QPushButton, "sendDraft").text() == "Issue…"


def test_an_empty_plan_is_not_issued(number: CaseNumber, opened: Open, settle: Settle) -> None:
    tab = plan_tab(opened(number), settle)
    chooses(tab, "One-page profile", settle)
    press(tab, "beginPlan")
    settle()

    press(tab, "sendDraft")
    issue = sheet(IssueBesideSheet)
    find(issue, QCheckBox, "issueLookedAt").setChecked(True)
    press(issue, "issueSave")
    settle()

    said = [label.text() for label in issue.findChildren(QLabel) if label.isVisibleTo(issue)]
    assert "Nothing is written in it yet." in said
    assert "The role of the officer who signs is needed." in said
    issue.reject()


def test_a_plan_beside_can_be_begun_before_any_decision(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = plan_tab(opened(store.requested()), settle)

    chooses(tab, "One-page profile", settle)
    press(tab, "beginPlan")
    settle()

    assert state_of(tab).series == PROFILE
