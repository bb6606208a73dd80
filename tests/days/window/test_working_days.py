"""Issue 3, point 6: working days that the office enters itself, through the real window."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.domain.case import CaseNumber
from caseworker.ui.case.seen import case_seen
from caseworker.ui.diary.view import DaysView
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note, to_an_open_case
from tests.storage.stores import PASSPHRASE

MOURNING = date(2026, 9, 21)  # a Monday, two weeks after the first day


def signs_in_with_a_reply_owed(desktop: Desktop) -> Officer:
    """Asked on 7 September for advice: the 20 working days end on 5 October."""
    with closing(desktop.has_a_store()) as store:
        case = to_an_open_case(desktop, store.office)
        said = {"asked_by": "Mill Lane Primary", "question": "Which support?"}
        note(store.office, case, "advice_asked_of_us", **said)
    return desktop.signs_in()


def enters_the_day(officer: Officer, day: date) -> None:
    officer.turns_to_preferences("Days and places")
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
    officer.turns_to_preferences("Days and places")
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


def exception_on_the_card(desktop: Desktop, number: CaseNumber) -> str:
    """What the card of the decision to assess says of the exception."""
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        seen = store.office.see(case_seen(number))
    decide = next(due for due in seen.dues if due.id == "T-03")
    return dict(decide.explained)["Exception"]


def enters_school_days(officer: Officer, first: date, last: date, what: str = "Term") -> None:
    officer.presses("schoolOpen")
    officer.types("schoolName", "Mill Lane Primary")
    officer.chooses("schoolWhat", what)
    officer.dates("schoolFirst", first)
    officer.dates("schoolLast", last)
    officer.presses("schoolAdd")
    officer.waits_for_quiet()


def test_the_terms_of_a_school_give_a_record_its_day_and_the_card_says_whose_they_are(
    desktop: Desktop,
) -> None:
    with closing(desktop.has_a_store()) as store:
        case = to_an_open_case(desktop, store.office)
        note(store.office, case, "records_asked_of_school", school="Mill Lane Primary")
    officer = desktop.signs_in()
    officer.sees("Send the education record and the common transfer file", "No date")

    officer.turns_to_preferences("Days and places")
    enters_school_days(officer, date(2026, 9, 2), date(2026, 12, 18))
    enters_school_days(officer, date(2026, 9, 14), date(2026, 9, 15), "Closed within a term")
    officer.sees("Mill Lane Primary: closed")

    officer.presses("rail_today")
    officer.sees("Wed 30 Sep")  # 15 school days after the 7th, two days off passed over
    officer.presses("dueBecause1")
    officer.sees("Counted by the terms of Mill Lane Primary")
    officer.turns_to_preferences("Days and places")
    officer.presses("remove_school_2")
    officer.sees_no("Mill Lane Primary: closed")
    officer.presses("rail_today")
    officer.sees("Mon 28 Sep")


def test_a_closure_of_four_weeks_is_put_into_the_claim_of_an_exception(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        case = to_an_open_case(desktop, store.office)
        note(store.office, case, "request_received", requested_by="Parent")
        asked = {"adviser": "Mill Lane Primary", "advice": "Education"}
        note(store.office, case, "advice_requested", **asked)
    officer = desktop.signs_in()
    officer.turns_to_preferences("Days and places")
    enters_school_days(officer, date(2026, 9, 9), date(2026, 10, 9), "Closed within a term")

    officer.finds_person("Whitfield")
    officer.takes("actions", "act_exception_claimed")
    officer.types("reasons", "Nobody was there to answer.")
    officer.chooses("limit", "Decide whether to assess")
    officer.chooses("exception", "school or college")

    assert officer.reads("closed_institution") == "Mill Lane Primary"
    assert officer.reads("closed_from") == "9/9/2026"
    assert officer.reads("reopens_on") == "10/10/2026"
    assert officer.reads("advice_asked_on") == "7/9/2026"
    officer.finishes("entrySave", "entry")
    desktop.closes(officer)

    assert "Mill Lane Primary: from Wednesday 9 September 2026 to Saturday 10 October 2026" in (
        exception_on_the_card(desktop, case)
    )
