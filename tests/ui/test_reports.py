"""The page of reports: figures counted from the cases, narrowed, and looked behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from threading import Event as Held

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber, Event, OfficerId
from caseworker.ui.desk import Desk
from caseworker.ui.pages.reports import ReportsPage
from caseworker.ui.parts import EmptyState
from caseworker.ui.parts.stacked import StackedBars
from caseworker.ui.reports.behind import Behind
from caseworker.ui.reports.counting import Counting
from caseworker.ui.reports.counts_table import Column, CountLine, CountsModel
from caseworker.ui.reports.figures_table import FiguresTable
from caseworker.ui.reports.limits import LimitRow
from caseworker.ui.tasks import Tasks
from tests.builders import a_case, a_person, an_event
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words

Open = Callable[[], ReportsPage]
LEWIS = OfficerId("lewis")
ASKED = date(2026, 9, 7)  # so a decision is due on 19 October 2026
IN_TIME, LATE, OVERDUE, DUE, SHARE = 1, 2, 3, 4, 5


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, lanes: tuple[Tasks, Tasks]) -> Iterator[Open]:
    """Opens the page and waits until the cases are counted."""
    windows: list[QWidget] = []

    def put() -> ReportsPage:
        shown = ReportsPage(desk)
        shown.resize(1226, 836)
        qtbot.addWidget(shown)
        windows.append(shown)
        shown.show()
        qtbot.waitUntil(lambda: bool(words(shown, "pageBeside")))
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes))
        return shown

    yield put
    for window in windows:
        window.close()


def decided(on: date) -> Event:
    return an_event("decided_to_assess", on)


def keep(store: CaseStore, number: str, *then: Event, home: str = "Northmere") -> None:
    events = (an_event("request_received", ASKED), *then)
    with store.kept.sitting() as records:
        records.open_case(a_case(*events, number=number, person=a_person(home_authority=home)))


@pytest.fixture
def counted_by_hand(store: CaseStore) -> CaseStore:
    """Two in time, one of them in Eastmoor; one done late; one not done."""
    keep(store, "2026-0001", decided(date(2026, 10, 12)))
    keep(store, "2026-0002", decided(date(2026, 10, 19)), home="Eastmoor")
    keep(store, "2026-0003", decided(date(2026, 10, 26)))
    keep(store, "2026-0004")
    return store


by_hand = pytest.mark.usefixtures("counted_by_hand")


def cells(page: ReportsPage, name: str, row: int) -> list[str]:
    model = find(page, FiguresTable, name).figures
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


def choose(page: ReportsPage, name: str, words: str) -> None:
    box = find(page, QComboBox, name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def look_behind(page: ReportsPage, row: int, column: int, name: str = "yearsTable") -> None:
    table = find(page, FiguresTable, name)
    place = table.visualRect(table.figures.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


@by_hand
def test_the_figure_is_what_was_counted_by_hand(page: Open) -> None:
    shown = page()

    assert words(shown, "reportShare") == "50%"
    assert words(shown, "reportSaid") == "2 of 4 that fell due in 2026 were in time."
    assert cells(shown, "yearsTable", 0) == ["2026", "2", "1", "1", "4", "50%", *"0000"]
    assert cells(shown, "authoritiesTable", 0)[:6] == ["Eastmoor", "1", "0", "0", "1", "100%"]
    assert cells(shown, "authoritiesTable", 1)[:6] == ["Northmere", "1", "1", "1", "3", "33.3%"]


@by_hand
def test_a_screen_reader_hears_the_chart_and_each_number(page: Open) -> None:
    shown = page()

    chart = find(shown, StackedBars, "reportChart")
    model = find(shown, FiguresTable, "yearsTable").figures

    assert chart.accessibleDescription() == (
        "2026: in time 2, done late 1, late, not done 1, excused 0, 50%"
    )
    heard = model.data(model.index(0, LATE), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "2026, Done late: 1"


@by_hand
def test_the_definition_and_what_to_mind_stand_beside_the_figure(page: Open) -> None:
    shown = page()

    said = "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())

    assert "6 weeks, the day it runs from not counted" in said
    assert "Counts below 5 may point to a child: take care before you share them." in said


@by_hand
def test_a_click_on_a_number_lists_the_cases_behind_it(qtbot: QtBot, page: Open) -> None:
    shown = page()

    look_behind(shown, 0, LATE)
    assert words(shown, "behindTitle") == "1 case · done late, 2026"
    with qtbot.waitSignal(shown.opened) as opened:
        press(shown, "behind_2026-0003")

    assert opened.args == ["2026-0003", ""]


@by_hand
def test_enter_on_a_number_does_the_same(page: Open) -> None:
    shown = page()
    table = find(shown, FiguresTable, "authoritiesTable")

    table.setCurrentIndex(table.figures.index(1, DUE))
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert words(shown, "behindTitle") == "3 cases · fell due, Northmere"
    assert shown.focusWidget() is find(shown, QPushButton, "behind_2026-0001")


@by_hand
def test_nothing_is_behind_a_share_or_a_nought(page: Open) -> None:
    shown = page()

    look_behind(shown, 0, SHARE)
    look_behind(shown, 0, 0)

    assert not find(shown, Behind, "behind").isVisible()


@by_hand
def test_it_can_be_narrowed_to_an_authority(page: Open) -> None:
    shown = page()

    choose(shown, "authorityFilter", "Northmere")

    assert words(shown, "reportShare") == "33.3%"
    assert "Northmere" in words(shown, "reportSource")
    assert find(shown, LimitRow, "limit_T-03").accessibleName().endswith("33.3%, 1 of 3 in 2026")


def test_the_years_keep_their_order(counted_by_hand: CaseStore, page: Open) -> None:
    with counted_by_hand.kept.sitting() as records:
        old = an_event("request_received", date(2024, 3, 4))
        records.open_case(a_case(old, number="2024-0001"))
    shown = page()

    choose(shown, "yearTo", "2025")
    choose(shown, "yearFrom", "2026")

    assert find(shown, QComboBox, "yearTo").currentText() == "2026"


@by_hand
def test_arrows_go_from_one_limit_to_the_next(page: Open) -> None:
    shown = page()
    first = find(shown, LimitRow, "limit_T-03")

    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)

    assert words(shown, "reportDuty") != "Decide whether to assess, and tell those concerned"
    assert not first.isChecked()


def test_an_office_without_a_clock_is_told_what_will_stand_here(qtbot: QtBot, page: Open) -> None:
    shown = page()

    assert find(shown, EmptyState, "reportsEmpty").isVisible()
    assert not find(shown, QPushButton, "printReport").isVisible()
    with qtbot.waitSignal(shown.wanted) as wanted:
        press(shown, "reportsNewCase")
    assert wanted.args == ["new_case"]


def test_it_counts_again_when_it_is_seen_again_after_a_change(
    qtbot: QtBot, counted_by_hand: CaseStore, desk: Desk, page: Open
) -> None:
    shown = page()
    shown.hide()
    keep(counted_by_hand, "2026-0005", decided(date(2026, 10, 12)))

    desk.done.emit(Done(CaseNumber("2026-0005"), frozenset({Touched.CASE}), "Recorded.", "x"))
    shown.show()

    qtbot.waitUntil(lambda: words(shown, "reportShare") == "60%")


def test_a_fault_of_ours_leaves_a_page_from_which_it_can_be_counted_again(
    qtbot: QtBot, counted_by_hand: CaseStore, desk: Desk
) -> None:
    keep(counted_by_hand, "2026-0009", an_event("a_kind_that_nobody_knows"))
    faults: list[Exception] = []
    desk.broken.connect(faults.append)
    shown = ReportsPage(desk)
    qtbot.addWidget(shown)

    shown.show()
    qtbot.waitUntil(find(shown, EmptyState, "reportHalted").isVisible)
    del counted_by_hand.kept.paper.cases[CaseNumber("2026-0009")]
    press(shown, "reportAgain")

    qtbot.waitUntil(lambda: words(shown, "reportShare") == "50%")
    assert len(faults) == 1
    shown.close()


def test_another_day_is_counted_at_once(
    qtbot: QtBot, counted_by_hand: CaseStore, desk: Desk, page: Open
) -> None:
    """In a practice store the day moves while the page is looked at."""
    shown = page()
    counted_by_hand.standing.forward(days=1)

    desk.done.emit(Done(None, frozenset({Touched.DIARY}), "It is another day.", "x"))

    qtbot.waitUntil(lambda: words(shown, "pageBeside").startswith("Tuesday 24 November 2026"))


def test_a_count_can_be_stopped_and_begun_again(
    qtbot: QtBot, counted_by_hand: CaseStore, lanes: tuple[Tasks, Tasks], page: Open
) -> None:
    """What stays is the last whole count, never half of one."""
    shown = page()
    keep(counted_by_hand, "2026-0005", decided(date(2026, 10, 12)))
    held = Held()
    lanes[1].run(shown, held.wait, then=lambda _: None, failed=lambda _: None)

    shown.look()
    press(shown, "reportStop")
    held.set()
    qtbot.waitUntil(find(shown, QLabel, "reportShare").isVisible)
    kept = words(shown, "reportShare")
    shown.look()
    qtbot.waitUntil(lambda: words(shown, "reportShare") == "60%")

    assert kept == "50%"


@by_hand
def test_a_new_count_replaces_the_one_before_and_nobody_hears_of_that(
    qtbot: QtBot, desk: Desk, lanes: tuple[Tasks, Tasks]
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    counting = Counting(desk, owner)
    heard: list[str] = []
    counting.stopped.connect(lambda: heard.append("stopped"))
    counting.counted.connect(lambda _: heard.append("counted"))
    held = Held()
    lanes[1].run(desk, held.wait, then=lambda _: None, failed=lambda _: None)

    counting.begin()
    counting.begin()
    held.set()
    qtbot.waitUntil(lambda: not lanes[1].is_busy)

    assert heard == ["counted"]
    assert not counting.is_under_way


@by_hand
def test_a_lock_does_not_wait_for_a_report(
    qtbot: QtBot, desk: Desk, lanes: tuple[Tasks, Tasks]
) -> None:
    held = Held()
    owner = QWidget()
    qtbot.addWidget(owner)
    counting = Counting(desk, owner)
    lanes[1].run(desk, held.wait, then=lambda _: None, failed=lambda _: None)

    counting.begin()
    under_way = counting._progress  # noqa: SLF001 - what the reader asks between two cases
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held.set()
    qtbot.waitUntil(lambda: not lanes[1].is_busy)

    assert under_way is not None
    assert not under_way.tell(0, 1)


def test_the_table_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = CountsModel("Year it fell due", (Column("In time", "In time"),))
    lines = tuple(
        CountLine(year, (said,), (said != "0",)) for year, said in (("2025", "3"), ("2026", "0"))
    )
    model.show_lines((*lines, CountLine("All together", ("3",), (True,))), summed=True)

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's

    assert model.rowCount(QModelIndex()) == 3
