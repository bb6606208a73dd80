"""A budget asked for with the draft, paid out, and looked at in time; and a child in care."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.domain.budget_rules import budget_rules
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TO_ISSUE, to_a_written_plan
from tests.days.window.stories import comes_back_on, line

FIRST_PAYMENT = date(2026, 12, 7)
LOOKED_AT = date(2027, 2, 15)  # T-46: by 6 March 2027


def while_drafting(desktop: Desktop) -> Officer:
    """A plan that is written and not yet sent, and an officer before it."""
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    return officer


def asks_and_works_it_out(officer: Officer) -> None:
    officer.turns_to("Budget and travel")
    officer.sees("May be asked for now: the draft plan is being prepared")
    officer.presses("budget_budget_requested")
    officer.types("person", "Dawn Whitfield")
    officer.finishes("budgetSave", "budget")
    officer.presses("budget_budget_prepared")
    officer.types("amount0", "1,250.5")
    officer.chooses("way0", "as a direct payment")
    officer.presses("budgetSave")
    officer.sees("can’t be read as an amount")
    officer.types("amount0", "1,250.50")
    officer.finishes("budgetSave", "budget")
    officer.sees("£1,250.50 a year", "Education: £1,250.50 a year")


def puts_it_into_the_plan(officer: Officer) -> None:
    officer.presses("budgetFill")
    officer.finishes("paymentsFillSave", "paymentsFill")
    officer.turns_to("Plan")
    officer.picks("outline", "J  ")
    officer.sees("Payment J1", "for need B1", "£1,250.50 a year")
    officer.turns_to("Budget and travel")


def decides_and_pays(officer: Officer, desktop: Desktop) -> None:
    officer.presses("payment_direct_payment_agreed")
    officer.chooses("decision", "Agree to direct payments")
    officer.types("recipient", "Dawn Whitfield")
    officer.chooses("as_what", "Parent")
    for row in (*budget_rules().recipients, *budget_rules().tests):
        officer.chooses(f"answer_{row.name}", "Yes")
        officer.types(f"why_{row.name}", "Asked and seen.")
    officer.finishes("budgetSave", "budget")
    officer.presses("payment_direct_payment_notice_given")
    officer.types("recipient", "Dawn Whitfield")
    officer.types("goods", "The language programme")
    officer.types("amount", "1,250.50")
    officer.chooses("each", "a year")
    officer.dates("from", FIRST_PAYMENT)
    officer.types("conditions", "Receipts each term")
    officer.finishes("entrySave", "entry")
    officer.waits(lambda: officer.is_seen("letterSource"), "the notice is offered at once")
    officer.presses("letterClose")
    officer.presses("payment_direct_payment_accepted")
    officer.types("recipient", "Dawn Whitfield")
    officer.chooses("account", "A dedicated account")
    officer.finishes("entrySave", "entry")
    comes_back_on(desktop, officer, FIRST_PAYMENT, "Whitfield")
    officer.turns_to("Budget and travel")
    officer.presses("payment_direct_payments_started")
    officer.finishes("budgetSave", "budget")
    officer.sees("Being paid")


def test_a_budget_from_the_request_to_the_look_at_its_use(desktop: Desktop) -> None:
    officer = while_drafting(desktop)
    assert desktop.today == TO_ISSUE

    asks_and_works_it_out(officer)
    puts_it_into_the_plan(officer)
    decides_and_pays(officer, desktop)
    officer.turns_to("Overview")
    assert "Review the use of the direct payments" in line(officer, "direct payments")

    comes_back_on(desktop, officer, LOOKED_AT, "Whitfield")
    assert "Sat 6 Mar" in line(officer, "Review the use of the direct payments")
    officer.turns_to("Budget and travel")
    officer.presses("payment_direct_payments_reviewed")
    officer.finishes("entrySave", "entry")
    officer.sees("Mon 15 Feb")


def test_a_child_comes_into_care_and_nobody_overlooks_it(desktop: Desktop) -> None:
    officer = while_drafting(desktop)

    officer.takes("actions", "act_circumstance_began")
    officer.takes("circumstanceAdd", "begin_looked_after")
    officer.dates("since", TO_ISSUE)
    officer.chooses("basis", "Care order (s.31)")
    officer.types("social_worker", "Ms Reed")
    officer.finishes("circumstanceSave", "circumstance")
    officer.sees(
        "Looked after", "Social worker: Ms Reed", "No personal education plan is known of."
    )
    officer.turns_to("Overview")
    assert "Begin the personal education plan" in line(officer, "personal education plan")
    officer.turns_to("Circumstances")
    officer.presses("circumstance_looked_afterAct")
    officer.chooses("what", "Personal education plan made")
    officer.types("words", "Reading comes first.")
    officer.finishes("circumstanceSave", "circumstance")

    officer.sees("Personal education plan made. Reading comes first.")
