"""The page of a case: its header, its tabs, what can be recorded, and what is next."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPlainTextEdit, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from caseworker.casework import cases, entries
from caseworker.casework.cases import OpenCase
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Contact
from caseworker.ui.case.actions import grouped
from caseworker.ui.case.header import pills_of
from caseworker.ui.case.next_step import next_step
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import HISTORY, PLAN
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.parts.due_line import DueLine
from tests.builders import a_person
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words


def test_the_header_says_who_this_is(store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())

    assert words(page, "personName") == "Tom Whitfield"
    assert words(page, "personWho") == "17 · born 2 March 2009 · Year 13 · case 2026-0001"


def test_the_header_stays_when_another_tab_is_chosen(store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())

    page.tabs.setCurrentIndex(HISTORY)

    assert find(page, QLabel, "personName").isVisible()


def test_a_flag_that_must_not_be_overlooked_is_a_pill(store: CaseStore, opened: Open) -> None:
    person = a_person(contacts=(Contact("R. Whitfield", "Father", no_contact=True),))
    page = opened(store.a_case(person))

    assert page.seen is not None
    assert "No-contact flag" in [said for said, _ in pills_of(page.seen)]


def test_a_young_person_who_decides_from_now_on_is_to_be_confirmed(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """Compulsory school age ended on 26 June 2026, after the case was opened."""
    mother = Contact("Dawn Whitfield", "Mother", parental_responsibility=True)
    person = a_person(born=date(2009, 11, 20), contacts=(mother,))
    opening = OpenCase(person, "community", date(2026, 5, 1))
    number = CaseNumber(store.office.do(cases.open_case, opening).made)
    page = opened(number)
    assert "Until 26/06/2026 it was Dawn Whitfield." in words(page, "decidesAnew")

    press(page, "confirmDecides")
    entry = sheet(EntrySheet)
    find(entry, QComboBox, "person").setEditText("Tom Whitfield")
    press(entry, "entrySave")
    settle()

    assert store.kinds(number)[-1] == "decider_confirmed"
    assert page.seen is not None
    assert "Confirm who decides" not in [said for said, _ in pills_of(page.seen)]


def test_a_tab_is_made_when_it_is_first_looked_at(store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())
    before = len(page.findChildren(QLabel))

    page.tabs.setCurrentIndex(HISTORY)

    assert len(page.findChildren(QLabel)) > before


def test_the_actions_hold_every_kind_that_is_open_and_no_other(
    store: CaseStore, opened: Open
) -> None:
    page = opened(store.requested())
    assert page.seen is not None

    offered = {kind.name for kinds in grouped(page.seen).values() for kind in kinds}

    by_hand = {kind.name for kind in page.seen.open_kinds() if not kind.elsewhere}
    assert offered == by_hand
    assert not {"case_opened", "one_page_profile_issued"} & offered


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        ("a_case", "Record request"),
        ("requested", "Decide whether to assess"),
        ("assessing", "Ask for advice"),
        ("asked", "Record advice"),
        ("drafting", "Write the plan"),
    ],
)
def test_the_next_step_follows_from_where_the_case_stands(
    store: CaseStore, opened: Open, reach: str, expected: str
) -> None:
    page = opened(getattr(store, reach)())

    assert page.seen is not None
    assert next_step(page.seen).words == expected
    assert words(page, "nextWords") == expected


def test_a_decision_is_recorded_from_the_overview(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    page = opened(number)

    press(page, "doNext")
    entry = sheet(EntrySheet)
    find(entry, QPlainTextEdit, "reasons").setPlainText("His needs are not met.")
    press(entry, "entrySave")
    settle()

    assert store.kinds(number)[-1] == "decided_to_assess"
    assert words(page, "nextWords") == "Ask for advice"


def test_of_two_answers_the_other_can_be_chosen(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    page = opened(number)

    press(page, "doNext")
    entry = sheet(EntrySheet)
    press(entry, "kind_refused_to_assess")
    find(entry.form, QPlainTextEdit, "reasons").setPlainText("SEN Support is enough.")
    press(entry, "entrySave")
    settle()

    assert store.kinds(number)[-1] == "refused_to_assess"


def test_a_page_opened_for_a_duty_begins_with_it(store: CaseStore, opened: Open) -> None:
    number = store.requested()
    page = opened(number)
    assert page.seen is not None
    row = next(due for due in page.seen.open_dues if "decided_to_assess" in due.row.met_by)

    page.go_to(row.id)

    entry = sheet(EntrySheet)
    assert entry.findChild(QPlainTextEdit, "reasons") is not None
    entry.reject()


def test_what_another_page_records_is_seen_here(
    desk: Desk, store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.requested()
    page = opened(number)

    facts = {"person": "Dawn", "how": "Call", "note": "She will send the report."}
    happening = Happening("contact_made", date(2026, 11, 23), facts=facts)
    desk.do(entries.record, entries.Record(number, happening))
    settle()

    assert page.seen is not None
    assert page.seen.case.live[-1].kind == "contact_made"


def test_the_tabs_answer_to_the_keyboard(store: CaseStore, opened: Open) -> None:
    page: CasePage = opened(store.requested())
    page.activateWindow()

    QTest.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert page.tabs.currentIndex() == PLAN


def test_nothing_on_the_overview_is_wider_than_a_narrow_window(
    qtbot: QtBot, store: CaseStore, opened: Open
) -> None:
    page = opened(store.requested())
    scroll = find(page, QScrollArea, "OverviewTabScroll")

    page.resize(430, 600)

    assert page.findChildren(DueLine)
    qtbot.waitUntil(lambda: scroll.width() < 430 and not scroll.horizontalScrollBar().maximum())


def test_tabs_come_closer_before_they_need_to_be_moved_along(
    qtbot: QtBot, store: CaseStore, opened: Open
) -> None:
    page = opened(store.requested())
    page.resize(3000, 700)
    roomy = page.tabs.tabBar().sizeHint().width()

    page.resize(roomy + 40, 700)  # the page has its own edges

    bar = page.tabs.tabBar()
    qtbot.waitUntil(lambda: bar.sizeHint().width() < roomy)
    assert bar.sizeHint().width() <= page.tabs.width()
    assert not find(page.tabs, QToolButton, "caseAllParts").isVisible()


def test_tabs_that_do_not_fit_are_all_in_a_menu(
    qtbot: QtBot, store: CaseStore, opened: Open
) -> None:
    page = opened(store.requested())
    page.resize(500, 700)
    more = find(page.tabs, QToolButton, "caseAllParts")
    qtbot.waitUntil(more.isVisible)

    more.click()

    menu = find(page.tabs, QMenu, "caseAllPartsMenu")
    there = [at for at in range(page.tabs.count()) if page.tabs.isTabVisible(at)]
    assert [part.text() for part in menu.actions()] == [page.tabs.tabText(at) for at in there]
    menu.actions()[-1].trigger()
    menu.close()
    assert page.tabs.currentIndex() == there[-1]
    page.resize(3000, 700)
    qtbot.waitUntil(lambda: not more.isVisible())
