"""Issue 3, point 8: the diary through the real window, with a real store behind it."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.ui.diary.view import DaysView
from caseworker.ui.pages.diary import DiaryPage
from caseworker.ui.parts.typed_day import day_in_words
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note, to_a_request
from tests.documents.calendar_reader import entries_of

MONDAY = date(2026, 9, 21)
THURSDAY = date(2026, 9, 24)
REVIEW = "Planned meeting: Draft plan, Tom Whitfield, 11"


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    """Somebody on 7 September 2026, with a request received that day and a meeting planned."""
    with closing(desktop.has_a_store()) as store:
        case = to_a_request(desktop, store.office)
        facts = {"what": "Draft plan", "on": MONDAY.isoformat(), "where": "Mill Lane Primary"}
        note(store.office, case, "meeting_planned", **facts)
    officer = desktop.signs_in()
    officer.presses("rail_diary")
    officer.waits(lambda: heard(officer, MONDAY), "the month is shown")
    return officer


def month(officer: Officer) -> DaysView:
    return officer.finds("diaryMonth", DaysView)


def heard(officer: Officer, day: date) -> str:
    """What a screen reader says of a day of the month; nothing if it isn't there."""
    return str(month(officer).days.index_of(day).data() or "")


def turns_until(officer: Officer, day: date) -> None:
    """Go on from month to month."""
    wanted = day_in_words(day).split(maxsplit=2)[2]
    while officer.reads("pageBeside") != wanted:
        officer.presses("diaryNext")
        officer.waits_for_quiet()
    officer.waits(lambda: heard(officer, day), f"{wanted} is shown")


def place_of(officer: Officer, day: date, line: int | None = None) -> QPoint:
    """The middle of a day, or of one of its lines."""
    view = month(officer)
    index = view.days.index_of(day)
    shown, place = view.days.day_at(index), view.visualRect(index)
    assert shown is not None
    return (
        place.center() if line is None else view.cell.laid(shown, place).lines[line].place.center()
    )


def drags(officer: Officer, start: QPoint, end: QPoint) -> None:
    ground = month(officer).viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(ground, (start + end) / 2)
    QTest.mouseMove(ground, end)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)


def test_a_request_of_7_september_stands_on_its_three_days(officer: Officer) -> None:
    turns_until(officer, date(2026, 10, 19))
    decide = heard(officer, date(2026, 10, 19))
    turns_until(officer, date(2026, 12, 28))
    issue = heard(officer, date(2026, 12, 28))
    turns_until(officer, date(2027, 1, 25))
    final = heard(officer, date(2027, 1, 25))

    assert "Decide whether to assess" in decide
    assert "Monday 28 December 2026, Boxing Day (substitute day)" in issue
    assert "Decide whether to issue" in issue or "If no plan is to be issued" in issue
    assert "Send the final plan" in final


def test_a_meeting_is_dragged_to_another_day_and_moved_back(officer: Officer) -> None:
    assert REVIEW in heard(officer, MONDAY)

    drags(officer, place_of(officer, MONDAY, 0), place_of(officer, THURSDAY))
    officer.sees("Move this meeting", "Moves: Planned meeting: Draft plan, Mon 21 Sep → Thu 24 Sep")
    officer.finishes("moveGo", "move")
    officer.waits(lambda: REVIEW in heard(officer, THURSDAY), "the meeting is moved")
    officer.sees("Moved a meeting (Draft plan) from Monday 21 September 2026")
    moved_from = heard(officer, MONDAY)
    officer.presses("messageOffer")
    officer.waits(lambda: REVIEW in heard(officer, MONDAY), "it is moved back")

    assert moved_from.endswith("nothing owed")


def test_a_meeting_is_moved_by_keyboard_alone(officer: Officer) -> None:
    month(officer).setFocus()
    for _ in range(2):
        officer.keys("Down")
    officer.keys("Return")
    officer.sees("Monday 21 September 2026", "Planned meeting: Draft plan")
    officer.presses("dueDo1")
    officer.sees("Mill Lane Primary")
    officer.keys("Return")
    officer.types("moveOn", "24/9/2026")
    officer.sees("Moves: Planned meeting: Draft plan, Mon 21 Sep → Thu 24 Sep")
    officer.keys("Return")

    officer.waits(lambda: REVIEW in heard(officer, THURSDAY), "the meeting is moved")


def test_a_day_that_is_no_working_day_is_said_to_be_none_before_a_meeting_is_moved_to_it(
    officer: Officer,
) -> None:
    drags(officer, place_of(officer, MONDAY, 0), place_of(officer, date(2026, 9, 26)))
    officer.sees("Saturday 26 September 2026 is at a weekend.")

    officer.dates("moveOn", MONDAY)

    officer.sees_no("is at a weekend", "What this changes")
    officer.presses("moveCancel")


def test_what_became_of_it_takes_it_out_of_the_diary(officer: Officer) -> None:
    page = officer.finds("diary", DiaryPage)
    page.month.choose(MONDAY)
    page.month.setFocus()
    officer.keys("Return")
    officer.presses("dueDo1")
    officer.presses("meetingTold")
    officer.chooses("what", "Draft plan")
    officer.finishes("entrySave", "entry")
    officer.presses("rail_diary")

    officer.waits(lambda: heard(officer, MONDAY).endswith("nothing owed"), "it is told")


def test_the_diary_is_saved_with_initials_and_case_number(
    officer: Officer, desktop: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "mine.ics"
    officer.presses("diaryCalendar")
    officer.ticks("calendar_initials")
    officer.types("calendarReason", "For my own calendar")
    officer.presses("calendarGo")
    officer.names_file("savePaper", path)
    officer.waits(path.exists, "the file is written")
    officer.waits_for_quiet()

    said = {
        each.says["DTSTART;VALUE=DATE"]: each.says["SUMMARY"]
        for each in entries_of(path.read_bytes())
    }
    assert said["20261019"].startswith("[OFFICIAL-SENSITIVE] TW 2026-0001: Decide whether")
    assert said["20260921"].endswith("Planned meeting: Draft plan")
    assert "20270125" in said
    for name in (b"Tom", b"Whitfield", b"Dawn", b"Mill Lane", b"Bello", b"Northmere"):
        assert name not in path.read_bytes()
    assert desktop.today == date(2026, 9, 7)


def test_the_diary_is_empty_once_it_is_locked_and_no_title_says_a_thing(officer: Officer) -> None:
    month(officer).choose(MONDAY)
    month(officer).setFocus()
    officer.keys("Return")
    officer.waits(lambda: officer.is_seen("daySheet"), "the day is open")
    titles = {window.windowTitle() for window in QApplication.topLevelWidgets()}

    officer.locks()

    officer.waits(lambda: officer.window.findChild(QWidget, "diary") is None, "the page is gone")
    assert not any("Whitfield" in title or "review" in title for title in titles)
    assert officer.window.findChildren(DaysView) == []


def test_a_meeting_planned_on_the_case_stands_on_today_and_in_the_week(
    desktop: Desktop,
) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_request(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")

    officer.takes("actions", "act_meeting_planned")
    officer.dates("on", desktop.today + timedelta(2))
    officer.chooses("what", "Advice")
    officer.finishes("entrySave", "entry")

    officer.sees("Planned a meeting (Advice) for Wednesday 9 September 2026.")
    officer.keys("Ctrl+1")
    officer.sees("This week", "Planned meeting: Advice")
