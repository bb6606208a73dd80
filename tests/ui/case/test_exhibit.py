"""The clocks of a case to scale: each can be asked why, and all are printed as an exhibit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.chronology import Chronology, Standing, chronology
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.regime import spells_of_case
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.exhibit import ExhibitCard
from caseworker.ui.case.overview import OverviewTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.scaled import ScaledTimeline
from caseworker.ui.case.signs import SIGNS
from caseworker.ui.case.tabs import OVERVIEW
from caseworker.ui.papers import PaperView
from tests.builders import TODAY, a_case, an_event
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words

Open = Callable[[CaseNumber], CasePage]
Show = Callable[[QWidget], QWidget]
MONDAY = date(2026, 9, 7)


def laid_out(*then: Event) -> Chronology:
    case = a_case(an_event("request_received", MONDAY), *then)
    spells = spells_of_case(case, TODAY)
    return chronology(dues_of(case, Reckoning(TODAY)), spells, TODAY)


@pytest.fixture
def timeline(show: Show) -> ScaledTimeline:
    """Detained in October; the decision came a week late."""
    shown = ScaledTimeline()
    late = an_event("decided_to_assess", date(2026, 10, 26))
    shown.show_chronology(laid_out(late, an_event("detained", date(2026, 11, 2))))
    show(shown)
    return shown


def test_each_lane_says_its_duty_its_day_and_how_it_stands(timeline: ScaledTimeline) -> None:
    heard = [button.accessibleName() for button in timeline.findChildren(QPushButton)]

    assert (
        "Decide whether to assess: by 19 October 2026. Done late: 26 October 2026, 7 days late"
        in (heard)
    )


def test_the_rules_are_said_with_their_days(timeline: ScaledTimeline) -> None:
    assert timeline.accessibleDescription() == (
        "Rules: At home in England from the beginning; In custody from 2 November 2026."
    )


def test_the_rules_that_came_later_have_a_ground_of_their_own(timeline: ScaledTimeline) -> None:
    seen = timeline.grab().toImage()
    ratio = seen.width() / timeline.width()

    def ground(day: date) -> QColor:
        place = QPoint(round((timeline.place_of(day) + 4) * ratio), round(30 * ratio))
        return seen.pixelColor(place)

    assert ground(date(2026, 9, 10)) != ground(date(2026, 11, 4))
    assert ground(date(2026, 11, 4)) == theme.colour("accent_soft")


def test_no_two_standings_that_matter_share_a_sign_or_a_pattern() -> None:
    """So that they can be told apart where no colour can be seen."""
    told = [SIGNS[each] for each in Standing if each not in {Standing.DROPPED, Standing.PASSING}]

    assert len({shape for shape, _, _ in told}) == len(told)
    assert len({pattern for _, _, pattern in told}) == len(told)


def test_arrows_go_from_lane_to_lane_and_tab_stops_once(timeline: ScaledTimeline) -> None:
    lanes = timeline.findChildren(QPushButton)

    lanes[0].setFocus()
    QTest.keyClick(lanes[0], Qt.Key.Key_Down)

    assert timeline.focusWidget() is lanes[1]
    tabbed = [lane for lane in lanes if lane.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [lanes[1]]


def test_a_case_without_a_clock_has_no_card(store: CaseStore, opened: Open) -> None:
    page = opened(store.a_case())

    assert not find(page, ExhibitCard, "exhibit").isVisible()


def test_a_lane_gives_its_reckoning(qtbot: QtBot, store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())
    assert isinstance(page.tab(OVERVIEW), OverviewTab)
    lane = next(
        button
        for button in find(page, ScaledTimeline, "scaled").findChildren(QPushButton)
        if button.accessibleName().startswith("Decide whether to assess")
    )

    QTest.mouseClick(lane, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(_because()))
    (shown,) = _because()
    assert words(shown, "becauseTitle").endswith("by 19 October 2026")
    assert "SEND Regs 2014 reg 5(1)" in shown.accessibleName()
    shown.close()


def test_it_is_shown_on_paper_as_an_exhibit(qtbot: QtBot, store: CaseStore, opened: Open) -> None:
    page = opened(store.requested())

    press(page, "printExhibit")
    view = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperView))
    qtbot.waitUntil(lambda: view.seen is not None, timeout=20_000)

    said = find(view, QPlainTextEdit, "viewerText").toPlainText()
    assert "At home in England" in said
    assert "SEND Regs 2014 reg 5(1)" in said
    view.reject()


def _because() -> list[Because]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, Because) and each.isVisible()]
