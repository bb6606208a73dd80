"""Issue 3, point 6: working days that the office enters itself, through the real window."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.ui.diary.view import DaysView
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note, to_an_open_case

MOURNING = date(2026, 9, 21)  # a Monday, two weeks after the first day


def signs_in_with_a_reply_owed(desktop: Desktop) -> Officer:
    """Asked on 7 September for advice: the 20 working days end on 5 October."""
    with closing(desktop.has_a_store()) as store:
        case = to_an_open_case(desktop, store.office)
        said = {"asked_by": "Mill Lane Primary", "question": "Which support?"}
        note(store.office, case, "advice_asked_of_us", **said)
    return desktop.signs_in()


def enters_the_day(officer: Officer, day: date) -> None:
    officer.presses("rail_preferences")
    officer.presses("oneOffOpen")
    officer.dates("oneOffDay", day)
    officer.types("oneOffName", "Day of mourning")
    officer.types("oneOffSource", "Proclamation of 10 September 2026")
    officer.presses("oneOffAdd")
    officer.waits_for_quiet()


def test_a_one_off_day_moves_every_date_and_is_named_and_can_be_taken_back(
    desktop: Desktop,
) -> None:
    officer = signs_in_with_a_reply_owed(desktop)
    officer.sees("Mon 5 Oct")

    enters_the_day(officer, MOURNING)

    officer.sees("Monday 21 September 2026: Day of mourning", "Proclamation of 10 September 2026")
    officer.presses("rail_today")
    officer.sees("Tue 6 Oct")
    officer.presses("dueBecause1")
    officer.sees("Monday 21 September 2026, Day of mourning (one-off)")
    officer.presses("rail_diary")
    month = officer.finds("diaryMonth", DaysView)
    officer.waits(
        lambda: "Day of mourning (one-off)" in str(month.days.index_of(MOURNING).data()),
        "the diary names it",
    )
    officer.presses("rail_preferences")
    officer.presses("remove_oneOff_England_2026-09-21")
    officer.sees("No one-off day is entered.")
    officer.presses("rail_today")
    officer.sees("Mon 5 Oct")


def test_a_day_that_can_be_none_is_answered_beside_its_field(desktop: Desktop) -> None:
    officer = signs_in_with_a_reply_owed(desktop)

    enters_the_day(officer, date(2026, 12, 25))

    assert "already: Christmas Day" in officer.reads("oneOffDayFault")
    officer.dates("oneOffDay", date(2026, 9, 19))
    officer.presses("oneOffAdd")
    officer.waits(lambda: "weekend" in officer.reads("oneOffDayFault"), "it is refused again")


def test_a_day_that_was_entered_is_there_the_next_morning(desktop: Desktop) -> None:
    officer = signs_in_with_a_reply_owed(desktop)
    enters_the_day(officer, MOURNING)
    desktop.closes(officer)

    again = desktop.signs_in()

    again.sees("Tue 6 Oct")
