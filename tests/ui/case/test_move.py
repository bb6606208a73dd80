"""The moves of a case at its page: none, under way on the overview and the tab, and finished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from caseworker.domain.case import CaseNumber, Happening
from caseworker.ui import theme
from caseworker.ui.case.move_card import MoveCard
from caseworker.ui.case.move_row import MoveRow
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import MOVE, OVERVIEW
from caseworker.ui.moves.hand_over import HandOverSheet
from tests.ui.case.conftest import Open
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press

LEARNT = Happening(
    "move_known", date(2026, 11, 16), facts={"authority": "Wiltshire", "moves_on": "2026-12-01"}
)
DETAINED = Happening("detained", date(2026, 11, 2), facts={"establishment": "Wetherby"})
RELEASED = Happening("released", date(2026, 11, 20))


def case(store: CaseStore, *happenings: Happening, setting: str = "community") -> CaseNumber:
    number = store.a_case(setting=setting)
    store.record(number, *happenings)
    return number


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def rows(page: QWidget) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(MoveRow) if row.isVisible()]


def on_move(page: CasePage, settle: Settle) -> CasePage:
    page.tabs.setCurrentIndex(MOVE)
    settle()
    return page


@pytest.fixture
def _large(qapp: QApplication) -> Iterator[None]:
    theme.wear(theme.Theme(text=2.0), qapp)
    yield
    theme.wear(theme.Theme(), qapp)


def test_without_a_move_it_is_said_what_would_stand_here_and_one_can_be_recorded(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = on_move(opened(case(store)), settle)
    wanted: list[object] = []
    page.tab(MOVE).stepped.connect(wanted.append)

    assert "No move is under way" in words(page)
    assert not find(page, MoveCard, "moveNow").isVisible()
    press(page, "moveRecordNew")

    assert len(wanted) == 1


def test_a_move_opens_by_itself_on_the_overview_with_what_comes_next(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = opened(case(store, LEARNT))
    page.tabs.setCurrentIndex(OVERVIEW)
    settle()

    assert find(page, MoveCard, "moveNow").isVisible()
    assert "Move to another authority: Wiltshire" in words(page)
    assert len(rows(page)) == 1

    press(page, "moveWhole")
    settle()
    assert page.tabs.currentIndex() == MOVE


def test_each_line_says_its_day_its_state_whose_it_is_and_by_what_rule(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = on_move(opened(case(store, LEARNT)), settle)

    (told,) = (row for row in rows(page) if "Hand over the pack" in row)
    assert told.startswith("Fri 4 Dec, in 11 days: Hand over the pack")
    assert "This office  ·  SEND Regs 2014 reg 15(2)" in told


def test_a_pack_opens_the_hand_over_for_what_the_line_is_about(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = on_move(opened(case(store, LEARNT)), settle)

    button = next(
        one for one in page.findChildren(QPushButton) if one.objectName().startswith("movePack")
    )
    button.click()
    settle()

    sheet = next(one for one in page.findChildren(HandOverSheet) if one.isVisible())
    assert sheet.purpose == "transfer"
    sheet.reject()


def test_a_finished_move_stands_last_and_says_when_it_was_over(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = on_move(opened(case(store, DETAINED, RELEASED, setting="custody")), settle)

    titles = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.objectName().startswith("moveTitle") and label.isVisible()
    ]
    assert titles == ["Release", "Detention: Wetherby"]
    assert "Over since “Released” of Fri 20 Nov." in words(page)


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("at", [OVERVIEW, MOVE])
def test_a_checklist_never_scrolls_sideways_at_twice_the_text(
    store: CaseStore, opened: Open, settle: Settle, at: int
) -> None:
    page = opened(case(store, LEARNT))
    page.resize(884, 568)
    page.tabs.setCurrentIndex(at)
    settle()

    for area in page.tab(at).findChildren(QScrollArea):
        assert not area.horizontalScrollBar().maximum(), area.objectName()
