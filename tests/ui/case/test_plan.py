"""Writing a plan: sections, linked items, what stands in the way, and keeping it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework import plans
from caseworker.domain.blocks import words as plain
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.plan import VersionKind
from caseworker.ui import theme
from caseworker.ui.case.item_card import ItemCard, links_menu
from caseworker.ui.case.page import PLAN, CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_outline import STATE, TITLE, WRAP, title_room
from caseworker.ui.case.plan_send import FinaliseSheet, SendDraftSheet
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_versions import VersionSheet
from caseworker.ui.drafts import PAUSE
from caseworker.ui.editor import BlocksEdit
from tests.builders import TODAY, a_plan
from tests.ui.case.conftest import Open, Settle, sheet
from tests.ui.case.store import CaseStore
from tests.ui.hands import fill, find, press, words


def _tab(page: CasePage, settle: Settle) -> PlanTab:
    page.tabs.setCurrentIndex(PLAN)
    settle()
    tab = page.tab(PLAN)
    assert isinstance(tab, PlanTab)
    return tab


def _state(tab: PlanTab) -> PlanState:
    assert tab.state is not None
    return tab.state


def _item(tab: PlanTab, number: str) -> ItemCard:
    QApplication.processEvents()  # what was just put into the page is shown with the next turn
    shown = [card for card in tab.findChildren(ItemCard) if card.isVisibleTo(tab)]
    return next(card for card in shown if card.number == number)


def test_before_the_decision_there_is_nothing_to_begin(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.assessing()), settle)

    assert tab.findChild(QPushButton, "beginPlan") is None


def test_what_is_typed_is_kept_after_a_pause(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    number = store.drafting()
    tab = _tab(opened(number), settle)

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
    field = find(_tab(opened(number), settle), BlocksEdit, "section_A")
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
    tab = _tab(page, settle)

    QTest.keyClicks(find(tab, BlocksEdit, "section_A"), "Maps.")
    page.hide()
    settle()

    assert plain(store.draft_of(number).section("A").text) == "Maps."


def test_what_could_not_be_kept_says_so_and_is_tried_again(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting()
    tab = _tab(opened(number), settle)
    QTest.keyClicks(find(tab, BlocksEdit, "section_A"), "Maps.")
    store.is_full = True
    _state(tab).keep()
    settle()
    assert words(tab, "planSaved") == "not saved yet"

    store.is_full = False
    _state(tab).keep()
    settle()

    assert plain(store.draft_of(number).section("A").text) == "Maps."
    assert "saved" in words(tab, "planSaved")


def test_a_need_is_added_written_and_numbered(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting()
    tab = _tab(opened(number), settle)

    tab.outline.go_to("B")
    press(tab, "addItem")
    QTest.keyClicks(_item(tab, "B1").text, "Long instructions are lost.")
    fill(_item(tab, "B1"), "area_B1", "Communication")
    _state(tab).keep()
    settle()

    need = store.draft_of(number).section("B").items[0]
    assert plain(need.text) == "Long instructions are lost."
    assert need.fields == {"area": "Communication"}


def test_provision_is_linked_to_what_it_serves(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting(a_plan())
    tab = _tab(opened(number), settle)
    state = _state(tab)
    added = state.add_item("F")

    menu = links_menu(state, "B", state.plan.item(added), tab)
    for action in menu.actions():
        state.link("F", added, action.data(), on=True)
    tab.outline.go_to("F")

    assert find(_item(tab, "F2"), QPushButton, "link_F2_B").text() == "for need B1"
    assert find(_item(tab, "F2"), QPushButton, "link_F2_E").text() == "towards outcome —"


def test_an_item_that_moves_takes_its_links_and_gets_a_new_number(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting(a_plan())
    tab = _tab(opened(number), settle)
    state = _state(tab)
    tab.outline.go_to("B")
    press(tab, "addItem")

    QTest.keyClick(_item(tab, "B2").text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tab.outline.go_to("F")

    assert [item.id for item in state.plan.section("B").items][1] == "need-1"
    assert find(_item(tab, "F1"), QPushButton, "link_F1_B").text() == "for need B2"


def test_taking_an_item_out_can_be_undone_and_words_written_since_stay(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.drafting(a_plan())), settle)
    state = _state(tab)
    tab.outline.go_to("B")
    press(_item(tab, "B1"), "remove_B1")
    tab.outline.go_to("C")
    QTest.keyClicks(find(tab, BlocksEdit, "section_C"), "Asthma.")

    press(tab, "planUndo")

    assert [item.id for item in state.plan.section("B").items] == ["need-1"]
    assert state.plan.item(state.plan.section("F").items[0].id).links == ("need-1", "outcome-1")
    assert plain(state.plan.section("C").text) == "Asthma."


def test_the_outline_says_how_each_section_stands(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.drafting(a_plan())), settle)

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
    tab = _tab(opened(store.drafting(a_plan())), settle)
    state = _state(tab)
    state.add_item("B")
    tab.outline.go_to("A")
    qtbot.waitUntil(lambda: tab.checks.findChild(QPushButton, "findingGo0") is not None)

    press(tab.checks, "findingGo0")

    assert tab.page.letter == "B"
    assert _item(tab, "B2").text.hasFocus() or not tab.isActiveWindow()


def test_what_stands_in_the_way_says_what_is_wrong_and_what_is_well_is_ticked(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.drafting(a_plan())), settle)
    _state(tab).add_item("B")
    settle()

    assert find(tab.checks, QPushButton, "findingGo0").accessibleName() == "✕ B2 has no provision"
    shown = [label for label in tab.checks.findChildren(QLabel) if label.isVisibleTo(tab.checks)]
    ticked = [label.text() for label in shown if label.objectName().startswith("well_")]
    assert "✓ There is an outcome" in ticked
    assert "✓ Every need is met by provision" not in ticked


def test_a_card_says_what_is_wrong_with_it_how_to_mend_it_and_who_says_so(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.drafting(a_plan())), settle)
    _state(tab).add_item("F")
    tab.outline.go_to("F")
    settle()

    warning = find(_item(tab, "F2"), QLabel, "warning_F2")

    assert warning.isVisibleTo(tab)
    assert warning.text().splitlines()[-1] == (
        "▲ F2 is not specific. Say who provides it, for how long and how often. (Code 9.69)"
    )


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_outline_has_room_for_every_title(
    store: CaseStore, opened: Open, settle: Settle, qapp: QApplication, scale: float
) -> None:
    theme.wear(theme.Theme(text=scale), qapp)
    try:
        page = opened(store.drafting(a_plan()))
        page.resize(int(1226 * scale), 836)
        tab = _tab(page, settle)
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
    tab = _tab(page, settle)
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


def test_a_draft_is_not_sent_while_something_stands_in_the_way(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = _tab(opened(store.drafting()), settle)

    press(tab, "sendDraft")

    issue = sheet(SendDraftSheet)
    assert not find(issue, QPushButton, "issueSave").isEnabled()
    assert words(issue, "issueHead") == "This stands in the way"
    issue.reject()


def test_a_draft_is_sent_and_kept_as_it_was_sent(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.drafting(a_plan())
    tab = _tab(opened(number), settle)

    press(tab, "sendDraft")
    issue = sheet(SendDraftSheet)
    fill(issue, "draftServed", "24/11/2026")
    press(issue, "issueSave")
    settle()

    event = store.case(number).last("draft_sent")
    assert event is not None
    assert event.served == date(2026, 11, 24)
    assert store.kept.paper.versions[-1].title == "Draft 1"


def _ready_to_be_final(store: CaseStore) -> CaseNumber:
    number = store.drafting(a_plan())
    sent = date(2026, 11, 17)
    store.office.do(plans.send_draft, plans.SendDraft(number, "Tom", sent, sent))
    consulted = {"institution": "Ashdown College"}
    waived = {"person": "Tom", "words": "That is all I want to say."}
    store.record(
        number,
        Happening("institution_consulted", TODAY, sent=TODAY, facts=consulted),
        Happening("views_waived", TODAY, facts=waived),
    )
    return number


def test_a_plan_is_finalised_signed_and_can_be_read_but_not_changed(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = _ready_to_be_final(store)
    tab = _tab(opened(number), settle)
    tab.outline.go_to("I")
    fill(tab, "placeName", "Ashdown College")
    fill(tab, "placeType", "General further education college")

    press(tab, "finalise")
    issue = sheet(FinaliseSheet)
    fill(issue, "signRole", "SEND casework officer")
    press(issue, "issueSave")
    settle()

    final = store.kept.paper.versions[-1]
    assert final.kind is VersionKind.FINAL
    assert final.signature is not None
    press(tab, "readVersion0")
    reading = sheet(VersionSheet)
    assert all(field.isReadOnly() for field in reading.findChildren(BlocksEdit))
    assert not reading.findChildren(QLineEdit)
    reading.accept()


def test_days_that_can_not_be_are_said_beside_their_fields_when_a_plan_is_made_final(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = _ready_to_be_final(store)
    tab = _tab(opened(number), settle)
    tab.outline.go_to("I")
    fill(tab, "placeName", "Ashdown College")
    fill(tab, "placeType", "General further education college")
    press(tab, "finalise")
    issue = sheet(FinaliseSheet)
    fill(issue, "signRole", "SEND casework officer")
    fill(issue, "planMade", f"{TODAY:%d/%m/%Y}")
    fill(issue, "planSent", f"{TODAY - timedelta(days=3):%d/%m/%Y}")

    press(issue, "issueSave")
    settle()

    assert issue.isVisible()
    shown = [label.text() for label in issue.findChildren(QLabel) if label.isVisibleTo(issue)]
    assert f"It can't have been sent before {TODAY:%d/%m/%Y}." in shown
    assert not any(one.kind is VersionKind.FINAL for one in store.kept.paper.versions)
    issue.reject()


@pytest.mark.parametrize("letter", ["A", "B", "E", "F", "I", "K"])
def test_every_section_can_be_shown(
    store: CaseStore, opened: Open, settle: Settle, letter: str
) -> None:
    tab = _tab(opened(store.drafting(a_plan())), settle)

    tab.outline.go_to(letter)

    assert words(tab, "sectionTitle").startswith(letter)
