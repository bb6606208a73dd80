"""The personal budget of a case: what was asked, worked out, agreed and paid, off its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from caseworker.domain.blocks import paragraphs
from caseworker.domain.blocks import words as words_of
from caseworker.domain.budget_rules import Never, PaymentStep, Window, budget_rules
from caseworker.domain.case import Case, Event, EventId, Stage
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.money import NOTHING, Pence, pence, pounds
from caseworker.domain.plan import Item, ItemId, Plan
from caseworker.domain.review import current

ASKED: Final = "budget_requested"
PREPARED: Final = "budget_prepared"
LINE: Final = "budget_line_set"
NOT_PREPARED: Final = "budget_refused"
AGREED: Final = "direct_payment_agreed"
REFUSED: Final = "direct_payment_refused"
STARTED: Final = "direct_payments_started"
STOPPED: Final = "direct_payment_stopped"
ASKED_AGAIN: Final = "direct_payment_reconsideration_asked"
AGAIN: Final = "direct_payment_reconsidered"
PREMISES: Final = "premises_consent_given"
PAYMENT: Final = "payment"
"""What an item of a plan is called that says what a direct payment is for."""
DIRECT: Final = "as a direct payment"
REASSESS: Final = ("reassessment_agreed", "reassessment_requested")
REASSESSED: Final = ("final_plan_sent", "reassessment_refused", "amended_plan_sent")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a budget: a piece of provision, whose money, how much and how often."""

    provision: str
    service: str
    amount: Pence
    each: str
    way: str
    item: str = ""
    source: str = ""

    @property
    def said(self) -> str:
        return f"{pounds(self.amount)} {self.each}"


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget that was prepared, with its lines."""

    event: Event
    lines: tuple[Line, ...]

    @property
    def totals(self) -> Mapping[str, Mapping[str, Pence]]:
        """What each service gives, by how often: a term and a year are never added up."""
        found: dict[str, dict[str, Pence]] = {}
        for line in self.lines:
            of_it = found.setdefault(line.service, {})
            of_it[line.each] = Pence(of_it.get(line.each, NOTHING) + line.amount)
        return found

    @property
    def paid(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.way == DIRECT)


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step of the direct payments: the last entry that reached it, if any."""

    row: PaymentStep
    met: Event | None = None


def window_for(case: Case, stage: Stage, regime: str) -> Window | None:
    """The window in which a budget may be asked for now; None where it may not be.

    Personal Budgets Regs 2014 reg 4(1); never while detained: CFA 2014 s.70(1).
    """
    for window in budget_rules().windows:
        is_open = stage.value in window.stages and regime in window.regimes
        if is_open and _WHEN[window.when](case):
            return window
    return None


def budget_of(case: Case) -> Budget | None:
    """The budget that was worked out last."""
    event = case.last(PREPARED)
    if event is None:
        return None
    lines = [
        _line(one.facts)
        for one in case.all_of(LINE)
        if (heir := case.heir(EventId(one.facts.get("budget", "")))) and heir.id == event.id
    ]
    return Budget(event, tuple(lines))


def total_words(lines: tuple[Line, ...]) -> str:
    """What lines come to, by how often: ``£1,250.50 a year and £60 a week``."""
    sums: dict[str, Pence] = {}
    for line in lines:
        sums[line.each] = Pence(sums.get(line.each, NOTHING) + line.amount)
    return " and ".join(f"{pounds(amount)} {each}" for each, amount in sums.items())


def steps_of(case: Case) -> tuple[StepNow, ...]:
    """The way to the first payment and after it, from the last decision to agree on."""
    agreed = case.last(AGREED)
    found = []
    for row in budget_rules().steps:
        if row.when == "premises" and not _is_on_premises(agreed):
            continue
        met = case.last(*row.kinds)
        is_old = met is not None and agreed is not None and row.before and met.day < agreed.day
        is_no = met is not None and met.kind == PREMISES and met.facts.get("answer") != "Yes"
        found.append(StepNow(row, None if is_old or is_no else met))
    return tuple(found)


