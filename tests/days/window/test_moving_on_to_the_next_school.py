"""A child in Year 6, from the list of those who move on to the school that the plan names."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from caseworker.casework import cases, facts
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, to_a_final_plan

AUTUMN = date(2027, 9, 6)
MET = date(2027, 11, 8)
NOTICE, SERVED = date(2027, 12, 3), date(2027, 12, 4)
CONSULTED = date(2028, 1, 10)
REPLIED = date(2028, 1, 19)
OVER = date(2028, 1, 26)  # the 15 days of the Code ended on the 25th
ISSUED = date(2028, 1, 27)
YEAR_6 = replace(TOM, born=date(2017, 3, 2))


def at_the_list(desktop: Desktop) -> Officer:
    """A plan that was made final on 1 December 2026; the officer looks who moves on."""
    with closing(desktop.has_a_store()) as store:
        case = to_a_final_plan(desktop, store.office)
        store.office.do(cases.change_person, cases.ChangePerson(case, YEAR_6))
        attends = facts.NoteFacts(case, {"attends": "Mill Lane Primary"})
        store.office.do(facts.note_facts, attends)
        desktop.it_is(AUTUMN)
    officer = desktop.signs_in()
    looks_who_moves_on(officer)
    return officer


def looks_who_moves_on(officer: Officer) -> None:
    officer.presses("rail_moves")
    officer.turns_to("Moving on", of="movesTabs")


def comes_back(desktop: Desktop, officer: Officer, day: date) -> None:
    desktop.it_is(day)
    officer.finds_person("Whitfield")
    officer.turns_to("Placement")


def enters_the_move_and_opens_the_case(officer: Officer) -> None:
    officer.sees("1 moves on", "not known yet: 1", "1 worked out and not entered")
    officer.presses("moversEnter")
    officer.presses("questionYes")
    officer.sees_no("worked out and not entered")
    officer.picks("moversTable", "Tom Whitfield")
    officer.keys("Return")
    officer.waits_for_the_case()


def hears_what_the_family_wants(officer: Officer) -> None:
    officer.presses("placementAskFamily")
    officer.finishes("entrySave", "entry")
    officer.presses("placementWish")
    officer.types("institution", "Weir High School")
    officer.chooses("category", "Academy")
    officer.types("reasons", "His sister goes there.")
    officer.finishes("entrySave", "entry")


def writes_down_review_and_notice(officer: Officer) -> None:
    officer.takes("actions", "act_review_held")
    officer.dates("day", MET)
    officer.chooses("what", "Phase transfer")
    officer.finishes("entrySave", "entry")
    officer.takes("actions", "act_amendment_notice_served")
    for name, day in (("day", NOTICE), ("sent", NOTICE), ("served", SERVED)):
        officer.dates(name, day)
    officer.types("changes", "Section I: the next school.")
    officer.finishes("entrySave", "entry")


def consults_three(officer: Officer) -> None:
    officer.presses("placementConsult")
    assert officer.reads("consult0") == "Weir High School"
    officer.types("consult1", "Holm Academy")
    officer.types("consult2", "Hillside School")
    officer.finishes("consultSave", "consult")
    officer.sees("3 letters can be sent", "Should your institution be named? (L-11)")
    officer.presses("manyClose")


def hears_from_two(officer: Officer) -> None:
    for at, answer in ((0, "Incompatible with the education of others"), (2, "Can meet the needs")):
        officer.presses(f"institution{at}Reply")
        officer.chooses("reply", answer)
        officer.finishes("entrySave", "entry")
    officer.sees("Objects", "CFA 2014 s.39(4)(b)")


def refuses_the_first(officer: Officer) -> None:
    officer.presses("institution0Refuse")
    officer.sees("Incompatible with the efficient education of others")
    officer.types("reasons", "Thirty-two in each class, and no room beside it.")
    officer.finishes("entrySave", "entry")
    officer.waits(lambda: officer.is_seen("letterSource"), "the letter with the ground is offered")
    officer.presses("letterClose")


def goes_on_and_names(officer: Officer) -> None:
    officer.sees("Reply is late")
    officer.presses("institution1GoOn")
    officer.finishes("goOnSave", "goOn")
    officer.sees("Gone on without a reply")
    officer.presses("institution2Name")
    officer.types("type", "Mainstream academy")
    officer.types("reasons", "It can meet his needs, and is near.")
    officer.finishes("nameOneSave", "nameOne")


def test_from_the_list_to_the_named_school_before_15_february(desktop: Desktop) -> None:
    officer = at_the_list(desktop)
    enters_the_move_and_opens_the_case(officer)
    officer.turns_to("Placement")
    officer.sees("Primary to secondary school, September 2028", "Mill Lane Primary", "Entered")
    officer.sees("Monday 14 February 2028", "before 15 February", "22 Nov")  # T-18, K7
    hears_what_the_family_wants(officer)
    officer.sees("Weir High School", "Academy: binding (CFA 2014 s.38(3))")

    comes_back(desktop, officer, CONSULTED)
    writes_down_review_and_notice(officer)
    consults_three(officer)
    officer.sees("Tuesday 25 January 2028")  # T-08: 15 days from 10 January

    comes_back(desktop, officer, REPLIED)
    hears_from_two(officer)
    refuses_the_first(officer)

    comes_back(desktop, officer, OVER)
    goes_on_and_names(officer)
    officer.turns_to("Placement")
    officer.sees("To be named", "It can meet his needs, and is near.")

    comes_back(desktop, officer, ISSUED)
    acts.lists_who_is_sent_it(officer, "Hillside School")
    acts.finalises(officer)
    officer.sees("Final, amended 1")
    officer.turns_to("Placement")
    officer.sees("The plan names it", "Named in the plan")
    looks_who_moves_on(officer)
    officer.sees("1 moves on", "named: 1")
