"""The reviews of a plan in the window: invited, written down, decided, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from caseworker.casework import plans, reviews
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.review import current, progress_of, reviews_of
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.review_sheets import DecideSheet, InviteSheet, MeetingSheet
from caseworker.ui.case.reviews import ReviewsTab
from caseworker.ui.case.seen import case_seen
from caseworker.ui.case.steps import road_of
from caseworker.ui.case.tabs import REVIEWS
from caseworker.ui.papers.letter_sheet import LetterSheet
from tests.builders import a_plan
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.year import (
    MEETING,
    PLANNED_ON,
    a_final_plan,
    in_force,
    it_is,
    to_the_meeting,
    written_down,
)
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words


def reviews_tab(page: CasePage, settle: Settle) -> ReviewsTab:
    page.tabs.setCurrentIndex(REVIEWS)
    settle()
    tab = page.tab(REVIEWS)
    assert isinstance(tab, ReviewsTab)
    return tab


def choose(box: QComboBox, said: str) -> None:
    at = box.findText(said)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at)


def decide(number: CaseNumber, decision: str, day: date, **said: str) -> reviews.DecideAfterReview:
    return reviews.DecideAfterReview(
        number,
        decision,
        day,
        day,
        "The meeting asked for it.",
        said.get("sent_to", ""),
        day,
        said.get("changes", ""),
    )


def test_before_anything_is_planned_the_page_says_by_when(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """The plan was made on 23 November 2026: to decide in time, meet by 25 October 2027."""
    tab = reviews_tab(opened(in_force(store)), settle)

    assert "by Monday 25 October 2027" in words(tab, "reviewNext")
    assert "Plan the annual review" in find(tab, QPushButton, "reviewPlan").text()
    assert tab.outcomes.isVisible()


def test_everybody_is_invited_and_asked_in_one_go(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    day = it_is(store, PLANNED_ON)
    facts = {"what": "Annual review", "on": MEETING.isoformat()}
    store.record(number, Happening("meeting_planned", day, facts=facts))
    tab = reviews_tab(opened(number), settle)

    press(tab, "reviewInvite")
    inviting = sheet(InviteSheet)
    fill(inviting, "who_social_care", "Ms Reed")
    press(inviting, "inviteSave")
    settle()

    review = current(store.case(number))
    assert review is not None
    assert review.notice is not None
    assert "Ms Reed" in review.notice.facts["told"]
    assert {one.whose for one in review.asked} >= {"Mr Shah", "Nurse Bell", "Ms Reed"}
    assert {one.by for one in review.asked} == {date(2027, 9, 28)}
    assert not any("Northmere" in one.whose for one in review.asked)


def test_the_meeting_is_written_down_whole(store: CaseStore, opened: Open, settle: Settle) -> None:
    number = in_force(store)
    to_the_meeting(store, number)
    tab = reviews_tab(opened(number), settle)
    press(tab, "reviewWrite")
    writing = sheet(MeetingSheet)
    press(writing, "spoke0")  # whoever spoke was there
    choose(find(writing, QComboBox, "outcome0Answer"), "Some progress")
    find(writing, QPlainTextEdit, "outcome0Words").setPlainText("Two steps, most days.")
    choose(find(writing, QComboBox, "provision0Answer"), "In part")
    for at, area in enumerate(("A garage.", "At home.", "The youth club.", "Well.")):
        find(writing, QPlainTextEdit, f"adulthood_{at}").setPlainText(area)
    choose(find(writing, QComboBox, "recommends"), "Change the plan")

    press(writing, "writeDownSave")
    settle()

    (review,) = reviews_of(store.case(number))
    assert review.held is not None
    assert review.held.facts["attended"] == "Dawn Whitfield"
    assert review.held.facts["apologies"] == "Mr Shah\nNurse Bell"
    assert "Employment: A garage." in review.held.facts["adulthood"]
    (noted,) = progress_of(store.case(number), "outcome-1")
    assert (noted.day, noted.said, noted.words) == (
        MEETING,
        "Some progress",
        "Two steps, most days.",
    )
    assert [one.facts["delivered"] for one in review.delivered] == ["In part"]


def test_from_year_9_the_meeting_can_not_be_recorded_without_preparing_for_adulthood(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    to_the_meeting(store, number)
    tab = reviews_tab(opened(number), settle)
    press(tab, "reviewWrite")
    writing = sheet(MeetingSheet)

    press(writing, "writeDownSave")
    settle()

    assert reviews_of(store.case(number))[0].held is None
    assert "from Year 9 it has to be" in words(writing, "adulthood_0Fault")
    writing.reject()


def test_what_is_typed_in_the_meeting_is_there_again_after_the_window_has_gone(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    to_the_meeting(store, number)
    page = opened(number)
    press(reviews_tab(page, settle), "reviewWrite")
    writing = sheet(MeetingSheet)
    choose(find(writing, QComboBox, "outcome0Answer"), "Nearly there")
    press(writing, "there1")
    page._desk.drafts.flush()  # noqa: SLF001 - what the clock of the drafts does
    writing.reject()
    settle()

    press(reviews_tab(page, settle), "reviewWrite")
    settle()

    again = sheet(MeetingSheet)
    assert find(again, QComboBox, "outcome0Answer").currentText() == "Nearly there"
    assert again.present.facts()["attended"] == "Mr Shah"
    again.reject()


def test_to_change_the_plan_the_changes_go_out_with_the_decision_and_are_tied_to_it(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    written_down(store, number)
    store.office.do(plans.start_plan, plans.StartPlan(number))
    store.office.keep_plan(number, a_final_plan(how_often="4 times a week"))
    day = it_is(store, date(2027, 10, 20))
    tab = reviews_tab(opened(number), settle)

    press(tab, "reviewDecide")
    settle()
    deciding = sheet(DecideSheet)
    choose(deciding.choice, "Change the plan")
    find(deciding, QPlainTextEdit, "reasons").setPlainText("Three times was not enough.")
    proposed = find(deciding, QPlainTextEdit, "changes").toPlainText()
    find(deciding, QLineEdit, "served").setText("20/10/2027")
    press(deciding, "decideSave")
    settle()

    letter = sheet(LetterSheet)
    assert "reg 20(10), 21(9), 22(2)" in words(letter, "letterSource")
    letter.reject()
    assert "4 times a week" in proposed
    kinds = store.kinds(number)
    assert kinds[-3:] == ["decided_to_amend", "amendment_notice_served", "changes_tied"]
    (review,) = reviews_of(store.case(number))
    assert review.changes is not None
    assert review.changes.sent == day


def test_a_plan_that_is_kept_is_decided_and_the_review_is_over(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = in_force(store)
    written_down(store, number)
    day = it_is(store, date(2027, 10, 20))
    store.record(number, Happening("review_report_sent", day, sent=day))
    tab = reviews_tab(opened(number), settle)
    press(tab, "reviewDecide")
    settle()
    deciding = sheet(DecideSheet)
    choose(deciding.choice, "Keep the plan as it is")
    find(deciding, QPlainTextEdit, "reasons").setPlainText("It fits.")

    press(deciding, "decideSave")
    settle()
    sheet(LetterSheet).reject()

    assert current(store.case(number)) is None
    assert "Annual review, Tuesday 12 October 2027" in words(tab, "before0")


@pytest.mark.parametrize(
    ("decision", "source"),
    [("keep", "reg 20(10)"), ("cease", "reg 20(11)"), ("amend", "reg 20(10)")],
)
def test_nothing_is_decided_after_a_review_that_was_not_held(
    store: CaseStore, decision: str, source: str
) -> None:
    number = in_force(store)
    command = decide(number, decision, it_is(store, PLANNED_ON), changes="F1", sent_to="Dawn")

    with pytest.raises(NotAllowed, match="none waits for a decision") as refused:
        store.office.do(reviews.decide_after_review, command)

    assert source in refused.value.source


def test_a_plan_is_not_ended_before_they_were_consulted(store: CaseStore) -> None:
    """SEND Regs 2014 reg 31(1)."""
    number = in_force(store)
    written_down(store, number)
    command = decide(number, "cease", it_is(store, date(2027, 10, 20)))

    with pytest.raises(NotAllowed, match="Consulted on ending") as refused:
        store.office.do(reviews.decide_after_review, command)

    assert "reg 20(11) and 31" in refused.value.source


def test_a_decision_to_amend_without_the_changes_is_refused(store: CaseStore) -> None:
    """*Devon*: a decision without the changes leaves the parent without a date."""
    number = in_force(store)
    written_down(store, number)
    command = decide(number, "amend", it_is(store, date(2027, 10, 20)), sent_to="Dawn")

    with pytest.raises(Incomplete, match="it goes out with the decision"):
        store.office.do(reviews.decide_after_review, command)

    assert "decided_to_amend" not in store.kinds(number)


def test_a_plan_is_changed_without_a_review_by_its_notice_alone(store: CaseStore) -> None:
    """SEND Regs 2014 reg 28."""
    number = in_force(store)
    day = it_is(store, date(2027, 2, 1))
    command = decide(number, "amend", day, changes="H1: a new address", sent_to="Dawn")

    store.office.do(reviews.decide_after_review, replace(command, alone=True))

    kinds = store.kinds(number)
    assert "amendment_notice_served" in kinds
    assert "decided_to_amend" not in kinds


def test_in_custody_a_monitoring_meeting_is_offered_and_a_review_is_refused(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """CU-28; CFA 2014 s.70(1) switches section 44 off."""
    number = store.a_case(setting="custody")
    day = store.office.today
    store.record(number, Happening("existing_plan_recorded", day, facts={"authority": "Northmere"}))
    tab = reviews_tab(opened(number), settle)

    assert "Plan the monitoring meeting" in find(tab, QPushButton, "reviewPlan").text()
    assert not find(tab, QPushButton, "reviewAlone").isVisible()
    with pytest.raises(NotAllowed, match="Monitoring meeting") as refused:
        store.office.do(
            reviews.write_down_review, reviews.WriteDownReview(number, "Annual review", day)
        )
    assert "s.70(1)" in refused.value.source


def test_an_unfinished_plan_keeps_the_page_of_reviews_quiet(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    tab = reviews_tab(opened(store.drafting(a_plan())), settle)

    assert words(tab, "reviewNext") == "A plan is reviewed once it is in force."
    assert not find(tab, QPushButton, "reviewPlan").isVisible()


def test_what_several_others_owe_alike_is_one_step_of_the_road(store: CaseStore) -> None:
    number = in_force(store)
    to_the_meeting(store, number)
    seen = store.office.see(case_seen(number))

    steps = [one.step.words for one in road_of(seen).steps]

    assert steps.count("Advice for the review") == 1


def test_to_assess_again_leaves_the_review_to_be_decided(store: CaseStore) -> None:
    """Reg 20(10) asks whether the plan is kept, changed or ended; this is beside it."""
    number = in_force(store)
    written_down(store, number)
    day = it_is(store, date(2027, 10, 20))

    store.office.do(reviews.decide_after_review, decide(number, "reassess", day))

    assert store.kinds(number)[-1] == "reassessment_agreed"
    waiting = current(store.case(number))
    assert waiting is not None
    assert waiting.decided is None
