"""Today: the lines, their order, their words, and the page of an office with no cases yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from caseworker.casework.office import Done, Touched
from caseworker.casework.strongroom import SignIn
from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.due_words import due_words
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.palette import Tone
from caseworker.ui.parts import EmptyState
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.parts.typed_day import NotADayError, how_long, read_day, short_day, years_old
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY
from tests.ui.hands import find, press, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore, a_due, a_line


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, paper: PaperRecords) -> TodayPage:
    for number, (duty, days) in enumerate(
        [("Write up the review", -4), ("Decide whether to assess", 1), ("Send the plan", 20)]
    ):
        paper.lines.append(a_line(a_due(duty, days), number))
    paper.lines.append(a_line(a_due("Reply to us", 3, ours=False), 4))
    return _shown(qtbot, desk)


def _shown(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: page.findChild(QLabel, "section_overdue") is not None or _empty(page))
    return page


def _empty(page: TodayPage) -> bool:
    return page.findChild(EmptyState, "todayEmpty") is not None


def test_lines_stand_under_what_they_are(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 4)

    heard = [line.accessibleName() for line in page.findChildren(DueLine)]

    assert [words(page, f"section_{name}") for name in ("overdue", "this_week", "later")] == [
        "Overdue",
        "This week",
        "Later",
    ]
    assert heard[0].startswith("Thu 19 Nov, 4 days late: Write up the review")
    assert "SEND Regs 2014 reg 5(1)" in heard[0]


def test_counts_are_said_to_a_screen_reader(qtbot: QtBot, page: TodayPage) -> None:
    tile = find(page, QPushButton, "tile_overdue")

    qtbot.waitUntil(lambda: tile.accessibleName() == "Overdue: 1")


def test_the_button_of_a_line_asks_for_its_case_and_duty(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "dueDo2") is not None)

    with qtbot.waitSignal(page.opened) as signal:
        press(page, "dueDo2")

    assert signal.args == ["2026-0001", "T-1"]


def test_because_opens_the_reckoning_and_shuts_it(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "dueBecause1") is not None)

    press(page, "dueBecause1")
    qtbot.waitUntil(lambda: "6 weeks from 7 Sep." in _visible_words(page))
    press(page, "dueBecause1")

    assert "6 weeks from 7 Sep." not in _visible_words(page)


def _visible_words(page: TodayPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_something_done_on_a_case_makes_it_look_again(
    qtbot: QtBot, page: TodayPage, desk: Desk, paper: PaperRecords
) -> None:
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 4)
    paper.lines.clear()

    desk.done.emit(Done(CaseNumber("2026-0001"), frozenset({Touched.DIARY}), "Done.", "x"))

    qtbot.waitUntil(lambda: not page.findChildren(DueLine))


@pytest.mark.parametrize(("who", "may_make"), [(OKAFOR, True), (LEWIS, False)])
def test_a_recovery_key_that_is_on_no_paper_is_told_of_on_top(
    qtbot: QtBot,
    lanes: tuple[Tasks, Tasks],
    paper: PaperRecords,
    who: SignIn,
    *,
    may_make: bool,
) -> None:
    paper.open_cases = 0
    store = PaperStore(paper, who)
    store.key_missing = True

    page = _shown(qtbot, Desk(store, *lanes))

    qtbot.waitUntil(find(page, QLabel, "keyMissingWords").isVisible)
    assert find(page, QPushButton, "keyMissingMake").isVisible() is may_make
    assert ("administrator" in words(page, "keyMissingWords")) is not may_make


def test_what_was_done_to_the_records_is_seen_on_coming_back(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], paper: PaperRecords
) -> None:
    paper.open_cases = 0
    store = PaperStore(paper, OKAFOR)
    store.key_missing = True
    page = _shown(qtbot, Desk(store, *lanes))
    qtbot.waitUntil(find(page, QLabel, "keyMissingWords").isVisible)
    page.hide()
    store.note_key_on_paper()

    page.show()

    qtbot.waitUntil(lambda: not find(page, QLabel, "keyMissingWords").isVisible())


def test_an_office_without_cases_is_helped_on(
    qtbot: QtBot, desk: Desk, paper: PaperRecords
) -> None:
    paper.open_cases = 0
    page = _shown(qtbot, desk)
    wanted: list[str] = []
    page.wanted.connect(wanted.append)

    qtbot.waitUntil(find(page, QPushButton, "todayNewCase").isVisible)
    press(page, "todayNewCase")
    press(page, "todayPractice")

    assert wanted == ["new_case", "practice"]
    assert not find(page, QPushButton, "printMyList").isVisible()


def test_the_practice_store_does_not_offer_itself(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], paper: PaperRecords
) -> None:
    paper.open_cases = 0
    page = _shown(qtbot, Desk(PaperStore(paper, OKAFOR, practice=True), *lanes))

    assert page.findChild(QPushButton, "todayPractice") is None


def test_thousands_of_lines_come_two_hundred_at_a_time(
    qtbot: QtBot, desk: Desk, paper: PaperRecords
) -> None:
    paper.lines += [a_line(a_due("Decide whether to assess", -1), at) for at in range(10_000)]
    page = _shown(qtbot, desk)
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 200)

    press(page, "showMore")

    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 400)


def test_more_lines_go_under_those_that_stand_there(
    qtbot: QtBot, desk: Desk, paper: PaperRecords
) -> None:
    """Nothing is built anew: the page stays, and the keyboard goes to the first new line."""
    paper.lines += [a_line(a_due("Decide whether to assess", -1), at) for at in range(500)]
    page = _shown(qtbot, desk)
    page.activateWindow()
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 200)
    before = page.findChildren(DueLine)
    place = find(page, QScrollArea, "todayScroll").verticalScrollBar()
    place.setValue(place.maximum())
    stood = place.value()

    press(page, "showMore")
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 400)

    after = page.findChildren(DueLine)
    assert [line for line in before if line not in after] == []
    qtbot.waitUntil(lambda: find(page, QPushButton, "dueBecause201").hasFocus())
    assert abs(place.value() - stood) < page.height()
    assert not find(page, QPushButton, "dueBecause201").visibleRegion().isEmpty()


def test_what_was_done_keeps_the_lines_that_it_did_not_touch(
    qtbot: QtBot, page: TodayPage, desk: Desk, paper: PaperRecords
) -> None:
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 4)
    before = page.findChildren(DueLine)
    paper.lines.append(a_line(a_due("Send the copy", 21), 5))

    desk.done.emit(Done(CaseNumber("2026-0001"), frozenset({Touched.DIARY}), "Done.", "x"))

    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 5)
    assert [line for line in before if line not in page.findChildren(DueLine)] == []


@pytest.mark.parametrize("text", [1.0, 1.25, 2.0])
def test_a_day_keeps_its_year_on_its_line(qapp: QApplication, text: float) -> None:
    theme.wear(theme.Theme(text=text), qapp)
    late = a_line(a_due("Decide", (date(2024, 5, 29) - TODAY).days))
    soon = a_line(a_due("Decide", 1))
    wide = theme.px(800)

    tall = [
        DueLine(replace(due_words(line, TODAY), how_long="late"), 1).heightForWidth(wide)
        for line in (late, soon)
    ]

    assert due_words(late, TODAY).day == "Wed 29 May 2024"
    assert tall[0] == tall[1]


@pytest.mark.parametrize("width", [700, 1200])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, page: TodayPage, width: int) -> None:
    qtbot.waitUntil(lambda: len(page.findChildren(DueLine)) == 4)

    page.resize(width, 700)

    scroll = find(page, QScrollArea, "todayScroll")
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize(
    ("days", "ours", "window", "tone", "said"),
    [
        (-3, True, False, Tone.RED, "3 days late"),
        (-1, True, False, Tone.RED, "1 day late"),
        (0, True, False, Tone.AMBER, "today"),
        (1, True, False, Tone.AMBER, "tomorrow"),
        (6, True, False, Tone.AMBER, "in 6 days"),
        (7, True, False, Tone.GREEN, "in 7 days"),
        (3, False, False, Tone.BLUE, "in 3 days"),
        (-2, False, False, Tone.RED, "2 days late"),
        (4, False, True, Tone.BLUE, "closes in 4 days"),
        (-1, False, True, Tone.BLUE, "closed 1 day ago"),
        (-37, False, True, Tone.BLUE, "closed 37 days ago"),
    ],
)
def test_the_colour_and_the_words_agree(
    days: int, tone: Tone, said: str, *, ours: bool, window: bool
) -> None:
    line = a_line(a_due("Decide", days, ours=ours, window=window))

    shown = due_words(line, TODAY)

    assert (shown.tone, shown.how_long) == (tone, said)


def test_a_date_from_memory_says_so() -> None:
    line = a_line(a_due("Decide", 3, checked="memory"))

    assert due_words(line, TODAY).caution == "check with the authority"


def test_what_others_owe_is_chased() -> None:
    line = a_line(a_due("Send advice", 3, ours=False))

    shown = due_words(line, TODAY)

    assert shown.button == "Chase"
    assert "waiting on the home authority" in shown.whom


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("Yesterday", date(2026, 11, 22)),
        ("mon", date(2026, 11, 23)),
        ("friday", date(2026, 11, 20)),
        ("+15d", date(2026, 12, 8)),
        ("+ 6 weeks", date(2027, 1, 4)),
        ("-2w", date(2026, 11, 9)),
        ("3/2", date(2026, 2, 3)),
        ("24/11", date(2025, 11, 24)),
        ("3/2/2026", date(2026, 2, 3)),
        ("3.2.09", date(2009, 2, 3)),
        ("2 3 15", date(2015, 3, 2)),
        ("2 3 2015", date(2015, 3, 2)),
        ("3 feb", date(2026, 2, 3)),
        ("3rd February 2025", date(2025, 2, 3)),
        ("2026-02-03", date(2026, 2, 3)),
        ("29/2/2024", date(2024, 2, 29)),
        ("weds", date(2026, 11, 18)),
        ("thurs", date(2026, 11, 19)),
        ("3 sept", date(2026, 9, 3)),
        ("3/2/27", date(2027, 2, 3)),  # a slip that is told as such: nobody means 1927
    ],
)
def test_a_day_as_people_type_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [("fri", date(2026, 11, 27)), ("3/2", date(2027, 2, 3)), ("mon", date(2026, 11, 23))],
)
def test_a_day_to_come(typed: str, day: date) -> None:
    assert read_day(typed, TODAY, back=False) == day


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("30/2/2026", "There is no 30 February 2026"),
        ("29/2/2026", "There is no 29 February 2026"),
        ("3/13", "There is no month 13"),
        ("0/5/2026", "There is no 0 May 2026"),
        ("1/1/1066", "too far away"),
        ("next to never", "Type a date like"),
        ("5", "Type a date like"),
        ("Monica", "Type a date like"),
        ("Sunita", "Type a date like"),
        ("month", "Type a date like"),
        ("3 marble", "Type a date like"),
        ("3 mayor", "Type a date like"),
        ("+9999w", "2218 is too far away"),
        ("-9999w", "1835 is too far away"),
    ],
)
def test_an_impossible_day_is_refused_with_words(typed: str, why: str) -> None:
    with pytest.raises(NotADayError, match=why):
        read_day(typed, TODAY)


def test_short_words_for_days() -> None:
    assert short_day(date(2026, 11, 20), TODAY) == "Fri 20 Nov"
    assert short_day(date(2027, 1, 25), TODAY) == "Mon 25 Jan 2027"
    assert how_long(date(2026, 11, 27), TODAY) == "in 4 days"
    assert years_old(date(2009, 11, 24), TODAY) == 16
    assert years_old(date(2008, 2, 29), date(2026, 2, 28)) == 17


def test_a_line_without_a_date_says_so() -> None:
    line = replace(a_line(a_due("Tell them", None)))

    assert due_words(line, TODAY).day == "No date"


@pytest.mark.parametrize("can_be_done", [True, False])
def test_a_line_with_nothing_to_be_done_opens_no_menu(qtbot: QtBot, *, can_be_done: bool) -> None:
    said = replace(due_words(a_line(a_due("Decide", 1)), TODAY), letter=False)
    line = DueLine(said if can_be_done else replace(said, button=""), 1)
    qtbot.addWidget(line)
    line.show()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint())

    QApplication.sendEvent(line, asked)

    menus = line.findChildren(QMenu)
    assert len(menus) == can_be_done
    assert asked.isAccepted() is can_be_done, "whatever it stands on may have a menu of its own"
    for menu in menus:
        menu.close()
