"""Personal budgets and direct payments: when one may be asked for, worked out, agreed and paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.casework import budgets, direct_payments
from caseworker.domain.budget import (
    asked_again,
    budget_of,
    in_section,
    is_paid,
    steps_of,
    still_before_paying,
    to_reconsider,
    window_for,
)
from caseworker.domain.budget_rules import budget_rules
from caseworker.domain.case import CaseNumber, Event, Happening, Stage
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.money import Pence
from tests.builders import TODAY, a_case, a_plan
from tests.domain.happenings import named, on
from tests.ui.case.store import CaseStore
from tests.ui.case.year import in_force

PLANNED = on("meeting_planned", "2026-11-02", what="Annual review", on="2026-12-10")
HELD = on("review_held", "2026-12-10", what="Annual review")
AGAIN = on("reassessment_agreed", "2026-11-02")
THERAPY = budgets.TypedLine(
    "F1 Small group", "education", "1,250.50", "a year", "as a direct payment", "provision-1"
)
NURSE = budgets.TypedLine("G1 Nurse", "health", "60", "a week", "arranged by the authority")
YES = tuple(
    direct_payments.Answered(row.name, is_met=True, why="Seen.")
    for row in (*budget_rules().recipients, *budget_rules().tests)
)


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.mark.parametrize(
    ("stage", "events", "window"),
    [
        (Stage.DECIDING, (), None),
        (Stage.ASSESSING, (), None),
        (Stage.DRAFTING, (), "draft"),
        (Stage.DRAFT_SENT, (), "draft"),
        (Stage.PLAN_IN_FORCE, (), None),
        (Stage.PLAN_IN_FORCE, (PLANNED,), "review"),
        (Stage.PLAN_IN_FORCE, (PLANNED, HELD), "review"),
        (Stage.PLAN_IN_FORCE, (AGAIN,), "reassessment"),
        (Stage.ASSESSING, (AGAIN,), "reassessment"),
    ],
)
def test_it_may_be_asked_for_while_a_draft_or_a_review_is_under_way(
    stage: Stage, events: tuple[Event, ...], window: str | None
) -> None:
    """Personal Budgets Regs 2014 reg 4(1)."""
    found = window_for(a_case(*events), stage, "community")

    assert (found.name if found else None) == window
    assert window_for(a_case(*events), stage, "custody") is None  # CFA 2014 s.70(1)


def drafting(store: CaseStore) -> CaseNumber:
    return store.ready(a_plan())


def asked(store: CaseStore, number: CaseNumber) -> CaseNumber:
    store.office.do(
        budgets.ask_for_budget, budgets.AskForBudget(number, "Dawn Whitfield", TODAY, "Therapy")
    )
    return number


def prepared(store: CaseStore) -> CaseNumber:
    number = asked(store, drafting(store))
    command = budgets.PrepareBudget(number, TODAY, (THERAPY, NURSE), "By the hour")
    store.office.do(budgets.prepare_budget, command)
    return number


def decide(number: CaseNumber, **changes: object) -> direct_payments.DecideOnPayments:
    command = direct_payments.DecideOnPayments(
        number, TODAY, True, "Dawn Whitfield", "Parent", "F1 Small group", "£1,250.50 a year", YES,
    )  # fmt: skip
    return replace(command, **changes)  # type: ignore[arg-type]


NOTICE = {
    "recipient": "Dawn Whitfield", "goods": "Therapy", "amount": "1,250.50", "each": "a year",
    "from": "2027-01-04", "conditions": "Receipts each term",
}  # fmt: skip


def to_the_first_payment(store: CaseStore, **changes: object) -> CaseNumber:
    number = prepared(store)
    store.office.do(direct_payments.decide_on_payments, decide(number, **changes))
    accepted = {"recipient": "Dawn Whitfield", "account": "A dedicated account"}
    store.record(
        number,
        Happening("direct_payment_notice_given", TODAY, sent=TODAY, facts=NOTICE),
        Happening("direct_payment_accepted", TODAY, facts=accepted),
    )
    return number


def paid(store: CaseStore) -> CaseNumber:
    number = to_the_first_payment(store)
    store.office.do(direct_payments.start_payments, direct_payments.StartPayments(number, TODAY))
    return number


def test_outside_the_window_it_is_refused_with_the_source(store: CaseStore) -> None:
    number = in_force(store)

    with pytest.raises(NotAllowed, match="can’t be asked for now") as refused:
        asked(store, number)
    assert refused.value.source.startswith("Personal Budgets Regs 2014 reg 4(1)")


def test_a_budget_is_its_lines_to_the_penny_and_adds_up_by_service(store: CaseStore) -> None:
    budget = budget_of(store.case(prepared(store)))

    assert budget is not None
    assert [line.amount for line in budget.lines] == [125050, 6000]
    assert budget.totals == {
        "education": {"a year": Pence(125050)}, "health": {"a week": Pence(6000)},
    }  # fmt: skip
    assert budget.event.facts["total"] == "£1,250.50 a year and £60 a week"


def test_nothing_is_worked_out_that_nobody_asked_for(store: CaseStore) -> None:
    number = drafting(store)

    with pytest.raises(NotAllowed, match="Nobody has asked"):
        store.office.do(budgets.prepare_budget, budgets.PrepareBudget(number, TODAY, (THERAPY,)))


def test_an_amount_that_can_t_be_read_is_said_beside_its_line(store: CaseStore) -> None:
    number = asked(store, drafting(store))
    wrong = replace(THERAPY, amount="12,50")

    with pytest.raises(Incomplete) as refused:
        store.office.do(
            budgets.prepare_budget, budgets.PrepareBudget(number, TODAY, (THERAPY, wrong))
        )
    assert [gap.field for gap in refused.value.gaps] == ["line1"]


@pytest.mark.parametrize("provision", ["A school place", "Tuition fees of the college"])
def test_a_place_at_a_school_is_never_paid_for(store: CaseStore, provision: str) -> None:
    """Personal Budgets Regs 2014 reg 6(2)."""
    number = asked(store, drafting(store))
    line = replace(THERAPY, provision=provision)

    with pytest.raises(NotAllowed, match="may never be paid for"):
        store.office.do(budgets.prepare_budget, budgets.PrepareBudget(number, TODAY, (line,)))


def test_a_payment_stands_in_section_j_with_what_its_provision_serves(store: CaseStore) -> None:
    """SEND Regs 2014 reg 12(1)(j): the needs and outcomes that it meets."""
    budget = budget_of(store.case(prepared(store)))
    assert budget is not None
    plan = a_plan()

    twice = in_section(in_section(plan, budget, "Dawn Whitfield"), budget, "Dawn Whitfield")

    (item,) = twice.section("J").items
    assert item.fields == {"amount": "£1,250.50 a year", "paid_to": "Dawn Whitfield"}
    assert item.links == plan.section("F").items[0].links
    assert {key: section for key, section in twice.sections.items() if key != "J"} == {
        key: section for key, section in plan.sections.items() if key != "J"
    }


def test_every_test_is_answered_with_its_reason(store: CaseStore) -> None:
    """Personal Budgets Regs 2014 reg 5 and 6."""
    number = prepared(store)
    some = (replace(YES[0], why=" "), *YES[1:-1])

    with pytest.raises(Incomplete) as refused:
        store.office.do(direct_payments.decide_on_payments, decide(number, answers=some))
    assert {gap.field for gap in refused.value.gaps} == {"test_asked", "test_resources"}


@pytest.mark.parametrize("name", ["not_listed", "others"])
def test_a_test_that_is_not_met_can_t_be_agreed_to(store: CaseStore, name: str) -> None:
    number = prepared(store)
    answers = tuple(replace(one, is_met=one.name != name) for one in YES)

    with pytest.raises(NotAllowed, match="isn’t met"):
        store.office.do(direct_payments.decide_on_payments, decide(number, answers=answers))
    store.office.do(
        direct_payments.decide_on_payments,
        decide(number, answers=answers, agreed=False, reasons="The list.", sent=TODAY),
    )
    refused = store.case(number).last("direct_payment_refused")
    assert refused is not None
    assert ": no. Seen." in refused.facts["tests"]


def test_nothing_is_paid_before_the_notice_and_the_agreement(store: CaseStore) -> None:
    """Personal Budgets Regs 2014 reg 8."""
    number = prepared(store)
    store.office.do(direct_payments.decide_on_payments, decide(number))

    with pytest.raises(NotAllowed, match="Before the first payment"):
        store.office.do(
            direct_payments.start_payments, direct_payments.StartPayments(number, TODAY)
        )
    assert [row.name for row in still_before_paying(store.case(number))] == ["notice", "accepted"]
    before = direct_payments.StartPayments(number, TODAY, "Foxshire did it, in May.")
    done = store.office.do(direct_payments.start_payments, before)
    assert "Foxshire did it" in done.sentence


def test_on_the_premises_of_a_school_its_head_agrees_in_writing(store: CaseStore) -> None:
    """Personal Budgets Regs 2014 reg 9."""
    number = to_the_first_payment(store, premises=True)
    facts = {"place": "Harrow Hill School", "by": "Mr Shah"}

    for answer, lacking in (("No", ["premises"]), ("Yes", [])):
        store.record(
            number, Happening("premises_consent_given", TODAY, facts={**facts, "answer": answer})
        )
        assert [row.name for row in still_before_paying(store.case(number))] == lacking


def test_their_use_is_looked_at_within_three_months_then_with_each_review() -> None:
    """T-46: reg 11(2)."""
    made = on("existing_plan_recorded", "2025-12-01", authority="Northmere")
    started = on("direct_payments_started", "2026-09-07")
    looked = on("direct_payments_reviewed", "2026-11-20")

    assert str(named(a_case(made, started), "2026-09-08")["review_direct_payments"].by) == (
        "2026-12-06"
    )
    after = named(a_case(made, started, looked, HELD), "2026-12-11")
    assert not after["review_direct_payments"].is_open
    assert after["review_direct_payments_again"].is_open
    stopped = on("direct_payment_stopped", "2026-12-09")
    assert "review_direct_payments_again" not in named(
        a_case(made, started, looked, stopped, HELD), "2026-12-11"
    )


def test_at_the_end_of_compulsory_school_age_the_young_person_is_asked_afresh() -> None:
    """Reg 15. Tom Whitfield is 16 on 2 March 2025: it ended on 27 June 2025."""
    opened = on("case_opened", "2024-01-08")
    started = on("direct_payments_started", "2025-01-06")
    answered = on("direct_payment_asked_afresh", "2025-07-01", person="Tom Whitfield")

    assert named(a_case(opened, started), "2025-07-02")["direct_payments_asked_afresh"].is_open
    assert not named(a_case(opened, started, answered), "2025-07-02")[
        "direct_payments_asked_afresh"
    ].is_open


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (
            "direct_payment_reduced",
            {"amount": "900", "each": "a year", "from": "2027-02-01", "reasons": "It costs less."},
        ),
        (
            "direct_payment_repayment_asked",
            {"amount": "100.00", "by": "2027-02-01", "reasons": "Not used."},
        ),
        (
            "direct_payment_stopped",
            {
                "ground": "the money is not used as agreed",
                "from": "2027-02-01",
                "reasons": "No receipts.",
            },
        ),
    ],
)
def test_each_notice_is_looked_at_again_once(
    store: CaseStore, kind: str, facts: dict[str, str]
) -> None:
    """Personal Budgets Regs 2014 reg 12 to 14."""
    number = paid(store)
    store.record(number, Happening(kind, TODAY, sent=TODAY, facts=facts))
    (notice,) = to_reconsider(store.case(number))
    ask = direct_payments.AskToReconsider(number, notice.id, "Dawn Whitfield", TODAY)

    store.office.do(direct_payments.ask_to_reconsider, ask)
    with pytest.raises(NotAllowed, match="once for each"):
        store.office.do(direct_payments.ask_to_reconsider, ask)
    (waiting,) = asked_again(store.case(number))
    store.office.do(
        direct_payments.reconsider,
        direct_payments.Reconsider(number, waiting.id, TODAY, TODAY, "It stands", "As before."),
    )

    case = store.case(number)
    assert not asked_again(case)
    assert not to_reconsider(case)
    assert is_paid(case) is (kind != "direct_payment_stopped")


def test_a_new_decision_begins_the_steps_anew(store: CaseStore) -> None:
    number = paid(store)
    later = TODAY + timedelta(1)
    case = store.case(number)
    agreed = case.last("direct_payment_agreed")
    assert agreed is not None
    again = replace(agreed, id=replace(agreed).id + "2", day=later)  # type: ignore[arg-type]

    steps = {one.row.name: one.met for one in steps_of(replace(case, events=(*case.events, again)))}

    assert steps["notice"] is None
    assert steps["accepted"] is None


def test_the_kinds_that_the_rows_name_are_there() -> None:
    kinds = {kind for step in budget_rules().steps for kind in step.kinds}
    kinds |= {one.kind for one in budget_rules().once}

    assert kinds <= event_kinds().keys()
