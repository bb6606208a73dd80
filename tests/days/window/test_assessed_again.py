"""Assessed again in the window: from the request to the plan after it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_a_final_plan

ASKED = date(2027, 1, 11)
AGREED = date(2027, 1, 26)  # T-21: 15 days, K3
CAME = date(2027, 3, 8)
DRAFTED = date(2027, 4, 5)
TOO_SOON = date(2027, 4, 19)
FINAL = date(2027, 5, 4)  # T-22: 14 weeks, K1


def comes_back(desktop: Desktop, officer: Officer, day: date, tab: str = "Reviews") -> None:
    desktop.it_is(day)
    officer.finds_person("Whitfield")
    officer.turns_to(tab)


def answers_the_request(officer: Officer) -> None:
    officer.presses("againAnswer")
    officer.ticks("kind_reassessment_agreed")
    officer.types("reasons", "His needs are no longer those of the plan.")
    officer.finishes("entrySave", "entry")
    officer.waits(lambda: officer.is_seen("letterSource"), "L-24 is offered at once")
    officer.presses("letterClose")


def drafts_it_anew(officer: Officer) -> None:
    """From the plan in force, with its placement open again."""
    officer.turns_to("Plan")
    officer.presses("changePlan")
    officer.picks("outline", "C  ")
    officer.types("section_C", "Tom sleeps better since June.")
    officer.picks("outline", "I  ")
    assert officer.reads("placeName") == ""


def test_a_plan_is_assessed_again_while_it_stays_in_force(desktop: Desktop, tmp_path: Path) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
        desktop.it_is(ASKED)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Reviews")
    officer.presses("againAsked")
    officer.chooses("requested_by", "Parent")
    officer.finishes("entrySave", "entry")
    officer.sees(
        "Answer by Tuesday 26 January 2027",
        "less than six months before the request” or “Not necessary”",
    )

    comes_back(desktop, officer, AGREED)
    answers_the_request(officer)
    officer.sees("Re-assessing", "The plan stays in force", "Final plan by Tuesday 4 May 2027")
    officer.presses("againNext")
    for source, name in acts.ADVISERS.items():
        officer.types(f"who_{source}", name)
    officer.finishes("askSave", "askAdvice")

    comes_back(desktop, officer, CAME, "Assessment")
    for at, name in enumerate(acts.ADVISERS.values()):
        paper = tmp_path / f"Advice {at}.txt"
        paper.write_text(f"{name}: what we know of Tom now.", encoding="utf-8")
        acts.records_advice(officer, name, at, paper)
    officer.sees("Advice: 5 of 5 in")

    comes_back(desktop, officer, DRAFTED, "Plan")
    drafts_it_anew(officer)
    acts.sends_the_draft(officer, DRAFTED)

    comes_back(desktop, officer, TOO_SOON, "Plan")
    officer.presses("finalise")
    officer.sees("not before Tuesday 20 April 2027")
    officer.presses("issueCancel")

    comes_back(desktop, officer, FINAL)
    acts.names_the_place(officer, "Harrow Hill School")
    acts.lists_who_is_sent_it(officer, "Harrow Hill School")
    acts.finalises(officer)
    officer.sees("Final, re-assessed 1")
    officer.turns_to("Reviews")
    officer.sees("by Wednesday 5 April 2028")  # four weeks before the twelve months are over
    officer.turns_to("Documents")
    officer.sees("The final plan after assessing again")
