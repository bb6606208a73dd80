"""A plan that ends at 20: a review first, consulted on a ground, and over on a day of its own."""

from __future__ import annotations

from datetime import date

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import comes_back_on, opens, records, sits_down

TOLD, DECIDED, OVER = date(2026, 9, 14), date(2026, 10, 1), date(2026, 12, 2)


def turns_to_the_ending(officer: Officer) -> None:
    officer.takes("actions", "part_EndingTab")


def consults(officer: Officer) -> None:
    officer.presses("endingConsult_no_wish_to_learn")
    officer.types("institution", "Northmere College")
    officer.types("reasons", "He left in July and works with his uncle.")
    officer.finishes("endingConsultSave", "endingConsult")
    officer.sees("We are thinking of ending the plan, and ask what you think")
    officer.presses("letterClose")


def decides(officer: Officer) -> None:
    officer.presses("endingDecide")
    officer.types("reasons", "He does not wish to return.")
    officer.presses("endingDecideSave")


def test_a_young_person_of_twenty_who_does_not_wish_to_return(desktop: Desktop) -> None:
    """SEND Regs 2014 reg 30 and 31, CFA 2014 s.45(4): S17, S18 and S19 at the window."""
    officer = sits_down(desktop, TOLD, "community")
    opens(officer, "Marek Novak", date(2006, 3, 2), since=TOLD)
    records(officer, "existing_plan_recorded", day=date(2026, 3, 9), authority="Northmere")
    records(officer, "education_left", day=date(2026, 7, 1))

    turns_to_the_ending(officer)
    officer.sees("Age alone is no ground before the end of the academic year")
    consults(officer)
    officer.sees("Ending considered")

    comes_back_on(desktop, officer, DECIDED, "Novak")
    officer.turns_to("Ending")
    decides(officer)
    officer.sees("the plan was reviewed after they left")
    officer.presses("endingDecideCancel")

    records(officer, "review_held", day=date(2026, 9, 28))
    records(officer, "return_found", day=date(2026, 9, 28), chosen_finding="Does not wish")
    officer.turns_to("Ending")
    decides(officer)
    officer.sees("We have decided to end the plan")
    officer.presses("letterClose")
    officer.sees("Decision to end: still in force")
    officer.sees("Wednesday 2 December 2026")

    comes_back_on(desktop, officer, OVER, "Novak")
    officer.turns_to("Ending")
    officer.presses("endingEnd")
    officer.finishes("endingEndSave", "endingEnd")
    officer.presses("letterClose")
    officer.sees("The plan ended on Wednesday 2 December 2026")
    officer.sees("reason 6 of the yearly return")
    officer.sees("Kept until Monday 2 March 2037")
