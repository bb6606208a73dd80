"""The reviews of a term, planned in one sitting: proposed days, invitations, all taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.casework import term_reviews
from caseworker.casework.records import EVERYBODY
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete
from caseworker.domain.review import current
from caseworker.ui.desk import Desk
from caseworker.ui.diary.term_sheet import TermSheet
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.case.year import PEOPLE, in_force, it_is
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words

AUTUMN = date(2027, 9, 6)
CHRISTMAS = date(2027, 12, 17)


def found(store: CaseStore, first: date, last: date) -> tuple[term_reviews.TermReview, ...]:
    return store.office.see(term_reviews.term_reviews(first, last, EVERYBODY))


def a_plan_elsewhere(store: CaseStore) -> CaseNumber:
    """A case that came with a plan, and of which nobody but the mother is known."""
    number = store.a_case()
    facts = {"authority": "Northmere"}
    store.record(number, Happening("existing_plan_recorded", TODAY, facts=facts))
    return number


def a_sheet(qtbot: QtBot, desk: Desk, settle: Settle) -> TermSheet:
    sheet = TermSheet(desk, AUTUMN, EVERYBODY)
    qtbot.addWidget(sheet)
    sheet.show()
    settle()
    return sheet


def test_a_plan_stands_in_the_term_into_which_its_meeting_falls(store: CaseStore) -> None:
    """Made on 23 November 2026: to be decided within the twelve months, met by 25 October 2027."""
    number = in_force(store)
    it_is(store, AUTUMN)

    (one,) = found(store, AUTUMN, CHRISTMAS)

    assert (one.case, one.by, one.planned) == (number, date(2027, 10, 25), None)
    assert one.proposed == date(2027, 10, 11)
    assert [each.name for each in one.invited] == [
        "Tom Whitfield",
        "Dawn Whitfield",
        "Mr Shah",
        "Northmere SEND casework",
        "Nurse Bell",
    ]
    assert found(store, date(2028, 1, 4), date(2028, 3, 31)) == ()


def test_a_proposed_day_leaves_time_for_the_notice(store: CaseStore) -> None:
    in_force(store)
    day = it_is(store, date(2027, 10, 18))

    (one,) = found(store, day, CHRISTMAS)

    assert one.proposed == date(2027, 11, 2)


def test_a_meeting_without_two_weeks_of_notice_is_refused(store: CaseStore) -> None:
    """SEND Regs 2014 reg 20(3)."""
    number = in_force(store)
    it_is(store, AUTUMN)

    with pytest.raises(Incomplete, match="Two weeks’ notice"):
        store.office.do(
            term_reviews.plan_term_review,
            term_reviews.PlanTermReview(number, "Annual review", date(2027, 9, 17)),
        )

    assert "meeting_planned" not in store.kinds(number)


def test_a_term_is_planned_in_one_sitting_and_taken_back_in_one(
    store: CaseStore, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    number, other = in_force(store), a_plan_elsewhere(store)
    it_is(store, AUTUMN)
    sheet = a_sheet(qtbot, desk, settle)
    assert len(sheet.rows) == 2

    press(sheet, "termPlan")
    settle()

    days = set()
    for case in (number, other):
        review = current(store.case(case))
        assert review is not None
        assert review.notice is not None
        days.add(review.on)
    assert days == {date(2027, 10, 11), date(2027, 10, 8)}  # not both on one day
    asked = [one.whose for one in current(store.case(number)).asked]  # type: ignore[union-attr]
    assert asked == ["Tom Whitfield", *(one.name for one in PEOPLE)]
    assert find(sheet, QPushButton, "termLetters").isEnabled()

    press(sheet, "termUndo")
    settle()

    assert current(store.case(number)) is None
    assert current(store.case(other)) is None
    assert not find(sheet, QPushButton, "termUndo").isEnabled()
    sheet.reject()


def test_what_is_planned_already_is_shown_and_not_planned_twice(
    store: CaseStore, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    number = in_force(store)
    day = it_is(store, AUTUMN)
    facts = {"what": "Annual review", "on": "2027-10-12"}
    store.record(number, Happening("meeting_planned", day, facts=facts))

    sheet = a_sheet(qtbot, desk, settle)

    assert not find(sheet, QCheckBox, "term0Tick").isEnabled()
    assert not find(sheet, QPushButton, "termPlan").isEnabled()
    sheet.reject()


def test_a_term_without_reviews_says_so(
    store: CaseStore, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    it_is(store, AUTUMN)

    sheet = a_sheet(qtbot, desk, settle)

    assert words(sheet, "termNone") == "No review meeting is due in these days."
    sheet.reject()
