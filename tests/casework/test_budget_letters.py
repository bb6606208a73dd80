"""The letters of personal budgets: to whom they go, and what they are filled with."""

from __future__ import annotations

import pytest

from caseworker.domain.case import Event
from tests.casework.test_letters import MOTHER
from tests.casework.test_review_letters import known, letter
from tests.domain.happenings import on

STARTED = on("direct_payments_started", "2026-09-07")


def test_the_notice_goes_to_whoever_receives_the_money_with_its_amount_and_day() -> None:
    """Personal Budgets Regs 2014 reg 8(2)."""
    one = letter(
        "L-35-notice",
        on(
            "direct_payment_notice_given", "2026-11-16", "2026-11-16",
            recipient="Ms Reed", goods="A programme", amount="1250.5", each="a term",
            conditions="Receipts",
        ),
    )  # fmt: skip

    assert one.recipients == ("Ms Reed",)
    assert known(one)["goods"] == "A programme"
    assert known(one)["payment_amount"] == "1250.5"  # what can't be read stays as it is


@pytest.mark.parametrize(
    ("name", "event", "facts"),
    [
        (
            "L-35-refusal",
            on("direct_payment_refused", "2026-11-16", "2026-11-16", reasons="The list."),
            {"reasons": "The list."},
        ),
        (
            "L-35-reduce",
            on(
                "direct_payment_reduced", "2026-11-16", "2026-11-16",
                amount="900", each="a year", **{"from": "2027-01-04"}, reasons="It costs less.",
            ),
            {"payment_amount": "£900", "payment_from": "4 January 2027"},
        ),
        (
            "L-35-repay",
            on(
                "direct_payment_repayment_asked", "2026-11-16", "2026-11-16",
                amount="1,100.07", by="2027-02-01", reasons="Not used.",
            ),
            {"payment_amount": "£1,100.07", "repay_by": "1 February 2027"},
        ),
        (
            "L-35-stop",
            on(
                "direct_payment_stopped", "2026-11-16", "2026-11-16",
                ground="the money is not used as agreed", **{"from": "2027-01-04"}, reasons="No.",
            ),
            {"stop_ground": "the money is not used as agreed"},
        ),
        (
            "L-35-no-budget",
            on(
                "budget_refused", "2026-11-16", "2026-11-16",
                provision="Hearing support", ground="it would harm others", reasons="One sum.",
            ),
            {"budget_provision": "Hearing support"},
        ),
    ],
)  # fmt: skip
def test_a_decision_about_money_is_told_with_its_reasons(
    name: str, event: Event, facts: dict[str, str]
) -> None:
    one = letter(name, STARTED, event)

    assert one.recipients == (MOTHER.shown,)
    assert facts.items() <= known(one).items()
