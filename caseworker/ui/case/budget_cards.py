"""The cards of the page of budgets: what it comes to, the way to the first payment, travel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from caseworker.domain.budget import (
    AGAIN,
    AGREED,
    ASKED,
    ASKED_AGAIN,
    REFUSED,
    STARTED,
    STOPPED,
    Budget,
    StepNow,
    asked_again,
    is_paid,
    may_record,
    steps_of,
    to_reconsider,
)
from caseworker.domain.case import Event
from caseworker.domain.days import plain
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.listed import listed
from caseworker.domain.money import Pence, as_pounds, pence, pounds
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, primary, row, secondary
from caseworker.ui.parts.typed_day import short_day

POINTING = frozenset({FactKind.EVENT, FactKind.DOCUMENT, FactKind.KEYS, FactKind.LIST})
NOTICES = ("direct_payment_reduced", "direct_payment_repayment_asked", STOPPED)
OFTEN = {STARTED: "First payment made…", AGREED: "Decide on direct payments…"}
TRAVEL = ("travel_decided", "travel_costs_compared")


class LinesCard(Card):
    """Each piece of provision with its money, and what each service gives.

    Signals:
        filling: the direct payments are to be put into the plan.
    """

    filling = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What it comes to", name="budgetLines", gap=8, parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(18))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 1)
        self._totals = QVBoxLayout()
        self.fill = secondary("Put the payments into the plan…", "budgetFill")
        self.fill.clicked.connect(self.filling)
        self._foot = Words("", "small", wrap=True, name="budgetFoot")
        ways = Flow(across=8)
        ways.addWidget(self.fill)
        self.body.addLayout(self._grid)
        self.body.addWidget(Rule())
        self.body.addLayout(self._totals)
        self.body.addWidget(self._foot)
        self.body.addWidget(ways)

    def show_budget(self, budget: Budget | None, *, may_fill: bool) -> None:
        emptied(self._grid)
        emptied(self._totals)
        if budget is None:
            return
        for at, line in enumerate(budget.lines):
            way = f"{line.service}, {line.way}"
            way = f"{way}. {line.source}" if line.source else way
            amount = Words(line.said, "strong", name=f"budgetAmount{at}")
            self._grid.addWidget(Words(line.provision, wrap=True), at, 0)
            self._grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Words(way, "small", wrap=True), at, 2)
        for service, sums in budget.totals.items():
            said = " and ".join(f"{pounds(amount)} {each}" for each, amount in sums.items())
            words = f"{service[:1].upper()}{service[1:]}: {said}"
            self._totals.addWidget(Words(words, wrap=True, name=f"total_{service.split()[0]}"))
        self.fill.setVisible(bool(budget.paid) and may_fill)
        words = "" if may_fill or not budget.paid else "Begin to change the plan to put them in."
        self._foot.setText(words)
        self._foot.setVisible(bool(words))


class StepsCard(Card):
    """What comes before the first payment, what was done of it, and notices after it.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="directPayments", gap=6, parent=parent)
        top = row(12)
        top.addWidget(Words("Direct payments", "heading"), 1)
        self._state = Pill("", Tone.PLAIN, name="paymentsState")
        top.addWidget(self._state)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self._ways = Flow(across=8)
        self._said = QVBoxLayout()
        self.body.addLayout(top)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._ways)
        self.body.addLayout(self._said)

    def show_steps(self, seen: CaseSeen) -> None:
        emptied(self._lines)
        emptied(self._said)
        self._ways.clear()
        case = seen.case
        agreed, refused = case.last(AGREED), case.last(REFUSED)
        is_no = refused is not None and (agreed is None or agreed.day < refused.day)
        words, tone = ("Refused", Tone.AMBER) if is_no else ("Not paid", Tone.PLAIN)
        if is_paid(case):
            words, tone = "Being paid", Tone.GREEN
        elif case.last(STOPPED):
            words, tone = "Stopped", Tone.AMBER
        self._state.say(words, tone)
        for step in steps_of(case):
            self._lines.addLayout(self._line(step, seen))
        for at, (kind, words) in enumerate(self._offered(seen)):
            make = secondary if at else primary
            self._ways.addWidget(_button(make(words, f"payment_{kind}"), kind, self.stepped.emit))
        kinds = (AGREED, REFUSED, *NOTICES, ASKED_AGAIN, AGAIN, "direct_payment_asked_afresh")
        for event in reversed(case.all_of(*kinds)):
            self._said.addWidget(Words(said_of(event, seen), "soft", wrap=True))
            for words in listed(event.facts.get("tests", "")):
                self._said.addWidget(Words(words, "small", wrap=True))

    def _line(self, step: StepNow, seen: CaseSeen) -> QVBoxLayout:
        whole = QVBoxLayout()
        whole.setSpacing(0)
        line = Flow(across=10)
        met = step.met
        words = f"{short_day(met.sent or met.day, seen.today)}" if met else "Still to do"
        tone = Tone.GREEN if met else (Tone.AMBER if step.row.before else Tone.PLAIN)
        line.addWidget(Pill(words, tone, name=f"step_{step.row.name}"))
        line.addWidget(Words(step.row.title, wrap=True))
        whole.addWidget(line)
        whole.addWidget(Words(step.row.source, "small", wrap=True))
        return whole

    def _offered(self, seen: CaseSeen) -> Iterator[tuple[str, str]]:
        """The next step first; then whatever else may be done."""
        case, kinds = seen.case, event_kinds()
        first = next((one for one in steps_of(case) if one.met is None and one.row.before), None)
        kind = first.row.kinds[0] if first else ("" if is_paid(case) else STARTED)
        if kind and (kind != STARTED or case.last(AGREED)) and (kind != AGREED or case.last(ASKED)):
            yield kind, OFTEN.get(kind, f"{kinds[kind].title}…")
        if is_paid(case):
            for one in ("direct_payments_reviewed", *NOTICES, "direct_payment_asked_afresh"):
                if may_record(case, kinds[one], kinds):
                    yield one, f"{kinds[one].title}…"
        if to_reconsider(case):
            yield ASKED_AGAIN, "They ask to look at it again…"
        if asked_again(case):
            yield AGAIN, "Looked at again…"


