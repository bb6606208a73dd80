"""The diary's page: three views of the same days, the weeks ahead, and what is narrowed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from caseworker.casework.diary import meeting_rows
from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber
from caseworker.ui.desk import Desk
from caseworker.ui.diary.day_sheet import DaySheet
from caseworker.ui.diary.load import LoadBar
from caseworker.ui.diary.tools import View
from caseworker.ui.pages.diary import DiaryPage
from caseworker.ui.parts import EmptyState
from caseworker.ui.parts.due_line import DueLine
from tests.builders import TODAY
from tests.ui.diary.test_view import drag
from tests.ui.hands import find, key, press, words
from tests.ui.paper_store import PaperRecords, a_due, a_line

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, paper: PaperRecords) -> DiaryPage:
    owed = [("Write up the review", -4), ("Decide", 1), ("Send the plan", 20)]
    paper.lines += [a_line(a_due(duty, days), at) for at, (duty, days) in enumerate(owed)]
    paper.lines.append(a_line(a_due("Reply to us", 3, ours=False), 4))
    page = DiaryPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 820)
    page.show()
    qtbot.waitUntil(lambda: bool(page.month.days.days))
    return page


def day_of(page: DiaryPage, days: int) -> str:
    """What is heard of the day so many days from today in the month."""
    return str(page.month.days.index_of(TODAY + timedelta(days)).data())


def test_the_month_begins_with_the_monday_before_it_and_holds_what_is_owed(
    page: DiaryPage,
) -> None:
    days = page.month.days.days

    assert words(page, "pageBeside") == "November 2026"
    assert (days[0].day.day, days[-1].day.day, len(days)) == (26, 6, 42)
    assert "Decide, Siân Rees" in day_of(page, 1)
    assert "Reply to us, Tom Whitfield, 17, waiting on the home authority" in day_of(page, 3)


def test_turning_the_page_shows_the_next_month_and_home_comes_back(
    qtbot: QtBot, page: DiaryPage
) -> None:
    page.month.setFocus()
    key(page.month, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.month.days.days[0].day.month == 11)
    there = words(page, "pageBeside")

    key(page.month, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.month.days.days[0].day.month == 10)

    assert there == "December 2026"
    assert page.month.chosen is not None
    assert page.month.chosen.day == TODAY


def test_the_week_has_seven_days_and_the_whole_words(qtbot: QtBot, page: DiaryPage) -> None:
    find(page, QTabBar, "diaryViews").setCurrentIndex(1)
    qtbot.waitUntil(page.week.isVisible)

    assert [shown.day.weekday() for shown in page.week.days.days] == [*range(7)]
    assert not page.month.isVisible()
    assert words(page, "pageBeside") == "23 to 29 November 2026"


def test_the_agenda_begins_with_what_is_late_then_goes_week_by_week(
    qtbot: QtBot, page: DiaryPage
) -> None:
    page.go_to(TODAY, View.AGENDA)
    qtbot.waitUntil(lambda: len(page.agenda.findChildren(DueLine)) == 4)

    heads = [words(page, f"agendaHead{at}") for at in (0, 2, 4)]
    with qtbot.waitSignal(page.opened) as opened:
        press(page, "dueDo2")

    assert heads == ["Late", "This week", "Week of Monday 7 December 2026"]
    assert opened.args == ["2026-0001", "T-1"]


def test_a_bar_says_what_its_week_holds_and_is_the_way_to_it(qtbot: QtBot, page: DiaryPage) -> None:
    third = find(page, LoadBar, "loadWeek3")
    qtbot.waitUntil(lambda: bool(third.accessibleName()))
    heard = [find(page, LoadBar, name).accessibleName() for name in ("loadLate", "loadWeek1")]

    press(page, "loadWeek3")
    qtbot.waitUntil(page.week.isVisible)

    assert heard == [
        "Late: 1 ours, 0 waiting on others",
        "Week of Mon 23 Nov 2026: 1 ours, 1 waiting on others",
    ]
    assert third.accessibleName() == "Week of Mon 7 Dec 2026: 1 ours, 0 waiting on others"
    assert page.week.days.days[0].day == TODAY + timedelta(14)


def test_the_bars_are_one_stop_for_tab_and_the_arrows_go_along_them(
    qtbot: QtBot, page: DiaryPage
) -> None:
    first, second = (find(page, LoadBar, name) for name in ("loadWeek1", "loadWeek2"))
    qtbot.waitUntil(first.isChecked)
    stops = [bar for bar in page.findChildren(LoadBar) if bar.focusPolicy() & TAB]
    first.setFocus()

    key(first, Qt.Key.Key_Right)

    assert stops == [first]
    assert second.hasFocus()
    key(second, Qt.Key.Key_Space)
    qtbot.waitUntil(page.week.isVisible)
    assert page.week.days.days[0].day == TODAY + timedelta(7)


def test_what_is_late_is_one_click_away(qtbot: QtBot, page: DiaryPage) -> None:
    press(page, "loadLate")

    qtbot.waitUntil(page.agenda.isVisible)
    assert words(page, "agendaHead0") == "Late"


def test_enter_opens_a_day_and_its_line_opens_the_case(qtbot: QtBot, page: DiaryPage) -> None:
    page.month.choose(TODAY + timedelta(1))
    page.month.setFocus()
    key(page.month, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(DaySheet) is not None)
    sheet = page.findChild(DaySheet)
    assert sheet is not None
    heard = sheet.findChildren(DueLine)[0].accessibleName()

    with qtbot.waitSignal(page.opened) as opened:
        press(sheet, "dueDo1")

    assert words(sheet, "daySheetText") == "Tuesday 24 November 2026"
    assert heard.startswith("Tue 24 Nov, tomorrow: Decide")
    assert opened.args == ["2026-0001", "T-1"]


def test_it_can_be_narrowed_to_what_others_owe(qtbot: QtBot, page: DiaryPage) -> None:
    find(page, QComboBox, "diaryWhose").setCurrentText("Waiting on others")

    qtbot.waitUntil(lambda: day_of(page, 1).endswith("nothing owed"))
    assert "Reply to us" in day_of(page, 3)


def test_it_looks_again_when_something_is_done(
    qtbot: QtBot, page: DiaryPage, desk: Desk, paper: PaperRecords
) -> None:
    paper.lines.clear()

    desk.done.emit(Done(CaseNumber("2026-0001"), frozenset({Touched.DIARY}), "Done.", "x"))

    qtbot.waitUntil(lambda: day_of(page, 1).endswith("nothing owed"))


def test_an_agenda_with_nothing_in_it_says_so(
    qtbot: QtBot, page: DiaryPage, paper: PaperRecords
) -> None:
    paper.lines.clear()

    page.go_to(TODAY, View.AGENDA)

    qtbot.waitUntil(lambda: page.findChild(EmptyState, "agendaEmpty") is not None)


def test_the_agenda_goes_on_where_there_is_more(
    qtbot: QtBot, page: DiaryPage, paper: PaperRecords
) -> None:
    paper.lines += [a_line(a_due("Send it", 30), at) for at in range(130)]
    page.go_to(TODAY, View.AGENDA)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "agendaMore") is not None)

    press(page, "agendaMore")

    qtbot.waitUntil(lambda: page.findChild(QPushButton, "agendaMore") is None)


def test_a_week_over_the_end_of_a_month_or_year_says_both(qtbot: QtBot, page: DiaryPage) -> None:
    page.go_to(date(2026, 12, 1), View.WEEK)
    of_months = words(page, "pageBeside")
    page.go_to(date(2027, 1, 1), View.WEEK)

    assert of_months == "30 November to 6 December 2026"
    assert words(page, "pageBeside") == "28 December 2026 to 3 January 2027"
    qtbot.waitUntil(page.week.isVisible)


def test_a_day_of_the_next_month_is_chosen_without_turning_the_page(
    qtbot: QtBot, page: DiaryPage
) -> None:
    page.month.choose(date(2026, 12, 1))
    before = page.month.days.days

    page.month.choose(date(2026, 12, 2))

    assert page.month.days.days is before
    assert (words(page, "pageBeside"), page.day) == ("November 2026", date(2026, 12, 2))
    key(page.month, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: words(page, "pageBeside") == "December 2026")


def test_a_meeting_can_be_dragged_in_the_week_too(
    qtbot: QtBot, page: DiaryPage, paper: PaperRecords
) -> None:
    row = min(meeting_rows())
    paper.lines[:] = [a_line(a_due("Planned meeting", 1, row=row, about="Advice"))]
    page.go_to(TODAY, View.WEEK)
    qtbot.waitUntil(page.week.isVisible)
    view, tuesday, friday = page.week, TODAY + timedelta(1), TODAY + timedelta(4)
    index = view.days.index_of(tuesday)
    day = view.days.day_at(index)
    assert day is not None
    held = view.cell.laid(day, view.visualRect(index)).lines[0].place.center()

    with qtbot.waitSignal(view.meeting_moved) as moved:
        drag(view, held, view.visualRect(view.days.index_of(friday)).center())

    assert moved.args == [paper.lines[0], friday]


def test_a_month_with_nothing_in_it_says_where_the_next_thing_is(
    qtbot: QtBot, page: DiaryPage, paper: PaperRecords
) -> None:
    paper.lines[:] = [a_line(a_due("Send the plan", 70))]
    page.go_to(TODAY)
    page.look()
    qtbot.waitUntil(find(page, QPushButton, "diaryEmptyGo").isVisible)
    said = words(page, "diaryEmptySaid")
    go = find(page, QPushButton, "diaryEmptyGo").accessibleName()

    press(page, "diaryEmptyGo")

    qtbot.waitUntil(lambda: "Send the plan" in day_of(page, 70))
    assert (said, go) == ("November 2026: nothing is owed.", "Next: Monday 1 February 2027")
    assert not find(page, QPushButton, "diaryEmptyGo").isVisible()
