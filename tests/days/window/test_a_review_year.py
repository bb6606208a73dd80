"""A whole review year in the window: from the invitation to the amended plan, its days at each."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.casework import entries
from caseworker.domain.case import Happening
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_a_final_plan

PLANNED_ON = date(2027, 9, 6)
ROUND = date(2027, 9, 24)
MEETING = date(2027, 10, 12)
REPORTED = date(2027, 10, 22)
DECIDED = date(2027, 11, 5)
SERVED = date(2027, 11, 8)
TOO_SOON = date(2027, 11, 19)
FINAL = date(2027, 12, 20)


def at_the_reviews(desktop: Desktop, day: date) -> Officer:
    """A plan that was made final on 1 December 2026, and the officer back on that day."""
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
        desktop.it_is(day)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Reviews")
    return officer


def comes_back(desktop: Desktop, officer: Officer, day: date) -> None:
    desktop.it_is(day)
    officer.finds_person("Whitfield")
    officer.turns_to("Reviews")


def plans_the_meeting(officer: Officer) -> None:
    officer.presses("reviewPlan")
    officer.dates("on", MEETING)
    officer.types("where", "Harrow Hill School")
    officer.finishes("entrySave", "entry")


def gathers_papers_and_views(officer: Officer) -> None:
    officer.presses("reviewPaper0Record")
    officer.types("words", "He sleeps better.")
    officer.finishes("entrySave", "entry")
    officer.presses("reviewRound")
    officer.finishes("entrySave", "entry")
    officer.presses("reviewViewsAdd")
    officer.types("views", "I like the workshop.")
    officer.types("how", "Drawing, with his tutor")
    officer.finishes("entrySave", "entry")


def writes_down_the_meeting(officer: Officer) -> None:
    officer.presses("reviewWrite")
    officer.ticks("spoke0")
    officer.chooses("outcome0Answer", "Some progress")
    officer.types("outcome0Words", "Two steps, most days.")
    officer.chooses("provision0Answer", "In part")
    officer.types("provision0Words", "No therapist in June.")
    officer.types("outcome", "Four times a week, in place of three.")
    officer.chooses("recommends", "Change the plan")
    officer.finishes("writeDownSave", "writeDown")


def changes_the_plan_and_decides(officer: Officer) -> None:
    """What is changed in the plan is filled in as the changes that are proposed."""
    officer.turns_to("Plan")
    officer.presses("changePlan")
    officer.picks("outline", "C  ")
    officer.types("section_C", "Tom sleeps better since June.")
    officer.turns_to("Reviews")
    officer.presses("reviewDecide")
    officer.chooses("decision", "Change the plan")
    officer.sees("within four weeks of the meeting")
    officer.types("reasons", "The meeting asked for it.")
    officer.dates("served", SERVED)
    assert "sleeps better" in officer.reads("changes")
    officer.finishes("decideSave", "decide")
    officer.waits(lambda: officer.is_seen("letterSource"), "the notice is offered at once")
    officer.presses("letterClose")


def test_a_review_year_from_the_invitation_to_the_amended_plan(desktop: Desktop) -> None:
    officer = at_the_reviews(desktop, PLANNED_ON)
    officer.sees("by Tuesday 2 November 2027")  # four weeks before the twelve months are over
    plans_the_meeting(officer)
    officer.sees("Annual review", "Meeting planned: Tuesday 12 October 2027")
    officer.sees("28 Sep", "26 Oct", "9 Nov", "4 Jan 2028")  # T-12, T-13, T-14, T-17
    officer.presses("reviewInvite")
    officer.types("who_health", "Nurse Bell")
    officer.finishes("inviteSave", "invite")
    officer.sees("Papers for the meeting", "Nurse Bell", "Due Tue 28 Sep")

    comes_back(desktop, officer, ROUND)
    gathers_papers_and_views(officer)
    officer.sees("“I like the workshop.”", "Drawing, with his tutor")

    comes_back(desktop, officer, MEETING)
    writes_down_the_meeting(officer)
    officer.sees("Some progress", "Two steps, most days.")

    comes_back(desktop, officer, REPORTED)
    officer.presses("reviewReport")
    officer.finishes("entrySave", "entry")

    comes_back(desktop, officer, DECIDED)
    changes_the_plan_and_decides(officer)
    officer.sees("31 Dec")  # T-16: eight weeks from the day that it was sent

    comes_back(desktop, officer, TOO_SOON)
    officer.turns_to("Plan")
    officer.presses("finalise")
    officer.sees("not before Tuesday 23 November 2027")  # T-15: 15 days, the 8th among them
    officer.presses("issueCancel")

    comes_back(desktop, officer, FINAL)
    acts.lists_who_is_sent_it(officer, "Harrow Hill School")
    officer.turns_to("Plan")
    acts.finalises(officer)
    officer.sees("Final, amended 1")
    officer.turns_to("Reviews")
    officer.sees("Earlier reviews", "Annual review, Tuesday 12 October 2027")
    officer.sees("Plan the annual review", "by Wednesday 13 September 2028")
    officer.turns_to("Documents")
    officer.sees("Report: annual review, Tuesday 12 October 2027")


def test_a_plan_that_stays_as_it_is(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        case = to_a_final_plan(desktop, store.office)
        day = desktop.it_is(MEETING)
        for kind in ("review_held", "review_report_sent"):
            happening = Happening(kind, day, sent=day if kind.endswith("sent") else None)
            store.office.do(entries.record, entries.Record(case, happening))
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Reviews")

    officer.presses("reviewDecide")
    officer.chooses("decision", "Keep the plan as it is")
    officer.types("reasons", "Everything in it still fits.")
    officer.finishes("decideSave", "decide")
    officer.waits(lambda: officer.is_seen("letterSource"), "the notice is offered at once")
    officer.presses("letterClose")

    officer.sees("Earlier reviews", "Decided to keep the plan as it is")
    officer.turns_to("Documents")
    officer.sees("After the review: the plan stays as it is")