class TravelCard(Card):
    """How the child travels to school, and what was compared.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Travel to school", name="travel", gap=6, parent=parent)
        words = (
            "Travel stands in a plan only exceptionally, with its reason; else it is for the "
            "policy in the local offer (SEND Code of Practice 2015, from a summary)."
        )
        self.body.addWidget(Words(words, "soft", wrap=True))
        self._said = QVBoxLayout()
        self.body.addLayout(self._said)
        ways = Flow(across=8)
        for kind in TRAVEL:
            words = f"{event_kinds()[kind].title}…"
            ways.addWidget(_button(secondary(words, f"travel_{kind}"), kind, self.stepped.emit))
        self.body.addWidget(ways)

    def show_case(self, seen: CaseSeen) -> None:
        emptied(self._said)
        found = [event for kind in TRAVEL if (event := seen.case.last(kind))]
        for event in found:
            title = f"{event_kinds()[event.kind].title}, {short_day(event.day, seen.today)}"
            self._said.addWidget(Words(title, "strong", wrap=True))
            for words in facts_of(event):
                self._said.addWidget(Words(words, wrap=True))
            if saved := _difference(event):
                self._said.addWidget(Words(saved, wrap=True, name="travelDifference"))
        if not found:
            self._said.addWidget(Words("Nothing is decided yet.", "small", name="travelNone"))


def said_of(event: Event, seen: CaseSeen) -> str:
    """An entry in a line: its day, what it is, what it says."""
    title = event_kinds()[event.kind].title
    facts = ". ".join(words.rstrip(".") for words in facts_of(event))
    return f"{short_day(event.sent or event.day, seen.today)}  ·  {title}. {facts}"


def facts_of(event: Event) -> Iterator[str]:
    """What an entry says, fact by fact; lists and what it points to are left out."""
    for spec in event_kinds()[event.kind].facts:
        value = event.facts.get(spec.name, "")
        if not value or spec.kind in POINTING:
            continue
        if spec.kind is FactKind.MONEY:
            value = as_pounds(value)
        elif spec.kind is FactKind.DATE:
            value = plain(date.fromisoformat(value))
        yield f"{spec.words} {value}" if spec.words.endswith("?") else f"{spec.words}: {value}"


def _button(button: QPushButton, kind: str, take: Callable[[NextStep], None]) -> QPushButton:
    step = NextStep(button.text(), Way.RECORD, (kind,))
    button.clicked.connect(lambda: take(step))
    return button


def _difference(event: Event) -> str:
    """By how much the preferred school costs more; empty where nothing is compared."""
    facts = event.facts
    if "nearer_cost" not in facts or "preferred_cost" not in facts:
        return ""
    nearer, preferred = pence(facts["nearer_cost"]), pence(facts["preferred_cost"])
    if preferred <= nearer:
        return "The preferred school costs no more."
    return f"The preferred school costs {pounds(Pence(preferred - nearer))} a year more."
