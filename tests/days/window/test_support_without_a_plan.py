"""Support without a plan in the window: from the first concern to the decision to request."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import comes_back_on, fills_in, opens, records, sits_down

BORN = date(2018, 5, 10)
CONCERN = date(2026, 9, 7)
PLANNED = date(2026, 9, 21)
FIRST_BY = date(2026, 12, 11)
SECOND = date(2027, 1, 11)
SECOND_BY = date(2027, 3, 26)


def plans_the_first_cycle(officer: Officer) -> None:
    officer.turns_to("Support")
    officer.sees("First response: good teaching tried", "CFA 2014 s.68")
    officer.presses("supportPlan")
    officer.presses("cycleSave")
    officer.sees("This day is needed.")
    officer.ticks("areas_1")
    fills_in(
        officer,
        assessed="Reads 14 words a minute.",
        baseline="14 words",
        part_teacher_names="Ms Reed",
        part_senco_names="Mr Ode",
        part_parents_why_not="No answer to two letters",
        targets0_outcome="Reads 30 words a minute",
        targets0_baseline="14 words",
        targets0_measure="Timed reading",
        targets0_aim="30 words",
        chosen_provision0_library="Small-group systematic phonics",
        provision0_staff="Mr Bell",
        provision0_hourly="18.60",
        teacher="Ms Reed",
        on=FIRST_BY,
        voice0_said="I like maps.",
    )
    officer.presses("cycleSave")
    officer.sees("Parent or young person told of the support", "CFA 2014 s.68")
    officer.dates("told_told", PLANNED)
    officer.finishes("cycleSave", "cycle")


def reviews_it(officer: Officer, said: str, decision: str) -> None:
    officer.presses("supportReview")
    fills_in(
        officer,
        chosen_result0Answer="Not met",
        result0Words=said,
        part_parents_names="Ms Nwosu",
        effect="She gives up in new texts.",
        chosen_decision=decision,
        reasons="Little progress.",
    )
    officer.finishes("supportReviewSave", "supportReview")


def test_from_a_first_concern_to_the_decision_to_request_an_assessment(desktop: Desktop) -> None:
    officer = sits_down(desktop, CONCERN, "community")
    opens(officer, "Ada Nwosu", BORN, since=CONCERN)
    records(officer, "concern_raised", raised_by="Ms Reed", concern="She reads very slowly")
    records(officer, "teaching_tried", tried="Sits in front, short steps", effect="Gives up")
    found = "Special educational needs"
    records(officer, "sen_considered", chosen_found=found, reasons="Far below her year.")

    comes_back_on(desktop, officer, PLANNED, "Nwosu")
    plans_the_first_cycle(officer)
    officer.sees("SEN Support: cycle 1", "£74.40 for this child", "“I like maps.”")
    officer.sees("Parents: No answer to two letters")
    officer.turns_to("Overview")
    officer.sees("Review the SEN Support", "Meet the parent about SEN Support")

    comes_back_on(desktop, officer, FIRST_BY, "Nwosu")
    officer.turns_to("Support")
    reviews_it(officer, "17 words", "Change the support")
    officer.sees("Decided: Change the support", "Not met")

    comes_back_on(desktop, officer, SECOND, "Nwosu")
    officer.turns_to("Support")
    officer.presses("supportPlan")
    assert officer.reads("targets0_baseline") == "17 words"
    fills_in(officer, assessed="17 words a minute.", baseline="17 words", on=SECOND_BY)
    fills_in(officer, provision0_group="2")
    officer.finishes("cycleSave", "cycle")
    officer.sees("SEN Support: cycle 2", "£148.80 for this child")

    comes_back_on(desktop, officer, SECOND_BY, "Nwosu")
    officer.turns_to("Support")
    reviews_it(officer, "18 words", "Request an assessment")
    officer.sees("2 cycles in a row brought little", "From memory: check with the authority")
    officer.presses("supportFollow")
    officer.sees("Evidence for a request for an assessment", "Request sent…")
    officer.sees("Cycle 2, from 11 January 2027", "0% of what it aimed at was met")