def still_before_paying(case: Case) -> tuple[PaymentStep, ...]:
    """What has to be done before the first payment, and isn't."""
    return tuple(one.row for one in steps_of(case) if one.row.before and one.met is None)


def is_paid(case: Case) -> bool:
    """Direct payments are being made."""
    started, stopped = case.last(STARTED), case.last(STOPPED)
    if started is None:
        return False
    return stopped is None or case.live.index(stopped) < case.live.index(started)


def never_paid(provision: str) -> Never | None:
    """Why direct payments may not pay for this; None if nothing speaks against it."""
    said = provision.casefold()
    for one in budget_rules().never:
        if any(phrase in said for phrase in one.phrases):
            return one
    return None


def to_reconsider(case: Case) -> tuple[Event, ...]:
    """The decisions that they may ask to have looked at again: each once."""
    kinds = tuple(one.kind for one in budget_rules().once)
    asked = {
        heir.id
        for event in case.all_of(ASKED_AGAIN)
        if (heir := case.heir(EventId(event.facts["about"])))
    }
    return tuple(event for event in case.all_of(*kinds) if event.id not in asked)


def asked_again(case: Case) -> tuple[Event, ...]:
    """What they asked for and nobody has answered yet."""
    answered = {
        heir.id
        for event in case.all_of(AGAIN)
        if (heir := case.heir(EventId(event.facts["asked"])))
    }
    return tuple(event for event in case.all_of(ASKED_AGAIN) if event.id not in answered)


def in_section(plan: Plan, budget: Budget, recipient: str) -> Plan:
    """The plan with each direct payment in its section: amount, to whom, needs and outcomes.

    What stands there of the same provision is replaced; everything else stays. The needs and
    outcomes are those that the piece of provision serves itself.
    """
    sections = plan_kinds()[plan.kind].sections
    homes = [one.letter for one in sections if one.item and one.item.name == PAYMENT]
    known = {item.id: item for _, item in plan.numbered()}
    for line in budget.paid if homes else ():
        provision = known.get(ItemId(line.item))
        links = provision.links if provision is not None else ()  # those it serves itself
        item = Item(
            ItemId(f"payment-{line.item or line.provision.casefold()}"),
            paragraphs(line.provision),
            {"amount": line.said, "paid_to": recipient},
            links,
        )
        plan = plan.with_item(homes[0], item)
    return plan


def payable(plan: Plan, letters: tuple[str, ...]) -> Iterator[tuple[str, Item, str]]:
    """Every piece of provision that a budget may have a line for: its number, itself, its words."""
    numbers = plan.numbers()
    for letter in letters:
        for item in plan.section(letter).items:
            yield numbers[item.id], item, words_of(item.text).strip()


def may_record(case: Case, kind: EventKind, kinds: Mapping[str, EventKind]) -> bool:
    """Whether an entry of this kind can be made now."""
    return case.may(kind, kinds) and all(case.last(one) is not None for one in kind.only_after)


def _line(facts: Mapping[str, str]) -> Line:
    return Line(
        facts["provision"],
        facts["service"],
        pence(facts["amount"]),
        facts["each"],
        facts["way"],
        facts.get("item", ""),
        facts.get("source", ""),
    )


def _is_on_premises(agreed: Event | None) -> bool:
    return agreed is not None and agreed.facts.get("premises") == "Yes"


def _in_review(case: Case) -> bool:
    return current(case) is not None


def _in_reassessment(case: Case) -> bool:
    begun, over = case.last(*REASSESS), case.last(*REASSESSED)
    if begun is None:
        return False
    return over is None or case.live.index(over) < case.live.index(begun)


_WHEN: Final = {
    "always": lambda _case: True,
    "review": _in_review,
    "reassessment": _in_reassessment,
}
