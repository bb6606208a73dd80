"""A month and a week: walked through by keyboard, heard whole, meetings moved by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseworker.casework.diary import DiaryDay
from caseworker.ui.diary import entries
from caseworker.ui.diary.entries import Mark, shown
from caseworker.ui.diary.view import DaysView
from tests.builders import TODAY
from tests.ui.hands import key
from tests.ui.paper_store import a_due, a_line

FIRST = date(2026, 10, 26)  # the Monday of the week of 1 November
MEETING_ROW = "M-meeting"


def a_month(*days: tuple[int, int], row: str = "T-01") -> tuple[DiaryDay, ...]:
    """Six weeks; each pair is a day from today and how many are owed on it."""
    owed = dict(days)
    found = []
    for number in range(42):
        day = FIRST + timedelta(number)
        count = owed.get((day - TODAY).days, 0)
        due = a_due("Decide whether to assess", (day - TODAY).days, row=row)
        lines = tuple(a_line(due, at) for at in range(count))
        found.append(DiaryDay(day, count, lines[:8]))
    return tuple(found)


@pytest.fixture
def month(qtbot: QtBot) -> DaysView:
    view = DaysView("diaryMonth", "Month", is_whole=False)
    qtbot.addWidget(view)
    view.resize(1100, 640)
    view.show()
    view.show_days(shown(a_month((0, 2), (4, 10)), TODAY, TODAY.month), TODAY)
    view.setFocus()
    return view


def place_of(view: DaysView, day: date) -> QPoint:
    return view.visualRect(view.days.index_of(day)).center()


def test_the_days_keep_the_rules_of_a_table(month: DaysView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(month.days)  # type: ignore[no-untyped-call]  # it has no types


def test_a_day_is_heard_whole(month: DaysView) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    today = str(month.days.index_of(TODAY).data(role))
    friday = str(month.days.index_of(TODAY + timedelta(4)).data(role))
    empty = str(month.days.index_of(TODAY + timedelta(1)).data(role))

    assert today.startswith("Monday 23 November 2026, today: Decide whether to assess")
    assert "Kacper Nowak, 17" in today
    assert friday.endswith("and 2 more")
    assert empty == "Tuesday 24 November 2026: nothing owed"


def test_bank_holidays_are_named_and_weekends_are_days_off() -> None:
    days = [DiaryDay(date(2026, 12, number), 0, ()) for number in (24, 25, 26, 28)]

    found = shown(days, TODAY)

    assert [each.is_off for each in found] == [False, True, True, True]
    assert [each.holiday for each in found] == [
        "",
        "Christmas Day",
        "",
        "Boxing Day (substitute day)",
    ]


@pytest.mark.parametrize(
    ("pressed", "day"),
    [
        (Qt.Key.Key_Right, TODAY + timedelta(1)),
        (Qt.Key.Key_Left, TODAY - timedelta(1)),
        (Qt.Key.Key_Down, TODAY + timedelta(7)),
        (Qt.Key.Key_Up, TODAY - timedelta(7)),
    ],
)
def test_the_arrows_move_between_days_over_the_ends_of_weeks(
    qtbot: QtBot, month: DaysView, pressed: Qt.Key, day: date
) -> None:
    with qtbot.waitSignal(month.day_changed) as moved:
        key(month, pressed)

    assert moved.args == [day]


def test_an_arrow_past_the_last_day_asks_for_the_day_after_it(
    qtbot: QtBot, month: DaysView
) -> None:
    month.choose(month.days.days[-1].day)

    with qtbot.waitSignal(month.day_changed) as moved:
        key(month, Qt.Key.Key_Right)

    assert moved.args == [date(2026, 12, 7)]


def test_enter_opens_the_day_and_the_page_keys_turn(qtbot: QtBot, month: DaysView) -> None:
    with qtbot.waitSignal(month.day_opened) as opened:
        key(month, Qt.Key.Key_Return)
    with qtbot.waitSignal(month.turned) as turned:
        key(month, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(month.home_wanted):
        key(month, Qt.Key.Key_Home)

    assert opened.args == [TODAY]
    assert turned.args == [-1]


def test_what_has_no_room_in_a_day_is_counted(month: DaysView) -> None:
    friday = month.days.index_of(TODAY + timedelta(4))
    day = month.days.day_at(friday)
    assert day is not None

    laid = month.cell.laid(day, month.visualRect(friday))

    assert laid.more == 10 - len(laid.lines) > 0
    assert all(each.place.bottom() < laid.more_at.top() for each in laid.lines)


def test_a_narrow_day_shows_marks_and_still_counts_the_rest(month: DaysView) -> None:
    month.resize(420, 640)
    friday = month.days.index_of(TODAY + timedelta(4))
    day = month.days.day_at(friday)
    assert day is not None

    place = month.visualRect(friday)
    laid = month.cell.laid(day, place)

    assert all(place.contains(each.place) for each in laid.lines)
    assert len(laid.lines) + laid.more == 10


def test_a_week_is_seven_columns_or_in_a_narrow_window_a_list(qtbot: QtBot) -> None:
    view = DaysView("diaryWeek", "Week", is_whole=True)
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    view.show_days(shown(a_month((0, 2))[28:35], TODAY), TODAY)
    wide = (view.days.rowCount(), view.days.columnCount())

    view.resize(500, 500)

    assert wide == (1, 7)
    assert (view.days.rowCount(), view.days.columnCount()) == (7, 1)
    assert view.chosen is not None
    assert view.chosen.day == TODAY


def test_a_meeting_is_dragged_to_another_day(
    qtbot: QtBot, month: DaysView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "meeting_rows", lambda: frozenset({MEETING_ROW}))
    month.show_days(shown(a_month((2, 1), row=MEETING_ROW), TODAY, TODAY.month), TODAY)
    wednesday = month.days.index_of(TODAY + timedelta(2))
    day = month.days.day_at(wednesday)
    assert day is not None
    assert day.entries[0].mark is Mark.MEETING
    held = month.cell.laid(day, month.visualRect(wednesday)).lines[0].place.center()

    with qtbot.waitSignal(month.meeting_moved) as moved:
        drag(month, held, place_of(month, TODAY + timedelta(8)))

    assert moved.args == [day.entries[0].line, TODAY + timedelta(8)]


def test_a_duty_stays_where_the_law_puts_it(qtbot: QtBot, month: DaysView) -> None:
    today = month.days.index_of(TODAY)
    day = month.days.day_at(today)
    assert day is not None
    held = month.cell.laid(day, month.visualRect(today)).lines[0].place.center()

    with qtbot.assertNotEmitted(month.meeting_moved):
        drag(month, held, place_of(month, TODAY + timedelta(8)))


def drag(view: DaysView, start: QPoint, end: QPoint) -> None:
    """What a hand does that drags something over the days."""
    ground = view.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(ground, (start + end) / 2)
    QTest.mouseMove(ground, end)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)
